import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: HR plans and opens an evaluation, people write, HR sees who still owes what.
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@example.com`, password });
const ids: Record<string, string> = {};
const signIn = (page: Page, name: string) => send(page.request, "post", "/session", as(name));

/** An objective of 陈静's whose score is settled at 0.72, and thanks for it. */
async function settled(request: APIRequestContext) {
  const cycle = await send(request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-80),
    ends_on: day(10),
  });
  const o = await send(request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: ids.chen,
  });
  const kr = await send(request, "post", `/objectives/${o.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await send(request, "post", `/key-results/${kr.id}/actions`, {
    title: "召回沉默用户",
    owner_id: ids.chen,
    due_on: day(5),
  });
  await activate(request, o.id);
  for (const phase of ["running", "scoring"]) {
    await send(request, "post", `/cycles/${cycle.id}/phase`, { phase });
  }
  const scores = [{ key_result_id: kr.id, score: "0.72", words: "按季度末的读数" }];
  await send(request, "post", `/reviews/${o.id}/confirm`, { scores });
  await send(request, "post", `/reviews/${o.id}/settle`, {});
  await send(request, "post", "/feedback", {
    kind: "recognition",
    person_ids: [ids.chen],
    body: "大促那一周顶住了",
  });
}

test("HR plans an evaluation: period, people, weighted sections, levels, reviewers", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...as("root") });
  ids.wei = await join(playwright, page.request, server, { name: "魏明", email: as("wei").email });
  const team = await send(page.request, "post", "/teams", { name: "用户运营组", lead_id: ids.wei });
  for (const [name, key, role, team_id] of [
    ["贺芳", "hefang", "hr", undefined],
    ["陈静", "chen", "member", team.id],
    ["张伟", "zhang", "member", team.id],
  ] as const) {
    ids[key] = await join(playwright, page.request, server, { name, email: as(key).email, role, team_id });
  }
  await settled(page.request);
  await signIn(page, "hefang");
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "绩效" }).click();
  await expect(page.getByText("没有待你填写的评估")).toBeVisible();
  await page.getByRole("tab", { name: "全部评估" }).click();
  await expect(page.getByText("还没有绩效评估")).toBeVisible();
  await page.getByRole("button", { name: "新建评估" }).first().click();
  await page.getByLabel(/^名称/).fill("2026 下半年绩效评估");
  await page.getByLabel("期间开始").fill(day(-90));
  await page.getByLabel("期间结束").fill(day(20));
  await page.getByLabel("提交截止").fill(day(30));
  const population = page.getByRole("group", { name: "范围" });
  await expect(population.getByText("现在共 5 人")).toBeVisible();
  await population.getByRole("combobox", { name: "团队" }).fill("用户");
  await page.getByRole("option", { name: /用户运营组/ }).click();
  await expect(population.getByText("现在共 2 人")).toBeVisible();
  await population.getByRole("checkbox", { name: "人事" }).check();
  await expect(population.getByText("现在这个范围里没有人。")).toBeVisible();
  await population.getByRole("checkbox", { name: "人事" }).uncheck();
  for (const [field, name] of [
    ["另加的人", "贺芳"],
    ["另加的人", "魏明"],
    ["除去的人", "贺芳"],
  ] as const) {
    await population.getByRole("combobox", { name: field }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
  }
  await expect(population.getByText("同一个人不能既加入又除去。")).toBeVisible();
  for (let i = 0; i < 2; i++) await population.getByRole("button", { name: "去掉贺芳" }).first().click();
  await expect(population.getByText("现在共 3 人：陈静、魏明、张伟")).toBeVisible();
  await population.getByRole("button", { name: "去掉魏明" }).click();
  await page.getByLabel("“OKR 结果”的权重").fill("40");
  await expect(page.getByText("权重合计 90%，要等于 100%")).toBeVisible();
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByText("权重合计要等于 100，现在是 90。")).toBeVisible();
  await page.getByLabel("“OKR 结果”的权重").fill("50");
  await page.getByRole("checkbox", { name: "同事", exact: true }).check();
  await page.getByRole("checkbox", { name: "跨团队同事" }).check();
  await axe();
  await picture("evaluation-plan");
  await page.getByLabel(/^名称/).press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: "2026 下半年绩效评估" })).toBeVisible();
  await expect(page.getByText("2 人")).toBeVisible();
  await page.getByRole("button", { name: "启动评估" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "启动评估" }).click();
  await expect(page.getByText("填写中")).toBeVisible();
  await expect(page.getByRole("row", { name: /陈静/ })).toContainText("自评未交");
  await axe();
  await picture("evaluation-owing");
});

