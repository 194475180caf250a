import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: a department's set of OKRs from nothing to work under way, from its list.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };
const titles = ["提升用户留存率", "提升营收增长率", "还没想好怎么衡量"];

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : await answer.json();
}

function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

const card = (page: Page, title: string) => page.getByRole("article", { name: title });

/** The objectives as they stand on the page, from the top. */
const shown = (page: Page) => page.getByRole("article").getByRole("heading").allInnerTexts();

test("with nothing there, the page leads on", async ({ page, axe, picture }) => {
  await post(page.request, "/setup", { workspace: "华岳", name: "林岳", ...admin });
  await page.goto("/okrs");
  await expect(page.getByRole("heading", { name: "还没有周期" })).toBeVisible();
  await expect(page.getByRole("link", { name: "新建周期" })).toHaveAttribute("href", "/settings/cycles");
  await axe();
  await post(page.request, "/cycles", { name: "本季", starts_on: day(-45), ends_on: day(45) });
  await page.reload();
  await expect(page.getByRole("heading", { name: "这里还没有目标" })).toBeVisible();
  await expect(page.getByRole("link", { name: "粘贴已有 OKR" }).first()).toHaveAttribute(
    "href",
    "/okrs/paste",
  );
  await axe();
  await picture("okrs-empty");
});

test("drafts become work several at a time, each with an answer of its own", async ({
  page,
  axe,
  picture,
}) => {
  await post(page.request, "/session", admin);
  const me = await (await page.request.get("/api/v1/me")).json();
  const { items: cycles } = await (await page.request.get("/api/v1/cycles")).json();
  const measures = [
    { title: "日均活跃用户数增长 10%", baseline: "50000", target: "55000", unit: "人" },
    { title: "新增付费用户 1000 人", baseline: "0", target: "1000", unit: "人" },
  ];
  for (const [i, title] of titles.entries()) {
    const kind = i === 1 ? "aspirational" : "committed";
    const o = await post(page.request, "/objectives", {
      cycle_id: cycles[0].id,
      title,
      owner_id: me.id,
      kind,
    });
    const { title: kr, ...metric } = measures[i] ?? { title: "" };
    if (kr) {
      const measure = { kind: "metric", ...metric };
      await post(page.request, `/objectives/${o.id}/key-results`, { title: kr, measure });
    }
  }
  await page.goto("/okrs");
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(card(page, "提升用户留存率")).toContainText("50,000 → 55,000 人");

  // Keys alone: down the rows, each objective selected.
  for (const key of ["j", "x", "j", "j", "x", "j", "j", "x"]) await page.keyboard.press(key);
  const bar = page.getByRole("region", { name: "对选中的目标" });
  await expect(bar).toContainText("已选 3 个目标");
  await axe();
  await bar.getByRole("button", { name: "提交审批" }).click();
  const refused = page.getByRole("dialog");
  await expect(refused).toContainText("1 个目标没有办成");
  await expect(refused).toContainText("还没想好怎么衡量");
  await expect(refused).toContainText("另外 2 个已经办好");
  await axe();
  await picture("okrs-refused");
  await page.keyboard.press("Enter");
  await expect(bar).toContainText("已选 1 个目标");
  await page.keyboard.press("Escape");

  for (const [verb, state] of [
    ["批准", "已批准"],
    ["启用", ""],
  ] as const) {
    for (const title of titles.slice(0, 2)) await card(page, title).getByRole("checkbox").check();
    await bar.getByRole("button", { name: verb }).click();
    if (state) await expect(card(page, "提升营收增长率")).toContainText(state);
    await expect(bar).toBeHidden();
  }
  await expect(card(page, "提升用户留存率").getByText("待批准")).toBeHidden();
});

