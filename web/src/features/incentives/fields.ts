import type { Preset, Rules } from "./api";

/** A field of the form by its place in the rules, "slope.from"; its words are `incentives.field.<place>`. */
export type Place = string;

const based = [
  "team_share",
  "floor",
  "cap",
  "budget",
  "deduction.below",
  "deduction.grace",
  "deduction.rate",
];

interface Asked {
  must: readonly Place[];
  may: readonly Place[];
}

const asks: Record<Exclude<Preset, "formula">, Asked> = {
  tiered: { must: [], may: based },
  linear: { must: ["slope.from", "slope.low", "slope.to", "slope.high"], may: based },
  pooled: { must: ["pool"], may: [] },
  committed: { must: ["level", "rate"], may: based },
  stretch: { must: ["level", "rate"], may: based },
  points: { must: ["extra", "each"], may: ["thanks", "most", "budget"] },
  milestone: { must: ["each", "late"], may: ["most", "budget"] },
  spot: { must: ["each"], may: ["most", "budget"] },
};

const asksOfFormula: Record<NonNullable<Rules["gives"]>, Asked> = {
  coefficient: { must: [], may: ["floor", "cap", "budget"] },
  yuan: { must: [], may: ["most", "budget"] },
  share: { must: ["pool"], may: [] },
};

/** What rules are asked for, first what they can't do without, then what is left blank mostly. */
export function asksOf(rules: Rules): Asked {
  if (rules.preset === "stretch" && rules.by === "achievement") {
    return { ...asks.stretch, may: based.filter((place) => place !== "team_share") }; // teams have scores alone
  }
  return rules.preset === "formula" ? asksOfFormula[rules.gives ?? "coefficient"] : asks[rules.preset];
}

type Loose = Record<string, string | Record<string, string> | undefined>;

export function valueAt(rules: Rules, place: Place): string {
  const [outer = "", inner] = place.split(".");
  const found = (rules as unknown as Loose)[outer];
  if (inner === undefined) return typeof found === "string" ? found : "";
  return typeof found === "object" ? (found[inner] ?? "") : "";
}

/** The rules with a field changed; a deduction whose fields are all blank is none. */
export function withValue(rules: Rules, place: Place, value: string): Rules {
  const [outer = "", inner] = place.split(".");
  if (inner === undefined) return { ...rules, [outer]: value || undefined };
  const found = (rules as unknown as Loose)[outer];
  const blank = outer === "deduction" ? { below: "", grace: "", rate: "" } : {};
  const next = { ...blank, ...(typeof found === "object" ? found : {}), [inner]: value };
  const none = outer === "deduction" && Object.values(next).every((one) => one === "");
  return { ...rules, [outer]: none ? undefined : next };
}
