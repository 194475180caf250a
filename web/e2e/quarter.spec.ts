import type { Page } from "@playwright/test";
import { test as base, expect } from "./fixture";
import { type Sent, send } from "./prepare";
import { type Simulated, shanghai, startSimulated } from "./simulated";

/**
 * The end of a quarter of the demo department, by a clock that the journey moves: closed by a plan, scored, looked back on,
 * evaluated, rewarded, one appeal upheld, and carried into the next quarter with a lesson that comes back in the guide.
 */
const test = base.extend<object, { quarter: Simulated }>({
  quarter: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const quarter = await startSimulated("2026-12-21 10:00", "demo");
      await use(quarter);
      await quarter.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ quarter }, use) => {
    await use(quarter.url);
  },
});
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@demo.example`, password: "sinan-demo" });
const ids: Record<string, string> = {};
const growth = "提升营收增长率"; // 张伟's, reviewed by 李娜
const content = "做出用户愿意转发的内容"; // 刘洋's
const lesson = "续费提醒要早于到期半个月";

/** The server's clock and the page's go to a time together, and somebody signs in. */
async function at(quarter: Simulated, page: Page, when: string, who: string) {
  await quarter.to(when);
  await page.clock.setFixedTime(shanghai(when));
  await send(page.request, "post", "/session", as(who));
}
const signIn = (page: Page, who: string) => send(page.request, "post", "/session", as(who));

test("the champion moves the quarter to scoring and sets the days", async ({
  page,
  quarter,
  axe,
  picture,
}) => {
  await at(quarter, page, "2027-01-04 10:00", "hefeng");
  for (const one of (await send(page.request, "get", "/people?limit=50")).items) ids[one.name] = one.id;
  for (const one of (await send(page.request, "get", "/teams?limit=50")).items) ids[one.name] = one.id;
  const cycles: Sent[] = (await send(page.request, "get", "/cycles")).items;
  ids.quarter = cycles.find((one) => one.starts_on === "2026-10-01" && one.ends_on === "2026-12-31").id;
  const next = { name: "2027 年第一季度", starts_on: "2027-01-01", ends_on: "2027-03-31" };
  ids.next = (await send(page.request, "post", "/cycles", next)).id;
  await send(page.request, "post", `/cycles/${ids.quarter}/phase`, { phase: "scoring" });

  await page.goto("/review?show=all");
  await page.getByRole("button", { name: "安排日期" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("迟到数据截止")).toHaveValue("2027-01-05");
  await expect(dialog.getByLabel("自评")).toHaveValue("2027-01-06");
  await expect(dialog.getByLabel("定分")).toHaveValue("2027-01-14");
  await dialog.getByRole("button", { name: "保存日期" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: "谁还没做" }).click();
  await expect(page.getByRole("row", { name: /刘洋/ })).toBeVisible();
  await axe();
  await picture("quarter-planned");
});

test("owners are reminded, a late reading counts, and then none does", async ({ page, quarter, picture }) => {
  await at(quarter, page, "2027-01-05 09:01", "zhangwei");
  const kr = async () => {
    const list: Sent[] = (
      await send(page.request, "get", `/objectives?cycle_id=${ids.quarter}&include=key_results&q=${growth}`)
    ).items;
    ids[growth] = list[0].id;
    return list[0].key_results.find((one: Sent) => one.title === "新增付费用户1000人");
  };
  const late = await kr();
  await send(page.request, "post", `/key-results/${late.id}/check-ins`, {
    value: "700",
    as_of: "2026-12-31",
  });
  await at(quarter, page, "2027-01-05 09:20", "zhangwei");
  const letters = await quarter.letters("刘洋");
  expect(JSON.stringify(letters.at(-1))).toContain("自评目标");
  await at(quarter, page, "2027-01-06 09:00", "zhangwei");
  await send(page.request, "post", `/key-results/${late.id}/check-ins`, { value: "900" });
  await page.goto(`/review/${ids[growth]}`);
  await expect(page.getByText("迟到数据已截止")).toBeVisible();
  await expect(page.getByText("截止后的更新会是 0.90（不计）")).toBeVisible();
  await expect(page.getByLabel("“新增付费用户1000人”的得分")).toHaveValue("0.70");
  await page.getByLabel("对整个目标的话").fill("新增做到七成，续费起步太晚。");
  await picture("quarter-cut-off");
  await page.getByRole("button", { name: "提交自评" }).click();
  await expect(page.getByText(`“${growth}”已自评。`)).toBeVisible();
});

test("everything is scored, confirmed and settled", async ({ page, quarter, axe, picture }) => {
  await at(quarter, page, "2027-01-08 10:00", "lina");
  await page.goto(`/review/${ids[growth]}`);
  await page.getByRole("button", { name: "提交复核" }).click();
  await expect(page.getByText(`“${growth}”已复核。`)).toBeVisible();

  // The others, by the numbers: the champion scores in their owners' place, and settles.
  await at(quarter, page, "2027-01-12 14:00", "hefeng");
  const list: Sent[] = (await send(page.request, "get", `/reviews?cycle_id=${ids.quarter}&limit=50`)).items;
  for (const one of list) {
    ids[one.title] = one.objective_id;
    const path = `/reviews/${one.objective_id}`;
    if (one.state === "open" || one.state === "self") {
      const scores = (await send(page.request, "get", path)).scores.map((each: Sent) => ({
        key_result_id: each.key_result.id,
        score: each.suggested?.score ?? "0.60", // no reading: by what was agreed
        words: "按截止时的数据",
      }));
      await send(page.request, "post", `${path}/confirm`, { scores });
    }
    if (one.objective_id !== ids[growth]) await send(page.request, "post", `${path}/settle`, {});
  }
  await signIn(page, "lina");
  await page.goto(`/review/${ids[growth]}`);
  await page.getByLabel("会上的约定").fill("续费提前盯");
  await page.getByRole("button", { name: "定为最终分" }).click();
  await expect(page.getByText("续费提前盯")).toBeVisible();
  await page.goto("/review?show=all");
  await expect(page.getByText(`${list.length} 个目标，已定分 ${list.length} 个`)).toBeVisible();
  const steps = page.getByRole("listitem").filter({ hasText: "定分" });
  await expect(steps.first()).toContainText("已完成");
  await axe();
  await picture("quarter-settled");
});

test("the owner looks back and keeps a lesson", async ({ page, quarter, axe, picture }) => {
  await at(quarter, page, "2027-01-13 10:00", "zhangwei");
  await page.goto(`/review/${ids[growth]}/retrospective`);
  await page.getByRole("button", { name: "写“分析原因”" }).click();
  await page.getByLabel("分析原因").fill("续费提醒到期才发，很多人过期才看到。");
  await page.getByLabel("分析原因").press("Control+Enter");
  await expect(page.getByText("张伟 最后写于", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "写一条经验" }).click();
  await page.getByLabel("学到了什么").fill(lesson);
  await page.getByLabel("标签", { exact: true }).fill("续费 营收");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("article", { name: lesson })).toBeVisible();
  await axe();
  await picture("quarter-retrospective");
});

test("HR evaluates: the settled score becomes a grade, and the rating is read", async ({
  page,
  quarter,
  axe,
  picture,
}) => {
  await at(quarter, page, "2027-01-14 10:00", "gaomei");
  const level = (name: string) => ({ name, share: 0 });
  const plan = await send(page.request, "post", "/evaluations", {
    title: "2026 第四季度绩效",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
    due_on: "2027-01-20",
    team_id: ids.用户运营组,
    form: {
      parts: [
        { section: "okr", weight: 50 },
        { section: "values", weight: 50 },
      ],
      reviewers: ["manager"],
      levels: [level("待改进"), level("达标"), level("优秀")],
    },
  });
  await send(page.request, "post", `/evaluations/${plan.id}/open`);
  for (const manager of ["lina", "zhangwei"]) {
    await signIn(page, manager);
    for (const form of (await send(page.request, "get", "/evaluation-forms")).items as Sent[]) {
      await send(page.request, "post", `/evaluation-forms/${form.id}/hand-in`, {
        sections: [{ section: "values", level: 2 }],
      });
    }
  }
  await signIn(page, "gaomei");
  await send(page.request, "post", `/evaluations/${plan.id}/calibrate`);
  await send(page.request, "post", `/evaluations/${plan.id}/publish`);
  await signIn(page, "zhangwei");
  await page.goto("/evaluations?tab=mine");
  await page.getByRole("link", { name: "2026 第四季度绩效" }).click();
  const final = (await send(page.request, "get", `/reviews/${ids[growth]}`)).final.score;
  await expect(page.getByRole("main")).toContainText(`1 + ${final} × 2`);
  await axe();
  await picture("quarter-rating");
});

test("a scheme is filled with the scores, compared, approved by a second person, and run", async ({
  page,
  quarter,
  axe,
  picture,
}) => {
  await at(quarter, page, "2027-01-15 10:00", "gaomei");
  const span = { starts_on: "2026-10-01", ends_on: "2026-12-31", team_id: ids.运营部, approver_id: ids.王芳 };
  const tiers = [
    ["0", "0"],
    ["0.4", "0.5"],
    ["0.6", "0.8"],
    ["0.8", "1"],
  ].map(([from, coefficient]) => ({ from, coefficient }));
  const even = { preset: "linear", slope: { from: "0", low: "0", to: "1", high: "1" } };
  await send(page.request, "post", "/incentives", { title: "匀速方案", ...span, rules: even });
  const scheme = await send(page.request, "post", "/incentives", {
    title: "冲刺奖金",
    ...span,
    rules: { preset: "tiered", tiers },
  });
  ids.scheme = scheme.id;
  await page.goto(`/incentives/${ids.scheme}`);
  await page.getByRole("button", { name: "填入表格" }).click();
  await expect(page.getByText(/已填入 \d 人的数据/)).toBeVisible();
  const [head = "", ...lines] = (await page.getByLabel("表格").inputValue()).trim().split("\n");
  const columns = head.split(",");
  const [base, score] = [columns.indexOf("基数"), columns.indexOf("得分")];
  const paid = lines
    .map((line) => line.split(","))
    .filter((cells) => cells[score])
    .map((cells) => cells.map((cell, i) => (i === base ? "10000" : cell)).join(","));
  expect(paid.length).toBeGreaterThan(2);
  await page.getByLabel("表格").fill([head, ...paid].join("\n"));
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByText(`${paid.length} 人`).first()).toBeVisible();
  const compare = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "比较与敏感度" }) });
  await compare.getByLabel("和什么比").selectOption({ label: "匀速方案" });
  await compare.getByRole("button", { name: "算一算" }).click();
  await expect(compare).toContainText("按“匀速方案”的规则合计");
  await axe();
  await picture("quarter-compared");

  await signIn(page, "wangfang");
  await page.goto(`/incentives/${ids.scheme}`);
  await page.getByRole("button", { name: "批准", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "批准", exact: true }).click();
  await expect(page.getByText("已批准")).toBeVisible();
  await signIn(page, "gaomei");
  await page.reload();
  await page.getByRole("button", { name: "发放", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "发放" }).click();
  await expect(page.getByText("已发放")).toBeVisible();
});

test("an appeal is upheld, and the statement is worked out anew", async ({ page, quarter, axe, picture }) => {
  await at(quarter, page, "2027-01-18 10:00", "liuyang");
  await page.goto("/incentives");
  await expect(page.getByRole("main")).toContainText("冲刺奖金");
  const own = page.locator("section").filter({ has: page.getByRole("heading", { name: "冲刺奖金" }) });
  await expect(own.getByRole("link", { name: content, exact: true })).toBeVisible(); // where the score comes from
  await own.getByRole("button", { name: "我要申诉" }).click();
  await page.getByLabel("哪里不对").fill("搜索带来的注册漏算了，应是 0.85");
  await page.getByLabel("哪里不对").press("Control+Enter");
  await expect(page.getByText("等人事答复")).toBeVisible();
  const was = (await send(page.request, "get", `/incentives/${ids.scheme}/statement`)).payout.amount;

  await signIn(page, "gaomei");
  const appeal = (await send(page.request, "get", `/incentives/${ids.scheme}/appeals`)).items[0];
  const table = "邮箱,基数,得分\nliuyang@demo.example,10000,0.85";
  await send(page.request, "post", `/incentive-appeals/${appeal.id}/propose`, {
    text: table,
    words: "核对过，漏算了",
  });
  await signIn(page, "wangfang");
  await page.goto(`/incentives/${ids.scheme}`);
  const one = page.getByRole("region", { name: "刘洋的申诉" });
  await expect(one).toContainText(`本人 ${was} → 10000.00 元`);
  await one.getByRole("button", { name: "同意更正" }).click();
  await expect(one).toContainText("申诉成立，已更正");
  await signIn(page, "liuyang");
  await page.goto("/incentives");
  await expect(page.getByRole("main")).toContainText(`更正以前是 ${was} 元`);
  await expect(page.getByRole("main")).toContainText("10000.00 × 1 ");
  await axe();
  await picture("quarter-appeal");
});

test("what is unfinished goes into the next quarter, and the lesson comes back in its guide", async ({
  page,
  quarter,
  axe,
  picture,
}) => {
  await at(quarter, page, "2027-01-19 10:00", "zhangwei");
  await page.goto(`/review/next?team=${ids.用户运营组}`);
  const line = page.getByRole("listitem").filter({ hasText: growth }).last();
  await line.getByRole("button", { name: "按趋势定新目标值" }).click();
  await page.getByRole("link", { name: `完善“${growth}”延续出来的草稿` }).click();
  await expect(page.getByRole("heading", { level: 1, name: growth })).toBeVisible();
  const lastTime = page.locator("section").filter({ has: page.getByRole("heading", { name: "上次……" }) });
  await expect(lastTime.getByText(lesson)).toBeVisible();
  await axe();
  await picture("quarter-next");
  await signIn(page, "hefeng");
  await send(page.request, "post", `/cycles/${ids.quarter}/phase`, { phase: "closed" });
  await page.goto(`/review?cycle=${ids.quarter}&show=all`);
  await expect(page.getByText("周期已结束，分数不再改动。")).toBeVisible();
  expect(ids[content]).toBeTruthy();
});
