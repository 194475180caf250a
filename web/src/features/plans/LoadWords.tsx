import { useQuery } from "@tanstack/react-query";
import { formatDecimal } from "../../lib/numbers";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import { type Load, loadQuery } from "./api";
import styles from "./Plan.module.css";

/** A person's open effort against the workdays left in the cycle, as a sentence. */
export function LoadLine({ load, mine }: { load: Load; mine?: boolean }) {
  const { t, locale } = useWords();
  const percent = load.share === null ? null : Math.round(Number(load.share) * 100);
  const words = [
    t(mine ? "plans.load.mine" : "plans.load.of", {
      name: load.person_name ?? "",
      count: load.actions,
      effort: formatDecimal(load.effort_days, { locale }),
      days: load.workdays,
    }),
    percent !== null && t("plans.load.share", { percent }),
    load.unsized > 0 && t("plans.load.unsized", { count: load.unsized }),
  ].filter(Boolean);
  return (
    <>
      {words.join(t("plans.comma"))}
      {t("plans.stop")}
      {load.overload && (
        <strong className={styles.late}>
          <span aria-hidden="true"> ■</span> {t("plans.load.over")}
        </strong>
      )}
    </>
  );
}

/** The load of one person. */
export function LoadOfPerson({ personId, cycle, mine }: { personId: string; cycle?: string; mine: boolean }) {
  const { data } = useQuery(loadQuery({ person_id: personId }, { cycle, asof: usePast() }));
  const load = data?.items[0];
  if (!load || load.actions === 0) return null;
  return (
    <p className={styles.soft}>
      <LoadLine load={load} mine={mine} />
    </p>
  );
}

/** The loads of all who are responsible for something in a plan. */
export function PlanLoads({ keyResultId }: { keyResultId: string }) {
  const { t } = useWords();
  const { data } = useQuery(loadQuery({ key_result_id: keyResultId }, { asof: usePast() }));
  const loads = data?.items.filter((l) => l.actions > 0) ?? [];
  if (loads.length === 0) return null;
  return (
    <section>
      <h2 className={styles.group}>{t("plans.load.title")}</h2>
      <ul className={styles.loads}>
        {loads.map((load) => (
          <li key={load.person_id}>
            <LoadLine load={load} />
          </li>
        ))}
      </ul>
    </section>
  );
}
