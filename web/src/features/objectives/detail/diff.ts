import { formatDate } from "../../../lib/dates";
import { formatDecimal, unknown } from "../../../lib/numbers";
import { useWords } from "../../../ui/words";

const fields: Record<string, string> = {
  "/title": "objectives.detail.field.title",
  "/description": "objectives.detail.field.description",
  "/kind": "objectives.detail.field.kind",
  "/owner_id": "objectives.detail.field.owner",
  "/team_id": "objectives.detail.field.team",
  "/weight": "objectives.detail.field.weight",
  "/starts_on": "objectives.detail.field.starts",
  "/due_on": "objectives.detail.field.due",
  "/checkpoints": "objectives.detail.field.checkpoints",
  "/objective_id": "objectives.detail.field.objective",
  "/dropped": "objectives.detail.field.dropped",
  "/measure/kind": "objectives.detail.field.judged",
  "/measure/baseline": "objectives.detail.field.baseline",
  "/measure/target": "objectives.detail.field.target",
  "/measure/target_relative": "objectives.detail.field.relative",
  "/measure/target_change": "objectives.detail.field.change",
  "/measure/low": "objectives.detail.field.low",
  "/measure/high": "objectives.detail.field.high",
  "/measure/unit": "objectives.detail.field.unit",
  "/measure/precision": "objectives.detail.field.precision",
  "/measure/steps": "objectives.detail.field.steps",
};

/** The key of the word for a changed field, by its JSON pointer. */
export function fieldWord(pointer: string): string {
  return (
    fields[pointer] ??
    (pointer.startsWith("/measure/steps") ? fields["/measure/steps"] : undefined) ??
    "objectives.detail.field.other"
  );
}

interface StepLike {
  title?: string;
  on?: string;
  value?: string;
}

/** A changed value in words: numbers with their unit, days as days, lists by their names. */
export function useValueWords(unit: string): (value: unknown, pointer: string) => string {
  const { t, locale } = useWords();
  return (value, pointer) => {
    if (value === null || value === undefined || value === "") return unknown;
    if (typeof value === "boolean") return t(value ? "objectives.detail.yes" : "objectives.detail.no");
    if (Array.isArray(value)) {
      const names = (value as StepLike[]).map(
        (v) => v.title ?? `${formatDate(v.on, locale)} ${formatDecimal(v.value, { locale, unit })}`,
      );
      return names.join(t("objectives.edit.comma")) || unknown;
    }
    // Without a name beside it: an objective that the reader may not see.
    if (pointer === "/objective_id") return t("objectives.detail.field.hidden");
    const text = String(value);
    if (pointer === "/title" || pointer === "/description") return text;
    if (pointer.endsWith("_on")) return formatDate(text, locale);
    if (pointer === "/kind") return t(kinds[text] ?? "objectives.detail.field.other");
    if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
    const percent = pointer === "/weight" || pointer === "/measure/target_relative";
    return formatDecimal(text, {
      locale,
      unit: percent ? "%" : pointer.startsWith("/measure/") ? unit : undefined,
    });
  };
}

const kinds: Record<string, string> = {
  committed: "objectives.list.kind.committed",
  aspirational: "objectives.list.kind.aspirational",
};
