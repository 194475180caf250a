import { fieldsOf, type MeasureFields, measureOf } from "../../../api/measure";
import type { KeyResult, Objective } from "../../../api/okr";
import type { Offer } from "../../../api/reading";
import type { components } from "../../../api/schema";
import { readNumber } from "../../../lib/typed";
import type { Option } from "../../../ui/Combobox";

export type ResultBody = components["schemas"]["ResultInBody"];

/** How a key result is judged, as it is chosen: a metric's target in three ways of saying it, and the other kinds. */
export type Way = MeasureFields["form"] | "rollup";

export interface StepField {
  id?: string;
  title: string;
  due_on: string;
  weight: string;
  done: boolean;
}

export interface CadenceField {
  kind: "weekly" | "biweekly" | "monthly" | "dates" | "none";
  weekday: number;
  /** "last" for the month's last workday, else a number. */
  day: string;
  dates: string;
}

/** A key result as fields to fill in: numbers as typed. */
export interface ResultForm extends Omit<MeasureFields, "form"> {
  way: Way;
  title: string;
  precision: string;
  steps: StepField[];
  weight: string;
  owner: Option | null;
  starts_on: string;
  due_on: string;
  cadence: CadenceField;
  checkpoints: { on: string; value: string }[];
  confidence: string;
  reason: string;
}

const noStep: StepField = { title: "", due_on: "", weight: "", done: false };

/** What a new key result begins with: whoever owns the objective, weekly, all days left to the cycle. */
export function emptyForm(
  objective: Objective,
  days: { starts_on: string; ends_on: string } | null,
): ResultForm {
  return {
    way: "target",
    title: "",
    baseline: "",
    target: "",
    low: "",
    high: "",
    unit: "",
    precision: "",
    steps: [noStep],
    weight: "",
    owner: objective.owner_id ? { value: objective.owner_id, label: objective.owner_name ?? "" } : null,
    starts_on: days?.starts_on ?? "",
    due_on: days?.ends_on ?? "",
    cadence: { kind: "weekly", weekday: 5, day: "last", dates: "" },
    checkpoints: [],
    confidence: "",
    reason: "",
  };
}

/** A new key result as the server read it from a sentence. */
export function formOfOffer(empty: ResultForm, offer: Offer, due: string): ResultForm {
  const { form, ...fields } = fieldsOf(offer.measure);
  return { ...empty, ...fields, way: form, title: offer.title, due_on: due || empty.due_on };
}

export function formOf(kr: KeyResult): ResultForm {
  const { kind } = kr.measure;
  const { form, ...fields } = fieldsOf(kr.measure as Parameters<typeof fieldsOf>[0]);
  return {
    ...fields,
    way: kind === "rollup" ? "rollup" : form,
    title: kr.title,
    precision: kr.measure.precision == null ? "" : String(kr.measure.precision),
    steps: kr.measure.steps?.map((s) => ({
      id: s.id,
      title: s.title,
      due_on: s.due_on ?? "",
      weight: s.weight ?? "",
      done: s.done ?? false,
    })) ?? [noStep],
    weight: kr.weight ?? "",
    owner: kr.owner_id ? { value: kr.owner_id, label: kr.owner_name ?? "" } : null,
    starts_on: kr.starts_on,
    due_on: kr.due_on,
    cadence: {
      kind: kr.cadence.kind ?? "weekly",
      weekday: kr.cadence.weekday ?? 5,
      day: kr.cadence.day === undefined ? "last" : String(kr.cadence.day),
      dates: kr.cadence.dates?.join(" ") ?? "",
    },
    checkpoints: kr.checkpoints,
    confidence: kr.confidence === null ? "" : String(kr.confidence),
    reason: "",
  };
}

const exact = (typed: string) => readNumber(typed)?.value ?? typed.trim();

function measureBody(form: ResultForm): ResultBody["measure"] {
  const precision = form.precision === "" ? undefined : Number(form.precision);
  if (form.way === "rollup") return { kind: "rollup" };
  if (form.way === "milestone") {
    const steps = form.steps
      .filter((s) => s.title.trim() !== "")
      .map((s) => ({
        ...(s.id && { id: s.id }),
        title: s.title.trim(),
        done: s.done,
        due_on: s.due_on || null,
        weight: s.weight.trim() ? exact(s.weight) : null,
      }));
    return { kind: "milestone", steps };
  }
  return { ...(measureOf({ ...form, form: form.way }) as ResultBody["measure"]), precision };
}

function cadenceBody({ kind, weekday, day, dates }: CadenceField) {
  if (kind === "weekly" || kind === "biweekly") return { kind, weekday };
  if (kind === "monthly") return { kind, day: day === "last" ? "last" : Number(day) };
  if (kind === "dates") return { kind, dates: dates.split(/[\s,，、]+/).filter(Boolean) };
  return { kind };
}

/** What is sent. A number that can't be read goes as it was typed, so that the server says what is wrong with it. */
export function bodyOf(form: ResultForm): ResultBody {
  return {
    title: form.title.trim(),
    measure: measureBody(form),
    weight: form.weight.trim() ? exact(form.weight) : "",
    owner_id: form.owner?.value ?? "",
    starts_on: form.starts_on || undefined,
    due_on: form.due_on || undefined,
    cadence: cadenceBody(form.cadence),
    checkpoints: form.checkpoints
      .filter((c) => c.on !== "" || c.value.trim() !== "")
      .map((c) => ({ on: c.on, value: exact(c.value) })),
    confidence: form.confidence === "" ? undefined : Number(form.confidence),
    reason: form.reason.trim() || undefined,
  };
}

/** The numbers that are typed but can't be read, by field. */
export function unreadable(form: ResultForm): string[] {
  const asked = form.way === "keep" ? (["low", "high"] as const) : (["baseline", "target"] as const);
  if (form.way === "milestone" || form.way === "rollup") return [];
  return asked.filter((name) => form[name].trim() !== "" && readNumber(form[name]) === null);
}
