import { expect } from "./fixture";
import { joinAll, password, payroll, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

// How somebody was judged, as it stood before an appeal changed it.
const test = onSimulated("2026-11-02 09:00");

test("a rating is read as it stood before its appeal", async ({ page, playwright, axe, sinan, picture }) => {
  const post = (path: string, body: object = {}) => send(page.request, "post", path, body);
  const as = (name: string) => post("/session", { email: `${name}@example.com`, password });
  await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password });
  const ids = await joinAll(playwright, page.request, sinan, payroll);
  await send(page.request, "patch", `/people/${ids.chen}`, { manager_id: ids.wei });
  await as("hefang");
  const levels = ["待改进", "达标", "优秀"].map((name) => ({ name, share: 0 }));
  const evaluation = await post("/evaluations", {
    title: "下半年评估",
    starts_on: "2026-07-01",
    ends_on: "2026-12-31",
    due_on: "2027-01-15",
    population: { people_ids: [ids.chen] },
    form: { parts: [{ section: "contribution", weight: 100 }], levels, reviewers: ["self", "manager"] },
  });
  await post(`/evaluations/${evaluation.id}/open`);
  const says = (level: number, words: string) => ({ sections: [{ section: "contribution", level, words }] });
  const write = async (name: string, level: number, words: string) => {
    await as(name);
    const mine = await (await page.request.get("/api/v1/evaluation-forms")).json();
    await post(`/evaluation-forms/${mine.items[0].id}/hand-in`, says(level, words));
    return mine.items[0].subject_id;
  };
  await write("chen", 2, "接住了两个大客户");
  const subject = await write("wei", 2, "稳");
  await as("hefang");
  await post(`/evaluations/${evaluation.id}/calibrate`);
  await sinan.to("2026-11-10 09:00");
  await post(`/evaluations/${evaluation.id}/publish`);
  await sinan.to("2026-11-20 09:00");
  await as("chen");
  await post(`/evaluation-subjects/${subject}/appeal`, { words: "续约没有算" });
  await as("hefang");
  await post(`/evaluation-subjects/${subject}/answer-appeal`, { level: 3, reason: "核对过了" });
  await sinan.to("2026-11-26 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));

  await as("chen");
  await page.goto("/evaluations?tab=mine");
  await expect(page.getByRole("row", { name: /下半年评估/ })).toContainText("优秀");
  await page.getByLabel("截至哪一天").fill("2026-11-12");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toBeVisible();
  await expect(page.getByRole("row", { name: /下半年评估/ })).toContainText("达标");
  await page.getByRole("link", { name: "下半年评估" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("接住了两个大客户");
  await expect(main).not.toContainText("续约没有算");
  await expect(page.getByRole("button", { name: /我已读|申诉|成长计划/ })).toHaveCount(0);
  await axe();
  await picture("past-rating");
  // Before it was published nobody reads their own.
  await page.goto(`/evaluations/people/${subject}?asof=2026-11-05`);
  await expect(main).toContainText("接住了两个大客户");
  await expect(main).not.toContainText("稳");

  await as("hefang");
  await page.goto(`/evaluations/${evaluation.id}?asof=2026-11-12`);
  await page.getByRole("link", { name: "校准" }).click();
  await expect(banner).toBeVisible();
  await expect(main).toContainText("陈静");
  await expect(main).not.toContainText("申诉成立");
  await axe();
  await picture("past-calibration");
});
