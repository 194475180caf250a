/** One reason of a refusal: which field (a JSON pointer into the body) and why, in the reader's language. */
export interface ProblemReason {
  pointer?: string;
  detail: string;
  code?: string;
  /** Where in the field's text, in whole characters from 1; the last one counted in. */
  at?: number;
  until?: number;
}

/** An RFC 9457 problem document, as every refused call answers. */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  /** Stable, for programs: `feature.reason`. `network` when no answer came at all. */
  code: string;
  errors?: ProblemReason[];
  /** On 412, the version that is current. */
  version?: number;
}

/** A refused or unanswered call. `message` is the detail in the reader's language, where there was one. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail ?? problem.title ?? problem.code, { cause });
    this.name = "ApiProblem";
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** The words for one field, e.g. fieldErrors("/measure/target"). */
  fieldErrors(pointer: string): string[] {
    return (this.problem.errors ?? []).filter((e) => e.pointer === pointer).map((e) => e.detail);
  }

  /** The reasons that none of the given fields shows, so that nothing is ever swallowed. */
  otherErrors(shown: readonly string[]): ProblemReason[] {
    return (this.problem.errors ?? []).filter((e) => !e.pointer || !shown.includes(e.pointer));
  }
}

/** Whether a call was refused for this reason, whatever field it is of. */
export function hasReason(error: unknown, code: string): boolean {
  return (
    error instanceof ApiProblem &&
    (error.code === code || (error.problem.errors ?? []).some((reason) => reason.code === code))
  );
}

/** Whether trying again may help: no answer, too many requests, or the server out of order. */
export function isTransient(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 500);
}

/** Whether an update was refused because somebody else's came before it. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412;
}

/** Makes a problem of whatever body a refused call carried. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const given = typeof body === "object" && body !== null ? (body as Partial<Problem>) : {};
  return new ApiProblem({ ...given, status, code: given.code ?? `http.${status}` });
}

/** No answer: the network is down, or the server is. */
export function unreachable(cause: unknown): ApiProblem {
  return new ApiProblem({ status: 0, code: "network" }, cause);
}
