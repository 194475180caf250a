import { readNumber } from "../../lib/typed";
import type {
  Consent,
  EvaluationRules,
  Focus,
  Policy,
  Rhythm,
  Rules,
  ScoringRules,
  SharingRules,
  Thresholds,
} from "./api";

export const counts = [
  "objectives_recommended",
  "objectives_most",
  "key_results_least",
  "key_results_most",
] as const;
export type Count = (typeof counts)[number];
export const shares = ["at_risk_at", "off_track_at", "keep_share"] as const;
export const consents = ["target_lowered", "due_extended", "dropped", "any"] as const;

/** A team's exception as it is typed; "" is as for everybody. */
export type TypedTeam = Record<Count, string> & { refuse: "" | "warn" | "deny" };

/** The rules as they are typed. */
export interface Typed {
  focus: Record<Count, string>;
  refuse: boolean;
  status: Record<keyof Thresholds, string>;
  grace: string;
  consent: Consent;
  rhythm: Omit<Rhythm, "escalate_after"> & { escalate_after: string };
  evaluation: EvaluationRules;
  sharing: SharingRules;
  scoring: ScoringRules;
  teams: Record<string, TypedTeam>;
}

export const noException: TypedTeam = {
  objectives_recommended: "",
  objectives_most: "",
  key_results_least: "",
  key_results_most: "",
  refuse: "",
};

/** 0.1 → "10"; basis points, so that 0.15 does not become 15.000000000000002. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}`;

const text = (n: number | undefined): string => (n === undefined ? "" : `${n}`);
const texts = (focus: Partial<Focus>) =>
  Object.fromEntries(counts.map((key) => [key, text(focus[key])])) as Record<Count, string>;

export function typedOf(policy: Policy): Typed {
  return {
    focus: texts(policy.focus),
    refuse: policy.focus.refuse,
    status: Object.fromEntries(shares.map((key) => [key, percent(policy.status[key])])) as Typed["status"],
    grace: text(policy.grace_workdays),
    consent: policy.consent,
    evaluation: policy.evaluation,
    sharing: policy.sharing,
    scoring: policy.scoring,
    rhythm: { ...policy.rhythm, escalate_after: text(policy.rhythm.escalate_after) },
    teams: Object.fromEntries(
      Object.entries(policy.teams).map(([id, own]) => [
        id,
        { ...texts(own), refuse: refuseText(own.refuse) },
      ]),
    ),
  };
}

function refuseText(refuse: boolean | undefined): TypedTeam["refuse"] {
  if (refuse === undefined) return "";
  return refuse ? "deny" : "warn";
}

/** A whole number as typed; null for anything else. */
export function whole(typed: string): number | null {
  const read = readNumber(typed);
  return read && /^\d+$/.test(read.value) ? Number(read.value) : null;
}

/** "10" → 0.1; null for what is no percentage. */
export function share(typed: string): number | null {
  const read = readNumber(typed);
  if (!read || read.unit) return null;
  const n = Math.round(Number(read.value) * 100) / 10_000;
  return n >= 0 && n <= 1 ? n : null;
}

/** The rules that were typed, or the fields (as pointers) that hold no number. */
export function rulesOf(typed: Typed, before: Policy): { rules: Rules } | { bad: string[] } {
  const bad: string[] = [];
  const take = (read: number | null, pointer: string): number => {
    if (read === null) bad.push(pointer);
    return read ?? 0;
  };
  const focus = Object.fromEntries(
    counts.map((key) => [key, take(whole(typed.focus[key]), `/focus/${key}`)]),
  ) as Record<Count, number>;
  const status = Object.fromEntries(
    shares.map((key) => [key, take(share(typed.status[key]), `/status/${key}`)]),
  ) as unknown as Thresholds;
  const escalate_after = take(whole(typed.rhythm.escalate_after), "/rhythm/escalate_after");
  const grace = take(whole(typed.grace), "/grace_workdays");
  // A team that is not named keeps its exception: those taken away are sent empty.
  const teams: Rules["teams"] = Object.fromEntries(Object.keys(before.teams).map((id) => [id, {}]));
  for (const [id, own] of Object.entries(typed.teams)) {
    teams[id] = {};
    for (const key of counts) {
      if (own[key].trim()) teams[id][key] = take(whole(own[key]), `/teams/${id}/${key}`);
    }
    if (own.refuse) teams[id].refuse = own.refuse === "deny";
  }
  if (bad.length > 0) return { bad };
  return {
    rules: {
      focus: { ...focus, refuse: typed.refuse },
      status,
      grace_workdays: grace,
      consent: typed.consent,
      evaluation: typed.evaluation,
      sharing: typed.sharing,
      scoring: typed.scoring,
      rhythm: { ...typed.rhythm, escalate_after },
      teams,
    },
  };
}
