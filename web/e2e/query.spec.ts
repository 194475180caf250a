import { expect, test } from "./fixture";
import { activate, day, send } from "./prepare";

// One story on one server: a list that is asked in words, by keys alone, in both languages.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };

test.beforeAll(async ({ playwright, server }) => {
  const request = await playwright.request.newContext({ baseURL: server.url });
  await send(request, "post", "/setup", { workspace: "华岳", name: "林岳", ...admin });
  const me = await send(request, "get", "/me");
  const cycle = await send(request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-60),
    ends_on: day(30),
  });
  for (const [title, kr, value] of [
    ["提升用户留存率", "日均活跃用户数增长 10%", "50100"],
    ["提升营收增长率", "新增付费用户到 5.5 万", "54900"],
    ["以后再说", "", ""],
  ]) {
    const o = await send(request, "post", "/objectives", { cycle_id: cycle.id, title, owner_id: me.id });
    if (!kr) continue;
    const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
    const { id } = await send(request, "post", `/objectives/${o.id}/key-results`, { title: kr, measure });
    await activate(request, o.id);
    await send(request, "post", `/key-results/${id}/check-ins`, { value, confidence: 4 });
  }
  await request.dispose();
});

test("a question is completed by keys, says how it was read, and stays in the address", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/okrs");
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(3);
  await page.keyboard.press("/");
  const ask = page.getByRole("combobox", { name: "用一句话筛选" });
  await expect(ask).toBeFocused();
  await page.keyboard.type("负");
  await expect(page.getByRole("option", { name: "负责人:" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(ask).toHaveValue("负责人:");
  await expect(page.getByRole("option", { name: "我", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(ask).toHaveValue("负责人:我 ");
  await page.keyboard.type("落后 > 20 %");
  await expect(ask).toHaveValue("负责人:我 落后 > 20 %");
  await expect(page.getByRole("status").filter({ hasText: "读作" })).toContainText("我的· 落后 > 20%");
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText("提升用户留存率");
  await axe();
  await picture("query");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(ask).toHaveValue("负责人:我 落后 > 20 %");
  await expect(cards).toHaveCount(1);
  await page.getByRole("button", { name: "去掉条件" }).click();
  await expect(ask).toHaveValue("");
  await expect(cards).toHaveCount(3);
});

test("what can't be read is told with its place, and the list stays", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/okrs");
  await expect(page.getByRole("article")).toHaveCount(3);
  const ask = page.getByRole("combobox", { name: "用一句话筛选" });
  await ask.fill("留存 状态:坏");
  await expect(page.getByText(/第 7 个字“坏”：这里可以写 正常/)).toBeVisible();
  await expect(ask).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("article")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await axe();
  await picture("query-wrong");
  await ask.fill("没有这样的标题");
  await expect(page.getByRole("heading", { name: "没有符合这些条件的目标" })).toBeVisible();
});

test("one or the other, in brackets, and by the day that something is due", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/okrs");
  const cards = page.getByRole("article");
  await expect(cards).toHaveCount(3);
  const ask = page.getByRole("combobox", { name: "用一句话筛选" });
  const read = page.getByRole("status").filter({ hasText: "读作" });
  await ask.fill("负责人:我 (落后>20% ");
  await expect(page.getByText("第 7 个字起：括号没有写完。")).toBeVisible();
  await picture("query-bracket");
  await ask.focus();
  await page.keyboard.type("或");
  await page.getByRole("option", { name: "或", exact: true }).click();
  await expect(ask).toHaveValue("负责人:我 (落后>20% 或 ");
  await page.keyboard.type("没有数据)");
  await expect(read).toContainText("我的· 落后 > 20% 或 没有数据");
  await expect(cards).toHaveCount(2);
  await axe();
  await picture("query-or");

  await ask.fill("截止 <= ");
  await page.getByRole("option", { name: "下月" }).click();
  await expect(read).toContainText("截止 ≤ 下月");
  await expect(cards).toHaveCount(2);
  await ask.fill("截止 本");
  await page.getByRole("option", { name: "本周截止" }).click();
  await expect(page.getByRole("heading", { name: "没有符合这些条件的目标" })).toBeVisible();
  await ask.fill(`截止:${day(30)} -留存`);
  await expect(read).toContainText(`截止：${day(30)}· 不是：标题含“留存”`);
  await expect(cards).toHaveCount(1);
  await ask.fill("截止:哪天");
  await expect(page.getByText(/第 4 个字“哪天”：这里可以写 本周 \/ 下周.*2026-12-31/)).toBeVisible();
  await page.keyboard.press("Escape");
  await axe();
  await picture("query-due");
});

test("examples to take, on a phone in English", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", admin);
  const me = await send(page.request, "get", "/me");
  const patched = await page.request.patch(`/api/v1/people/${me.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${me.version}"` },
    data: { lang: "en", theme: "dark" },
  });
  expect(patched.ok()).toBe(true);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto("/okrs");
  await page.getByRole("button", { name: "How to write" }).click();
  const help = page.getByRole("dialog", { name: "Filter in words" });
  await expect(help).toContainText("Key results without actions");
  await axe();
  await picture("query-help-phone");
  await help.getByRole("button", { name: "Try confidence<5" }).click();
  await expect(page.getByText("confidence < 5")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(2);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, "sideways scrolling").toBe(false);
  await axe();
  await picture("query-phone");
});
