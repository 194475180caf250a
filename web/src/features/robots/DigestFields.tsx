import { weekdayName } from "../../lib/dates";
import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { TimePick } from "../../ui/TimePick";
import { useWords } from "../../ui/words";
import { type Digest, everies } from "./api";
import styles from "./Robots.module.css";

interface DigestFieldsProps {
  digest: Digest;
  error: unknown;
  onChange: (digest: Digest) => void;
}

const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** When the room is told how its team stands. */
export function DigestFields({ digest, error, onChange }: DigestFieldsProps) {
  const { t, locale } = useWords();
  const wanted = digest.every !== "none";
  return (
    <div>
      <div className={styles.digest}>
        <Field label={t("robots.digest.title")} pointer="/digest/every" error={error}>
          <Select
            value={digest.every}
            onChange={(every) => onChange({ ...digest, every })}
            options={everies.map((value) => ({ value, label: t(`robots.digest.every.${value}`) }))}
          />
        </Field>
        {digest.every === "weekly" && (
          <Field label={t("robots.digest.weekday")} pointer="/digest/weekday" error={error}>
            <Select
              value={String(digest.weekday ?? 5)}
              onChange={(day) => onChange({ ...digest, weekday: Number(day) })}
              options={days.map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
            />
          </Field>
        )}
        {wanted && (
          <Field label={t("robots.digest.at")} pointer="/digest/at" error={error}>
            <TimePick value={digest.at ?? "17:00"} onChange={(at) => onChange({ ...digest, at })} />
          </Field>
        )}
      </div>
      <p className="soft small">{t(wanted ? "robots.digest.words" : "robots.digest.noneWords")}</p>
    </div>
  );
}
