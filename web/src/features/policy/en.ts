export default {
  title: "Rules",
  about: "How much to focus on, what counts as at risk, grace for check-ins, and which changes need consent.",
  subtitle: "What the company has agreed on; changes hold at once",
  past: "Rules and the exceptions of teams are those of that day; what is called the default is that of the program as it is now.",
  readOnly: "Only admins and OKR champions can change them.",
  save: "Save",
  saved: "The rules are updated",
  discard: "Discard changes",
  default: "by default {{value}}",
  stale: "Somebody changed the rules just now. What you typed is still here; saving once more makes it so.",
  number: "A whole number is needed here",
  share: "A percentage from 0 to 100 is needed here",
  on: "yes",
  off: "no",
  ruleIn: "{{group}}: {{rule}}",
  noRule: "Not known yet",
  focus: {
    title: "Focus",
    words:
      "Too many objectives are none. Over the recommended number there is a warning that says why; over the most a warning, or a refusal.",
    objectives_recommended: "Objectives recommended per owner and cycle",
    objectives_most: "Objectives at most per owner and cycle",
    key_results_least: "Key results at least per objective",
    key_results_most: "Key results at most per objective",
    refuse: "Refuse to submit outside these limits",
  },
  teams: {
    title: "Exceptions of teams",
    words:
      "A team may have other numbers, and the teams below it with it. What is left empty is as for everybody.",
    add: "Add a team",
    pick: "Choose a team",
    none: "No exception: every team goes by the rules above.",
    remove: "Remove the exception of “{{team}}”",
    gone: "A team since dissolved",
    same: "as above: {{value}}",
    refuse: "Outside the limits",
    inherit: "As above",
    warn: "Warn",
    deny: "Refuse",
  },
  status: {
    title: "Status",
    words: "Progress is set against what is expected today: how far behind is at risk, how far is off track.",
    at_risk_at: "At risk when behind by more than",
    off_track_at: "Off track when behind by more than",
    keep_share: "Share of days that a keep must stay in its band",
    example: "Say 50% is expected today: below {{risk}} is at risk, below {{off}} off track.",
  },
  cadence: {
    title: "Check-ins",
    words: "A check-in that is due and not made is marked stale once the grace is over.",
    grace: "Grace",
    unit: "workdays",
  },
  rhythm: {
    title: "Reminders",
    words:
      "On workdays everybody gets one reminder at most, with all that is due or late: the workday before, on the day, on the first, third and fifth workday after, then every fifth. Those away aren't reminded; their deputies are.",
    at: "Remind at",
    escalate: "Tell the manager of late check-ins after",
    never: "0 for never",
    names:
      "What robots tell group chats says who did it (without, only what happened; recognition, which is nothing without names, isn't told then. What people wrote stays as it is)",
    namesShort: "Chats say who did it",
    byMailShort: "A link to check in by mail",
    byMail:
      "Reminders by mail carry a link that takes check-ins without signing in (for eight days, only on the reader's own key results)",
  },
  scoring: {
    title: "Scoring",
    words:
      "Scores are always kept from 0 to 1 in steps of 0.01; this decides only how they are typed and shown. Incentive rules, exports and the API go on saying 0 to 1. Another scale changes no score that was given.",
    scale: "Scale",
    scales: { unit: "0–1", hundred: "0–100", five: "Five steps" },
    is: {
      unit: "0.64 is 0.64",
      hundred: "What is kept times 100: 0.64 is shown as 64",
      five: "1 to 5 are typed and kept as 0.00, 0.25, 0.50, 0.75, 1.00; shown is 1 + 4 × the score to one decimal: 0.64 is shown as 3.6",
    },
    red_to: "Red up to this score (0–1)",
    green_from: "Green from this score on (0–1)",
  },
  evaluation: {
    title: "Evaluations",
    words:
      "Keeping apart is for evaluations opened from then on; a quota is held whenever results are published.",
    okr_apart:
      "Keep OKR and evaluation apart: scores are context only, OKR results can't be weighed in a form",
    okrApartShort: "OKRs kept apart",
    quotaShort: "Guideline as a quota",
    quota: "The guideline is a quota: nothing is published beyond it",
  },
  sharing: {
    title: "Sharing outside",
    words:
      "A guest link lets somebody without an account read an insight page until it expires. While this is off, links that were made before open nothing; once it is on again, those that were neither revoked nor have expired do.",
    guest_links: "Pages may be shared with guests by a link",
  },
  consent: {
    title: "Consent to changes",
    words:
      "Every change of an active objective leaves its reason and a trace. These also wait for the approver's consent.",
    target_lowered: "Lowering a target",
    due_extended: "Extending a due date",
    dropped: "Dropping a key result",
    any: "Any change",
  },
};