test("a member writes the self review from their week, by keys, and the draft outlives a reload", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, "chen");
  await page.goto("/");
  await page.getByRole("link", { name: "我的自评" }).click();
  await expect(page.getByText("期间内目标的最终得分是 0.72")).toBeVisible();
  await expect(page.getByText("大促那一周顶住了")).toBeVisible();
  await expect(page.getByRole("link", { name: "召回沉默用户" })).toBeVisible();
  const level = (section: string) => page.getByRole("group", { name: `“${section}”评哪一级` });
  await level("对他人的贡献").getByText("4优秀").click();
  await page.keyboard.press("ArrowLeft");
  await expect(level("对他人的贡献").getByRole("radio", { name: "3达标" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await level("协作与反馈").getByText("3达标").click();
  await level("价值观").getByText("4优秀").click();
  await page.getByLabel("“价值观”的依据").fill("大促当晚主动值守");
  await page.reload();
  await expect(page.getByLabel("“价值观”的依据")).toHaveValue("大促当晚主动值守");
  await page.keyboard.press("Control+Enter");
  await page.getByLabel("总的评价").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("每个部分都要评等级，或选“无法评价”。")).toBeVisible();
  await level("成长").getByText("3达标").click();
  await expect(
    page.getByText("(50 × 3.88 + 15 × 4 + 10 × 3 + 15 × 4 + 10 × 3) ÷ 100 = 3.74 → 4 优秀"),
  ).toBeVisible();
  await axe();
  await picture("evaluation-self");
  await page.getByLabel("总的评价").focus();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("陈静的评估已提交。")).toBeVisible();
  await page.getByRole("tab", { name: "我已提交" }).click();
  await page.getByRole("link", { name: "陈静" }).click();
  await expect(page.getByText("大促当晚主动值守")).toBeVisible();
  await expect(page.getByRole("button", { name: "收回修改" })).toBeVisible();
});

test("the manager judges with the facts at hand, and HR sees who still owes what", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, "wei");
  await page.goto("/evaluations");
  await page.getByRole("row", { name: /陈静/ }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "评估陈静" })).toBeVisible();
  for (const section of ["对他人的贡献", "协作与反馈", "价值观"]) {
    await page
      .getByRole("group", { name: `“${section}”评哪一级` })
      .getByText("3达标")
      .click();
  }
  await page.getByRole("group", { name: "“成长”评哪一级" }).getByText("无法评价").click();
  await expect(page.getByText("已知的权重是 90%，其余不计，不当作 0 分。")).toBeVisible();
  await axe();
  await picture("evaluation-manager");
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await expect(page.getByText("陈静的评估已提交。")).toBeVisible();

  await signIn(page, "hefang");
  await page.goto("/evaluations?tab=all");
  await expect(page.getByRole("row", { name: /2026 下半年/ })).toContainText("2 / 4");
  await page.getByRole("link", { name: "2026 下半年绩效评估" }).click();
  await expect(page.getByRole("row", { name: /张伟/ })).toContainText("自评未交");
  await expect(page.getByRole("row", { name: /陈静/ })).toHaveCount(0);
  await page.getByRole("button", { name: "转交张伟的评估表（上级）" }).click();
  await page.getByRole("dialog").getByRole("combobox").fill("贺芳");
  await page.getByRole("option", { name: /贺芳/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "转交" }).click();
  await expect(page.getByRole("row", { name: /张伟/ })).toContainText("贺芳");
  await page.getByText("全体成员", { exact: true }).last().click();
  await page.getByRole("link", { name: "陈静" }).click();
  await expect(page.getByText("这次查看已记入审计。")).toBeVisible();
  await expect(page.getByText("÷ 90 = 3.49")).toBeVisible();
  await axe();
  await picture("evaluation-subject");

  await signIn(page, "root");
  await page.goto("/settings/audit");
  await expect(page.getByRole("main")).toContainText("查看了别人的评估");
});

