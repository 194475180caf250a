import { formatProgress } from "../../../lib/numbers";
import { StatusTag } from "../../../ui/StatusTag";
import type { Status } from "../../../ui/status";
import { useWords } from "../../../ui/words";
import type { Insight } from "../api";
import { pointsBetween } from "../change";
import { moved } from "./changes";
import styles from "./Slides.module.css";

const ROWS = 8;

/** What moved since the day that is compared with, the most moved first. */
export function ChangeBody({ data }: { data: Insight }) {
  const { t, locale } = useWords();
  const list = moved(data);
  if (list.length === 0)
    return (
      <div className={styles.lines}>
        <p className={styles.large}>{t("insight.slides.unmoved")}</p>
      </div>
    );
  return (
    <div className={styles.lines}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("insight.objective")}</th>
            <th scope="col">{t("insight.slides.before")}</th>
            <th scope="col">{t("insight.slides.after")}</th>
            <th scope="col">{t("insight.slides.moved")}</th>
            <th scope="col">{t("insight.status")}</th>
          </tr>
        </thead>
        <tbody>
          {list.slice(0, ROWS).map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.title}
                <small>{[line.owner_name, line.team_name].filter(Boolean).join(" · ")}</small>
              </th>
              <td>{formatProgress(line.before, locale)}</td>
              <td>{formatProgress(line.progress, locale)}</td>
              <td>{t("insight.points", { value: pointsBetween(line.before, line.progress) })}</td>
              <td>
                <StatusTag status={line.status as Status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > ROWS && (
        <p className="soft">{t("insight.slides.moreMoved", { count: list.length - ROWS })}</p>
      )}
    </div>
  );
}
