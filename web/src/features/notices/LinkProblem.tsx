import { ApiProblem } from "../../api/problem";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { LetterCard } from "./LetterCard";

/** A link that is over says so; anything else that fails may be tried again. */
export function LinkProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useWords();
  if (error instanceof ApiProblem && error.status === 404) {
    return <LetterCard title={t("notices.link.over")} lead={t("notices.link.overWords")} signIn />;
  }
  return (
    <LetterCard title={t("notices.link.failed")} lead={t("notices.link.failedWords")}>
      <ProblemNotice error={error} retry={retry} />
    </LetterCard>
  );
}
