// Takes the ten pictures of docs/screens from the demo department, with a server and database of their own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";

const root = resolve(import.meta.dirname, "../..");
const out = join(root, "docs/screens");
const folder = mkdtempSync(join(tmpdir(), "sinan-screens-"));
const url = "http://127.0.0.1:8399";
const guard = { "X-Sinan": "1" };

// name, path, width, language, theme, who, what is pressed
const shots = [
  ["home-light-zh", "/", 1440, "zh-CN", "light", "chenjing"],
  ["home-dark-en", "/", 1440, "en", "dark", "chenjing"],
  ["okrs-light-zh", "/okrs", 1440, "zh-CN", "light", "lina"],
  ["okrs-phone-zh", "/okrs", 375, "zh-CN", "light", "lina"],
  ["objective-light-zh", "/okrs/{objective}", 1440, "zh-CN", "light", "lina"],
  ["objective-dark-en", "/okrs/{objective}", 1440, "en", "dark", "lina"],
  ["map-light-zh", "/map", 1440, "zh-CN", "light", "lina"],
  ["actions-light-zh", "/actions", 1440, "zh-CN", "light", "chenjing"],
  ["paste-light-zh", "/okrs/paste", 1440, "zh-CN", "light", "lina", "用例子试试"],
  ["audit-light-zh", "/settings/audit", 1440, "zh-CN", "light", "admin"],
];

const server = spawn(process.env.SINAN_BIN ?? join(root, "bin/sinan"), ["serve", "--demo"], {
  env: { ...process.env, SINAN_ADDR: "127.0.0.1:8399", SINAN_DATABASE: join(folder, "sinan.db") },
  stdio: "ignore",
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  await ready();
  mkdirSync(out, { recursive: true });
  for (const shot of shots) await take(...shot);
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function ready() {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error("the demo server wasn't ready within 30 s");
}

async function take(name, path, width, lang, theme, who, press) {
  const context = await browser.newContext({ viewport: { width, height: width > 720 ? 900 : 812 } });
  const page = await context.newPage();
  const data = { email: `${who}@demo.example`, password: "sinan-demo" };
  const session = await page.request.post(`${url}/api/v1/session`, { headers: guard, data });
  if (!session.ok()) throw new Error(`${who} can't sign in: ${await session.text()}`);
  const me = await (await page.request.get(`${url}/api/v1/me`)).json();
  const set = await page.request.patch(`${url}/api/v1/people/${me.id}`, {
    headers: guard,
    data: { lang, theme },
  });
  if (!set.ok()) throw new Error(`${who} can't set language and appearance: ${await set.text()}`);
  const list = await (await page.request.get(`${url}/api/v1/objectives?state=active&limit=20`)).json();
  const objective = list.items.find((o) => o.title.includes("留存")) ?? list.items[0];
  await page.goto(url + path.replace("{objective}", objective.id));
  await page.waitForLoadState("networkidle");
  if (press) await page.getByRole("button", { name: press }).click();
  await page.waitForTimeout(press ? 1500 : 500);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
  process.stdout.write(`${name}.png\n`);
}
