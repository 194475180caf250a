import { formatDate } from "../../lib/dates";
import { useWords } from "../../ui/words";
import type { Entry } from "./api";
import styles from "./Meeting.module.css";

/** The last words on a key result when the meeting opened, and those that came since. */
export function Said({ entry }: { entry: Entry }) {
  const { t, locale } = useWords();
  const { words, newer } = entry.then;
  if (!words && !newer) return <p className="soft small">{t("meetings.entry.silent")}</p>;
  return (
    <>
      {[words, newer].map(
        (said, i) =>
          said && (
            <p key={i === 0 ? "then" : "newer"} className={styles.said}>
              {i === 1 && <b>{t("meetings.entry.newer")} </b>}
              <span className="soft">
                {t("meetings.entry.said", {
                  name: said.person_name ?? "?",
                  day: formatDate(said.as_of, locale),
                })}
              </span>{" "}
              {said.note || t("meetings.entry.wordless")}
              {said.blockers && ` ${t("meetings.entry.blockers", { words: said.blockers })}`}
              {said.next && ` ${t("meetings.entry.nextIs", { words: said.next })}`}
            </p>
          ),
      )}
    </>
  );
}
