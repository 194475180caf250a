export default {
  title: "Robots",
  about: "Tell group chats in Feishu, DingTalk, WeCom, Slack or Teams what happens, or another program",
  subtitle: "Tell a team's group chat what happens",
  new: "Add a robot",
  none: "There are no robots yet",
  noneWords:
    "Add a custom robot to a group chat and put its webhook address in here: the chat then hears of what the team does.",
  comma: ", ",
  kind: {
    feishu: "Feishu",
    dingtalk: "DingTalk",
    wecom: "WeCom",
    slack: "Slack",
    teams: "Teams",
    webhook: "Webhook",
  },
  topic: {
    activated: "Objectives activated",
    closed: "Objectives closed",
    checked_in: "Check-ins",
    blocked: "Actions blocked",
    problem_raised: "Problems raised",
    problem_decided: "Decisions on problems",
    problem_solved: "Problems solved",
    minutes: "Minutes of meetings",
    recognized: "Public recognition",
  },
  room: {
    all: "Whole workspace",
    team: "{{team}} and teams below",
    inner: "{{team}} and teams below, with what only {{team}} sees",
    gone: "(a dissolved team)",
  },
  isOff: "Off",
  sentAt: "Last sent: {{at}}",
  neverSent: "Nothing sent yet",
  trouble: {
    closed:
      "The address leads into a private network, which the server doesn't call. Where that is wanted, allow it on the server by SINAN_OUTBOUND_ALLOW.",
    refused:
      "It was refused. Check the address, the secret, and the robot's own security settings (keywords, allowed IPs).",
    limited: "Too many messages for now; it is tried again when the platform allows.",
    unreachable: "No connection, or no answer in time; messages are tried again.",
    failed: "An error, or an answer that makes no sense; messages are tried again.",
    sealed:
      "The address that was kept can't be opened: the server's key (SINAN_SECRET) is another. Give the address and the secret again.",
  },
  answered: "What was answered",
  try: "Test",
  tryOf: "Test: {{name}}",
  tried: {
    done: "“{{name}}” has spoken in the chat",
    failed: "“{{name}}” couldn't speak: the list says why",
  },
  turnOff: "Turn off",
  turnOn: "Turn on",
  turnOffOf: "Turn off: {{name}}",
  turnOnOf: "Turn on: {{name}}",
  off: "“{{name}}” is off; what it had still to say is dropped",
  on: "“{{name}}” is on, and tells what happens from now",
  edit: "Edit",
  editOf: "Edit: {{name}}",
  unsaid: "What didn't arrive",
  form: {
    edit: "Edit robot",
    kind: "Platform",
    name: "Name",
    namePlaceholder: "e.g. Operations chat",
    address: "Webhook address",
    kept: "Empty keeps it (now {{host}})",
    secret: "Secret to sign with",
    keptSecret: "Empty keeps it",
    team: "Whose chat it is",
    all: "Whole workspace",
    teamHint:
      "Tells what this team and those below it do, as far as everybody in the company may see it. What is shared with listed people is never told.",
    allHint: "Tells what the whole company does, as far as everybody in it may see it.",
    inner:
      "Only members of {{team}} are in the chat: also tell what only {{team}} may see (not what only a team below may see)",
    topics: "What it tells",
    lang: "Language of its messages",
    make: "Add",
    save: "Save",
    made: "“{{name}}” was added; try it",
    saved: "“{{name}}” was saved",
  },
  digest: {
    title: "Digest",
    weekday: "On",
    at: "At",
    every: { none: "None", weekly: "Every week", monthly: "Last workday of the month" },
    words:
      "What is behind, what is owed (no check-in, late), and what moved since the last one. On a day off it comes on the next workday.",
    noneWords: "No digest is sent.",
    is: { weekly: "Weekly digest ({{day}} {{at}})", monthly: "Monthly digest (last workday, {{at}})" },
  },
  where: {
    feishu:
      "Feishu group → Settings → Bots → add a “Custom bot”, copy its webhook address. Kept sealed, never shown again.",
    dingtalk:
      "DingTalk group → Group settings → Bots → add a “Custom” one, copy its webhook address. Kept sealed, never shown again.",
    wecom: "WeCom group → Message push → add, copy its webhook address. Kept sealed, never shown again.",
    slack: "Slack app → Incoming Webhooks → copy the address. Kept sealed, never shown again.",
    teams:
      "Teams channel → Workflows → “Post to a channel when a webhook request is received”, copy the address. Kept sealed, never shown again.",
    webhook: "Gets a POST, signed by the Standard Webhooks scheme. Kept sealed, never shown again.",
  },
  sign: {
    feishu: "Shown where the bot's security settings have “Signature verification”; empty where they don't.",
    dingtalk:
      "Begins with SEC; shown where the security settings have “Additional signature”; empty otherwise.",
    webhook: "Begins with whsec_; left empty, one is made and shown once.",
  },
  secret: {
    title: "Secret to sign with",
    words: "Copy it to the receiver now, which checks signatures by it. It isn't shown again.",
    copy: "Copy",
    copied: "Copied",
    done: "I have it",
  },
  revoke: {
    verb: "Revoke",
    question: "Revoke “{{name}}”?",
    words:
      "Its address and secret are deleted, and what it had still to say is dropped. To use it again, set it up anew.",
    done: "“{{name}}” was revoked",
  },
};
