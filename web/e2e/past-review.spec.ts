import { expect } from "./fixture";
import { activate, password, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

// Looking back on how it was looked back on: scores as they were given by a day.
const test = onSimulated("2026-10-28 09:00");

test("scores are read as they were on the day between two steps", async ({ page, axe, sinan, picture }) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password });
  const team = await post("/teams", { name: "运营部" });
  const cycle = await post("/cycles", { name: "十月", starts_on: "2026-10-01", ends_on: "2026-10-31" });
  const objective = await post("/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    team_id: team.id,
  });
  const kr = await post(`/objectives/${objective.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await activate(page.request, objective.id);
  await post(`/key-results/${kr.id}/check-ins`, { value: "52000" });
  for (const phase of ["running", "scoring"]) {
    await page.request.post(`/api/v1/cycles/${cycle.id}/phase`, {
      headers: { "X-Sinan": "1" },
      data: { phase },
    });
  }
  const score = (value: string, words: string) => ({
    scores: [{ key_result_id: kr.id, score: value, words }],
    words: "",
  });
  await sinan.to("2026-11-10 09:00");
  await post(`/reviews/${objective.id}/self-score`, score("0.50", "自己觉得一半"));
  await sinan.to("2026-11-20 09:00");
  await post(`/reviews/${objective.id}/self-score`, score("0.60", "又想了想"));
  await post(`/reviews/${objective.id}/confirm`, score("0.40", "按口径是四成"));
  await post(`/reviews/${objective.id}/settle`, { note: "就这样" });
  await sinan.to("2026-11-26 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));

  await page.goto(`/review?cycle=${cycle.id}&show=all`);
  await expect(page.getByRole("row", { name: /提升用户留存率/ })).toContainText("已定分");
  await page.getByLabel("截至哪一天").fill("2026-11-12");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toBeVisible();
  await expect(page.getByRole("row", { name: /提升用户留存率/ })).not.toContainText("已定分");
  await axe();
  await page.getByRole("tab", { name: "谁还没做" }).click();
  await expect(page.getByRole("row", { name: /林岳/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "指定代理人" })).toHaveCount(0);
  await axe();
  await page.getByLabel("截至哪一天").fill("2026-10-20");
  await expect(page.getByText("那天还没有周期，也就没有评分")).toBeVisible();
  await expect(page.getByLabel("周期")).toHaveCount(0);
  await page.goto(`/review?cycle=${cycle.id}&show=all&asof=2026-11-12`);
  await page.getByRole("link", { name: "提升用户留存率" }).click();
  await expect(page.getByText("自己觉得一半")).toBeVisible();
  await expect(page.getByText("按口径是四成")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /提交|定分|退回|确认/ })).toHaveCount(0);
  await axe();
  await picture("past-review");
  await page.keyboard.press("t");
  await expect(page.getByText("按口径是四成")).toBeVisible();
});

test("what was said when looking back, and lessons, are read as of a day before they changed", async ({
  page,
  axe,
  sinan,
  picture,
}) => {
  const call = (method: "post" | "patch", path: string, body: object) =>
    send(page.request, method, path, body);
  await call("post", "/session", { email: "root@example.com", password });
  const [cycle] = (await send(page.request, "get", "/cycles")).items;
  const [objective] = (await send(page.request, "get", `/objectives?cycle_id=${cycle.id}`)).items;
  const look = `/objectives/${objective.id}`;
  await call("patch", `${look}/retrospective`, { goal: "想留住老用户" });
  await call("post", `${look}/causes`, { words: "通道只有一条" });
  const lesson = await call("post", "/lessons", { objective_id: objective.id, words: "先备一条通道" });
  await sinan.to("2026-11-29 09:00");
  await call("patch", `${look}/retrospective`, { goal: "换个说法" });
  await call("post", `${look}/causes`, { words: "人手不够" });
  await call("patch", `/lessons/${lesson.id}`, { words: "备两条通道" });
  await sinan.to("2026-11-30 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-30 09:00"));

  await page.goto(`/review/${objective.id}/retrospective`);
  await expect(page.getByText("换个说法")).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-27");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toBeVisible();
  await expect(page.getByText("想留住老用户")).toBeVisible();
  await expect(page.getByText("通道只有一条").first()).toBeVisible();
  await expect(page.getByText("人手不够")).toHaveCount(0);
  await expect(page.getByRole("article", { name: "先备一条通道" })).toBeVisible();
  await expect(page.getByRole("button", { name: /编辑|写下|添加|记一条/ })).toHaveCount(0);
  await axe();
  await picture("past-retrospective");
  await page.goto("/review/lessons?asof=2026-11-27");
  await expect(page.getByRole("article", { name: "先备一条通道" })).toBeVisible();
  await axe();
  await page.keyboard.press("t");
  await expect(page.getByRole("article", { name: "备两条通道" })).toBeVisible();
});
