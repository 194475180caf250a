import { chromium } from "@playwright/test";
// node shot.mjs base user outdir lang theme width path...
const [base, user, out, lang, theme, width, ...paths] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 900 } });
page.on("pageerror", (e) => console.log("ERR", e.message));
page.on("console", (m) => m.type() === "error" && console.log("CON", m.text().slice(0, 300)));
const guard = { "X-Sinan": "1" };
const r = await page.request.post(base + "/api/v1/session", { headers: guard, data: { email: user, password: "sinan-demo" } });
if (!r.ok()) console.log(await r.text());
const me = await (await page.request.get(base + "/api/v1/me")).json();
const p = await page.request.patch(base + "/api/v1/me", { headers: guard, data: { lang, theme } });
if (!p.ok()) { const q = await page.request.patch(base + "/api/v1/people/" + me.id, { headers: guard, data: { lang, theme } }); if (!q.ok()) console.log(await q.text()); }
for (const path of paths) {
  let url = path;
  if (path.includes("OBJ")) {
    const list = await (await page.request.get(base + "/api/v1/objectives?limit=50&include=key_results")).json();
    const o = list.items.find((x) => (process.env.STATE ? x.state === process.env.STATE : x.state === "active") && (x.key_results ?? []).length > 1) ?? list.items[0];
    url = path.replace("OBJ", o.id).replace("KR", o.key_results?.[0]?.id ?? "");
  }
  await page.goto(base + url);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
  const name = path.replace(/[^a-zA-Z0-9]+/g, "_");
  await page.screenshot({ path: `${out}/${name}-${lang}-${theme}-${width}.png`, fullPage: process.env.FULL === "1" });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.log("SIDEWAYS", path, over);
}
await browser.close();
