import { expect } from "./fixture";
import { activate, password, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

// What a page of a past day is named and judged by: themes and cycles as they were.
const test = onSimulated("2026-11-02 09:00");

test("themes and cycles are called as they were on the day", async ({ page, axe, sinan, picture }) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  const patch = (path: string, body: object) => send(page.request, "patch", path, body);
  await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password });
  const team = await post("/teams", { name: "运营部" });
  const cycle = await post("/cycles", { name: "第四季度", starts_on: "2026-10-01", ends_on: "2026-12-31" });
  const growth = await post("/themes", { title: "增长", target: "收入翻一番" });
  const gone = await post("/themes", { title: "出海" });
  const objective = await post("/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    team_id: team.id,
    theme_ids: [growth.id, gone.id],
  });
  await post(`/objectives/${objective.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await activate(page.request, objective.id);
  await sinan.to("2026-11-20 09:00");
  await patch(`/themes/${growth.id}`, { title: "有利润的增长", target: "利润翻一番" });
  await send(page.request, "delete", `/themes/${gone.id}`);
  await patch(`/cycles/${cycle.id}`, { name: "Q4" });
  await post("/themes", { title: "降本" });
  await sinan.to("2026-11-26 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));

  await page.goto("/settings/themes");
  await expect(page.getByText("降本")).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-12");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toBeVisible();
  const themes = page.getByRole("list", { name: "战略主题" });
  await expect(themes.getByRole("listitem")).toHaveCount(2);
  await expect(themes).toContainText("收入翻一番");
  await expect(themes).toContainText("出海");
  await expect(page.getByRole("button", { name: /新建|编辑|更多|评论/ })).toHaveCount(0);
  await axe();
  await picture("past-themes");

  await page.goto("/settings/cycles?asof=2026-11-12");
  await expect(page.getByText("第四季度", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /新建|修改|评论/ })).toHaveCount(0);
  await axe();

  await page.goto(`/okrs/${objective.id}?asof=2026-11-12`);
  await expect(page.getByText("第四季度").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "增长", exact: true }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "出海", exact: true }).first()).toBeVisible();
  await page.goto("/map?asof=2026-11-12");
  await expect(page.getByText("收入翻一番").first()).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByText("利润翻一番").first()).toBeVisible();
});
