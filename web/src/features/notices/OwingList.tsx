import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words";
import type { Notice } from "./api";
import styles from "./Inbox.module.css";

/** What a reminder reminds of, or what a saved view tells of, a line each; what was done since is struck out. */
export function OwingList({ owing }: { owing: NonNullable<Notice["owing"]> }) {
  const { t } = useWords();
  const asked = (kind: string) => ["approval", "revision", "alignment"].includes(kind);
  const scores = (kind: string) => kind.endsWith("_score");
  const when = (kind: string, until: number) => {
    if (asked(kind)) return t("notices.owing.asked", { count: -until });
    if (until < 0) return t("notices.owing.lateBy", { count: -until });
    return t(until === 0 ? "notices.owing.today" : "notices.owing.next");
  };
  return (
    <ul className={styles.owing}>
      {owing.map((one) => (
        <li key={one.kind + one.id} data-over={one.over || undefined}>
          {one.kind !== "match" && (
            <span className="soft small">{t(`notices.owing.${one.kind}`, { name: one.for_name })} </span>
          )}
          {scores(one.kind) ? (
            <Link to="/review/$objectiveId" params={{ objectiveId: one.objective_id }}>
              {one.title}
            </Link>
          ) : (
            <Link
              to="/okrs/$objectiveId"
              params={{ objectiveId: one.objective_id }}
              search={one.key_result_id ? { kr: one.key_result_id } : {}}
            >
              {one.title}
            </Link>
          )}{" "}
          <span className="soft small">
            {one.kind === "match"
              ? one.within
              : one.over
                ? t("notices.owing.over")
                : when(one.kind, one.until)}
            {one.for_name &&
              !one.kind.startsWith("late") &&
              ` · ${t("notices.owing.for", { name: one.for_name })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
