import type { KeyResult, Objective } from "../../api/okr";
import { formatDecimal } from "../../lib/numbers";
import { Checkbox } from "../../ui/Checkbox";
import { useWords } from "../../ui/words";
import styles from "./Copy.module.css";
import { mayGoOn, type Picked } from "./copying";

export interface CopyChoiceProps {
  objective: Objective;
  picked: Picked;
  onChange: (picked: Picked) => void;
}

/** One earlier objective: whether it is taken, with which key results, and from where each begins. */
export function CopyChoice({ objective, picked, onChange }: CopyChoiceProps) {
  const results = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  return (
    <li className={styles.choice}>
      <Checkbox checked={picked.taken} onChange={(taken) => onChange({ ...picked, taken })}>
        <strong>{objective.title}</strong>
      </Checkbox>
      <ul className={styles.results}>
        {results.map((kr) => (
          <ResultChoice key={kr.id} kr={kr} picked={picked} onChange={onChange} />
        ))}
      </ul>
    </li>
  );
}

function ResultChoice({ kr, picked, onChange }: Omit<CopyChoiceProps, "objective"> & { kr: KeyResult }) {
  const { t, locale } = useWords();
  const chosen = picked.results[kr.id] ?? "no";
  const set = (next: Picked["results"][string]) =>
    onChange({ ...picked, results: { ...picked.results, [kr.id]: next } });
  const value = formatDecimal(kr.current, { locale, unit: kr.measure.unit });
  return (
    <li>
      <Checkbox
        checked={chosen !== "no"}
        disabled={!picked.taken}
        onChange={(on) => set(on ? (mayGoOn(kr) ? "onwards" : "again") : "no")}
      >
        {kr.title}
      </Checkbox>
      {chosen !== "no" && mayGoOn(kr) && (
        <div className={styles.onwards}>
          <Checkbox
            checked={chosen === "onwards"}
            disabled={!picked.taken}
            onChange={(on) => set(on ? "onwards" : "again")}
          >
            {t("quality.copy.onwards", { value })}
          </Checkbox>
        </div>
      )}
    </li>
  );
}