test("colleagues are proposed, agreed and asked; their words come back without names", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, "chen");
  await page.goto("/evaluations?tab=done");
  await page.getByRole("link", { name: "陈静" }).click();
  const add = async (name: string) => {
    await page.getByRole("combobox", { name: "添加同事" }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
  };
  await add("张伟");
  await add("贺芳");
  await page.getByRole("button", { name: "请上级同意" }).click();
  await expect(page.getByText("至少选 3 位同事")).toBeVisible();
  await add("林岳");
  await page.getByRole("button", { name: "请上级同意" }).click();
  await expect(page.getByText("已提议，等上级同意；同意之前可以改。")).toBeVisible();
  await axe();

  await signIn(page, "wei");
  await page.goto("/evaluations?tab=done");
  await page.getByRole("link", { name: "陈静" }).click();
  await expect(page.getByText("还没有邀请同事。")).toBeVisible();
  await page.getByRole("button", { name: "同意并邀请" }).click();
  await expect(page.getByText("已邀请这些同事；都交齐以前可以再增减，已提交的会保留。")).toBeVisible();
  await expect(page.getByText("邀请了 3 位，已提交 0 份；都交齐（至少 3 份）才汇总显示")).toBeVisible();

  for (const name of ["zhang", "hefang", "root"]) {
    await signIn(page, name);
    const { items } = await send(page.request, "get", "/evaluation-forms");
    const form = items.find((one: { person_id: string; kind: string }) => one.person_id === ids.chen);
    const sections = ["contribution", "feedback", "values", "growth"].map((section) => ({
      section,
      level: 4,
      words: section === "feedback" ? `有求必应（${name}）` : undefined,
    }));
    await send(page.request, "post", `/evaluation-forms/${form.id}/hand-in`, { sections });
  }
  await signIn(page, "wei");
  await page.reload();
  await expect(page.getByText("3 份汇总，不具名，按文字排序。")).toBeVisible();
  await expect(page.getByText("4 优秀 × 3").first()).toBeVisible();
  await axe();
  await picture("evaluation-pooled");
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await signIn(page, "hefang");
  await send(page.request, "patch", `/people/${ids.hefang}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  const fits = async (name: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await axe();
    await picture(`evaluation-phone-${name}`);
  };
  await page.goto("/evaluations");
  await page.getByRole("link", { name: "张伟" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Review of 张伟" })).toBeVisible();
  await fits("form");
  await page.goto("/evaluations/new");
  await expect(page.getByText("Weights sum to 100%", { exact: true })).toBeVisible();
  await fits("plan");
  await page.goto("/evaluations?tab=all");
  await page.getByRole("link", { name: "2026 下半年绩效评估" }).click();
  await expect(page.getByText("Who owes what").first()).toBeVisible();
  await fits("owing");
});

test("HR calibrates by keys and by mouse, and publishes", async ({ page, axe, picture }) => {
  await signIn(page, "hefang");
  await send(page.request, "patch", `/people/${ids.hefang}`, { lang: "zh-CN", theme: "light" });
  await page.goto("/evaluations?tab=all");
  await page.getByRole("link", { name: "2026 下半年绩效评估" }).click();
  await page.getByRole("button", { name: "开始校准" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "开始校准" }).click();
  await page.getByRole("link", { name: "校准", exact: true }).click();
  const column = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(column("3 达标").getByRole("article", { name: "陈静" })).toContainText("3.49");
  await page.getByRole("button", { name: "公布结果" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "公布结果" }).click();
  await expect(page.getByRole("dialog")).toContainText("还有 1 人没有等级");
  await page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  await column("没有等级")
    .getByRole("listitem")
    .filter({ hasText: "张伟" })
    .dragTo(column("3 达标"), { steps: 5 });
  const dialog = page.getByRole("dialog", { name: "改张伟的等级" });
  await dialog.getByRole("button", { name: "改等级" }).click();
  await expect(dialog).toContainText("看得到。必填。");
  await dialog.getByLabel(/^原因/).fill("评估人没有写，按事实定");
  await page.keyboard.press("Control+Enter");
  await expect(column("3 达标").getByRole("article", { name: "张伟" })).toContainText("原为没有等级");
  await column("3 达标").getByRole("button", { name: "陈静" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await page.getByRole("dialog", { name: "改陈静的等级" }).getByLabel(/^原因/).fill("带新人的那一块没有计入");
  await axe();
  await page.keyboard.press("Control+Enter");
  await expect(column("4 优秀").getByRole("article", { name: "陈静" })).toContainText("原为达标");
  await expect(page.getByText("1 人，50%").first()).toBeVisible();
  await axe();
  await picture("evaluation-calibration");
  await page.getByRole("button", { name: "退回填写" }).click();
  const back = page.getByRole("dialog", { name: "退回填写？" });
  await expect(back.getByRole("button", { name: "退回填写" })).toBeDisabled();
  await back.getByLabel(/^为什么退回填写/).fill("张伟的上级还没写");
  await axe();
  await back.getByRole("button", { name: "退回填写" }).click();
  await expect(page.getByText(/贺芳 于 .+ 退回填写：张伟的上级还没写/)).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "2026 下半年绩效评估" }).first().click();
  await expect(page.getByText(/退回填写：张伟的上级还没写/)).toBeVisible();
  await page.getByRole("button", { name: "开始校准" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "开始校准" }).click();
  await page.getByRole("link", { name: "校准", exact: true }).click();
  await expect(column("4 优秀").getByRole("article", { name: "陈静" })).toContainText("原为达标");
  await page.getByRole("button", { name: "公布结果" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "公布结果" }).click();
  await expect(page.getByRole("button", { name: "公布结果" })).toHaveCount(0);
});

test("the person reads, appeals, is upheld, and plans how to grow", async ({ page, axe, picture }) => {
  await signIn(page, "chen");
  await page.goto("/inbox");
  await expect(page.getByText("公布了你的绩效结果")).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "我的结果" })).toBeVisible();
  await page.goto("/evaluations?tab=mine");
  await expect(page.getByRole("row", { name: /2026 下半年/ })).toContainText("待确认");
  await page.getByRole("link", { name: "2026 下半年绩效评估" }).click();
  await expect(page.getByText("评估得出：3 达标，校准后调整。")).toBeVisible();
  await expect(page.getByText("带新人的那一块没有计入")).toHaveCount(0);
  await expect(page.getByText("3 份汇总，不具名，按文字排序。")).toBeVisible();
  await page.getByRole("button", { name: "我已阅读" }).click();
  await expect(page.getByText("已确认")).toBeVisible();
  await page.getByRole("button", { name: "提出申诉" }).click();
  await page.getByLabel(/^为什么要再看一次/).fill("召回项目的成果漏了");
  await page.getByRole("button", { name: "提交申诉" }).click();
  await expect(page.getByText("申诉待答复")).toBeVisible();

  await signIn(page, "hefang");
  await page.reload();
  await page.getByText("5卓越").click();
  await page.getByLabel(/^答复/).fill("核对过，成果属实");
  await page.getByRole("button", { name: "申诉成立，改等级" }).click();
  await expect(page.getByText("申诉成立", { exact: true })).toBeVisible();

  await signIn(page, "chen");
  await page.reload();
  await expect(page.getByText("5 卓越", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("核对过，成果属实")).toBeVisible();
  await page.getByRole("button", { name: "写计划" }).click();
  await page.getByRole("textbox", { name: "第 1 条", exact: true }).fill("学会做漏斗分析");
  await page.getByLabel("第 1 条的日期").fill(day(90));
  await page.getByRole("button", { name: "保存计划" }).click();
  await page.getByRole("checkbox", { name: "学会做漏斗分析" }).check();
  await expect(page.getByRole("checkbox", { name: "学会做漏斗分析" })).toBeChecked();
  await axe();
  await picture("evaluation-result");

  await signIn(page, "hefang");
  await send(page.request, "patch", `/people/${ids.hefang}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  const { items } = await send(page.request, "get", "/evaluations");
  await page.goto(`/evaluations/${items[0].id}/calibration`);
  await expect(page.getByText("How reviewers judge").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await axe();
  await picture("evaluation-phone-calibration");
});
