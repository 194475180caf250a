import type { KeyResult } from "../../../api/okr";
import { formatDecimal, formatProgress } from "../../../lib/numbers";

type Words = (key: string, given?: Record<string, unknown>) => string;

/** How a key result's progress comes about, as one can check it by hand: "(52,000 − 50,000) ÷ (55,000 − 50,000) = 40%". */
export function arithmetic(kr: KeyResult, t: Words, locale: string): string {
  const number = (value: string | null | undefined) => formatDecimal(value, { locale });
  const result = formatProgress(kr.progress, locale, 1);
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
