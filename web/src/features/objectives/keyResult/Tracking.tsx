import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { can } from "../../../api/can";
import { type KeyResult, type Objective, objectiveQuery } from "../../../api/okr";
import { formatDate } from "../../../lib/dates";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { PersonPicker } from "../../../ui/PersonPicker";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { Skeleton } from "../../../ui/Skeleton";
import type { Slots } from "../../../ui/slots";
import { useWords } from "../../../ui/words";
import { cadenceWords } from "../list/measureLine";
import { scheduleQuery } from "./api";
import styles from "./Edit.module.css";
import { TrackFields } from "./TrackFields";
import { useTracked } from "./useTracked";

/** How each key result is followed: who checks in, how often, how sure at the start, what is planned on the way. */
export function Tracking({ objectiveId, open }: Slots["tracking"]) {
  const { t } = useWords();
  const objective = useQuery(objectiveQuery(objectiveId));
  if (objective.error)
    return <ProblemNotice error={objective.error} retry={() => void objective.refetch()} />;
  if (!objective.data) return <Skeleton />;
  const results = (objective.data.key_results ?? []).filter((kr) => !kr.dropped);
  if (results.length === 0) return <p className="soft">{t("objectives.edit.none")}</p>;
  return (
    <ol className={styles.list}>
      {results.map((kr) => (
        <Tracked
          key={kr.id}
          kr={kr}
          objective={objective.data}
          others={results.filter((other) => other.id !== kr.id)}
          aimed={kr.id === open}
        />
      ))}
    </ol>
  );
}

interface TrackedProps {
  kr: KeyResult;
  objective: Objective;
  others: KeyResult[];
  aimed: boolean;
}

function Tracked({ kr, objective, others, aimed }: TrackedProps) {
  const { t, locale } = useWords();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!aimed) return;
    item.current?.scrollIntoView?.({ block: "start" });
    item.current?.querySelector<HTMLElement>('[data-pointer="/cadence"] select')?.focus();
  }, [aimed]);
  const may = can(kr, "key_result.update") && objective.change_rule === "freely";
  const { form, change, error, saveAll, unsaved, save, busy } = useTracked(kr);
  const alike = others.every((other) => JSON.stringify(other.cadence) === JSON.stringify(kr.cadence));
  return (
    <li ref={item} className={styles.tracked} aria-labelledby={`track-${kr.id}`}>
      <h3 id={`track-${kr.id}`}>{kr.title}</h3>
      <ProblemNotice error={error} shown={shown} />
      {may ? (
        <>
          <Field label={t("objectives.track.who")} pointer="/owner_id" error={error}>
            <PersonPicker value={form.owner} onChange={(owner) => change({ owner })} clearable />
          </Field>
          <TrackFields form={form} change={change} error={error} />
        </>
      ) : (
        <p>{[kr.owner_name, cadenceWords(kr, t, locale)].filter(Boolean).join(" · ")}</p>
      )}
      <NextDays kr={kr} />
      <div className={styles.buttons}>
        {unsaved && (
          <Button size="small" look="main" busy={busy} onClick={save}>
            {t("objectives.edit.save")}
          </Button>
        )}
        {may && others.length > 0 && !alike && (
          <Button size="small" busy={busy} onClick={() => saveAll(others)}>
            {t("objectives.track.alike", { count: others.length })}
          </Button>
        )}
      </div>
    </li>
  );
}

/** "下次更新：11月27日、12月4日、12月11日，到截止共 5 次" */
function NextDays({ kr }: { kr: KeyResult }) {
  const { t, locale } = useWords();
  const { data } = useQuery(scheduleQuery(kr));
  if (!data) return null;
  if (data.dates.length === 0) return <p className="soft small">{t("objectives.track.never")}</p>;
  return (
    <p className="soft small">
      {t("objectives.track.next", {
        days: data.dates.map((day) => formatDate(day, locale)).join(t("objectives.track.comma")),
        count: data.left,
      })}
    </p>
  );
}

const shown = [
  ...["/owner_id", "/cadence", "/cadence/weekday", "/cadence/day", "/cadence/dates", "/confidence"],
];
