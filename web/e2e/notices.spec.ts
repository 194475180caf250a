import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixture";

// One story on one server: what concerns a person reaches them once, and is dealt with by keys.
test.describe.configure({ mode: "serial" });

const password = "correct horse battery";
const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };

async function send(request: APIRequestContext, method: "post" | "patch", path: string, data?: object) {
  const answer = await request[method](`/api/v1${path}`, { headers: { "X-Sinan": "1" }, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? null : await answer.json();
}

test("what concerns a person waits in the inbox, and keys deal with it", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(page.request, "post", "/teams", { name: "运营部", lead_id: root.id });
  const person = await send(page.request, "post", "/people", {
    name: "陈晨",
    email: chen.email,
    team_id: team.id,
  });
  const { url } = await send(page.request, "post", `/people/${person.id}/invitation`);
  const other = await playwright.request.newContext({ baseURL: server.url });
  await send(other, "post", `/invitations/${url.split("/").at(-1)}`, { password });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "第四季度",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
  });
  const objective = await send(other, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: person.id,
  });
  const result = await send(other, "post", `/objectives/${objective.id}/key-results`, {
    title: "日活增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await send(other, "post", "/comments", {
    subject_kind: "key_result",
    subject_id: result.id,
    body: `@[林岳](person:${root.id}) 基线用九月的行吗?`,
  });
  await send(other, "post", `/objectives/${objective.id}/submit`, {});

  await page.goto("/");
  const inMenu = page.getByRole("navigation").getByRole("link", { name: /通知/ });
  await expect(inMenu).toContainText("2");
  await inMenu.click();
  await expect(page.getByRole("heading", { level: 1, name: "通知" })).toBeVisible();
  const rows = page.getByRole("list", { name: "通知" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("请你审批");
  await expect(rows.nth(1)).toContainText("@林岳 基线用九月的行吗");
  await axe();
  await picture("inbox");

  await page.keyboard.press("j");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("s");
  await expect(page.getByText("明天早上再提醒")).toBeVisible();
  await expect(rows).toHaveCount(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("u");
  await expect(inMenu).toContainText("1");
  await page.getByLabel("按原因筛选").selectOption({ label: "提到我" });
  await expect(page).toHaveURL(/reason=mention/);
  await expect(rows).toHaveCount(1);
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { name: "没有这类通知" })).toBeVisible();
  await page.getByRole("button", { name: "全部原因" }).click();
  await rows.first().getByRole("link", { name: "提升用户留存率" }).click();
  await expect(page).toHaveURL(new RegExp(`/okrs/${objective.id}`));
  await send(page.request, "post", `/objectives/${objective.id}/approve`, {});
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: "都看完了" })).toBeVisible();
  await page.getByText("已处理", { exact: true }).click();
  await expect(rows).toHaveCount(2);
  await other.dispose();
});

test("everybody chooses what to hear of, by which way and when, and who stands in", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/settings/notices");
  await expect(page.getByText("这里还没有配置邮件服务器")).toBeVisible();
  await page.getByLabel("评论我的内容").selectOption({ label: "不通知" });
  await expect(page.getByText("默认：放进邮件摘要")).toBeVisible();
  // What was kept is there after a reload; and no other message offers to undo.
  await page.reload();
  await expect(page.getByLabel("评论我的内容")).toHaveValue("none");
  await page.getByLabel("免打扰从").fill("21:00");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByLabel("免打扰从")).toHaveValue("19:00");
  await page.getByLabel("从", { exact: true }).fill("2030-05-06");
  await page.getByLabel("到（含）").fill("2030-05-03");
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.getByText("结束日期不能早于开始日期。").last()).toBeVisible();
  await page.getByLabel("到（含）").fill("2030-05-10");
  await page.getByLabel("代理人").fill("陈晨");
  await page.getByRole("option", { name: /陈晨/ }).click();
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.getByText("由 陈晨 代理")).toBeVisible();
  await axe();
  await picture("notice-settings");
  await page.getByRole("button", { name: /^取消：/ }).click();
  await expect(page.getByText("由 陈晨 代理")).toBeHidden();
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(page.getByText("由 陈晨 代理")).toBeVisible();
  await page.reload();
  await expect(page.getByText("由 陈晨 代理")).toBeVisible();
  await expect(page.getByText("默认：放进邮件摘要")).toBeVisible();
});

test("letters that failed have a page, and a link that is over says what to do", async ({ page, axe }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/settings/deliveries");
  await expect(page.getByRole("heading", { name: "没有送不到的消息" })).toBeVisible();
  await page.getByText("已发出", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "最近没有发过消息" })).toBeVisible();
  await axe();
  for (const path of ["/update/nonsense", "/unsubscribe/nonsense"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "链接已失效" })).toBeVisible();
    await axe();
  }
});
