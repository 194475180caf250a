import { Link } from "@tanstack/react-router";
import type { Made } from "../../api/checkins";
import { daysBetween, formatRelativeDay, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Needle } from "../../ui/Needle";
import { StaleMark } from "../../ui/StaleMark";
import { Slot } from "../../ui/slots";
import type { Status } from "../../ui/status";
import { useWords } from "../../ui/words";
import styles from "./HomePage.module.css";
import type { Stop } from "./round";
import { useMadeWords } from "./useMadeWords";

export interface RoundStopProps {
  stop: Stop;
  /** "1 / 3" */
  place: string;
  open: boolean;
  correcting: boolean;
  /** The one made last that is off track: a key leads to changing its plan. */
  lagged: boolean;
  onOpen: () => void;
  onCorrect: () => void;
  onSaved: (made: Made) => void;
}

/** A check-in that is owed: a row, the form while it is open, and what was said once it is made. */
export function RoundStop(props: RoundStopProps) {
  const { stop, place, open, correcting, lagged, onOpen, onCorrect, onSaved } = props;
  const { t } = useWords();
  const wordsOf = useMadeWords();
  const { owed, made } = stop;
  const keyResult = made?.key_result ?? owed.key_result;
  const form = open && (!made || correcting);
  return (
    <li className={styles.stop} data-open={form || undefined} aria-current={open ? "step" : undefined}>
      <div className={styles.stopHead}>
        <button
          type="button"
          className={styles.stopTitle}
          aria-expanded={form}
          data-arrows=""
          onClick={onOpen}
        >
          {made && (
            <span className={styles.check} aria-hidden="true">
              ✓
            </span>
          )}
          {keyResult.title}
        </button>
        {!form && (
          <span className={styles.stopNeedle}>
            <Needle
              progress={keyResult.progress}
              expected={keyResult.expected}
              status={keyResult.status as Status}
            />
          </span>
        )}
        <span className={styles.stopSide}>
          {!made && <Due owed={owed} />}
          {made && !form && (
            <Button look="quiet" size="small" onClick={onCorrect}>
              {t("home.correct")}
            </Button>
          )}
          <span className="soft small">{place}</span>
        </span>
      </div>
      <p className={styles.within}>
        <Link to={`/okrs/${owed.objective.id}` as string}>{owed.objective.title}</Link>
      </p>
      {made && !form && <p className={styles.made}>{wordsOf(made)}</p>}
      {made && !form && keyResult.status === "off_track" && <Slot name="adjust" made={made} byKey={lagged} />}
      {form && (
        <div className={styles.stopForm}>
          <Slot
            name="checkIn"
            keyResultId={owed.key_result.id}
            correcting={correcting ? made : undefined}
            onDone={onSaved}
            round
          />
        </div>
      )}
    </li>
  );
}

function Due({ owed }: { owed: Stop["owed"] }) {
  const { t, locale } = useWords();
  if (owed.missed) return <StaleMark days={owed.last && daysBetween(owed.last.as_of, today())} />;
  return (
    <span className="soft small">{t("home.due", { when: formatRelativeDay(owed.due_on, locale) })}</span>
  );
}
