import { expect } from "./fixture";
import { joinAll, password, payroll, send } from "./prepare";
import { onSimulated, shanghai } from "./simulated";

// What somebody was paid, as it stood between the run and its correction.
const test = onSimulated("2026-11-02 09:00");

const cells = "邮箱,基数,得分,岗位系数";

test("a statement is read as it stood before it was corrected", async ({
  page,
  playwright,
  axe,
  sinan,
  picture,
}) => {
  const post = (path: string, body: object = {}) => send(page.request, "post", path, body);
  const as = (name: string) => post("/session", { email: `${name}@example.com`, password });
  await post("/setup", { workspace: "华岳", name: "林岳", email: "root@example.com", password });
  const ids = await joinAll(playwright, page.request, sinan, payroll);
  await as("hefang");
  const scheme = await post("/incentives", {
    title: "第四季度奖金池",
    starts_on: "2026-10-01",
    ends_on: "2026-12-31",
    approver_id: ids.wei,
    rules: { preset: "pooled", pool: "50000" },
  });
  await send(page.request, "put", `/incentives/${scheme.id}/inputs`, {
    text: `${cells}\nchen@example.com,10000,0.5,1\nzhang@example.com,8000,0.5,1`,
  });
  await as("wei");
  await post(`/incentives/${scheme.id}/approve`);
  await as("hefang");
  await post(`/incentives/${scheme.id}/run`);
  await sinan.to("2026-11-20 09:00");
  await as("chen");
  const appeal = await post(`/incentives/${scheme.id}/appeals`, { words: "召回的用户没有算进去" });
  await as("hefang");
  await post(`/incentive-appeals/${appeal.id}/propose`, {
    text: `${cells}\nchen@example.com,10000,0.75,1`,
    words: "漏了召回的用户",
  });
  await as("wei");
  await post(`/incentive-appeals/${appeal.id}/decide`, { uphold: true });
  await sinan.to("2026-11-26 09:00");
  await page.clock.setFixedTime(shanghai("2026-11-26 09:00"));

  await as("chen");
  await page.goto("/incentives");
  const main = page.getByRole("main");
  await expect(main).toContainText("更正以前是 25000.00 元");
  await page.getByLabel("截至哪一天").fill("2026-11-12");
  const banner = page.getByRole("region", { name: "这是过去的一页" });
  await expect(banner).toBeVisible();
  await expect(main).toContainText("25000.00 元");
  await expect(page.getByText(/更正以前是|召回/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "我要申诉" })).toHaveCount(0);
  await axe();
  await picture("past-statement");

  await as("hefang");
  await page.goto("/incentives?tab=schemes&asof=2026-11-12");
  await page.getByRole("link", { name: "第四季度奖金池" }).click();
  await expect(banner).toBeVisible();
  await expect(page.getByText("合计 50000.00 元，2 人")).toBeVisible();
  await expect(page.getByRole("row", { name: /陈静/ })).toContainText("25000.00");
  await expect(page.getByText("当时的数据后来改过", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: /登记已支付|编辑|答复|导出|下载/ })).toHaveCount(0);
  await axe();
  await picture("past-incentive");
  await page.keyboard.press("t");
  await expect(page.getByRole("row", { name: /陈静/ })).toContainText("30000.00");
});
