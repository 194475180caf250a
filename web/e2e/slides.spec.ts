import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";
import { shanghai, startSimulated } from "./simulated";

// One story on one server: the state of the company as slides, in a meeting, on paper and of a past day.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const LONG = "把每一个环节的等待都减到最少，".repeat(8);
let cycle = "";
let team = "";
let root = "";

const slides = (page: Page) => page.locator("section[aria-roledescription]");

/** Opens the slides and waits until they are there. */
async function open(page: Page, search = ""): Promise<void> {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/slides${search}`);
  await expect(slides(page).first()).toBeAttached();
}

/** What holds more than it shows. */
const overfull = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-fit]")]
      .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
      .map((box) => box.textContent?.slice(0, 60)),
  );

test("before there is a cycle, and before there is an objective", async ({ page, axe }) => {
  const made = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  root = made.id;
  await page.goto("/slides");
  await expect(page.getByText("还没有周期")).toBeVisible();
  await axe();
  cycle = (
    await send(page.request, "post", "/cycles", { name: "本季", starts_on: day(-45), ends_on: day(45) })
  ).id;
  team = (await send(page.request, "post", "/teams", { name: "运营部" })).id;
  await page.goto("/insight");
  await page.getByRole("link", { name: "幻灯片" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "全公司" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("还没有进行中的目标")).toBeVisible();
  await expect(slides(page)).toHaveCount(3);
  await axe();
});

test("in a meeting: turned by keys, with what goes wrong, why, and what is next", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  const of = { cycle_id: cycle, team_id: team };
  const objective = (await send(page.request, "post", "/objectives", { ...of, title: "提升用户留存率" })).id;
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const result = (
    await send(page.request, "post", `/objectives/${objective}/key-results`, {
      title: "日均活跃用户数增长10%",
      measure,
      owner_id: root,
    })
  ).id;
  const idle = (
    await send(page.request, "post", `/objectives/${objective}/key-results`, {
      title: "差评率降到千分之三",
      measure: { kind: "metric", baseline: "8", target: "3", unit: "‰" },
      owner_id: root,
    })
  ).id;
  await activate(page.request, objective);
  for (const [ago, value] of [
    [35, "50100"],
    [20, "50200"],
    [2, "50700"],
  ] as const)
    await send(page.request, "post", `/key-results/${result}/check-ins`, {
      value,
      as_of: day(-ago),
      note: "渠道涨价，<b>双十一</b>以后再看",
    });
  await send(page.request, "post", `/key-results/${idle}/check-ins`, { value: "7.5" });
  await send(page.request, "post", `/key-results/${result}/actions`, {
    title: "召回渠道换成企业微信",
    owner_id: root,
    due_on: day(9),
  });
  await send(page.request, "post", "/problems", {
    title: "短信通道不够",
    key_result_id: result,
    decider_id: root,
    question: "加不加第二家短信通道？",
  });

  await page.goto(`/insight?team=${team}&since=${day(-10)}`);
  await page.getByRole("link", { name: "幻灯片" }).click();
  await expect(page).toHaveURL(new RegExp(`/slides\\?.*team=${team}`));
  const heading = (name: string | RegExp) =>
    expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await heading("运营部");
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(slides(page)).toHaveCount(7);
  await axe();
  await picture("slides-opening");

  await page.keyboard.press("ArrowRight");
  await heading("走到哪里了");
  const stood = await send(page.request, "get", `/insight?team_id=${team}`);
  const words = { on_track: "正常", at_risk: "有风险", off_track: "落后", no_data: "暂无数据" };
  await expect(
    page.getByRole("img", { name: new RegExp(words[stood.status as keyof typeof words]) }),
  ).toBeVisible();
  await expect(
    page.getByText(`${Math.round(stood.progress * 100)}%`, { exact: true }).filter({ visible: true }),
  ).toBeVisible();
  await axe();
  await page.keyboard.press("Space");
  await heading(/以来的变化/);
  await expect(page.getByText("没有目标的进度有变化，或者当时还没有数据。")).toBeVisible();
  await axe();
  await page.keyboard.press("Space");
  await heading("先看这些");
  const first = page.getByRole("listitem").filter({ hasText: "日均活跃用户数增长10%" });
  await expect(first).toContainText(/原因：.*落后 \d+ 个百分点.*达成概率/);
  await expect(first).toContainText("最近说：渠道涨价，<b>双十一</b>以后再看");
  await expect(first).toContainText("下一步：召回渠道换成企业微信");
  await expect(page.getByRole("listitem").filter({ hasText: "差评率" })).toContainText("下一步：还没有");
  await axe();
  await picture("slides-trouble");
  await page.keyboard.press("PageDown");
  await heading("提升用户留存率");
  await expect(page.getByRole("listitem").filter({ hasText: "日均活跃" })).toContainText(
    "50,000 人 → 55,000 人，现 50,700 人",
  );
  await axe();
  await picture("slides-objective");
  await page.keyboard.press("ArrowRight");
  await heading("行动计划与节奏");
  await page.keyboard.press("ArrowRight");
  await heading("需要决定的事");
  await expect(page.getByRole("listitem").filter({ hasText: "加不加第二家短信通道？" })).toContainText(
    "由林岳决定",
  );
  await expect(page.getByRole("listitem").filter({ hasText: "差评率" })).toBeVisible();
  await axe();

  // At the end it stays; the address keeps the place over a reload.
  await page.keyboard.press("ArrowRight");
  await heading("需要决定的事");
  await expect(page).toHaveURL(/at=7/);
  await page.reload();
  await heading("需要决定的事");
  await page.keyboard.press("ArrowLeft");
  await heading("行动计划与节奏");
  await page.keyboard.press("Shift+Space");
  await heading("提升用户留存率");
  await page.keyboard.press("Home");
  await heading("运营部");
  await page.keyboard.press("End");
  await heading("需要决定的事");
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);

  // Help names the keys; Escape closes it and not the slides behind it.
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("下一页");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await heading("需要决定的事");
  // What has the focus is pressed, not turned.
  await page.getByRole("button", { name: "上一页" }).focus();
  await page.keyboard.press("Space");
  await heading("行动计划与节奏");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(new RegExp(`/insight\\?.*team=${team}`));
  await expect(page.getByLabel("对比")).toHaveValue(day(-10));
});

test("of a department that goes on: what changed, and as it was on a past day", async ({
  browser,
  axe,
  picture,
}) => {
  const sinan = await startSimulated("2026-11-26 09:00", "demo");
  const context = await browser.newContext({ baseURL: sinan.url });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));
    await send(page.request, "post", "/session", { email: "lina@demo.example", password: "sinan-demo" });
    await page.goto("/slides?since=2026-11-12&at=3");
    await expect(page.getByRole("heading", { level: 2, name: "2026年11月12日以来的变化" })).toBeVisible();
    const now = await send(page.request, "get", "/insight?since=2026-11-12");
    const points = (one: { before: number | null; progress: number | null }) =>
      one.before === null || one.progress === null
        ? 0
        : Math.round((Math.min(1, one.progress) - Math.min(1, one.before)) * 100);
    const moved = now.objectives.filter((one: never) => points(one) !== 0);
    expect(moved.length).toBeGreaterThan(2);
    await expect(page.getByRole("row")).toHaveCount(1 + Math.min(8, moved.length));
    await expect(page.getByRole("row").filter({ hasText: moved[0].title })).toContainText("个百分点");
    await axe(page);
    await picture("slides-change", page);

    // As on another day: numbers of then, no forecast, and what had to be decided then.
    const then = await send(page.request, "get", "/insight?asof=2026-11-10");
    expect(then.progress).not.toBe(now.progress);
    await page.goto("/slides?asof=2026-11-10&at=2");
    await expect(page.getByRole("heading", { name: "当时走到哪里" })).toBeVisible();
    const region = page.getByRole("region", { name: "当时走到哪里" });
    await expect(region).toContainText(`${Math.round(then.progress * 100)}%`);
    await expect(region).toContainText("截至 2026年11月10日 当天结束时");
    await axe(page);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("heading", { name: /先看这些/ })).toBeVisible();
    await expect(page.getByText("达成概率").first()).toBeVisible();
    await page.keyboard.press("End");
    const [asked] = (await send(page.request, "get", "/problems?undecided=true&asof=2026-11-10")).items;
    await expect(page.getByRole("listitem").filter({ hasText: asked.decision.question })).toBeVisible();
    await axe(page);
  } finally {
    await context.close();
    await sinan.stop();
  }
});

test("on paper: a page for each slide, nothing cut, at most forty objectives", async ({ page, picture }) => {
  await send(page.request, "post", "/session", lin);
  const of = { cycle_id: cycle, team_id: team };
  const full = (await send(page.request, "post", "/objectives", { ...of, title: LONG.slice(0, 110) })).id;
  const results: string[] = [];
  for (let i = 0; i < 8; i++) {
    const { id } = await send(page.request, "post", `/objectives/${full}/key-results`, {
      title: `${i} ${LONG.slice(0, 90)}`,
      measure: { kind: "metric", baseline: "0", target: "100", unit: "次" },
      owner_id: root,
    });
    results.push(id);
  }
  await activate(page.request, full);
  for (const id of results)
    await send(page.request, "post", `/key-results/${id}/check-ins`, { value: "5", note: LONG.repeat(3) });
  for (let i = 0; i < 40; i++) {
    const { id } = await send(page.request, "post", "/objectives", { ...of, title: `目标 ${i}` });
    await send(page.request, "post", `/objectives/${id}/key-results`, {
      title: `结果 ${i}`,
      measure: { kind: "metric", baseline: "0", target: "100", unit: "次" },
      owner_id: root,
    });
    await activate(page.request, id);
  }
  await open(page, `?team=${team}`);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("后面只有前 40 个目标的单页，另有 2 个没有。")).toBeVisible();
  const count = await slides(page).count();
  // The opening, where it stands, the changes, three of trouble, forty objectives, plans, decisions.
  expect(count).toBe(48);
  expect(await overfull(page)).toEqual([]);
  await page.keyboard.press("End");
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(count);
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [
    Number(w),
    Number(h),
  ]);
  expect(boxes).toHaveLength(count);
  for (const [width, height] of boxes) expect((width ?? 0) / (height ?? 1)).toBeCloseTo(16 / 9, 1);

  await page.emulateMedia({ media: "print" });
  const printed = await slides(page).evaluateAll((all) =>
    all.map((one) => ({
      visible: getComputedStyle(one).visibility,
      paper: getComputedStyle(one).backgroundColor,
      keeps: getComputedStyle(one).printColorAdjust,
      cut: one.scrollHeight > one.clientHeight + 1,
    })),
  );
  expect(new Set(printed.map((one) => JSON.stringify(one)))).toEqual(
    new Set([
      JSON.stringify({ visible: "visible", paper: "rgb(255, 255, 255)", keeps: "exact", cut: false }),
    ]),
  );
  expect(await overfull(page)).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  const at = await slides(page).evaluateAll(
    (all, title) => all.findIndex((one) => one.getAttribute("aria-label") === title),
    LONG.slice(0, 110),
  );
  await open(page, `?team=${team}&at=${at + 1}`);
  await picture("slides-full");
});

test("on a phone in the dark it is read, and printed as everywhere", async ({ page, axe, picture }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  await open(page, `?team=${team}&at=4`);
  await expect(page.getByRole("heading", { name: /先看这些/ })).toBeVisible();
  const size = await page
    .getByRole("listitem")
    .first()
    .locator("p")
    .first()
    .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(size).toBeGreaterThanOrEqual(12);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await axe();
  await picture("slides-phone");
  await page.getByRole("button", { name: "下一页" }).click();
  await expect(page).toHaveURL(/at=5/);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(48);
});

test("in English", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, locale: "en-GB" });
  const page = await context.newPage();
  await send(page.request, "post", "/session", lin);
  const me = await send(page.request, "get", "/me");
  expect(me.name).toBe("林岳");
  await page.goto(`/slides?team=${team}&at=2`);
  await expect(page.getByRole("heading", { name: "Where we stand" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByRole("heading", { name: "To be decided" })).toBeVisible();
  await context.close();
});
