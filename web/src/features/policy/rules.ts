import { consents, counts, shares } from "./typed";

/** Every rule by its place in the policy, in the order of the page, with the word that names it. */
const WORDS: Record<string, string> = {
  ...Object.fromEntries([...counts, "refuse"].map((key) => [`focus/${key}`, `policy.focus.${key}`])),
  teams: "policy.teams.title",
  ...Object.fromEntries(shares.map((key) => [`status/${key}`, `policy.status.${key}`])),
  grace_workdays: "policy.cadence.grace",
  "rhythm/remind_at": "policy.rhythm.at",
  "rhythm/escalate_after": "policy.rhythm.escalate",
  "rhythm/check_in_by_mail": "policy.rhythm.byMailShort",
  "rhythm/names_in_chats": "policy.rhythm.namesShort",
  ...Object.fromEntries(consents.map((key) => [`consent/${key}`, `policy.consent.${key}`])),
  "scoring/scale": "policy.scoring.scale",
  "scoring/red_to": "policy.scoring.red_to",
  "scoring/green_from": "policy.scoring.green_from",
  "evaluation/okr_apart": "policy.evaluation.okrApartShort",
  "evaluation/quota": "policy.evaluation.quotaShort",
};

export const RULES = Object.keys(WORDS);

/** The part of the page in which a rule stands: also what it is found by in the address. */
export const groupOf = (rule: string): string => {
  const group = rule.split("/")[0] ?? rule;
  return group === "grace_workdays" ? "cadence" : group;
};

/** What a rule is called, with the part of the page in which it stands; its place for one that is no more. */
export function ruleName(rule: string, t: (word: string, values?: Record<string, string>) => string): string {
  const word = WORDS[rule];
  if (!word) return rule;
  const group = t(`policy.${groupOf(rule)}.title`);
  return rule === "teams" ? group : t("policy.ruleIn", { group, rule: t(word) });
}
