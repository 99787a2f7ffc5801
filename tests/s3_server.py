#!/usr/bin/python3
"""A strict S3 server in memory, for the tests: checks signatures (Signature Version 4), payload hashes and clocks, knows
PUT, GET, HEAD, DELETE and ListObjectsV2 in small pages, and fails on demand.

    s3_server.py [--address ADDRESS] [--until-parent-ends]

prints the port it listens on; credentials are "key" and "secret", the bucket is any but "missing"

POST /_control/fail?count=N&status=503   the next N requests are answered so; status=0 drops the connection half-way
POST /_control/stop                      ends the server
GET  /_control/requests                  how many requests there were, as "PUT 2\\nGET 1\\n"
"""
import collections
import ctypes
import datetime
import hashlib
import hmac
import http.server
import re
import signal
import sys
import threading
import urllib.parse
import xml.sax.saxutils

ACCESS, SECRET = "key", "secret"
PAGE = 3
SKEW = datetime.timedelta(minutes=15)


class Refused(Exception):
    def __init__(self, status, code):
        super().__init__(code)
        self.status, self.code = status, code


def sign(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def signature(secret, scope, to_sign):
    key = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        key = sign(key, part)
    return hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    objects, counts, lock = {}, collections.Counter(), threading.Lock()
    failures = [0, 503]

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass  # clients are killed as they please

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def check(self, path, query, body):
        header = self.headers.get("Authorization") or ""
        found = re.fullmatch(r"AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w{64})", header)
        if not found:
            raise Refused(403, "AccessDenied")
        access, scope, signed, given = found.groups()
        time = self.headers.get("x-amz-date") or ""
        then = datetime.datetime.strptime(time, "%Y%m%dT%H%M%SZ")
        if abs(datetime.datetime.utcnow() - then) > SKEW:
            raise Refused(403, "RequestTimeTooSkewed")
        if access != ACCESS or not scope.startswith(time[:8]) or not scope.endswith("/s3/aws4_request"):
            raise Refused(403, "InvalidAccessKeyId")
        names = signed.split(";")
        if names != sorted(names) or not {"host", "x-amz-content-sha256", "x-amz-date"} <= set(names):
            raise Refused(403, "SignatureDoesNotMatch")
        payload = self.headers.get("x-amz-content-sha256")
        pairs = sorted((urllib.parse.quote(k, safe="-_.~"), urllib.parse.quote(v, safe="-_.~")) for k, v in query)
        canonical = "\n".join([self.command, path, "&".join(f"{k}={v}" for k, v in pairs),
                               *(f"{n}:{(self.headers.get(n) or '').strip()}" for n in names), "", signed, payload])
        to_sign = "\n".join(["AWS4-HMAC-SHA256", time, scope, hashlib.sha256(canonical.encode()).hexdigest()])
        if not hmac.compare_digest(signature(SECRET, scope, to_sign), given):
            raise Refused(403, "SignatureDoesNotMatch")
        if hashlib.sha256(body).hexdigest() != payload:
            raise Refused(400, "XAmzContentSHA256Mismatch")

    def control(self, path, query):
        if path == "/_control/requests":
            return self.answer(200, "".join(f"{k} {v}\n" for k, v in sorted(self.counts.items())).encode())
        if path == "/_control/stop":
            self.answer(200)
            return threading.Thread(target=self.server.shutdown).start()
        options = dict(query)
        self.failures[:] = [int(options.get("count", 1)), int(options.get("status", 503))]
        self.answer(200)

    def fail(self):
        with self.lock:
            if self.failures[0] <= 0:
                return False
            self.failures[0] -= 1
        if self.failures[1]:
            self.answer(self.failures[1])
        else:
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
        return True

    def listing(self, bucket, query):
        options = dict(query)
        if options.pop("list-type", "") != "2" or set(options) - {"prefix", "continuation-token", "max-keys"}:
            raise Refused(400, "InvalidArgument")
        start = options.get("continuation-token", "")
        prefix = f"{bucket}/{options.get('prefix', '')}"
        keys = [k[len(bucket) + 1:] for k in sorted(self.objects) if k.startswith(prefix)]
        rest = [k for k in keys if k > start]
        page, more = rest[:PAGE], len(rest) > PAGE
        items = "".join(f"<Contents><Key>{xml.sax.saxutils.escape(k)}</Key><Size>1</Size></Contents>" for k in page)
        token = f"<NextContinuationToken>{xml.sax.saxutils.escape(page[-1])}</NextContinuationToken>" if more else ""
        text = (f'<?xml version="1.0"?><ListBucketResult><Name>{bucket}</Name><IsTruncated>{str(more).lower()}</IsTruncated>'
                f"{token}{items}</ListBucketResult>")
        self.answer(200, text.encode(), {"Content-Type": "application/xml"})

    def serve(self):
        parts = urllib.parse.urlsplit(self.path)
        query = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
        body = self.body()
        if parts.path.startswith("/_control/"):
            return self.control(parts.path, query)
        with self.lock:
            self.counts[self.command] += 1
        if self.fail():
            return None
        try:
            self.check(parts.path, query, body)
            bucket, _, key = urllib.parse.unquote(parts.path[1:]).partition("/")
            name = f"{bucket}/{key}"
            if bucket == "missing":
                raise Refused(404, "NoSuchBucket")
            if self.command == "GET" and not key:
                return self.listing(bucket, query)
            if query or not key:
                raise Refused(400, "InvalidArgument")
            if self.command == "PUT":
                self.objects[name] = body
                return self.answer(200, headers={"ETag": f'"{hashlib.md5(body).hexdigest()}"'})
            if self.command == "DELETE":
                self.objects.pop(name, None)
                return self.answer(204)
            if name not in self.objects:
                raise Refused(404, "NoSuchKey")
            return self.answer(200, self.objects[name])
        except Refused as refusal:
            return self.answer(refusal.status, f"<Error><Code>{refusal.code}</Code></Error>".encode())

    do_GET = do_PUT = do_HEAD = do_DELETE = do_POST = serve


def main():
    address = sys.argv[sys.argv.index("--address") + 1] if "--address" in sys.argv else "127.0.0.1"
    server = http.server.ThreadingHTTPServer((address, 0), Handler)
    print(server.server_address[1], flush=True)
    if "--until-parent-ends" in sys.argv:
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG
    server.serve_forever()


if __name__ == "__main__":
    main()