test("a check-in from the list, by keys", async ({ page, axe }) => {
  await post(page.request, "/session", admin);
  await page.goto("/okrs");
  await expect(page.getByRole("article")).toHaveCount(3);
  for (const key of ["j", "j", "c"]) await page.keyboard.press(key);
  const drawer = page.getByRole("dialog", { name: "日均活跃用户数增长 10%" });
  await expect(drawer.getByLabel("当前值（人）")).toBeFocused();
  await page.keyboard.type("5.2万");
  await axe();
  await page.keyboard.press("Control+Enter");
  await expect(card(page, "提升用户留存率")).toContainText("现 52,000");
  await expect(
    card(page, "提升用户留存率")
      .getByRole("img", { name: /进度 40%/ })
      .first(),
  ).toBeVisible();
});

test("another order, taken back, and filters that stay in the address", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  await page.goto("/okrs");
  await expect.poll(() => shown(page)).toEqual(titles);
  await page.keyboard.press("j");
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => shown(page)).toEqual([titles[1], titles[0], titles[2]]);
  await expect(page.getByText("已移动「提升用户留存率」")).toBeVisible();
  await page.reload();
  await expect.poll(() => shown(page)).toEqual([titles[1], titles[0], titles[2]]);
  // A hand moves over many points on its way: one move alone may be all that a browser makes of lifting.
  await card(page, titles[0] ?? "").hover();
  await page
    .getByRole("button", { name: "移动 提升用户留存率" })
    .dragTo(card(page, titles[1] ?? ""), { targetPosition: { x: 400, y: 10 }, steps: 5 });
  await expect.poll(() => shown(page)).toEqual(titles);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect.poll(() => shown(page)).toEqual([titles[1], titles[0], titles[2]]);

  await page.getByRole("button", { name: "类型" }).click();
  await page.getByRole("menuitemradio", { name: "挑战型" }).click();
  await expect(page).toHaveURL(/kind=aspirational/);
  await expect.poll(() => shown(page)).toEqual([titles[1]]);
  await page.keyboard.press("/");
  // Digits alone, as in 618, are words too.
  await page.keyboard.type("1000");
  await expect(page).toHaveURL(/find=.*1000/);
  await page.reload();
  await expect.poll(() => shown(page)).toEqual([titles[1]]);
  await expect(page.getByRole("combobox", { name: "用一句话筛选" })).toHaveValue("1000");
  await page.getByRole("button", { name: "去掉条件" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
  await axe();
  await picture("okrs");

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "查找" }).getByRole("combobox").fill("留存");
  await page.getByRole("option", { name: /提升用户留存率/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "提升用户留存率" })).toBeVisible();
  await page.goto("/okrs?of=person:");
  await expect(page.getByRole("heading", { name: "看谁的目标？" })).toBeVisible();
  await page.getByRole("combobox", { name: "成员" }).fill("林岳");
  await page.getByRole("option", { name: /林岳/ }).click();
  await expect(page.getByRole("article")).toHaveCount(3);
});

test("the company as a tree that opens as one goes, and on a phone in English", async ({
  page,
  axe,
  picture,
}) => {
  await post(page.request, "/session", admin);
  const me = await (await page.request.get("/api/v1/me")).json();
  const team = await post(page.request, "/teams", { name: "运营部" });
  const below = await post(page.request, "/teams", { name: "用户运营组", parent_id: team.id });
  const { items: cycles } = await (await page.request.get("/api/v1/cycles")).json();
  await post(page.request, "/objectives", { cycle_id: cycles[0].id, title: "组里的目标", team_id: below.id });
  const patched = await page.request.patch(`/api/v1/people/${me.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${me.version}"` },
    data: { lang: "en", theme: "dark" },
  });
  expect(patched.ok()).toBe(true);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto("/okrs?of=company");
  await page.getByRole("button", { name: "用户运营组", exact: true }).click();
  await expect(card(page, "组里的目标")).toBeVisible();
  await expect(card(page, "组里的目标")).toContainText("Draft");
  await page.getByRole("button", { name: "Key results of 组里的目标" }).click();
  await expect(page.getByText("No key results yet")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, "sideways scrolling").toBe(false);
  await axe();
  await picture("okrs-company-phone");
});
