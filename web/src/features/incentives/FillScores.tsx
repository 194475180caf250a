import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type SchemeDetail, scoredInputs } from "./api";

/** Fills the table with the final scores of a cycle, by default the one of the scheme's own days. */
export function FillScores({
  scheme,
  onFilled,
  onRefused,
}: {
  scheme: SchemeDetail;
  onFilled: (table: string) => void;
  onRefused: (error: unknown) => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const cycles = useQuery(cyclesQuery).data ?? [];
  const same = cycles.find((c) => c.starts_on === scheme.starts_on && c.ends_on === scheme.ends_on);
  const [chosen, choose] = useState("");
  const [busy, setBusy] = useState(false);
  const cycle = chosen || (same ?? presentCycle(cycles))?.id;
  if (!cycle) return null;
  const fill = async () => {
    setBusy(true);
    onRefused(null);
    try {
      const { inputs, scored, open } = await scoredInputs(scheme, cycle);
      onFilled(inputs);
      toast({ text: t(open > 0 ? "incentives.filledOpen" : "incentives.filled", { scored, open }) });
    } catch (error) {
      onRefused(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Select
        aria-label={t("incentives.scoresOf")}
        value={cycle}
        options={cycles.map((c) => ({ value: c.id, label: c.name }))}
        onChange={choose}
        style={{ width: "auto" }}
      />
      <Button busy={busy} onClick={() => void fill()}>
        {t("incentives.fillScores")}
      </Button>
    </>
  );
}
