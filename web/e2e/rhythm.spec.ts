import { test as base, expect } from "./fixture";
import { startServer } from "./server";

/** Weeks have to have passed before anybody can have missed one: the demo department brings its own. */
const test = base.extend<{ department: { url: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  department: async ({}, use) => {
    const server = await startServer({ SINAN_DEMO: "true" });
    await use(server);
    await server.stop();
  },
});

test("a champion sees who owes a check-in and nudges them once, in own words", async ({
  browser,
  department,
  axe,
  picture,
}) => {
  const as = async (who: string) => {
    const context = await browser.newContext({ baseURL: department.url, locale: "zh-CN" });
    const signed = await context.request.post("/api/v1/session", {
      headers: { "X-Sinan": "1" },
      data: { email: `${who}@demo.example`, password: "sinan-demo" },
    });
    expect(signed.ok()).toBe(true);
    return await context.newPage();
  };
  const champion = await as("hefeng");
  await champion.goto("/insight");
  await champion.getByRole("link", { name: "更新节奏" }).click();
  await expect(champion.getByRole("row", { name: /张伟/ })).toContainText("条");
  await champion.getByRole("button", { name: "看张伟的每个到期日" }).click();
  const drawer = champion.getByRole("dialog", { name: "张伟的更新节奏" });
  await expect(drawer).toContainText("守时率");
  await expect(drawer.getByRole("listitem").first()).toContainText(/没更新|未到期限/);
  await axe(champion);
  await champion.keyboard.press("Escape");
  await expect(drawer).toBeHidden();

  await champion.getByRole("button", { name: "提醒张伟" }).click();
  const dialog = champion.getByRole("dialog", { name: "提醒张伟更新进展" });
  await dialog.getByRole("button", { name: "发出提醒" }).click();
  await expect(dialog.getByText("必填。")).toBeVisible();
  await dialog.getByLabel("想说的话").fill("日活卡在哪里了？需要我找数据组吗？");
  await champion.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  const row = champion.getByRole("row", { name: /张伟/ });
  await expect(row).toContainText(/何峰 已于.*提醒/);
  await expect(row.getByRole("button", { name: "提醒张伟" })).toHaveCount(0);
  await axe(champion);
  await picture("rhythm", champion);

  // It waits in the inbox with what is owed; a member sees their own rhythm and nobody else's.
  const zhang = await as("zhangwei");
  await zhang.goto("/inbox");
  const told = zhang.getByRole("listitem").filter({ hasText: "提醒你更新进展" }).first();
  await expect(told).toContainText("日活卡在哪里了？需要我找数据组吗？");
  await expect(told).toContainText("日均活跃用户数增长10%");
  const chen = await as("chenjing");
  await chen.goto("/insight/rhythm");
  await expect(chen.getByRole("heading", { name: "我的更新节奏" })).toBeVisible();
  await expect(chen.getByText("张伟")).toHaveCount(0);
  await axe(chen);
});
