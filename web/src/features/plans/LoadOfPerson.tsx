import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { cycleOn, presentCycle } from "../../api/cycles";
import { formatDate } from "../../lib/dates";
import { useCycles } from "../../ui/cyclesOfDay";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import type { OfPerson } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { actionsQuery, loadQuery } from "./api";
import { LoadLine } from "./LoadWords";
import styles from "./Plan.module.css";

/** How many of what is overdue are named; all are a click away. */
const SHOWN = 5;

/** A person's open effort against the workdays left in the present cycle, and what of theirs is overdue. */
export function LoadOfPerson({ personId, mine }: OfPerson) {
  const { t, locale } = useWords();
  const past = usePast();
  const cycles = useCycles();
  const cycle = past ? cycleOn(cycles.data ?? [], past) : presentCycle(cycles.data ?? []);
  const found = useQuery({
    ...loadQuery({ person_id: personId }, { cycle: cycle?.id, asof: past }),
    enabled: Boolean(cycle),
  });
  const overdue = useInfiniteQuery(actionsQuery({ who: personId, late: true, asof: past }));
  const load = found.data?.items[0];
  const late = overdue.data?.pages[0]?.items ?? [];
  const error = cycles.error ?? found.error ?? overdue.error;
  const who = mine ? undefined : personId;
  return (
    <Panel title={t("plans.load.title")}>
      <ProblemNotice error={error} />
      {!load && !error && (cycle || !cycles.data) && <Skeleton lines={2} />}
      {(load?.actions === 0 || (cycles.data && !cycle)) && <p className="soft">{t("plans.load.nothing")}</p>}
      {load && load.actions > 0 && (
        <>
          <p>
            <LoadLine load={load} mine={mine} />
          </p>
          <p className="small">
            <Link to="/actions" search={{ who, load: cycle?.id, asof: past }}>
              {t("plans.load.toActions")}
            </Link>
          </p>
        </>
      )}
      {late.length > 0 && (
        <>
          <h3 className={styles.group}>{t("plans.load.late")}</h3>
          <ul className={styles.loads}>
            {late.slice(0, SHOWN).map((action) => (
              <li key={action.id}>
                <Link to="/key-results/$id/plan" params={{ id: action.key_result_id }}>
                  {action.title}
                </Link>{" "}
                <span className="soft small">
                  {t("plans.load.dueOn", { day: formatDate(action.due_on, locale) })}
                </span>
              </li>
            ))}
          </ul>
          {(late.length > SHOWN || overdue.hasNextPage) && (
            <p className="small">
              <Link to="/actions" search={{ who, late: true, asof: past }}>
                {t("plans.load.allLate")}
              </Link>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
