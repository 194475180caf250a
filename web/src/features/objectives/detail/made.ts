import type { KeyResult, Objective } from "../../../api/okr";
import { formatDecimal, formatProgress } from "../../../lib/numbers";

type Words = (key: string, given?: Record<string, unknown>) => string;

/** How a key result's progress comes about, as one can check it by hand: "(52,000 − 50,000) ÷ (55,000 − 50,000) = 40%". */
export function arithmetic(kr: KeyResult, t: Words, locale: string): string {
  const number = (value: string | null | undefined) => formatDecimal(value, { locale });
  const result = exactly(kr.progress, locale);
  switch (kr.measure.kind) {
    case "metric": {
      if (!kr.baseline || !kr.target) return t("objectives.detail.math.noBaseline");
      if (kr.current === null) return t("objectives.detail.math.noReading");
      const [b, c] = [number(kr.baseline), number(kr.current)];
      return `(${c} − ${bracketed(b)}) ÷ (${number(kr.target)} − ${bracketed(b)}) = ${result}`;
    }
    case "milestone": {
      const steps = kr.measure.steps ?? [];
      const weight = (list: typeof steps) => list.reduce((all, s) => all + Number(s.weight ?? 1), 0);
      const done = number(String(weight(steps.filter((s) => s.done))));
      return `${done} ÷ ${number(String(weight(steps)))} = ${result}`;
    }
    case "keep":
      return kr.progress === null
        ? t("objectives.detail.math.noReading")
        : t("objectives.detail.math.keep", { value: result });
    default:
      return t("objectives.detail.math.rollup", { value: result });
  }
}

const bracketed = (number: string) => (/^[-−]/.test(number) ? `(${number})` : number);

/** Progress to a tenth of a percent where it isn't whole: "40%", "33.3%". */
function exactly(progress: number | null, locale: string): string {
  const whole = progress !== null && Math.abs(progress * 100 - Math.round(progress * 100)) < 0.05;
  return formatProgress(progress, locale, whole ? 0 : 1);
}

/** "今天应达 52%，实际 45%，差 7 个百分点。" */
export function standing(
  { progress, expected }: Pick<Objective, "progress" | "expected">,
  t: Words,
  locale: string,
  past?: boolean,
): string {
  if (progress === null) return t("objectives.detail.unknown");
  const value = formatProgress(progress, locale);
  if (expected === null) return t("objectives.detail.actual", { value });
  if (past) return t("objectives.detail.stood", { value, expected: formatProgress(expected, locale) });
  const clamped = Math.max(0, Math.min(1, progress));
  // Of the numbers as they stand beside it, so that the sum can be done by eye.
  const gap = Math.round(expected * 100) - Math.round(clamped * 100);
  const given = { value, expected: formatProgress(expected, locale), gap: Math.abs(gap) };
  if (gap > 0) return t("objectives.detail.behind", given);
  return t(gap === 0 ? "objectives.detail.even" : "objectives.detail.ahead", given);
}

/** "40% × 60% + 50% × 40% = 44%": the roll-up as one can check it by hand. */
export function sum(objective: Objective, t: Words, locale: string): string {
  const counted = (objective.key_results ?? []).filter((kr) => !kr.dropped);
  if (counted.length === 0) return t("objectives.detail.noResults");
  const weighed = counted.some((kr) => kr.weight);
  const set = counted.reduce((all, kr) => all + Number(kr.weight ?? 0), 0);
  const open = counted.filter((kr) => !kr.weight).length;
  const share = (kr: (typeof counted)[number]) =>
    kr.weight ? Number(kr.weight) : weighed ? (100 - set) / open : 100 / counted.length;
  const parts = counted.map((kr) => {
    const clamped = Math.max(0, Math.min(1, kr.progress ?? 0));
    const weight = formatDecimal(String(Math.round(share(kr) * 100) / 100), { locale });
    return t("objectives.detail.part", { value: exactly(clamped, locale), weight });
  });
  return `${parts.join(" + ")} = ${exactly(objective.progress, locale)}`;
}
