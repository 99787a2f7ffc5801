import { ApiError, csrfHeaders, errorOf } from "../api/client";
import type { JobBrief } from "../api/types";

interface Parcel {
  file: File;
  fields: Record<string, string>;
  /** Sent again under the same key, it is the same job. */
  key: string;
  onSent: (share: number) => void;
  signal: AbortSignal;
}

function formOf({ file, fields }: Parcel): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file, file.name);
  return form;
}

function answerOf(request: XMLHttpRequest): JobBrief {
  if (request.status < 200 || request.status > 299) {
    throw errorOf(request.status, request.responseText, request.getResponseHeader("Retry-After"));
  }
  return JSON.parse(request.responseText) as JobBrief;
}

/** Sends a document and gives its job, which is seldom finished yet: the server is asked not to wait. By XMLHttpRequest,
 * as fetch does not tell how much of a body is sent.
 * @throws ApiError */
export function sendFile(parcel: Parcel): Promise<JobBrief> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "api/v1/ocr/?wait=0");
    const headers = { ...csrfHeaders(), "Idempotency-Key": parcel.key };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => parcel.onSent(total > 0 ? loaded / total : 0);
    request.onload = () => {
      try {
        resolve(answerOf(request));
      } catch (error) {
        reject(error instanceof ApiError ? error : new ApiError(request.status, "unavailable", String(error)));
      }
    };
    request.onerror = () => reject(new ApiError(0, "network", "The connection was lost."));
    request.onabort = () => reject(new ApiError(0, "cancelled", "Cancelled."));
    parcel.signal.addEventListener("abort", () => request.abort());
    request.send(formOf(parcel));
  });
}
