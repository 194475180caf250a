import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { problemWords } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { count, create, reported } from "./creating";
import { ownerOf } from "./owners";
import { allResults } from "./sheet";
import styles from "./TakeBar.module.css";
import type { AimState } from "./useAim";
import type { PasteState } from "./usePaste";

export interface TakeBarProps {
  state: PasteState;
  aim: AimState;
}

/** In which cycle and for whom; and the button that makes the drafts. */
export function TakeBar({ state, aim }: TakeBarProps) {
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { sheet } = state.paste;
  const sum = count(sheet);
  const objectives = t("reader.count.objectives", { count: sum.objectives });
  const rows = [...sheet.objectives, ...allResults(sheet)].filter((r) => r.taken);
  const done = rows.filter((r) => r.made?.id).length;
  const refused = rows.filter((r) => r.made?.problem).length;
  const owner = ownerOf(aim.owner, aim.people, aim.teams);

  const start = async () => {
    if (!aim.cycle) return;
    setBusy(true);
    const result = await create(
      sheet,
      { ...aim, cycle: aim.cycle },
      (row, made) => state.correct((s) => reported(s, row, made)),
      (error) => problemWords(error, t),
    );
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ["objectives"] });
    if (result.refused > 0 || !result.first) return;
    toast({ text: t("reader.take.made", { objectives }) });
    state.done();
    await navigate({ href: `/okrs/${result.first}/guide` });
  };

  const words = () => {
    if (busy) return t("reader.take.creating", { done, all: rows.length });
    if (refused > 0) return t("reader.take.retry", { count: refused });
    return t("reader.take.create", {
      objectives,
      results: t("reader.count.results", { count: sum.results }),
    });
  };

  return (
    <div className={styles.bar}>
      <Field label={t("reader.take.cycle")} hint={aim.named ? t("reader.take.cycle_read") : undefined}>
        <Select
          value={aim.cycle?.id ?? ""}
          options={
            aim.cycles.length > 0
              ? aim.cycles.map((c) => ({ value: c.id, label: c.name }))
              : [{ value: "", label: t("reader.take.no_cycle") }]
          }
          onChange={(cycle) => state.aim({ cycle })}
        />
      </Field>
      <Field label={t("reader.take.owner")}>
        <Combobox
          value={owner && { value: `${owner.kind}:${owner.id}`, label: owner.name }}
          onChange={(option) => state.aim({ owner: option?.value ?? null })}
          search={(query) => aim.search(query, true)}
        />
      </Field>
      <div className={styles.do}>
        {sum.lacking > 0 && (
          <p className={styles.lacking}>{t("reader.take.lacking", { count: sum.lacking })}</p>
        )}
        {!busy && refused > 0 && (
          <p className={styles.lacking} role="alert">
            {t("reader.take.refused", { count: refused })}
          </p>
        )}
        <Button
          look="main"
          busy={busy}
          data-create=""
          disabled={!aim.cycle || sum.objectives === 0 || sum.lacking > 0}
          onClick={start}
        >
          {words()}
        </Button>
      </div>
    </div>
  );
}
