import type { Locator } from "@playwright/test";
import { expect } from "./fixture";
import { activate, password, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

const test = onSimulated("2026-09-01 09:00");

let root = "";

test("this month is set beside the last at the same age, and one team beside another", async ({
  page,
  axe,
  picture,
  sinan,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  root = (await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password })).id;
  for (const empty of ["/insight", "/insight/compare"]) {
    await page.goto(empty);
    await expect(page.getByText("还没有周期")).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  const [content, growth] = [
    await post("/teams", { name: "内容组" }),
    await post("/teams", { name: "增长组" }),
  ];
  const cycle = async (name: string, starts_on: string, ends_on: string) =>
    (await post("/cycles", { name, starts_on, ends_on })).id;
  const [september, october] = [
    await cycle("九月", "2026-09-01", "2026-09-30"),
    await cycle("十月", "2026-10-01", "2026-10-31"),
  ];
  const objective = async (cycle_id: string, team_id: string, title: string) => {
    const one = await post("/objectives", { cycle_id, team_id, title });
    const kr = await post(`/objectives/${one.id}/key-results`, {
      title: `${title}到100`,
      measure: { kind: "metric", baseline: "0", target: "100", unit: "次" },
    });
    await activate(page.request, one.id);
    return kr.id;
  };
  const reach = (kr: string, value: string) => post(`/key-results/${kr}/check-ins`, { value });
  const earlier = await objective(september, content.id, "投稿");
  await sinan.to("2026-09-08 09:00");
  await reach(earlier, "50");
  await sinan.to("2026-09-21 09:00");
  await reach(earlier, "90");
  await sinan.to("2026-10-13 09:00");
  await page.clock.setFixedTime(shanghai("2026-10-13 09:00"));
  await reach(await objective(october, content.id, "转发"), "60");
  await reach(await objective(october, growth.id, "拉新"), "4");

  await page.goto("/insight");
  await page.getByRole("link", { name: "对比", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "对比" })).toBeVisible();
  // The 5th of 18 workdays; of September's 22 the 7th is the first by which as large a share was over.
  const part = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const cycles = part("与往期同一时点");
  await expect(cycles.getByRole("row", { name: /十月 10月13日 · 第 5 \/ 18 个工作日/ })).toContainText("32%");
  const then = cycles.getByRole("row", { name: /九月 9月9日 · 第 7 \/ 22 个工作日/ });
  await expect(then).toContainText("50%");
  const teams = part("各团队");
  await expect(teams.getByRole("row").nth(1)).toContainText("增长组");
  await expect(teams.getByRole("row").nth(2)).toContainText("内容组");
  await axe();
  await picture("compare");

  // Each number leads to what it is made of.
  await then.getByRole("link", { name: "九月" }).click();
  await expect(page).toHaveURL(/asof=2026-09-09/);
  await expect(page.getByRole("link", { name: "投稿", exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: /进度 50%/ }).first()).toBeVisible();
  await page.goBack();
  // A number leads to the list that it counts, as long as it says: of a past cycle, on the day that is compared.
  const counted = async (row: Locator) => {
    const link = row.getByRole("link", { name: /^\d+$/ }).first();
    const count = Number(await link.innerText());
    await link.click();
    await expect(page.getByText(new RegExp(`找到 ${count} 个|${count} 个目标里`))).toBeVisible();
    const address = page.url();
    await page.goBack();
    return new URL(address).searchParams;
  };
  expect((await counted(then)).get("asof")).toBe("2026-09-09");
  const listed = await counted(teams.getByRole("row", { name: /^增长组/ }));
  expect([listed.get("of")?.startsWith("team:"), listed.get("asof")]).toEqual([true, null]);

  await teams.getByRole("link", { name: "增长组" }).click();
  await expect(page.getByRole("link", { name: "拉新", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "转发", exact: true })).toHaveCount(0);
});

test("on a phone, in English and dark", async ({ page, axe, picture }) => {
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  await send(page.request, "patch", `/people/${root}`, { lang: "en", theme: "dark" });
  await page.clock.setFixedTime(shanghai("2026-10-13 09:00"));
  await page.goto("/insight/compare");
  await expect(page.getByRole("row", { name: /workday 7 of 22/ })).toBeVisible();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
  await axe();
  await picture("compare-phone");
});

test("what is behind a share in time is one click away", async ({ page, sinan, axe }) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  await send(page.request, "patch", `/people/${root}`, { lang: "zh-CN", theme: "light" });
  await sinan.to("2026-10-27 09:00");
  await page.clock.setFixedTime(shanghai("2026-10-27 09:00"));
  await page.goto("/insight/compare");
  const row = page.getByRole("row", { name: /^内容组/ });
  await expect(row).toContainText("0% 0 / 1");
  await axe();
  await row.getByRole("link", { name: "欠 1 个" }).click();
  await expect(page.getByRole("link", { name: "转发", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "拉新", exact: true })).toHaveCount(0);
  await expect(page.getByText(/找到 1 个|1 个目标里/)).toBeVisible();
});
