import { newKey, SIGNED_OUT } from "./client";
import { writing } from "./own";
import { type ApiProblem, problemOf, unreachable } from "./problem";

export interface Uploading {
  /** Told as bytes go out: 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Posts a file's bytes and tells how far they are, which fetch can't. The answer's body, or an ApiProblem thrown. */
export function sendFile<T>(path: string, file: Blob, { onProgress, signal }: Uploading = {}): Promise<T> {
  const request = new XMLHttpRequest();
  const sent = new Promise<T>((resolve, reject) => {
    const refuse = (problem: ApiProblem) => {
      if (problem.code === "session.none") window.dispatchEvent(new Event(SIGNED_OUT));
      reject(problem);
    };
    request.open("POST", path);
    request.responseType = "json";
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Sinan", "1");
    request.setRequestHeader("Idempotency-Key", newKey());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress?.(event.loaded / event.total);
    };
    request.onload = () =>
      request.status >= 200 && request.status < 300
        ? resolve(request.response as T)
        : refuse(problemOf(request.status, request.response));
    request.onerror = () => refuse(unreachable(new Error("no answer to an upload")));
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
  return writing(sent, () => request.getResponseHeader("X-Request-Id"));
}
