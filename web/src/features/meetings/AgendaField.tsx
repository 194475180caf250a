import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { FieldError } from "../../ui/FieldError";
import { Icon } from "../../ui/Icon";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Part, Spec } from "./api";
import styles from "./Meetings.module.css";
import { parts, sectionTitle } from "./words";

/** Which section is taken more than once: those of words under a name of their own. */
const often: readonly Part[] = ["free"];

interface AgendaFieldProps {
  sections: readonly Spec[];
  onChange: (sections: Spec[]) => void;
  error?: unknown;
  /** Of a round, of which no clock runs: without time boxes. */
  timeless?: boolean;
}

/** The sections of an agenda to be, each with its time box. */
export function AgendaField({ sections, onChange, error, timeless }: AgendaFieldProps) {
  const { t } = useWords();
  const set = (at: number, change: Partial<Spec>) =>
    onChange(sections.map((s, i) => (i === at ? { ...s, ...change } : s)));
  const total = sections.reduce((sum, s) => sum + s.minutes, 0);
  const left = parts.filter((p) => often.includes(p) || sections.every((s) => s.part !== p));
  const why =
    error instanceof ApiProblem ? [...error.fieldErrors("/sections"), ...error.fieldErrors("/minutes")] : [];
  return (
    <fieldset className={styles.agenda}>
      <legend>{t("meetings.form.agenda")}</legend>
      <ol className={styles.specs}>
        {sections.map((s, i) => (
          <li key={`${s.part}${i}`}>
            {s.part === "free" ? (
              <TextInput
                aria-label={t("meetings.form.freeName")}
                placeholder={t("meetings.form.freeName")}
                value={s.title ?? ""}
                onChange={(title) => set(i, { title })}
              />
            ) : (
              <span>{sectionTitle(t, s)}</span>
            )}
            {!timeless && (
              <input
                type="number"
                min={0}
                max={480}
                step={5}
                className={styles.box}
                aria-label={t("meetings.form.boxOf", { title: sectionTitle(t, s) })}
                value={s.minutes}
                onChange={(event) =>
                  set(i, { minutes: Math.min(480, Math.max(0, event.target.valueAsNumber || 0)) })
                }
              />
            )}
            <Button
              look="quiet"
              size="small"
              aria-label={t("meetings.form.drop", { title: sectionTitle(t, s) })}
              onClick={() => onChange(sections.filter((_, at) => at !== i))}
            >
              <Icon name="close" size={12} />
            </Button>
          </li>
        ))}
      </ol>
      <Select
        aria-label={t("meetings.form.addPart")}
        value=""
        options={[
          { value: "", label: t("meetings.form.addPart") },
          ...left.map((p) => ({ value: p as string, label: t(`meetings.parts.${p}`) })),
        ]}
        onChange={(part) =>
          part && onChange([...sections, { part: part as Part, minutes: timeless ? 0 : 5 }])
        }
      />
      <p className="soft small">
        {timeless ? t("meetings.round.questions") : t("meetings.form.agendaHint", { total })}
      </p>
      <FieldError words={why} />
    </fieldset>
  );
}
