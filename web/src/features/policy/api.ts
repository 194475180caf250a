import { queryOptions } from "@tanstack/react-query";
import { answer, api, ifMatch } from "../../api/client";

export interface Focus {
  objectives_recommended: number;
  objectives_most: number;
  key_results_least: number;
  key_results_most: number;
  refuse: boolean;
}

export interface Thresholds {
  at_risk_at: number;
  off_track_at: number;
  keep_share: number;
}

export interface Consent {
  target_lowered: boolean;
  due_extended: boolean;
  dropped: boolean;
  any: boolean;
}

export interface Rhythm {
  remind_at: string;
  escalate_after: number;
  check_in_by_mail: boolean;
  names_in_chats: boolean;
}

/** How people are evaluated: whether OKR scores are context only, and whether the guideline is a quota. */
export interface EvaluationRules {
  okr_apart: boolean;
  quota: boolean;
}

/** What leaves the workspace: whether pages may be shared with guests. */
export interface SharingRules {
  guest_links: boolean;
}

/** On which scale scores are shown and typed, and where their zones lie, from 0 to 1. */
export interface ScoringRules {
  scale: "unit" | "hundred" | "five";
  red_to: string;
  green_from: string;
}

export interface Rules {
  focus: Focus;
  teams: Record<string, Partial<Focus>>;
  status: Thresholds;
  grace_workdays: number;
  consent: Consent;
  rhythm: Rhythm;
  evaluation: EvaluationRules;
  sharing: SharingRules;
  scoring: ScoringRules;
}

export interface Policy extends Rules {
  defaults: Rules;
  version: number;
  can: string[];
}

/** The rules of now or as of a past day. */
export const policyQuery = (asof?: string) =>
  queryOptions({
    queryKey: ["policy", ...(asof ? [asof] : [])],
    queryFn: ({ signal }): Promise<Policy> =>
      answer(api.GET("/api/v1/policy", { params: { query: { asof } }, signal })) as Promise<Policy>,
  });

export const changePolicy = (version: number, body: Rules) =>
  answer(api.PATCH("/api/v1/policy", { headers: ifMatch(version), body })) as Promise<Policy>;
