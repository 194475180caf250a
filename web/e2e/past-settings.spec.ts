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
  await post("/comments", { subject_kind: "theme", subject_id: gone.id, body: "先看东南亚" });
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
  await expect(page.getByRole("button", { name: /新建|编辑|更多/ })).toHaveCount(0);
  await axe();
  await picture("past-themes");
  await page.getByRole("button", { name: "讨论：出海" }).click();
  await expect(page.getByRole("dialog")).toContainText("先看东南亚");
  await axe();
  await page.keyboard.press("Escape");

  await page.goto("/settings/cycles?asof=2026-11-12");
  await expect(page.getByText("第四季度", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /新建|修改/ })).toHaveCount(0);
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

test("templates, rules and the calendar are those of the day", async ({ page, axe, sinan, picture }) => {
  const call = (method: "post" | "patch" | "put", path: string, body: object) =>
    send(page.request, method, path, body);
  await call("post", "/session", { email: "root@example.com", password });
  const lesson = (title: string) => [
    { title, key_results: [{ title: `${title}率`, measure: { kind: "metric", target: "45", unit: "%" } }] },
  ];
  const template = await call("post", "/templates", { name: "留存模板", objectives: lesson("留存") });
  await call("patch", "/policy", { focus: { objectives_most: 4 } });
  await call("put", "/calendar/days", { days: [{ on: "2026-11-18", kind: "holiday", name: "司庆" }] });
  const other = await call("post", "/people", { name: "周凡", email: "zhou@example.com" });
  const two = await call("post", "/meetings", {
    kind: "one_on_one",
    title: "聊聊近况",
    people_ids: [other.id],
    starts_on: "2026-12-04",
    at: "10:00",
    minutes: 30,
  });
  await sinan.to("2026-11-28 09:00");
  await call("patch", `/templates/${template.id}`, { name: "复购模板", objectives: lesson("复购") });
  await call("patch", "/policy", { focus: { objectives_most: 7 } });
  await call("put", "/calendar/days", { days: [{ on: "2026-11-18", kind: "default" }] });
  await call("patch", `/meetings/${two.id}`, { title: "改期了", starts_on: "2026-12-07" });
  await sinan.to("2026-11-30 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-30 09:00"));
  const banner = page.getByRole("region", { name: "这是过去的一页" });

  await page.goto(`/okrs/templates?id=${template.id}`);
  await expect(page.getByRole("heading", { name: "复购模板" })).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-27");
  await expect(banner).toBeVisible();
  await expect(page.getByRole("heading", { name: "留存模板" })).toBeVisible();
  await expect(page.getByText("留存率", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /创建/ })).toHaveCount(0);
  await axe();
  await picture("past-templates");

  await page.goto("/settings/policy?asof=2026-11-27");
  await expect(banner).toBeVisible();
  await expect(page.getByLabel("每人每周期最多目标数").first()).toHaveValue("4");
  await expect(page.getByRole("button", { name: "保存" })).toHaveCount(0);
  await axe();
  await page.goto("/settings/calendar?asof=2026-11-27");
  await expect(banner).toBeVisible();
  await expect(page.getByTitle("司庆")).toBeVisible();
  await axe();
  await page.goto(`/meetings/${two.id}?asof=2026-11-27`);
  await expect(page.getByRole("heading", { name: "聊聊近况" })).toBeVisible();
  await expect(page.getByText("两个人谈过、记下和约好的话没有留底，不显示。")).toBeVisible();
  await axe();
  await page.goto("/settings/calendar?asof=2026-11-27");
  await expect(page.getByTitle("司庆")).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByTitle("司庆")).toHaveCount(0);
});
