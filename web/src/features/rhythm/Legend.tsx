import { OutcomeMark } from "../../ui/DueDates";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import styles from "./Rhythm.module.css";
import { OUTCOMES } from "./score";

/** What the signs mean, and how the punctuality is made. */
export function Legend() {
  const { t } = useWords();
  const past = usePast() !== undefined;
  return (
    <div className={`${styles.legend} small`}>
      <dl>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>
              <OutcomeMark outcome={outcome} />
            </dt>
            <dd className="soft">{t(`rhythm.means.${outcome}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">{t(past ? "rhythm.formulaThen" : "rhythm.formula")}</p>
    </div>
  );
}
