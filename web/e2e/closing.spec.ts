import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// Closing a cycle by a plan: days for its steps, who owes what since when, and a deputy who scores in somebody's place.
test.describe.configure({ mode: "serial" });

const lead = { name: "林岳", email: "lin@example.com" };
const owner = { name: "陈静", email: "jing@example.com" };
const deputy = { name: "何峰", email: "feng@example.com" };
const title = "提升用户留存率";
const secret = "筹备新业务";
const signIn = (page: Page, email: string) => send(page.request, "post", "/session", { email, password });

test("what is set up: one objective at work in a cycle that is scored", async ({
  page,
  playwright,
  server,
}) => {
  const admin = page.request;
  await send(admin, "post", "/setup", { workspace: "华岳", ...lead, password });
  const me = await send(admin, "get", "/me");
  const team = await send(admin, "post", "/teams", { name: "用户运营组", lead_id: me.id });
  const id = await join(playwright, admin, server, { ...owner, team_id: team.id });
  await join(playwright, admin, server, { ...deputy, team_id: team.id });
  const cycle = await send(admin, "post", "/cycles", { name: "本季", starts_on: day(-90), ends_on: day(-7) });
  const o = await send(admin, "post", "/objectives", { cycle_id: cycle.id, title, owner_id: id });
  const result = await send(admin, "post", `/objectives/${o.id}/key-results`, {
    title: "日均活跃用户数增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await activate(admin, o.id);
  await send(admin, "post", `/key-results/${result.id}/check-ins`, { value: "52000" });
  const few = await send(admin, "post", "/objectives", {
    cycle_id: cycle.id,
    title: secret,
    owner_id: id,
    visibility: "listed",
    shared_with: [me.id],
  });
  await send(admin, "post", `/objectives/${few.id}/key-results`, {
    title: "签下3家",
    measure: { kind: "metric", baseline: "0", target: "3", unit: "家" },
  });
  await activate(admin, few.id);
  await send(admin, "post", `/cycles/${cycle.id}/phase`, { phase: "running" });
  await signIn(page, lead.email);
  await page.goto("/review?show=owed");
  await expect(page.getByText("还没到评分的时候")).toBeVisible();
  await send(admin, "post", `/cycles/${cycle.id}/phase`, { phase: "scoring" });
});

test("the champion sets the days and sees who owes what, and since when", async ({ page, axe, picture }) => {
  await signIn(page, lead.email);
  await page.goto("/review");
  await page.getByRole("button", { name: "安排日期" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("迟到数据截止")).not.toHaveValue("");
  await dialog.getByLabel("迟到数据截止").fill(day(3));
  await dialog.getByLabel("自评").fill(day(-5));
  await dialog.getByLabel("复核").fill(day(-6));
  await dialog.getByLabel("对齐会").fill(day(2));
  await dialog.getByLabel("定分").fill(day(5));
  await dialog.getByRole("button", { name: "保存日期" }).click();
  await expect(dialog.getByText("不能早于").first()).toBeVisible();
  await dialog.getByLabel("复核").fill(day(0));
  await axe();
  await dialog.getByRole("button", { name: "保存日期" }).click();
  await expect(dialog).toBeHidden();
  const steps = page.getByRole("listitem").filter({ hasText: "自评" });
  await expect(steps.first()).toContainText("已过期");
  await page.getByRole("tab", { name: "谁还没做" }).click();
  await expect(page.getByRole("row", { name: /陈静/ })).toContainText("个工作日");
  await axe();
  await picture("closing");
});

test("who names a deputy reads what that deputy can't see, before", async ({ page, axe, picture }) => {
  await signIn(page, owner.email);
  await page.goto("/review");
  await page.getByRole("button", { name: "请人代我评分" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("代理人").fill("何峰");
  await page.getByRole("option", { name: /何峰/ }).click();
  const said = dialog.getByRole("status").filter({ hasText: "代不了" });
  await expect(said).toContainText("2 个目标里有 1 个何峰看不到，代不了：");
  await expect(said.getByRole("listitem")).toHaveText([secret]);
  await axe();
  await picture("closing-unseen");
});

test("the owner asks somebody, who scores in their place", async ({ page, axe, picture }) => {
  await signIn(page, owner.email);
  await page.goto("/review");
  await page.getByRole("button", { name: "请人代我评分" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("代理人").fill("何峰");
  await page.getByRole("option", { name: /何峰/ }).click();
  await dialog.getByRole("button", { name: "指定", exact: true }).click();
  await expect(page.getByRole("button", { name: "由何峰代我评分" })).toBeVisible();

  await signIn(page, deputy.email);
  await page.goto("/review");
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "提交自评" }).click();
  await expect(page.getByText(`“${title}”已自评。`)).toBeVisible();
  await expect(page.getByText("何峰（代 陈静）")).toBeVisible();
  await axe();
  await picture("closing-in-place");
});

test("they meet on the scores that differ, and what was agreed is there when they are settled", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, lead.email);
  const { items } = await send(page.request, "get", "/reviews?state=self");
  const review = await send(page.request, "get", `/reviews/${items[0].objective_id}`);
  const result = review.scores[0].key_result.id;
  await send(page.request, "post", `/reviews/${review.objective_id}/confirm`, {
    scores: [{ key_result_id: result, score: "0.10", words: "渠道的功劳" }],
  });
  await page.goto("/review");
  await page.getByLabel("团队", { exact: true }).fill("用户运营组");
  await page.getByRole("option", { name: "用户运营组" }).click();
  await page.getByRole("button", { name: "安排评分对齐会" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByLabel("日期")).toHaveValue(day(2));
  await expect(form.getByLabel("团队")).toHaveValue("用户运营组");
  await axe();
  await form.getByRole("button", { name: "安排", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "用户运营组 评分对齐会" })).toBeVisible();
  await page.getByRole("button", { name: "开始会议" }).click();
  await expect(page.getByText("复核：渠道的功劳")).toBeVisible();
  await page.getByRole("button", { name: "记决议" }).first().click();
  await page.getByLabel("决定了什么").fill("按 0.3 定");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("按 0.3 定")).toBeVisible();
  await axe();
  await picture("scores-meeting");
  await page.getByRole("link", { name: "去评分" }).click();
  await expect(page.getByRole("region", { name: "会上说定的" })).toContainText("按 0.3 定");
  await page.getByRole("button", { name: "写进约定" }).click();
  await expect(page.getByLabel("会上的约定")).toHaveValue("按 0.3 定");
  await axe();
  await picture("scores-agreed");
  await page.goto("/review");
  await expect(page.getByRole("link", { name: "用户运营组 评分对齐会" })).toBeVisible();
  await axe();
});

test("on a phone, in English and dark", async ({ page, axe, picture }) => {
  await signIn(page, lead.email);
  const me = await send(page.request, "get", "/me");
  await page.request.patch(`/api/v1/people/${me.id}`, {
    headers: { "X-Sinan": "1", "If-Match": `"${me.version}"` },
    data: { lang: "en", theme: "dark" },
  });
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto("/review?show=owed");
  await expect(page.getByText("Alignment meeting")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide, "sideways scrolling").toBe(false);
  await axe();
  await picture("closing-phone");
});
