import { ApiProblem } from "../../api/problem";
import { FieldError } from "../../ui/FieldError";

/** What was refused about a group as a whole. */
export function GroupError({ error, pointer }: { error: unknown; pointer: string }) {
  const words = error instanceof ApiProblem ? error.fieldErrors(pointer) : [];
  return <FieldError words={words} />;
}
