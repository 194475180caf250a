import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { useWords } from "../../ui/words";
import { agreementsQuery } from "./api";
import styles from "./Meetings.module.css";

interface AgreedScoresProps {
  objectiveId: string;
  /** Takes it over in words; left out where there is nowhere to. */
  onTake?: (words: string) => void;
}

/** What meetings on scores came to about an objective; nothing where there was none. */
export function AgreedScores({ objectiveId, onTake }: AgreedScoresProps) {
  const { t, locale } = useWords();
  const agreed = useQuery(agreementsQuery(objectiveId)).data ?? [];
  if (agreed.length === 0) return null;
  const said = (one: (typeof agreed)[number]) =>
    one.kind === "follow_up"
      ? t("meetings.scores.promise", {
          words: one.words,
          name: one.person_name,
          day: formatDate(one.due_on, locale),
        })
      : one.words;
  return (
    <section aria-label={t("meetings.scores.agreed")} className={styles.agreed}>
      <h3>{t("meetings.scores.agreed")}</h3>
      <ul>
        {agreed.map((one) => (
          <li key={one.id}>
            {said(one)}{" "}
            <Link to="/meetings/$meetingId" params={{ meetingId: one.meeting_id }} className="small">
              {t("meetings.scores.of", {
                title: one.meeting_title,
                day: formatDate(one.meeting_on, locale),
              })}
            </Link>
          </li>
        ))}
      </ul>
      {onTake && (
        <Button size="small" look="quiet" onClick={() => onTake(agreed.map(said).join("\n"))}>
          {t("meetings.scores.take")}
        </Button>
      )}
    </section>
  );
}
