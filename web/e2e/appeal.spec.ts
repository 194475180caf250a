import { expect, test } from "./fixture";
import { joinAll, password, payroll, send } from "./prepare";

// Rules are read before anybody has a score; an appeal is upheld by two people and worked out anew.
test.describe.configure({ mode: "serial" });

const as = (name: string) => ({ email: `${name}@example.com`, password });
const ids: Record<string, string> = {};
const signIn = (page: { request: Parameters<typeof send>[0] }, name: string) =>
  send(page.request, "post", "/session", as(name));
const cells = "邮箱,基数,得分,岗位系数";
let scheme = "";

test("a second person publishes the rules, and those concerned read them", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...as("root") });
  Object.assign(ids, await joinAll(playwright, page.request, server, payroll));
  await signIn(page, "hefang");
  const drafted = await send(page.request, "post", "/incentives", {
    title: "第四季度奖金池",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
    approver_id: ids.wei,
    rules: { preset: "pooled", pool: "50000" },
  });
  scheme = drafted.id;
  await signIn(page, "wei");
  await page.goto(`/incentives/${scheme}`);
  await page.getByRole("button", { name: "批准并公布规则" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "批准并公布规则" }).click();
  await expect(page.getByText("规则已公布")).toBeVisible();

  await signIn(page, "chen");
  await expect(async () => {
    await page.goto("/inbox");
    await expect(page.getByText("与你有关的激励规则公布了")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.goto("/incentives");
  await expect(page.getByRole("heading", { name: "规则：第四季度奖金池" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("奖金池（元）50000");
  await page.getByText("试算：三个例子").click();
  await expect(page.getByRole("heading", { name: /^甲：得分/ })).toBeVisible();
  await axe();
  await picture("incentive-rules");
});

test("HR fills in the table of published rules and runs it; its person appeals", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, "hefang");
  await page.goto(`/incentives/${scheme}`);
  await page.getByLabel("表格").fill(`${cells}\nchen@example.com,10000,0.5,1\nzhang@example.com,8000,0.5,1`);
  await page.getByRole("button", { name: "保存并试算" }).click();
  await expect(page.getByText("合计 50000.00 元，2 人")).toBeVisible();
  await expect(page.getByRole("button", { name: "修改规则" })).toHaveCount(0);
  await signIn(page, "wei");
  await send(page.request, "post", `/incentives/${scheme}/approve`, {});
  await signIn(page, "hefang");
  await send(page.request, "post", `/incentives/${scheme}/run`, {});

  await signIn(page, "chen");
  await page.goto("/incentives");
  await page.getByRole("button", { name: "我要申诉" }).click();
  await page.getByRole("button", { name: "提出申诉" }).click();
  await expect(page.getByLabel("哪里不对")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("哪里不对").fill("得分应是 0.75，召回的用户没有算进去");
  await axe();
  await page.getByLabel("哪里不对").press("Control+Enter");
  await expect(page.getByText("等人事答复")).toBeVisible();
  await expect(page.getByRole("button", { name: "我要申诉" })).toHaveCount(0);
  await picture("incentive-appeal");
});

test("HR proposes a correction, the approver upholds it, and both amounts are new", async ({
  page,
  axe,
  picture,
}) => {
  await signIn(page, "hefang");
  await page.goto("/inbox");
  await page
    .getByRole("listitem")
    .filter({ hasText: "有一件激励申诉等你处理" })
    .getByRole("link", { name: "第四季度奖金池" })
    .click();
  const one = page.getByRole("region", { name: "陈静的申诉" });
  await one.getByRole("button", { name: "答复" }).click();
  await one.getByLabel("更正这个人的数据").fill(`${cells}\nchen@example.com,10000,0.75,1`);
  await one.getByLabel("答复的理由").fill("漏了召回的用户");
  await one.getByRole("button", { name: "提出更正" }).click();
  await expect(one).toContainText("本人 25000.00 → 30000.00 元");
  await expect(one).toContainText("另有 1 人的金额会变");
  await page.getByRole("button", { name: "登记已支付" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "登记已支付" }).click();
  await expect(page.getByText("还有 1 件申诉没有答复", { exact: false })).toBeVisible();

  await signIn(page, "wei");
  await page.goto(`/incentives/${scheme}`);
  await axe();
  await picture("incentive-decide");
  await one.getByRole("button", { name: "同意更正" }).click();
  await expect(one).toContainText("申诉成立，已更正");
  await expect(page.getByText("合计 50000.00 元，2 人")).toBeVisible();

  await signIn(page, "chen");
  await page.goto("/incentives");
  await expect(page.getByRole("main")).toContainText("更正以前是 25000.00 元");
  await expect(page.getByRole("main")).toContainText("30000.00 元");
  await expect(page.getByRole("main")).toContainText("人事答复：漏了召回的用户");
  await axe();
  await signIn(page, "zhang");
  await page.reload();
  await expect(page.getByRole("main")).toContainText("20000.00 元");
  await expect(page.getByText("召回")).toHaveCount(0);

  await signIn(page, "hefang");
  await page.goto(`/incentives/${scheme}`);
  await page.getByRole("button", { name: "登记已支付" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "登记已支付" }).click();
  await expect(page.getByText("已支付", { exact: true })).toBeVisible();
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await signIn(page, "chen");
  await send(page.request, "patch", `/people/${ids.chen}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  await page.goto("/incentives");
  await expect(page.getByText("Upheld and corrected")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await axe();
  await picture("incentive-appeal-phone");
});
