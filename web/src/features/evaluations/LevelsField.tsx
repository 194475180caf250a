import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./Evaluations.module.css";
import { GroupError } from "./GroupError";
import type { Typed } from "./plan";

const LEAST = 3;
const MOST = 7;

interface LevelsFieldProps {
  levels: Typed["levels"];
  error: unknown;
  onChange: (levels: Typed["levels"]) => void;
}

/** The scale from its lowest level, with the share of people that the guideline foresees. */
export function LevelsField({ levels, error, onChange }: LevelsFieldProps) {
  const { t } = useWords();
  const set = (i: number, part: Partial<Typed["levels"][number]>) =>
    onChange(levels.map((one, k) => (k === i ? { ...one, ...part } : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{t("evaluations.scale")}</legend>
      <p className="soft small">{t("evaluations.scaleHint")}</p>
      {levels.map((level, i) => (
        <div key={i} className={styles.level}>
          <span className={styles.number}>{i + 1}</span>
          <Field
            bare
            label={t("evaluations.levelName", { n: i + 1 })}
            pointer={`/form/levels/${i}/name`}
            error={error}
          >
            <TextInput value={level.name} onChange={(name) => set(i, { name })} />
          </Field>
          <Field
            bare
            label={t("evaluations.levelShare", { n: i + 1 })}
            pointer={`/form/levels/${i}/share`}
            error={error}
          >
            <TextInput inputMode="numeric" value={level.share} onChange={(share) => set(i, { share })} />
          </Field>
          <span aria-hidden="true">%</span>
          {levels.length > LEAST && (
            <Button
              look="quiet"
              aria-label={t("evaluations.dropLevel", { n: i + 1 })}
              onClick={() => onChange(levels.filter((_, k) => k !== i))}
            >
              ×
            </Button>
          )}
        </div>
      ))}
      {levels.length < MOST && (
        <div>
          <Button onClick={() => onChange([...levels, { name: "", share: "0" }])}>
            {t("evaluations.addLevel")}
          </Button>
        </div>
      )}
      <GroupError error={error} pointer="/form/levels" />
    </fieldset>
  );
}
