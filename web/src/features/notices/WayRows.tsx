import { Field } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { useWords } from "../../ui/words";
import { type Choices, type Way, ways } from "./choices";
import styles from "./Settings.module.css";

interface WayRowsProps {
  rows: Choices["ways"];
  /** Whether mail is sent here at all. */
  mail: boolean;
  onChoose: (reason: string, way: Way) => void;
}

/** A reason a line, and how one hears of it. */
export function WayRows({ rows, mail, onChoose }: WayRowsProps) {
  const { t } = useWords();
  return rows.map(({ reason, way, usual }) => (
    <div key={reason} className={styles.row}>
      <Field
        label={t(`notices.reason.${reason}`)}
        hint={way !== usual && t("notices.settings.usually", { way: t(`notices.way.${usual}`) })}
      >
        <Select<Way>
          value={way}
          options={ways.map((value) => ({
            value,
            label: t(`notices.way.${value}`),
            disabled: !mail && value !== way && (value === "mail" || value === "digest"),
          }))}
          onChange={(value) => onChoose(reason, value)}
        />
      </Field>
    </div>
  ));
}
