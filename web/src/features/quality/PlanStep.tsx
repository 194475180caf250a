import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Objective } from "../../api/okr";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Load, loadQuery } from "./api";
import styles from "./Guide.module.css";

/** Step 3: for each key result who does what, by when and how; and whether there are days enough for it. */
export function PlanStep({ objective, kr }: { objective: Objective; kr?: string }) {
  const { t } = useWords();
  const aimed = useRef<HTMLElement>(null);
  useEffect(() => {
    if (kr) aimed.current?.scrollIntoView?.({ block: "start" });
  }, [kr]);
  const results = (objective.key_results ?? []).filter((each) => !each.dropped);
  if (results.length === 0)
    return (
      <p>
        {t("quality.plan.none")}{" "}
        <Link
          to="/okrs/$objectiveId/guide"
          params={{ objectiveId: objective.id }}
          search={{ step: "key_results" }}
        >
          {t("quality.plan.toResults")}
        </Link>
      </p>
    );
  return (
    <div>
      {results.map((each) => (
        <section
          key={each.id}
          ref={each.id === kr ? aimed : undefined}
          className={`${styles.part} ${each.id === kr ? styles.aimed : ""}`}
          aria-labelledby={`plan-${each.id}`}
        >
          <h3 id={`plan-${each.id}`}>{each.title}</h3>
          <Slot name="plan" keyResultId={each.id} />
        </section>
      ))}
      <LoadWords objective={objective} />
    </div>
  );
}

/** Effort against workdays left, in a sentence for each person who has any. */
function LoadWords({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const load = useQuery(loadQuery(objective));
  const busy = (load.data ?? []).filter((each) => each.actions > 0);
  if (busy.length === 0) return null;
  return (
    <div className={styles.part}>
      <h3>{t("quality.load.title")}</h3>
      <ul className={styles.list}>
        {busy.map((each) => (
          <li key={each.person_id} className={each.overload ? styles.over : undefined}>
            <LoadLine load={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function LoadLine({ load }: { load: Load }) {
  const { t, locale } = useWords();
  const given = {
    name: load.person_name,
    effort: formatDecimal(load.effort_days, { locale }),
    workdays: load.workdays,
    share: load.share === null ? "" : formatProgress(Number(load.share), locale),
  };
  return (
    <>
      {t(load.overload ? "quality.load.over" : "quality.load.fits", given)}
      {load.unsized > 0 && ` ${t("quality.load.unsized", { count: load.unsized })}`}
    </>
  );
}
