import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Segmented } from "../../ui/Segmented";
import { TimePick } from "../../ui/TimePick";
import { useWords } from "../../ui/words";
import type { Hours } from "./choices";
import styles from "./Settings.module.css";

const rhythms = ["daily", "weekly"] as const;

/** When letters may come; kept at once. */
export function HoursForm({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const { t } = useWords();
  const set = (part: Partial<Hours>) => onChange({ ...hours, ...part });
  return (
    <>
      <div className={styles.times}>
        <Field label={t("notices.settings.quietFrom")}>
          <TimePick value={hours.quiet_from} onChange={(quiet_from) => set({ quiet_from })} />
        </Field>
        <Field label={t("notices.settings.quietUntil")}>
          <TimePick value={hours.quiet_until} onChange={(quiet_until) => set({ quiet_until })} />
        </Field>
      </div>
      <Checkbox checked={hours.workdays_only} onChange={(workdays_only) => set({ workdays_only })}>
        {t("notices.settings.workdays")}
      </Checkbox>
      <div className={styles.times}>
        <div>
          <p className={styles.label}>{t("notices.settings.digest")}</p>
          <Segmented
            label={t("notices.settings.digest")}
            value={hours.digest}
            options={rhythms.map((value) => ({ value, label: t(`notices.settings.${value}`) }))}
            onChange={(digest) => set({ digest })}
          />
        </div>
        <Field label={t("notices.settings.digestAt")}>
          <TimePick value={hours.digest_at} onChange={(digest_at) => set({ digest_at })} />
        </Field>
      </div>
    </>
  );
}
