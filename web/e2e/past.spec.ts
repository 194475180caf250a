import { expect } from "./fixture";
import { activate, password, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

// A department as it was two weeks ago: what was known then, and nothing of what came later.
const test = onSimulated("2026-11-02 09:00");

test("the department is opened as of two weeks ago, read, and left with one key", async ({
  page,
  axe,
  sinan,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  const root = await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password });
  const team = await post("/teams", { name: "运营部" });
  const owner = await post("/people", {
    name: "陈静",
    email: "chen@example.com",
    team_id: team.id,
    role: "member",
  });
  expect(root.id && owner.id).toBeTruthy();
  const cycle = await post("/cycles", { name: "第四季度", starts_on: "2026-10-01", ends_on: "2026-12-31" });
  const objective = await post("/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: owner.id,
  });
  const kr = await post(`/objectives/${objective.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await activate(page.request, objective.id);
  await sinan.to("2026-11-10 09:00");
  await post(`/key-results/${kr.id}/check-ins`, { value: "51000" });
  await sinan.to("2026-11-20 09:00");
  await post(`/key-results/${kr.id}/check-ins`, { value: "54000", as_of: "2026-11-11", note: "补录" });
  await send(page.request, "patch", `/objectives/${objective.id}`, {
    title: "提升老用户留存率",
    reason: "聚焦",
  });
  await sinan.to("2026-11-26 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));

  await page.goto(`/insight?team=${team.id}`);
  await expect(page.getByRole("link", { name: "提升老用户留存率" })).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-12");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toContainText("截至 11月12日，只读。");
  await expect(page).toHaveURL(/asof=2026-11-12/);
  await axe();
  await page.getByRole("link", { name: "提升用户留存率", exact: true }).click();

  // The figure of the 11th was told on the 20th: on the 12th nobody knew it.
  await expect(page.getByRole("heading", { level: 1, name: "提升用户留存率" })).toBeVisible();
  await expect(banner).toBeVisible();
  await expect(page.getByRole("img", { name: /进度 20%/ }).first()).toBeVisible();
  const checkIns = page.getByRole("list", { name: /^进展记录/ });
  await expect(checkIns.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /更新进展|编辑|调整|评论/ })).toHaveCount(0);
  await expect(page.getByText("补录")).toHaveCount(0);
  await axe();

  await page.getByRole("link", { name: "目标", exact: true }).first().click();
  await expect(banner).toBeVisible();
  await page.goto(`/okrs?of=team:${team.id}&asof=2026-11-12`);
  await expect(page.getByRole("link", { name: "提升用户留存率", exact: true })).toBeVisible();
  await axe();
  await page.keyboard.press("t");
  await expect(page.getByRole("link", { name: "提升老用户留存率", exact: true })).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(page).not.toHaveURL(/asof/);
});

test("actions, the map, problems, a metric and a person are opened as of a day before they changed", async ({
  page,
  axe,
  sinan,
  picture,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  const patch = (path: string, body: object) => send(page.request, "patch", path, body);
  await post("/session", { email: "root@example.com", password });
  const [cycle] = (await send(page.request, "get", "/cycles")).items;
  const people = (await send(page.request, "get", "/people")).items;
  const chen = people.find((one: { name: string }) => one.name === "陈静").id;
  const above = await post("/objectives", { cycle_id: cycle.id, title: "公司稳住收入", owner_id: chen });
  const below = await post("/objectives", { cycle_id: cycle.id, title: "降低退款", owner_id: chen });
  const kr = await post(`/objectives/${below.id}/key-results`, {
    title: "退款率降到3%",
    measure: { kind: "metric", baseline: "8", target: "3", unit: "%" },
  });
  const line = await post(`/objectives/${below.id}/alignments`, { parent_objective_id: above.id });
  const action = await post(`/key-results/${kr.id}/actions`, {
    title: "梳理退款原因",
    owner_id: chen,
    due_on: "2026-12-04",
    steps: [{ title: "拉数据" }],
  });
  const problem = await post("/problems", { title: "财务口径对不上", key_result_id: kr.id });
  const metric = await post("/metrics", { name: "退款率", unit: "%", direction: "down" });
  await post(`/metrics/${metric.id}/readings`, { on: "2026-11-25", value: "6.5" });
  await activate(page.request, below.id);
  for (const [as_of, value] of [
    ["2026-11-12", "7.5"],
    ["2026-11-19", "7.1"],
    ["2026-11-26", "6.6"],
  ])
    await post(`/key-results/${kr.id}/check-ins`, { value, as_of });
  const say = async (kind: string, id: string, body: string) =>
    (await post("/comments", { subject_kind: kind, subject_id: id, body })).comment.id;
  const asked = await say("key_result", kr.id, "退款按哪天算？");
  const regretted = await say("objective", below.id, "这话说重了");
  const planned = await say("action", action.id, "先要财务的表");
  expect(planned).toBeTruthy();
  const thanks = await post("/feedback", {
    kind: "recognition",
    person_ids: [chen],
    body: "退款口径理得清楚",
  });
  const praised = await post("/feedback", { kind: "recognition", person_ids: [chen], body: "原来的说法" });

  await sinan.to("2026-12-02 09:00");
  await patch(`/actions/${action.id}`, { title: "逐单复盘退款", state: "done" });
  await send(page.request, "delete", `/alignments/${line.id}`);
  await post(`/problems/${problem.id}/solve`, { how: "统一了口径" });
  await post(`/metrics/${metric.id}/readings`, { on: "2026-11-25", value: "6.9" });
  await patch(`/people/${chen}`, { name: "陈晨" });
  await post(`/key-results/${kr.id}/check-ins`, { value: "3.1" });
  await patch(`/comments/${asked}`, { body: "改成按下单日算" });
  await send(page.request, "delete", `/comments/${regretted}`);
  await say("objective", below.id, "后来才说的");
  await patch(`/feedback/${praised.id}`, { body: "后来的说法" });
  await post("/feedback", { kind: "recognition", person_ids: [chen], body: "后来的感谢" });
  expect(thanks.id).toBeTruthy();
  await sinan.to("2026-12-04 09:00");
  await page.clock.setFixedTime(shanghai("2026-12-04 09:00"));

  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await page.goto("/actions?who=all&state=todo,doing,blocked,done");
  await expect(page.getByRole("group", { name: "逐单复盘退款" })).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-30");
  await expect(banner).toContainText("截至 11月30日，只读。");
  const row = page.getByRole("group", { name: "梳理退款原因" });
  await expect(row).toContainText("待办");
  await expect(row.getByRole("button")).toHaveCount(1);
  await row.getByRole("button", { name: /讨论/ }).click();
  const drawer = page.getByRole("dialog", { name: "梳理退款原因" });
  await expect(drawer.getByText("先要财务的表")).toBeVisible();
  await expect(drawer.getByRole("textbox")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page.getByText("逐单复盘退款")).toHaveCount(0);
  await axe();
  await picture("past-actions");
  await row.getByRole("link", { name: "退款率降到3%" }).click();
  await expect(banner).toBeVisible();
  await expect(page.getByRole("group", { name: "梳理退款原因" })).toBeVisible();
  await expect(page.getByRole("button", { name: /填写完整/ })).toHaveCount(0);

  await page.goto("/map?look=list&asof=2026-11-30");
  await expect(banner).toBeVisible();
  await expect(page.getByText("公司稳住收入").first()).toBeVisible();
  await expect(page.getByText("降低退款").first()).toBeVisible();
  await page.getByRole("radio", { name: /预测/ }).check({ force: true });
  await expect(page.getByText(/达成概率 \d+%/).first()).toBeVisible();
  // The line was taken away since; then it was there.
  const covered = page.locator("section").filter({ has: page.getByRole("heading", { name: "战略覆盖" }) });
  await expect(covered).toContainText("3 个目标里有 1 个服务主题或支撑上级");
  await axe();
  await picture("past-map");

  await page.goto(`/okrs/${below.id}?asof=2026-11-30`);
  const aligned = page.locator("section").filter({ has: page.getByRole("heading", { name: "支撑的上级" }) });
  await expect(aligned.last().getByRole("link", { name: "公司稳住收入" })).toBeVisible();
  await expect(aligned.last().getByRole("button", { name: /^(?!.*讨论)/ })).toHaveCount(0);
  const talk = page.locator("section").filter({ has: page.getByRole("heading", { name: /^讨论/ }) });
  await expect(talk.getByText("退款按哪天算？")).toBeVisible();
  await expect(talk).toContainText("作者后来删除的不再显示");
  await expect(page.getByText(/改成按下单日算|这话说重了|后来才说的/)).toHaveCount(0);
  await expect(page.getByText(/预计|达成概率/).first()).toBeVisible();
  await axe();
  await picture("past-objective");

  await page.goto("/problems?asof=2026-11-30");
  await expect(page.getByRole("button", { name: "财务口径对不上" })).toBeVisible();
  await expect(page.getByRole("button", { name: "提出问题" })).toHaveCount(0);
  await axe();
  await picture("past-problems");

  await page.goto(`/metrics/${metric.id}?asof=2026-11-30`);
  await expect(page.getByText("6.5").first()).toBeVisible();
  await expect(page.getByText("6.9")).toHaveCount(0);
  await axe();
  await picture("past-metric");

  await page.goto(`/people/${chen}?asof=2026-11-30`);
  await expect(page.getByRole("heading", { level: 1, name: "陈静" })).toBeVisible();
  await expect(banner).toBeVisible();
  // Done since, and still to do then.
  await expect(page.getByText(/^陈静在本周期还有 1 项行动/)).toBeVisible();
  const told = page.locator("section").filter({ has: page.getByRole("heading", { name: "收到的反馈" }) });
  await expect(told.getByText("退款口径理得清楚")).toBeVisible();
  await expect(told.getByText("后来修改过，当天的原话没有留底。")).toBeVisible();
  await expect(page.getByText(/后来的说法|后来的感谢|原来的说法/)).toHaveCount(0);
  await axe();
  await picture("past-person");
  await page.keyboard.press("t");
  await expect(page.getByRole("heading", { level: 1, name: "陈晨" })).toBeVisible();
});

test("the organisation, the rhythm and the health are opened as of a day before they changed", async ({
  page,
  axe,
  picture,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  await post("/session", { email: "root@example.com", password });
  await page.clock.setFixedTime(shanghai("2026-12-04 09:00"));
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  const [team] = (await send(page.request, "get", "/teams")).items;
  await send(page.request, "patch", `/teams/${team.id}`, { name: "增长部" });
  await post("/people", { name: "新来的", email: "late@example.com", team_id: team.id, role: "member" });

  await page.goto("/people");
  await expect(page.getByRole("link", { name: "新来的" })).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-11-30");
  await expect(banner).toContainText("截至 11月30日，只读。");
  await expect(page.getByRole("link", { name: "陈静" })).toBeVisible();
  await expect(page.getByRole("link", { name: "新来的" })).toHaveCount(0);
  await page.getByRole("button", { name: "运营部", exact: true }).click();
  await expect(page.getByRole("heading", { name: "运营部" })).toBeVisible();
  await expect(page.getByRole("button", { name: /添加成员|导入|新建团队|编辑团队|的操作$/ })).toHaveCount(0);
  await axe();
  await picture("past-people");
  await page.getByRole("link", { name: "陈静" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "陈静" })).toBeVisible();
  await expect(banner).toBeVisible();

  // On the 12th the check-in of the 10th was the last; the one of the 20th nobody knew yet.
  await page.goto("/insight/rhythm?asof=2026-11-12");
  await expect(banner).toBeVisible();
  const chen = page.getByRole("row", { name: /陈静/ });
  await expect(chen).toContainText("运营部");
  await expect(page.getByRole("columnheader", { name: "当天欠的更新" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^提醒/ })).toHaveCount(0);
  await chen.getByRole("button").first().click();
  const dues = page.getByRole("dialog", { name: "陈静的更新节奏" });
  await expect(dues.getByRole("heading", { name: "日均活跃用户数增长10%" })).toBeVisible();
  await axe();
  await picture("past-rhythm");

  await page.goto("/insight/health?asof=2026-11-12");
  await expect(banner).toBeVisible();
  // There was one objective then; two came later.
  const q4 = page.getByRole("row", { name: /^第四季度/ });
  await expect(q4.getByRole("cell").nth(1)).toContainText("1");
  await expect(page.getByRole("heading", { name: /我说的信心准不准/ })).toBeVisible();
  await axe();
  await picture("past-health");
});

test("after the due date it says how well one's confidence fitted, and nothing of a team too small", async ({
  page,
  axe,
  sinan,
  picture,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  await post("/session", { email: "root@example.com", password });
  const [cycle] = (await send(page.request, "get", "/cycles")).items;
  const objective = await post("/objectives", { cycle_id: cycle.id, title: "提升客户满意度" });
  const results: string[] = [];
  for (const title of ["满意度达到90分", "投诉降到10件"]) {
    const kr = await post(`/objectives/${objective.id}/key-results`, {
      title,
      starts_on: "2026-12-04",
      due_on: "2026-12-20",
      measure: { kind: "metric", baseline: "50", target: "90", unit: "分" },
    });
    results.push(kr.id);
  }
  await activate(page.request, objective.id);
  for (const [at, value] of ["90", "60"].entries())
    await post(`/key-results/${results[at]}/check-ins`, { value, confidence: 8 });
  await sinan.to("2026-12-21 09:00");
  await page.clock.setFixedTime(shanghai("2026-12-21 09:00"));
  await page.goto("/insight/health");
  const counted = page.getByRole("row", { name: /^第四季度/ }).getByRole("link", { name: /% \d+ \/ \d+/ });
  const share = /(\d+) \/ (\d+)/.exec((await counted.last().textContent()) ?? "");
  await counted.last().click();
  const dues = page.getByRole("dialog", { name: "第四季度 · 每个到期日" });
  await expect(dues.getByRole("heading", { name: "日均活跃用户数增长10%" })).toBeVisible();
  await expect(dues.getByText("✓按时", { exact: true })).toHaveCount(Number(share?.[1]));
  await expect(dues.getByText(/^(✓按时|▲迟了|✕没更新)$/)).toHaveCount(Number(share?.[2]));
  await axe();
  await picture("counted-dues");
  await dues.getByRole("button", { name: "关闭" }).click();
  await expect(dues).toHaveCount(0);
  await expect(page).not.toHaveURL(/dues/);
  const own = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: /我说的信心准不准/ }) });
  // (0.2² + 0.8²) ÷ 2, against 0.5 × 0.5.
  await expect(own.getByRole("row", { name: /负责人的信心 0.34 0.25 2/ })).toBeVisible();
  await expect(own.getByRole("img", { name: "可靠性曲线：说 80%，来了 50%" })).toBeVisible();
  await own.getByText("曲线上的每个点").first().click();
  await expect(own.getByRole("row", { name: /80% 50% \(1\/2\)/ })).toBeVisible();
  await expect(page.getByText("不超过 20 个，太少，不显示。", { exact: false })).toBeVisible();
  await axe();
  await picture("calibration");
});

test("meetings and reports are opened as of a day before they changed", async ({
  page,
  axe,
  sinan,
  picture,
}) => {
  const post = (path: string, body: object) => send(page.request, "post", path, body);
  const patch = (path: string, body: object) => send(page.request, "patch", path, body);
  await post("/session", { email: "root@example.com", password });
  const [team] = (await send(page.request, "get", "/teams")).items;
  const meeting = await post("/meetings", {
    kind: "weekly",
    title: "增长周会",
    team_id: team.id,
    starts_on: "2026-12-21",
    at: "15:00",
    minutes: 60,
    place: "三楼",
  });
  await post(`/meetings/${meeting.id}/open`, {});
  const [first] = (await send(page.request, "get", `/meetings/${meeting.id}`)).sections;
  await send(page.request, "put", `/meeting-sections/${first.id}`, { text: "先把退款降下来" });
  const decided = await post(`/meetings/${meeting.id}/items`, { kind: "decision", words: "换渠道" });
  await post(`/meetings/${meeting.id}/end`, {});
  const report = await post("/reports", { team_id: team.id });
  await patch(`/reports/${report.id}`, { summary: "退款在降" });
  await post(`/reports/${report.id}/send`, {});

  await sinan.to("2026-12-23 09:00");
  await send(page.request, "put", `/meeting-sections/${first.id}`, { text: "改过的纪要" });
  await patch(`/meeting-items/${decided.id}`, { words: "不换了" });
  await patch(`/meetings/${meeting.id}`, { title: "改名的周会" });
  await post("/meetings", {
    kind: "weekly",
    title: "后来约的",
    team_id: team.id,
    starts_on: "2026-12-28",
    at: "15:00",
    minutes: 60,
  });
  await page.clock.setFixedTime(shanghai("2026-12-23 09:00"));

  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await page.goto("/meetings?when=past&all=1");
  await expect(page.getByRole("link", { name: "改名的周会" })).toBeVisible();
  await page.getByLabel("截至哪一天").fill("2026-12-21");
  await expect(banner).toContainText("截至 12月21日，只读。");
  await expect(page.getByRole("button", { name: "安排会议" })).toHaveCount(0);
  await axe();
  await picture("past-meetings");
  await page.getByRole("link", { name: "增长周会" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "增长周会" })).toBeVisible();
  await expect(page.getByText("先把退款降下来")).toBeVisible();
  await expect(page.getByText("换渠道", { exact: true })).toBeVisible();
  await expect(page.getByText("改过的纪要")).toHaveCount(0);
  await expect(page.locator("textarea")).toHaveCount(0);
  await axe();
  await picture("past-meeting");
  await page.keyboard.press("t");
  await expect(page.getByText("不换了")).toBeVisible();

  await page.goto("/reports?asof=2026-12-20");
  await expect(page.getByText("到那天还没有发出的周报")).toBeVisible();
  await page.goto("/reports?asof=2026-12-21");
  await expect(banner).toBeVisible();
  await expect(page.getByRole("button", { name: /写周报|自动起草/ })).toHaveCount(0);
  await axe();
  await picture("past-reports");
  await page.getByRole("link", { name: "增长部 周报" }).click();
  await expect(page.getByText("退款在降")).toBeVisible();
  await expect(banner).toBeVisible();
  await axe();
  await picture("past-report");
});
