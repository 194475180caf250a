import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "../../api/problem";
import { Button } from "../Button";
import { FieldError } from "../FieldError";
import { ProblemNotice } from "../ProblemNotice";
import { useWords } from "../words";
import styles from "./Population.module.css";
import { type Population, previewQuery } from "./population";

/** How many names stand there before all are asked for. */
const FEW = 6;

/** How many are in it now and who; all of them where asked. */
export function PopulationPreview({ of }: { of: Population }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const query = useInfiniteQuery(previewQuery(of));
  const first = query.data?.pages[0];
  if (query.error) return <Refused error={query.error} />;
  if (!first) return <p className="soft small">{t("ui.loading")}</p>;
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const few = people.slice(0, FEW);
  return (
    <div className={styles.preview} aria-busy={query.isPlaceholderData}>
      <p role="status">
        {first.count === 0 ? (
          <strong>{t("ui.population.nobody")}</strong>
        ) : (
          <>
            <strong>{t("ui.population.count", { count: first.count })}</strong>
            {!all && (
              <span className="soft">
                {t("ui.population.who", {
                  names: few.map(({ name }) => name).join(t("ui.population.comma")),
                })}
                {first.count > few.length && t("ui.population.andSoOn")}
              </span>
            )}
          </>
        )}
        {first.gone > 0 && <span className="soft"> {t("ui.population.gone", { count: first.gone })}</span>}
      </p>
      {first.count > FEW && (
        <Button look="quiet" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("ui.population.fewer") : t("ui.population.all")}
        </Button>
      )}
      {all && (
        <ul className={styles.people}>
          {people.map((one) => (
            <li key={one.id}>
              {one.name}{" "}
              <span className="soft small">
                {one.team_name} {one.job_level}
              </span>
            </li>
          ))}
        </ul>
      )}
      {all && query.hasNextPage && (
        <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("ui.population.more")}
        </Button>
      )}
    </div>
  );
}

/** Why it can't be; or why nobody can tell. */
function Refused({ error }: { error: unknown }) {
  const reasons = (error instanceof ApiProblem && error.problem.errors) || [];
  if (reasons.length === 0) return <ProblemNotice error={error} />;
  return <FieldError words={[...new Set(reasons.map(({ detail }) => detail))]} />;
}
