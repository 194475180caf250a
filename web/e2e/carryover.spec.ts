import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// From one cycle into the next: what is unfinished goes on with its plan, once, and every step can be taken back.
test.describe.configure({ mode: "serial" });

const lead = { name: "林岳", email: "lin@example.com" };
const owner = { name: "陈静", email: "jing@example.com" };
const title = "提升用户留存率";
const signIn = (page: Page, email: string) => send(page.request, "post", "/session", { email, password });
const decided = (page: Page, n: number) => page.getByRole("heading", { name: `1 个目标，已决定 ${n} 个` });
let objective = "";
let team = "";
let next = "";

test("what is set up: one key result short of its target, one reached, with an open action and a problem", async ({
  page,
  playwright,
  server,
}) => {
  const admin = page.request;
  await send(admin, "post", "/setup", { workspace: "华岳", ...lead, password });
  const me = await send(admin, "get", "/me");
  team = (await send(admin, "post", "/teams", { name: "用户运营组", lead_id: me.id })).id;
  const id = await join(playwright, admin, server, { ...owner, team_id: team });
  const cycle = (
    await send(admin, "post", "/cycles", { name: "本季", starts_on: day(-80), ends_on: day(-1) })
  ).id;
  next = (await send(admin, "post", "/cycles", { name: "下季", starts_on: day(0), ends_on: day(90) })).id;
  objective = (await send(admin, "post", "/objectives", { cycle_id: cycle, title, owner_id: id })).id;
  const values: [string, string, string, string][] = [
    ["日均活跃用户数增长", "50000", "55000", "54000"],
    ["续费率提升", "72", "80", "81"],
  ];
  const results: string[] = [];
  for (const [name, baseline, target] of values) {
    const measure = { kind: "metric", baseline, target, unit: "人" };
    results.push(
      (await send(admin, "post", `/objectives/${objective}/key-results`, { title: name, measure })).id,
    );
  }
  await send(admin, "post", `/key-results/${results[0]}/actions`, {
    title: "召回沉默用户",
    owner_id: id,
    due_on: day(-10),
  });
  await activate(admin, objective);
  for (const [i, [, , , value]] of values.entries())
    await send(admin, "post", `/key-results/${results[i]}/check-ins`, { value, as_of: day(-2) });
  await send(admin, "post", "/problems", { title: "短信通道被限流", key_result_id: results[0] });
  for (const phase of ["running", "scoring"]) await send(admin, "post", `/cycles/${cycle}/phase`, { phase });
});

test("pressed twice it is one draft with its plan; it is dropped with a reason; each step can be taken back", async ({
  page,
  axe,
  picture,
  expectedErrors,
}) => {
  expectedErrors.push(/422/); // dropping without a reason
  await signIn(page, lead.email);
  const drafts = async () =>
    (await send(page.request, "get", `/objectives?cycle_id=${next}&include=key_results`)).items;
  await page.goto(`/review?team=${team}&show=all`);
  await page.getByRole("link", { name: "开始下一周期" }).click();
  await expect(decided(page, 0)).toBeVisible();
  await expect(page.getByText("同样的速度会到", { exact: false })).toBeVisible();
  await expect(page.getByText("延续时带上 1 项未完成的行动、1 个未解决的问题")).toBeVisible();
  await axe();
  await picture("next-cycle");
  await page.getByRole("button", { name: "按趋势定新目标值" }).dblclick();
  await expect(decided(page, 1)).toBeVisible();
  const [draft, ...others] = await drafts();
  expect(others).toHaveLength(0);
  expect(draft.key_results).toHaveLength(1);
  expect(draft.key_results[0].baseline).toBe("54000");
  expect(Number(draft.key_results[0].target)).toBeGreaterThan(54000);
  const planned = await send(page.request, "get", `/key-results/${draft.key_results[0].id}/actions`);
  expect(planned.items).toMatchObject([{ title: "召回沉默用户" }]);
  await page.getByRole("button", { name: `撤销对“${title}”的决定` }).click();
  await expect(decided(page, 0)).toBeVisible();
  expect(await drafts()).toHaveLength(0);
  await page.getByRole("button", { name: "不再做" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "不再做" }).click();
  await expect(page.getByText("不再做时请写明原因。")).toBeVisible();
  await page.getByLabel("为什么不再做").fill("方向变了");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("方向变了", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: `撤销对“${title}”的决定` }).click();
  await expect(decided(page, 0)).toBeVisible();
});

test("what goes on is chosen, and the new objective says where it comes from", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, owner.email);
  await page.goto(`/review/next?team=${team}`);
  await page.getByRole("button", { name: "挑选……" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { name: "日均活跃用户数增长" })).toBeChecked();
  await dialog.getByRole("checkbox", { name: "续费率提升" }).check();
  await dialog.getByRole("checkbox", { name: "1 个未解决的问题" }).uncheck();
  await axe();
  await picture("next-cycle-choose");
  await dialog.getByRole("button", { name: "延续", exact: true }).click();
  await expect(decided(page, 1)).toBeVisible();
  await expect(page.getByText("下季 · 1 项未完成的行动 · 陈静")).toBeVisible();
  await page.getByRole("link", { name: `完善“${title}”延续出来的草稿` }).click();
  const trail = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "延续", exact: true }) });
  await expect(trail.getByText("日均活跃用户数增长：起点 54,000 人", { exact: false })).toBeVisible();
  await axe();
  await picture("carried-guide");
  await trail.getByRole("link", { name: title }).click();
  await expect(page).toHaveURL(new RegExp(`/okrs/${objective}$`));
  await expect(trail.getByText("延续到下季")).toBeVisible();
  await picture("carried-objective");
});

test("how the cycles were worked is counted, with what to try next", async ({ page, axe, picture }) => {
  await signIn(page, owner.email);
  await page.goto("/insight");
  await page.getByRole("link", { name: "各周期健康度" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "各周期健康度" })).toBeVisible();
  const last = page.getByRole("row", { name: "本季" });
  await expect(last).toContainText("每人至多 1 个");
  await expect(last).toContainText("100% 2 / 2");
  await expect(last).toContainText("0% 0 / 1");
  await expect(page.getByText("依据本季")).toBeVisible();
  await expect(page.getByText("1 个目标里只有 0 个服务于主题或上级", { exact: false })).toBeVisible();
  await axe();
  await picture("health");
});

test("on a phone, in English and dark", async ({ page, axe, picture }) => {
  await signIn(page, lead.email);
  const me = await send(page.request, "get", "/me");
  await page.request.patch(`/api/v1/people/${me.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${me.version}"` },
    data: { lang: "en", theme: "dark" },
  });
  await page.setViewportSize({ width: 375, height: 812 });
  for (const [path, name] of [
    [`/review/next?team=${team}`, "next-cycle-phone"],
    [`/okrs/${objective}`, "carried-phone"],
    ["/insight/health", "health-phone"],
  ] as const) {
    await page.goto(path);
    const shown = name === "health-phone" ? page.getByRole("link", { name: "本季" }) : page.getByText(title);
    await expect(shown.first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(wide, "sideways scrolling").toBe(false);
    await axe();
    await picture(name);
  }
  // The button stands at the left edge here, where a list that ends with it would begin outside of the window.
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = await page.getByRole("menu").boundingBox();
  expect(menu?.x).toBeGreaterThanOrEqual(0);
  expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(375);
});
