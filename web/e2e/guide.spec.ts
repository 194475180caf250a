import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: from a blank page to an active objective, then copied into the next cycle.
test.describe.configure({ mode: "serial" });
// One write is kept from the server, which Chromium notes.
test.use({
  expectedErrors: [[/the server responded with a status of 4\d\d/, /ERR_FAILED/], { scope: "test" }],
});

const admin = { email: "root@example.com", password: "correct horse battery" };

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? {} : await answer.json();
}

/** A day so many days from now, in Shanghai as the server counts. */
function day(from: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + from * 86_400_000).toISOString().slice(0, 10);
}

const ids: Record<string, string> = {};
const step = (page: Page, name: RegExp) =>
  page.getByRole("navigation", { name: "四个步骤" }).getByRole("link", { name });
const checklist = (page: Page) => page.getByRole("region", { name: "就绪检查" });

test("a blank page becomes a draft, its words save themselves and survive a crash", async ({
  page,
  server,
  axe,
}) => {
  await post(page.request, "/setup", { workspace: "示例", name: "王芳", ...admin });
  ids.cycle = (
    await post(page.request, "/cycles", { name: "本季", starts_on: day(-10), ends_on: day(80) })
  ).id;
  await post(page.request, "/themes", { title: "用户增长", cycle_id: ids.cycle });
  await page.goto("/okrs/new");
  await page.getByRole("textbox", { name: /^目标/ }).fill("让新用户更快感受到价值");
  await axe();
  await page.getByRole("button", { name: "下一步：对齐" }).click();
  await expect(page).toHaveURL(/\/okrs\/[^/]+\/guide/);
  ids.objective = new URL(page.url()).pathname.split("/")[2] ?? "";
  await expect(step(page, /对齐/)).toContainText("还差 1 项");

  await page.getByRole("textbox", { name: /^目标/ }).fill("让新用户第一周就离不开我们");
  await expect(page.getByText(/^已保存/).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("让新用户第一周就离不开我们");
  await page.getByRole("button", { name: "恢复成打开时的样子" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("让新用户更快感受到价值");

  // The server is gone while somebody types: nothing typed is lost.
  await page.route("**/api/v1/objectives/*", (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.fallback(),
  );
  await page.getByRole("textbox", { name: /^目标/ }).fill("让新用户三天内感受到价值");
  await expect(page.getByRole("alert").first()).toBeVisible();
  await page.unroute("**/api/v1/objectives/*");
  await server.crash();
  await page.reload();
  await expect(page.getByRole("textbox", { name: /^目标/ })).toHaveValue("让新用户三天内感受到价值");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("让新用户三天内感受到价值");
});

test("it is aligned, and its key results are read from sentences", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  await page.goto(`/okrs/${ids.objective}/guide`);
  await page.getByRole("combobox", { name: "添加战略主题" }).selectOption({ label: "用户增长" });
  await expect(step(page, /对齐/)).toContainText("就绪");
  await page.getByRole("radio", { name: /挑战型/ }).check();
  await expect(page.getByText(/^已保存/).first()).toBeVisible();
  await axe();
  await picture("guide-align");

  await page.getByRole("link", { name: "下一步：关键结果" }).click();
  for (const sentence of ["日均活跃用户数增长10%", "用户流失率从8%降到5%"]) {
    await page.getByLabel("用一句话写关键结果").fill(sentence);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  // The line about the missing baseline opens the form in that very field.
  await checklist(page)
    .getByRole("link", { name: /缺基线值/ })
    .click();
  await expect(page.getByRole("dialog").getByLabel(/^基线/)).toBeFocused();
  await page.keyboard.type("5万");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(step(page, /关键结果/)).toContainText("就绪");
  await axe();
  await picture("guide-results");
});

test("two write at once: neither's words are lost, and either's can be kept", async ({
  page,
  axe,
  picture,
}) => {
  await post(page.request, "/session", admin);
  const theirs = async (title: string) => {
    const now = await (await page.request.get(`/api/v1/objectives/${ids.objective}`)).json();
    const headers = { "X-Sinan": "1", "If-Match": `"${now.version}"` };
    const answer = await page.request.patch(`/api/v1/objectives/${ids.objective}`, {
      headers,
      data: { title },
    });
    expect(answer.ok()).toBe(true);
  };
  // The other writes while ours is on its way: before that the page would have followed, after that nothing is lost.
  let meanwhile = "";
  await page.route(`**/api/v1/objectives/${ids.objective}`, async (route) => {
    if (route.request().method() === "PATCH" && meanwhile) {
      const title = meanwhile;
      meanwhile = "";
      await theirs(title);
    }
    await route.continue();
  });
  await page.goto(`/okrs/${ids.objective}/guide?step=align`);
  const field = page.getByRole("textbox", { name: /^目标/ });
  await expect(field).toHaveValue("让新用户三天内感受到价值");
  meanwhile = "让新用户当天感受到价值";
  await field.fill("让新用户一小时内感受到价值");
  const conflict = page.getByRole("alert").filter({ hasText: "别人刚把它改成了：“让新用户当天感受到价值”" });
  await expect(conflict).toBeVisible();
  await expect(field).toHaveValue("让新用户一小时内感受到价值");
  await axe();
  await picture("guide-conflict");
  await conflict.getByRole("button", { name: "保留我的" }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("让新用户一小时内感受到价值");

  meanwhile = "让新用户三天内感受到价值";
  await field.fill("让新用户两天内感受到价值");
  await page.getByRole("button", { name: "用对方的" }).click();
  await expect(field).toHaveValue("让新用户三天内感受到价值");
  await page.reload();
  await expect(field).toHaveValue("让新用户三天内感受到价值");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("让新用户三天内感受到价值");
});

test("planned, followed, submitted and approved, it is active", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  const objective = await (await page.request.get(`/api/v1/objectives/${ids.objective}`)).json();
  const [first, second] = objective.key_results;
  const me = await (await page.request.get("/api/v1/me")).json();
  await post(page.request, `/key-results/${first.id}/actions`, {
    ...{ title: "三步引导", owner_id: me.id, due_on: day(30), how: "先灰度，再全量" },
  });
  await page.goto(`/okrs/${ids.objective}/guide?step=plan`);
  await expect(page.getByRole("heading", { level: 3, name: first.title })).toBeVisible();
  await expect(step(page, /行动计划/)).toContainText("还差 1 项");
  await checklist(page).getByRole("button", { name: "豁免" }).click();
  await page.getByRole("dialog").getByLabel(/理由/).fill("召回方案周五定");
  await page.getByRole("dialog").getByRole("button", { name: "豁免" }).click();
  await expect(checklist(page).getByText("王芳 豁免：召回方案周五定")).toBeVisible();
  await expect(step(page, /行动计划/)).toContainText("就绪");
  // Taken back, and the taking back taken back.
  await checklist(page).getByRole("button", { name: "取消豁免" }).click();
  await expect(step(page, /行动计划/)).toContainText("还差 1 项");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(checklist(page).getByText("王芳 豁免：召回方案周五定")).toBeVisible();

  await page.getByRole("link", { name: "下一步：跟踪" }).click();
  const tracked = page.getByRole("listitem", { name: second.title });
  await tracked.getByLabel("多久更新一次").selectOption({ label: "每两周" });
  await expect(page.getByText(`“${second.title}”的跟踪方式已保存`)).toBeVisible();
  await tracked.getByLabel("开始时的信心").selectOption("6");
  await expect(async () => {
    const kr = await (await page.request.get(`/api/v1/key-results/${second.id}`)).json();
    expect([kr.cadence.kind, kr.confidence]).toEqual(["biweekly", 6]);
  }).toPass();
  // Planned values are typed, kept over a reload, and saved by the button.
  const measured = page.getByRole("listitem", { name: first.title });
  await measured.getByRole("button", { name: "加一个计划点" }).click();
  await measured.getByLabel("计划点 1 的日期").fill(day(40));
  await measured.getByLabel("计划点 1 的数值").fill("5.2万");
  await page.reload();
  await expect(measured.getByLabel("计划点 1 的数值")).toHaveValue("5.2万");
  await measured.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText(`“${first.title}”的跟踪方式已保存`)).toBeVisible();
  const stored = await (await page.request.get(`/api/v1/key-results/${first.id}`)).json();
  expect(stored.checkpoints).toEqual([{ on: day(40), value: "52000" }]);
  await axe();
  await picture("guide-track");
  await page.getByRole("button", { name: "提交审批" }).click();
  await page.getByRole("button", { name: "批准" }).click();
  await page.getByRole("button", { name: "生效" }).click();
  await expect(page).toHaveURL(new RegExp(`/okrs/${ids.objective}$`));
});

test("an earlier objective is copied into the next cycle", async ({ page, axe, picture }) => {
  await post(page.request, "/session", admin);
  const { key_results } = await (await page.request.get(`/api/v1/objectives/${ids.objective}`)).json();
  await post(page.request, `/key-results/${key_results[0].id}/check-ins`, { value: "52000" });
  const next = await post(page.request, "/cycles", { name: "下季", starts_on: day(81), ends_on: day(170) });
  await page.goto(`/okrs/copy?to=${next.id}`);
  await page.getByLabel("让新用户三天内感受到价值").check();
  await expect(page.getByLabel(/52,000/)).toBeChecked();
  await axe();
  await picture("guide-copy");
  await page.getByRole("button", { name: "复制 1 个目标到“下季”" }).click();
  await expect(page).toHaveURL(/\/guide$/);
  await page.setViewportSize({ width: 375, height: 800 });
  await step(page, /关键结果/).click();
  await expect(page.getByText(/5\.2 ?万|52,000/).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await picture("guide-copied-375");
});

test("a new objective from a team's page is the team's", async ({ page }) => {
  await post(page.request, "/session", admin);
  const team = await post(page.request, "/teams", { name: "用户运营组" });
  await page.goto(`/okrs?of=team:${team.id}&cycle=${ids.cycle}`);
  await page
    .getByRole("banner")
    .or(page.getByRole("main"))
    .getByRole("link", { name: "新目标" })
    .first()
    .click();
  await expect(page.getByRole("combobox", { name: "归谁" })).toHaveValue("用户运营组");
  await page.getByRole("textbox", { name: /^目标/ }).fill("带好新人");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/guide/);
  const id = new URL(page.url()).pathname.split("/")[2];
  const made = await (await page.request.get(`/api/v1/objectives/${id}`)).json();
  expect([made.team_id, made.owner_id ?? ""]).toEqual([team.id, ""]);
});
