import { formatDate } from "../../lib/dates";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import type { Effect, Effects } from "./api";
import styles from "./Plan.module.css";

/** What new dates of an action do to others and to its key result. */
export function EffectsShown({
  effects,
  asked,
}: {
  effects: Effects;
  /** The others may be moved with it: says of which the reader may not. */
  asked?: boolean;
}) {
  const { t, locale } = useWords();
  const day = (date?: string) => formatDate(date, locale);
  const span = (from: string | undefined, to: string) =>
    from ? t("plans.dates", { from: day(from), to: day(to) }) : day(to);
  return (
    <>
      {effects.beyond > 0 && (
        <p className={styles.warn}>
          {t("plans.effects.beyond", { count: effects.beyond, date: day(effects.beyond_of) })}
        </p>
      )}
      {effects.clashes.map((c) => (
        <p key={c.id} className={styles.warn}>
          {t("plans.effects.clash", { count: c.overlap, title: c.title })}
        </p>
      ))}
      {effects.dependents.length > 0 && (
        <>
          <p>{t("plans.effects.dependents", { count: effects.dependents.length })}</p>
          <Table<Effect>
            caption={t("plans.effects.title")}
            rows={effects.dependents}
            rowKey={(e) => e.id}
            dense
            columns={[
              { key: "title", head: t("plans.effects.action"), cell: (e) => e.title },
              { key: "owner", head: t("plans.owner"), cell: (e) => e.owner_name ?? "", wide: true },
              { key: "now", head: t("plans.effects.now"), cell: (e) => span(e.starts_on, e.due_on) },
              {
                key: "then",
                head: t("plans.effects.proposed"),
                cell: (e) => (
                  <>
                    <strong>{span(e.new_starts_on, e.new_due_on)}</strong>{" "}
                    {e.beyond > 0 && (
                      <span className={styles.warn}>
                        {t("plans.effects.late", { date: day(e.beyond_of) })}
                      </span>
                    )}
                    {asked && !e.can_move && <span className={styles.soft}>{t("plans.effects.denied")}</span>}
                  </>
                ),
              },
            ]}
          />
          {asked && !effects.can_move_all && <p className={styles.soft}>{t("plans.effects.deniedWords")}</p>}
        </>
      )}
    </>
  );
}
