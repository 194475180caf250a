import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { LetterCard } from "./LetterCard";
import { LinkProblem } from "./LinkProblem";
import { endLetters, unsubscriptionQuery } from "./links";

/** Ends letters of a kind, by the link in one, without signing in. */
export function UnsubscribePage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { token } = useParams({ from: "/outside/unsubscribe/$token" });
  const { data, error, refetch } = useQuery(unsubscriptionQuery(token));
  const end = useMutation({
    mutationFn: () => endLetters(token),
    onSuccess: () => queries.invalidateQueries({ queryKey: unsubscriptionQuery(token).queryKey }),
  });
  if (!data && !error) return <Skeleton />;
  if (!data) return <LinkProblem error={error} retry={() => void refetch()} />;
  const reasons = data.reasons.map((one) => t(`notices.reason.${one}`)).join(t("notices.comma"));
  if (data.over) {
    return (
      <LetterCard
        title={t("notices.link.ended")}
        lead={t("notices.link.endedWords", { reasons, email: data.email })}
      >
        <ButtonLink to="/settings/notices">{t("notices.link.settings")}</ButtonLink>
      </LetterCard>
    );
  }
  return (
    <LetterCard
      title={t("notices.link.end")}
      lead={t("notices.link.endWords", { reasons, email: data.email })}
    >
      <ProblemNotice error={end.error} />
      <Button look="main" busy={end.isPending} onClick={() => end.mutate()}>
        {t("notices.link.endVerb")}
      </Button>
    </LetterCard>
  );
}
