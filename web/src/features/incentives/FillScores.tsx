import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cyclesQuery, presentCycle } from "../../api/cycles";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { publishedQuery, type SchemeDetail, type Source, scoredInputs } from "./api";

/**
 * Fills the table with what Sinan knows: final scores of a cycle, ratings, actions in time, recognitions and
 * contributions, as far as the rules look at it. At first the scores of the cycle of the scheme's own days.
 */
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
  const sources = useSources(scheme);
  const [chosen, choose] = useState("");
  const [busy, setBusy] = useState(false);
  const source = sources.find((one) => one.value === chosen) ?? sources[0];
  if (!source) return null;
  const fill = async () => {
    setBusy(true);
    onRefused(null);
    try {
      const { inputs, scored, open } = await scoredInputs(scheme, source.from);
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
        aria-label={t("incentives.fillFrom")}
        value={source.value}
        options={sources}
        onChange={choose}
        style={{ width: "auto", maxWidth: "100%" }}
      />
      <Button busy={busy} onClick={() => void fill()}>
        {t("incentives.fill")}
      </Button>
    </>
  );
}

/** What the rules of a scheme can be told by, the likeliest first. */
function useSources(scheme: SchemeDetail): { value: string; label: string; from: Source }[] {
  const { t } = useWords();
  const scores = scheme.needs.some(
    (need) => need === "score" || need === "team_score" || need === "achievement",
  );
  const rated = scheme.needs.includes("score") || scheme.needs.includes("team_score");
  const cycles = useQuery(cyclesQuery).data ?? [];
  const evaluations = useQuery({ ...publishedQuery, enabled: rated }).data ?? [];
  const same = cycles.find((c) => c.starts_on === scheme.starts_on && c.ends_on === scheme.ends_on);
  const first = (same ?? presentCycle(cycles))?.id;
  const plain = (source: NonNullable<Source["source"]>) => ({
    value: source,
    label: t(`incentives.source.${source}`),
    from: { source },
  });
  const achieved = scheme.needs.includes("achievement");
  const found = [];
  if (scores) {
    found.push(
      ...cycles
        .toSorted((a, b) => Number(b.id === first) - Number(a.id === first))
        .map((c) => ({
          value: c.id,
          label: t(`incentives.source.${achieved ? "achieved" : "scores"}`, { name: c.name }),
          from: { cycle_id: c.id },
        })),
      ...(rated ? evaluations : []).map((one) => ({
        value: one.id,
        label: t("incentives.source.ratings", { name: one.title }),
        from: { source: "ratings" as const, evaluation_id: one.id },
      })),
    );
    if (rated) found.push(plain("on_time"));
  }
  // A formula that looks at a plain count only may be filled with any of them.
  const looks = (need: "count" | "recognitions" | "contributions") => scheme.needs.includes(need);
  const any = looks("count") && scheme.preset === "formula";
  if (looks("count")) found.push(plain("actions"));
  if (looks("contributions") || any) found.push(plain("contributions"));
  if (looks("recognitions") || any) found.push(plain("recognitions"));
  return found;
}
