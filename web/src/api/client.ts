import createClient, { type Middleware } from "openapi-fetch";
import { writing } from "./own";
import { ApiProblem, problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

/** What every request carries: the reader's language, and on writes the two headers the server insists on. */
export const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang);
    if (request.method !== "GET" && request.method !== "HEAD") {
      // A cross-site form can't set a header of its own: with Sec-Fetch-Site this is the CSRF guard.
      request.headers.set("X-Sinan", "1");
      if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", newKey());
      }
    }
    return request;
  },
};

/** What reads, and a sign of life, changes nothing. */
const writes = ({ method, url }: Request) =>
  method !== "GET" && method !== "HEAD" && !url.includes("/api/v1/presence");

/** The typed client. Wrap each call in `answer`: `await answer(api.GET("/api/v1/me"))`. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  credentials: "same-origin",
  // Looked up at each call so that tests can put their own in place.
  fetch: (request) => {
    const answer = globalThis.fetch(request);
    return writes(request) ? writing(answer, ({ headers }) => headers.get("X-Request-Id")) : answer;
  },
});
api.use(manners);

/** A key for one attempt at a write; send the same key when trying that attempt again. */
export function newKey(): string {
  // randomUUID is missing on plain http addresses other than localhost.
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** Headers that make an update fail with 412 unless this version is still the current one. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

/** Sent to the window when the server says that nobody is signed in any more. */
export const SIGNED_OUT = "sinan:signed-out";

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body, or an ApiProblem thrown. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  let outcome: Outcome<T>;
  try {
    outcome = await call;
  } catch (cause) {
    if (cause instanceof ApiProblem || (cause instanceof DOMException && cause.name === "AbortError"))
      throw cause;
    throw unreachable(cause);
  }
  if (!outcome.response.ok) {
    const problem = problemOf(outcome.response.status, outcome.error);
    if (problem.code === "session.none") globalThis.dispatchEvent?.(new Event(SIGNED_OUT));
    throw problem;
  }
  return outcome.data as T;
}
