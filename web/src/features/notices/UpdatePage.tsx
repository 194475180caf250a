import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { LetterCard } from "./LetterCard";
import { LinkProblem } from "./LinkProblem";
import { sheetQuery } from "./links";
import { SheetLineForm } from "./SheetLineForm";

/** Check-ins by the link in a letter, without signing in: the one that was pressed first. */
export function UpdatePage() {
  const { t } = useWords();
  const { token } = useParams({ from: "/outside/update/$token" });
  const { kr } = useSearch({ from: "/outside/update/$token" });
  const { data, error, refetch } = useQuery(sheetQuery(token));
  if (!data && !error) return <Skeleton />;
  if (!data) return <LinkProblem error={error} retry={() => void refetch()} />;
  const lines = [...data.items].sort(
    (a, b) => Number(b.key_result_id === kr) - Number(a.key_result_id === kr),
  );
  return (
    <LetterCard
      title={t("notices.update.title", { name: data.name })}
      lead={t(lines.length > 0 ? "notices.update.lead" : "notices.update.none")}
    >
      {lines.map((line) => (
        <SheetLineForm key={line.key_result_id} token={token} line={line} />
      ))}
    </LetterCard>
  );
}
