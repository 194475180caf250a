import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import styles from "./Outline.module.css";
import type { Made, ResultRow } from "./sheet";

export interface RowStateProps {
  made: Made | undefined;
  actions?: ResultRow["actions"];
}

/** What became of a row on the server, and the plan that comes with it. */
export function RowState({ made, actions = [] }: RowStateProps) {
  const { t } = useWords();
  const problems = [made, ...actions.map((a) => a.made)].flatMap((m) => (m?.problem ? [m.problem] : []));
  return (
    <>
      {actions.length > 0 && (
        <details className={styles.note}>
          <summary>{t("reader.row.actions", { count: actions.length })}</summary>
          <ul>
            {actions.map((action) => (
              <li key={action.title}>
                {[action.title, action.owner, action.due].filter(Boolean).join(" · ")}
              </li>
            ))}
          </ul>
        </details>
      )}
      {made?.id && (
        <p className={styles.made}>
          <Icon name="check" size={13} /> {t("reader.row.made")}
        </p>
      )}
      {made && !made.id && !made.problem && <p className={styles.note}>{t("reader.row.making")}</p>}
      {problems.map((problem) => (
        <p key={problem} className={styles.problem} role="alert">
          <Icon name="warn" size={13} /> {problem}
        </p>
      ))}
    </>
  );
}
