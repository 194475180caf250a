import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import { formsQuery } from "./api";
import styles from "./Evaluations.module.css";
import { resultsQuery } from "./settling";

const FEW = 5;

/** A person's week: the forms that they still owe, and published ratings that they have not read. Nothing otherwise. */
export function EvaluationsOfWeek() {
  const { t, locale } = useWords();
  const items = useInfiniteQuery(formsQuery("asked")).data?.pages[0]?.items ?? [];
  const results = useInfiniteQuery(resultsQuery()).data?.pages[0]?.items ?? [];
  const unread = results.filter((one) => !one.acknowledged);
  if (items.length + unread.length === 0) return null;
  return (
    <Panel title={t("evaluations.week")}>
      <ul className={styles.week}>
        {unread.map((one) => (
          <li key={one.subject_id}>
            <Link to="/evaluations/people/$subjectId" params={{ subjectId: one.subject_id }}>
              {t("evaluations.weekResult")}
            </Link>
            <span className="soft small">
              {one.title} · {t("evaluations.toRead")}
            </span>
          </li>
        ))}
        {items.slice(0, FEW).map((one) => (
          <li key={one.id}>
            <Link to="/evaluations/forms/$formId" params={{ formId: one.id }}>
              {one.kind === "self"
                ? t("evaluations.selfTitle")
                : t("evaluations.formTitle", { name: one.person_name })}
            </Link>
            <span className="soft small">
              {one.title} · {t("evaluations.dueBy", { day: formatDate(one.due_on, locale) })}
            </span>
          </li>
        ))}
      </ul>
      {items.length > FEW && (
        <Link to="/evaluations">{t("evaluations.allOwed", { count: items.length })}</Link>
      )}
    </Panel>
  );
}
