import type { Examples } from "./examples";

/** What answers and callbacks look like, shortened. */
export const jobSample = `{
  "uuid": "9f2c1b7e4a0d4c5f8e6b7a9c0d1e2f3a",
  "status": "done",
  "page_count": 1, "pages_done": 1, "mean_confidence": 0.98,
  "text": "INVOICE\\n\\nAcme Corp\\nTotal: 215.00 USD",
  "markdown": "# INVOICE\\n\\nAcme Corp Total: 215.00 USD",
  "pages": [{
    "index": 0, "width": 2480, "height": 3508, "confidence": 0.98,
    "blocks": [{
      "id": "p0b0", "type": "heading", "text": "INVOICE", "bbox": [300, 310, 820, 390],
      "lines": [{"words": [{"text": "INVOICE", "bbox": [300, 310, 820, 390], "confidence": 0.99}]}]
    }]
  }]
}`;

export const errorSample = `{"error": "Send a PNG, JPG, WEBP, GIF, BMP, TIFF or PDF file.", "code": "unsupported_type"}`;

export const callbackSample = `POST /hook HTTP/1.1
Content-Type: application/json
Ocrchat-Event-Id: 5b0c7a…
Ocrchat-Signature: t=1769860800,v1=5257a8…

{"event": "job.done", "id": "5b0c7a…",
 "job": {"uuid": "9f2c…", "status": "done", "page_count": 1, "pages_done": 1, "credits": 1,
         "finished_at": "2026-01-31T12:00:01.000Z", "error_code": null}}`;

/** Whether a callback comes from the server: the body is taken as it came, before any parsing. */
export const signatureChecks: Examples = {
  Python: `import hashlib, hmac, time

def is_genuine(secret, header, body, tolerance=300):
    parts = dict(part.split("=", 1) for part in header.split(","))
    made = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(made, parts["v1"]) and abs(time.time() - int(parts["t"])) < tolerance`,
  "Node.js": `import { createHmac, timingSafeEqual } from "node:crypto";

export function isGenuine(secret, header, body, tolerance = 300) {
  const { t, v1 } = Object.fromEntries(header.split(",").map((part) => part.split("=", 2)));
  const made = createHmac("sha256", secret).update(t + ".").update(body).digest();
  const given = Buffer.from(String(v1), "hex");
  const fresh = Math.abs(Date.now() / 1000 - Number(t)) < tolerance;
  return fresh && given.length === made.length && timingSafeEqual(made, given);
}`,
};
