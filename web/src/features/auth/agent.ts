const browsers: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["WeChat", /\bMicroMessenger\//],
  ["WeCom", /\bwxwork\//],
  ["Feishu", /\b(?:Lark|Feishu)\//],
  ["DingTalk", /\bDingTalk\//i],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bVersion\/[\d.]+.*\bSafari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["HarmonyOS", /\bHarmonyOS\b|\bOpenHarmony\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
];

/** The browser and the system that a User-Agent names, "" for what it doesn't. */
export function agentOf(agent: string): { browser: string; system: string } {
  const first = (all: typeof browsers) => all.find(([, sign]) => sign.test(agent))?.[0] ?? "";
  return { browser: first(browsers), system: first(systems) };
}
