import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { day, join, password, send } from "./prepare";

// Several objectives at once, each act taken back or told why not, and what the palette finds beside objectives.
test.describe.configure({ mode: "serial" });

const titles = ["让新会员用起来", "让老会员续费", "把客服成本降下来"];
const card = (page: Page, title: string) => page.getByRole("article", { name: title });
const bar = (page: Page) => page.getByRole("region", { name: "对选中的目标" });

async function select(page: Page, wanted: string[]) {
  for (const title of wanted) await card(page, title).getByRole("checkbox").check();
  await expect(bar(page)).toContainText(`已选 ${wanted.length} 个目标`);
}

test("owner, kind, deletion and a return, each for several", async ({ page, playwright, server, axe }) => {
  const admin = page.request;
  const me = { name: "林岳", email: "root@example.com" };
  await send(admin, "post", "/setup", { workspace: "华岳", ...me, password });
  await join(playwright, admin, server, { name: "陈静", email: "jing@example.com" });
  const cycle = await send(admin, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const { id } = await send(admin, "get", "/me");
  for (const title of titles) {
    await send(admin, "post", "/objectives", { cycle_id: cycle.id, title, owner_id: id, kind: "committed" });
  }
  await page.goto("/okrs");
  await expect(page.getByRole("article")).toHaveCount(3);

  await select(page, titles);
  await bar(page).getByRole("button", { name: "改类型" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByText("挑战型", { exact: true }).click();
  await axe();
  await asked.getByRole("button", { name: "改类型" }).click();
  await expect(page.getByText("已改 3 个目标的类型")).toBeVisible();
  await expect(page.getByRole("article").getByText("挑战型")).toHaveCount(3);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("article").getByText("挑战型")).toHaveCount(0);

  await select(page, titles.slice(1));
  await bar(page).getByRole("button", { name: "换负责人" }).click();
  await asked.getByRole("combobox").fill("陈");
  await asked.getByRole("option", { name: /陈静/ }).click();
  await asked.getByRole("button", { name: "换负责人" }).click();
  await expect(page.getByText("已为 2 个目标换负责人")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1); // what is another's isn't among one's own
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);

  await select(page, titles.slice(0, 2));
  await bar(page).getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("已删除 2 个目标")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("article")).toHaveCount(3);

  const { items } = await send(admin, "get", "/objectives");
  const measure = { kind: "metric", baseline: "1.6", target: "2.4", unit: "次" };
  for (const o of items.slice(0, 2)) {
    await send(admin, "post", `/objectives/${o.id}/key-results`, { title: "首月人均下单 2.4 次", measure });
    await send(admin, "post", `/objectives/${o.id}/submit`);
  }
  await page.reload();
  await expect(page.getByRole("article").getByText("待批准")).toHaveCount(2);
  await select(page, [items[0].title, items[1].title]);
  await bar(page).getByRole("button", { name: "退回" }).click();
  await expect(asked.getByRole("button", { name: "退回" })).toBeDisabled();
  await asked.getByLabel("要补什么、改什么").fill("先写清楚口径");
  await asked.getByRole("button", { name: "退回" }).click();
  await expect(page.getByText("已退回 2 个目标")).toBeVisible();
  await expect(page.getByRole("article").getByText("待批准")).toHaveCount(0);
  await card(page, items[0].title).getByRole("link").first().click();
  await expect(page.getByText("退回时说：先写清楚口径")).toBeVisible();
});

test("the palette finds an action, a problem and a page", async ({ page }) => {
  const admin = page.request;
  await send(admin, "post", "/session", { email: "root@example.com", password });
  const { items } = await send(admin, "get", "/objectives");
  const result = await send(admin, "post", `/objectives/${items[2].id}/key-results`, {
    title: "首月人均下单 2.4 次",
    measure: { kind: "metric", baseline: "1.6", target: "2.4", unit: "次" },
  });
  const { id } = await send(admin, "get", "/me");
  const plan = { title: "短信触达沉默会员", owner_id: id, due_on: day(10), how: "每周两批" };
  await send(admin, "post", `/key-results/${result.id}/actions`, plan);
  await send(admin, "post", "/problems", { title: "短信通道被限流", key_result_id: result.id });

  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "查找" });
  await palette.getByRole("combobox").fill("短信");
  await palette.getByRole("option", { name: /短信通道被限流/ }).click();
  const sheet = page.getByRole("dialog", { name: "问题" });
  await expect(sheet.getByRole("textbox", { name: "遇到了什么问题" })).toHaveValue("短信通道被限流");
  await sheet.getByRole("button", { name: "关闭" }).click();
  await expect(sheet).toBeHidden();
  await page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("短信");
  await palette.getByRole("option", { name: /短信触达沉默会员/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: /首月人均下单/ })).toBeVisible();
});
