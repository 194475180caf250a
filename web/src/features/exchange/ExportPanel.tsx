import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import type { ExportFormat } from "../../api/exchange";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { FORMATS } from "./api";
import styles from "./Exchange.module.css";
import { useExport } from "./useExport";

const ALL = "all";

/** OKRs with their history as a file: of which cycle, of whom, in which format. */
export function ExportPanel() {
  const { t } = useWords();
  const { data: cycles = [], error } = useQuery(cyclesQuery);
  const [chosen, setChosen] = useState<string>();
  const [team, setTeam] = useState<Option | null>(null);
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const cycle = chosen ?? presentCycle(cycles)?.id ?? ALL;
  const saving = useExport({
    ...(cycle === ALL ? {} : { cycle_id: cycle }),
    ...(team ? { team_id: team.value, below: true } : {}),
  });
  return (
    <Panel title={t("exchange.export")}>
      <p className={styles.about}>{t("exchange.exportAbout")}</p>
      <div className={styles.which}>
        <Field label={t("exchange.cycle")}>
          <Select
            value={cycle}
            options={[
              { value: ALL, label: t("exchange.allCycles") },
              ...cycles.map((c) => ({ value: c.id, label: c.name })),
            ]}
            onChange={setChosen}
          />
        </Field>
        <Field label={t("exchange.team")}>
          <TeamPicker placeholder={t("exchange.company")} value={team} onChange={setTeam} clearable />
        </Field>
      </div>
      <Formats value={format} onChange={setFormat} />
      <ProblemNotice error={error ?? saving.error} />
      <div className={styles.foot}>
        <Button look="main" busy={saving.isPending} onClick={() => saving.mutate(format)}>
          {t("exchange.download", { format: t(`exchange.format.${format}`) })}
        </Button>
        <span className={styles.note}>{t("exchange.seen")}</span>
      </div>
    </Panel>
  );
}

/** One of the formats, each with what it is for. */
function Formats({ value, onChange }: { value: ExportFormat; onChange: (format: ExportFormat) => void }) {
  const { t } = useWords();
  const name = useId();
  return (
    <fieldset className={styles.formats}>
      <legend className={styles.legend}>{t("exchange.as")}</legend>
      {FORMATS.map((format) => (
        <label key={format} className={styles.format}>
          <input type="radio" name={name} checked={format === value} onChange={() => onChange(format)} />
          <span>
            <strong>{t(`exchange.format.${format}`)}</strong>
            <span className={styles.for}>{t(`exchange.for.${format}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
