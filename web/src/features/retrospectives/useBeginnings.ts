import { unknown } from "../../lib/numbers";
import { useWords } from "../../ui/words";
import type { ObjectiveFacts } from "./api";
import { counted, points, withUnit } from "./numbers";

/** The facts of the first three steps as a list in words, to begin writing with. */
export function useBeginnings(facts: ObjectiveFacts): { goal: string; result: string; analysis: string } {
  const { t, locale } = useWords();
  const list = (lines: (string | null)[]) =>
    lines
      .filter((line) => line !== null)
      .map((line) => `- ${line}`)
      .join("\n");
  const results = counted(facts);
  const goal = results.map((one) =>
    one.key_result.measure.kind === "metric"
      ? t("retrospectives.begin.way", {
          title: one.key_result.title,
          from: withUnit(one.key_result.baseline, one, locale),
          to: withUnit(one.key_result.target, one, locale),
        })
      : one.key_result.title,
  );
  const result = results.map((one) =>
    t("retrospectives.begin.score", {
      title: one.key_result.title,
      value: withUnit(one.key_result.current, one, locale),
      score: (one.final ?? one.suggested)?.shown ?? unknown,
    }),
  );
  const late = results.map((one) => {
    const worst = one.stretches.reduce((most, run) => Math.max(most, run.gap ?? 0), 0);
    return worst > 0.1
      ? t("retrospectives.begin.behind", { title: one.key_result.title, points: points(worst) })
      : null;
  });
  const analysis = [
    ...late,
    ...facts.slips.map((slip) =>
      t(`retrospectives.begin.${slip.how}`, { title: slip.title, count: slip.workdays }),
    ),
    ...facts.problems.map((one) =>
      one.how ? t("retrospectives.begin.solved", { title: one.title, how: one.how }) : one.title,
    ),
  ];
  return { goal: list(goal), result: list(result), analysis: list(analysis) };
}
