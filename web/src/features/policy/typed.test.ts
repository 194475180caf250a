import { expect, test } from "vitest";
import type { Policy, Rules } from "./api";
import { noException, percent, rulesOf, share, typedOf, whole } from "./typed";

const rules: Rules = {
  focus: {
    objectives_recommended: 3,
    objectives_most: 5,
    key_results_least: 2,
    key_results_most: 5,
    refuse: false,
  },
  teams: { ops: { objectives_most: 6 }, old: { refuse: true } },
  status: { at_risk_at: 0.1, off_track_at: 0.25, keep_share: 0.9 },
  grace_workdays: 0,
  consent: { target_lowered: true, due_extended: true, dropped: false, any: false },
  rhythm: { remind_at: "09:00", escalate_after: 3, check_in_by_mail: true, names_in_chats: true },
  evaluation: { okr_apart: false, quota: false },
  sharing: { guest_links: true },
  scoring: { scale: "unit", red_to: "0.30", green_from: "0.70" },
};
const policy: Policy = { ...rules, defaults: rules, version: 1, can: [] };

test("what is shown and not touched is what is sent", () => {
  expect(rulesOf(typedOf(policy), policy)).toEqual({ rules });
});

test("shares are exact percentages", () => {
  expect([0.1, 0.15, 0.07, 0.285, 1].map(percent)).toEqual(["10", "15", "7", "28.5", "100"]);
  expect(["10", "15%", "7", "28.5", "１００％"].map(share)).toEqual([0.1, 0.15, 0.07, 0.285, 1]);
  expect(["", "x", "101", "-1", "5 天"].map(share)).toEqual([null, null, null, null, null]);
});

test("counts are whole", () => {
  expect(["3", "３", "2.5", "-1", ""].map(whole)).toEqual([3, 3, null, null, null]);
});

test("every field that holds no number is named", () => {
  const typed = typedOf(policy);
  typed.focus.objectives_most = "five";
  typed.status.keep_share = "";
  typed.rhythm.escalate_after = "soon";
  typed.teams.ops = { ...noException, key_results_most: "?" };
  expect(rulesOf(typed, policy)).toEqual({
    bad: [
      "/focus/objectives_most",
      "/status/keep_share",
      "/rhythm/escalate_after",
      "/teams/ops/key_results_most",
    ],
  });
});

test("an exception taken away is sent empty", () => {
  const typed = typedOf(policy);
  delete typed.teams.old;
  const read = rulesOf(typed, policy);
  expect("rules" in read && read.rules.teams).toEqual({ ops: { objectives_most: 6 }, old: {} });
});
