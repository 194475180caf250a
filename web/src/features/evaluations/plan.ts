import { type FormPlan, type Reviewer, SECTIONS, type Section } from "./api";

/** The form as it is being typed: numbers as text, sections that are left out too. */
export interface Typed {
  parts: TypedPart[];
  levels: { name: string; share: string }[];
  reviewers: Reviewer[];
}

export interface TypedPart {
  section: Section;
  on: boolean;
  weight: string;
  words: string;
}

export const REVIEWERS: readonly Reviewer[] = ["self", "manager", "second", "peer", "cross"];

/** What most use, until somebody says otherwise. */
const USUAL: Record<Section, string> = {
  okr: "50",
  contribution: "15",
  feedback: "10",
  values: "15",
  growth: "10",
};

/** A form to begin with: the one that is there, or the usual with these names of levels. */
export function typedOf(form: FormPlan | undefined, names: readonly string[]): Typed {
  return {
    parts: SECTIONS.map((section) => {
      const part = form?.parts.find((one) => one.section === section);
      const weight = part ? String(part.weight) : form ? "" : USUAL[section];
      return { section, on: !form || part !== undefined, weight, words: part?.words ?? "" };
    }),
    levels: form
      ? form.levels.map((level) => ({ name: level.name, share: String(level.share) }))
      : names.map((name) => ({ name, share: "0" })),
    reviewers: form ? ([...form.reviewers] as Reviewer[]) : ["self", "manager"],
  };
}

/** A whole number as typed; what is none becomes one that the server refuses at its field. */
const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : -1);

export function formOf(typed: Typed): FormPlan {
  return {
    parts: typed.parts
      .filter((part) => part.on)
      .map(({ section, weight, words }) => ({ section, weight: whole(weight), words: words || undefined })),
    levels: typed.levels.map(({ name, share }) => ({ name, share: share.trim() === "" ? 0 : whole(share) })),
    reviewers: typed.reviewers,
  };
}

/** Where each section stands in what is sent, for the server's reasons. */
export function partsOf(typed: Typed): Map<Section, number> {
  return new Map(typed.parts.filter((part) => part.on).map((part, i) => [part.section, i]));
}

/** Every place of the form beside which a reason is shown. */
export function placesOf(typed: Typed): string[] {
  return [
    ...["parts", "levels", "reviewers"].map((list) => `/form/${list}`),
    ...[...partsOf(typed).values()].flatMap((i) => [`/form/parts/${i}/weight`, `/form/parts/${i}/words`]),
    ...typed.levels.flatMap((_, i) => [`/form/levels/${i}/name`, `/form/levels/${i}/share`]),
  ];
}

/** The sum of weights as far as they are numbers. */
export function sumOf(values: readonly string[]): number {
  return values.reduce((sum, text) => sum + Math.max(0, whole(text)), 0);
}
