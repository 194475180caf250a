import { expect, test } from "./fixture";
import { activate, day, send } from "./prepare";

// One story on one server: a question is kept, told of, shared, renamed, and taken away.
test.describe.configure({ mode: "serial" });

const admin = { email: "root@example.com", password: "correct horse battery" };
const results: Record<string, string> = {};

test.beforeAll(async ({ playwright, server }) => {
  const request = await playwright.request.newContext({ baseURL: server.url });
  await send(request, "post", "/setup", { workspace: "华岳", name: "林岳", ...admin });
  const me = await send(request, "get", "/me");
  const cycle = await send(request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-60),
    ends_on: day(30),
  });
  const o = await send(request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升营收",
    owner_id: me.id,
  });
  for (const title of ["日均活跃用户数增长 10%", "新增付费用户到 5.5 万"]) {
    const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
    results[title] = (await send(request, "post", `/objectives/${o.id}/key-results`, { title, measure })).id;
  }
  await activate(request, o.id);
  await send(request, "post", `/key-results/${results["日均活跃用户数增长 10%"]}/check-ins`, {
    value: "50100",
    confidence: 3,
  });
  await send(request, "post", `/key-results/${results["新增付费用户到 5.5 万"]}/check-ins`, {
    value: "54000",
    confidence: 8,
  });
  await request.dispose();
});

test("a question is kept with a name, and tells when an OKR begins to fit", async ({
  page,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/okrs?of=company");
  await page.getByRole("combobox", { name: "用一句话筛选" }).fill("信心<5");
  const found = page.getByRole("listitem").filter({ hasText: "符合条件" });
  await expect(found).toHaveCount(1);
  await expect(found).toContainText("日均活跃用户数");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "保存为视图" }).click();
  const form = page.getByRole("dialog", { name: "保存为视图" });
  await form.getByRole("textbox", { name: "名字" }).fill("没信心的");
  await form.getByLabel("给谁看").selectOption({ label: "所有人" });
  await form.getByRole("checkbox", { name: "有 OKR 开始符合时告诉我" }).check();
  await axe();
  await picture("view-save");
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("已保存视图“没信心的”")).toBeVisible();
  const bar = page.getByRole("navigation", { name: "视图" });
  await expect(bar.getByRole("button", { name: /^没信心的/ })).toHaveAttribute("aria-pressed", "true");
  await expect(bar.getByRole("button", { name: "已订阅视图“没信心的”" })).toBeVisible();
  await axe();
  await picture("views");
  // The job looks at once when the program starts: what fits from the start is told to nobody.
  await server.crash();
  await expect(async () => {
    const { items } = await send(page.request, "get", "/views");
    expect(items[0].subscription).toBeTruthy();
  }).toPass();
  const kr = results["新增付费用户到 5.5 万"];
  await expect(async () => {
    await send(page.request, "post", `/key-results/${kr}/check-ins`, { value: "54000", confidence: 8 });
  }).toPass();
  await page.waitForTimeout(1500);
  await send(page.request, "post", `/key-results/${kr}/check-ins`, { value: "54000", confidence: 2 });
  await server.crash();
  await expect(async () => {
    const { items } = await send(page.request, "get", "/notices?reason=view_began");
    expect(items).toHaveLength(1);
  }).toPass();
  await page.goto("/inbox");
  const notice = page.getByRole("listitem").filter({ hasText: "你订阅的视图有了新的符合项" }).first();
  await expect(notice).toContainText("新增付费用户到 5.5 万");
  await expect(notice).toContainText("共 1 项");
  await axe();
  await picture("view-notice");
  await notice.getByRole("link", { name: "没信心的" }).click();
  await expect(page.getByRole("combobox", { name: "用一句话筛选" })).toHaveValue("信心<5");
});

test("what is chosen beside the question is kept with it", async ({ page }) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/okrs?of=company&status=at_risk&state=active&kind=committed&stale=1");
  await page.getByRole("button", { name: "保存为视图" }).click();
  const form = page.getByRole("dialog", { name: "保存为视图" });
  const asked = "状态：“有风险” 环节：“进行中” 类型：“承诺型” 未按时更新";
  await expect(form.getByText(asked)).toBeVisible();
  await form.getByRole("textbox", { name: "名字" }).fill("逾期的");
  await form.getByRole("button", { name: "保存", exact: true }).click();
  const view = page.getByRole("navigation", { name: "视图" }).getByRole("button", { name: /^逾期的/ });
  await expect(view).toHaveAttribute("aria-pressed", "true");
  await page.goto("/okrs?of=company&kind=aspirational"); // which the view takes the place of
  await view.click();
  await expect(page.getByRole("combobox", { name: "用一句话筛选" })).toHaveValue(asked);
  await expect(page).not.toHaveURL(/kind=/);
  await expect(view).toHaveAttribute("aria-pressed", "true");
  const [made] = (await send(page.request, "get", "/views")).items.filter(
    (one: { name: string }) => one.name === "逾期的",
  );
  await page.request.delete(`/api/v1/views/${made.id}`, { headers: { "X-Sinan": "1" } });
});

test("found in the palette, renamed, no longer told of, taken away and brought back", async ({ page }) => {
  await send(page.request, "post", "/session", admin);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "查找" });
  await palette.getByRole("combobox").fill("没信心");
  await palette.getByRole("option", { name: /没信心的/ }).click();
  await expect(page).toHaveURL(/find=/);
  const bar = page.getByRole("navigation", { name: "视图" });
  await bar.getByRole("button", { name: "已订阅视图“没信心的”" }).click();
  await page.getByRole("menuitemradio", { name: "不用告诉我" }).click();
  await expect(bar.getByRole("button", { name: "视图“没信心的”有变化时告诉我" })).toBeVisible();
  await bar.getByRole("button", { name: "对视图“没信心的”的操作" }).click();
  await page.getByRole("menuitem", { name: "改名或换范围" }).click();
  const form = page.getByRole("dialog", { name: "改名或换范围" });
  await form.getByRole("textbox", { name: "名字" }).fill("要盯紧的");
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await expect(bar.getByRole("button", { name: "要盯紧的", exact: true })).toBeVisible();
  await bar.getByRole("button", { name: "对视图“要盯紧的”的操作" }).click();
  await page.getByRole("menuitem", { name: "删除视图" }).click();
  await expect(bar).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(bar.getByRole("button", { name: "要盯紧的", exact: true })).toBeVisible();
});

test("on a phone, in English, in the dark", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", admin);
  const me = await send(page.request, "get", "/me");
  const patched = await page.request.patch(`/api/v1/people/${me.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${me.version}"` },
    data: { lang: "en", theme: "dark" },
  });
  expect(patched.ok()).toBe(true);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto("/okrs?of=company");
  await page.getByRole("button", { name: "要盯紧的", exact: true }).click();
  await expect(page.getByRole("button", { name: "Tell me when “要盯紧的” changes" })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, "sideways scrolling").toBe(false);
  await axe();
  await picture("views-phone");
});
