import { readNumber } from "../lib/typed";
import type { Measure } from "./reading";

/** How a key result's target is said. */
export type Form = "target" | "relative" | "change" | "keep" | "milestone";

/** A measure as fields to fill in: numbers as typed. */
export interface MeasureFields {
  form: Form;
  baseline: string;
  target: string;
  low: string;
  high: string;
  unit: string;
}

/** A measure as fields to correct. A change downwards carries its sign. */
export function fieldsOf(measure: Measure | null): MeasureFields {
  const none = { form: "target" as Form, baseline: "", target: "", low: "", high: "", unit: "" };
  if (!measure) return none;
  const unit = measure.unit ?? "";
  if (measure.kind === "milestone") return { ...none, form: "milestone" };
  if (measure.kind === "keep") {
    return { ...none, form: "keep", low: measure.low ?? "", high: measure.high ?? "", unit };
  }
  const baseline = measure.baseline ?? "";
  if (measure.target_relative !== undefined) {
    return { ...none, form: "relative", target: measure.target_relative, baseline, unit };
  }
  if (measure.target_change !== undefined) {
    return { ...none, form: "change", target: measure.target_change, baseline, unit };
  }
  return { ...none, target: measure.target ?? "", baseline, unit };
}

/** What is still missing before a key result can be judged, in the order in which it is asked. */
export function missing(fields: MeasureFields): string[] {
  if (fields.form === "milestone") return [];
  const open: string[] = [];
  const empty = (name: "baseline" | "target" | "low" | "high" | "unit") => fields[name].trim() === "";
  if (fields.form === "keep") {
    if (empty("low") && empty("high")) open.push("low");
  } else {
    if (empty("baseline")) open.push("baseline");
    if (empty("target")) open.push("target");
  }
  if (empty("unit")) open.push("unit");
  return open;
}

/** The fields whose number can't be read. */
export function unreadable(fields: MeasureFields): string[] {
  const asked = fields.form === "keep" ? (["low", "high"] as const) : (["baseline", "target"] as const);
  if (fields.form === "milestone") return [];
  return asked.filter((name) => fields[name].trim() !== "" && readNumber(fields[name]) === null);
}

/** Whether the server takes it: a metric needs some target, a keep some bound; a baseline may come later. */
export function canMake(fields: MeasureFields): boolean {
  if (unreadable(fields).length > 0) return false;
  if (fields.form === "milestone") return true;
  if (fields.form === "keep") return fields.low.trim() !== "" || fields.high.trim() !== "";
  return fields.target.trim() !== "";
}

const exact = (typed: string): string | null => readNumber(typed)?.value ?? null;

/** The measure that the fields say. */
export function measureOf(fields: MeasureFields & { title: string }): Measure {
  const unit = fields.unit.trim();
  if (fields.form === "milestone") return { kind: "milestone", steps: [{ title: fields.title.trim() }] };
  if (fields.form === "keep") return { kind: "keep", low: exact(fields.low), high: exact(fields.high), unit };
  const value = exact(fields.target) ?? undefined;
  const baseline = exact(fields.baseline);
  if (fields.form === "relative") return { kind: "metric", baseline, target_relative: value, unit };
  if (fields.form === "change") return { kind: "metric", baseline, target_change: value, unit };
  return { kind: "metric", baseline, target: value, unit };
}

/** "-12.5" → [-125n, 1] */
function scaled(decimal: string): [bigint, number] {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return [BigInt(whole + fraction), fraction.length];
}

function unscaled(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const fraction = places > 0 ? digits.slice(-places).replace(/0+$/, "") : "";
  const whole = places > 0 ? digits.slice(0, -places) : digits;
  return (value < 0n ? "-" : "") + whole + (fraction ? `.${fraction}` : "");
}

/** The level that a change comes to: t = b · (1 + r/100), or b + d; null until both are known. Exact. */
export function reached(fields: MeasureFields): string | null {
  if (fields.form !== "relative" && fields.form !== "change") return null;
  const [b, change] = [exact(fields.baseline), exact(fields.target)];
  if (b === null || change === null) return null;
  const [bv, bp] = scaled(b);
  const [cv, cp] = scaled(change);
  if (fields.form === "relative") return unscaled(bv * (100n * 10n ** BigInt(cp) + cv), bp + cp + 2);
  const places = Math.max(bp, cp);
  return unscaled(bv * 10n ** BigInt(places - bp) + cv * 10n ** BigInt(places - cp), places);
}
