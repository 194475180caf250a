import type { Page } from "@playwright/test";
import { expect, test, traffic } from "./fixture";
import { day, password, send } from "./prepare";

// One story on one server: what blocks somebody becomes a problem, is decided on, is solved and leaves the row.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

const press = (within: Page | ReturnType<Page["getByRole"]>, name: string) =>
  within.getByRole("button", { name, exact: true }).click();

test("what blocks in a check-in is a problem with one press, on the row of its key result", async ({
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
    manager_id: root.id,
  });
  const { url } = await send(page.request, "post", `/people/${person.id}/invitation`);
  const other = await playwright.request.newContext({ baseURL: server.url });
  await send(other, "post", `/invitations/${url.split("/").at(-1)}`, { password });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const objective = await send(other, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存率",
    owner_id: person.id,
    kind: "committed",
  });
  ids.objective = objective.id;
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const results = `/objectives/${objective.id}/key-results`;
  ids.kr = (await send(other, "post", results, { title: "日活增长10%", owner_id: person.id, measure })).id;
  await send(other, "post", results, { title: "新增付费用户", owner_id: person.id, measure });
  await send(other, "post", `/objectives/${objective.id}/submit`, {});
  await send(page.request, "post", `/objectives/${objective.id}/approve`, {});
  await send(other, "post", `/objectives/${objective.id}/activate`, {});
  await other.dispose();

  await send(page.request, "post", "/session", chen);
  await page.goto(`/okrs/${ids.objective}`);
  const row = page.getByRole("region", { name: "日活增长10%" });
  await row.getByRole("button", { name: "更新进展" }).click();
  const form = page.getByRole("dialog", { name: "日活增长10%" });
  await form.getByLabel("当前值").fill("50100");
  await press(form, "更多");
  await form.getByLabel("什么在阻碍").fill("短信通道被限流，每天只能发 5000 条");
  await press(form, "记为问题");
  await expect(form.getByText("已记为问题")).toBeVisible();
  await expect(form.getByLabel("什么在阻碍")).toHaveValue("短信通道被限流，每天只能发 5000 条");
  await axe();
  await press(form, "保存");
  await press(form, "好了");

  const mine = row.getByRole("list", { name: "“日活增长10%”的问题" });
  await expect(mine).toContainText("短信通道被限流");
  await expect(page.getByRole("region", { name: "新增付费用户" }).getByText("短信通道")).toHaveCount(0);
  await mine.getByRole("button").click();
  const sheet = page.getByRole("dialog", { name: "问题" });
  await expect(sheet).toContainText("陈晨在进展更新里提出");
  await sheet.getByLabel("严重程度").selectOption("high");
  await press(sheet, "请人决定");
  await sheet.getByLabel("请谁决定").fill("林");
  await page.getByRole("option", { name: /林岳/ }).click();
  await sheet.getByLabel("要决定什么").fill("换一家服务商，每月多 1.2 万，可以吗？");
  await press(sheet, "请人决定");
  await expect(sheet).toContainText("等林岳决定");
  await axe();
  await picture("problem-sheet");
});

test("it waits in the manager's week, who decides there", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/");
  const waiting = page
    .getByRole("region", { name: "等我决定的" })
    .or(page.locator("section", { hasText: "等我决定的" }));
  await expect(waiting.first()).toContainText("换一家服务商");
  await axe();
  await picture("problems-week");
  await page.getByLabel(/对“短信通道/).fill("可以，先试一个月");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("等我决定的")).toHaveCount(0);

  await page.goto("/problems");
  await expect(page.getByRole("table")).toContainText("短信通道被限流");
  await expect(page.getByRole("table")).not.toContainText("等林岳决定");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "问题" })).toContainText("可以，先试一个月");
});

test("raised anywhere, in order of harm, on the board, and found by what stands in the address", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", chen);
  await page.goto("/problems");
  await expect(page.getByRole("table")).toBeVisible();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "提出问题" });
  await press(form, "提出问题");
  await expect(form).toContainText("请写明遇到了什么问题");
  await form.getByLabel("遇到了什么问题").fill("会议室总是订不到");
  await form.getByLabel("严重程度").selectOption("low");
  await axe();
  await page.keyboard.press("Control+Enter");
  const sheet = page.getByRole("dialog", { name: "问题" });
  await expect(sheet.getByLabel("遇到了什么问题")).toHaveValue("会议室总是订不到");
  await sheet.getByText(/^影响 /).click();
  await expect(sheet).toContainText("按严重程度（低）每个工作日计 1.0 点");
  await press(sheet, "关闭");

  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("短信通道被限流");
  await expect(rows.nth(2)).toContainText("会议室总是订不到");
  await axe();
  await page.goto("/problems?severity=low");
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
  await page.goto("/problems?q=没有这样的");
  await expect(page.getByText("没有符合条件的问题")).toBeVisible();

  await page.goto("/problems?view=board");
  const open = page.getByRole("region", { name: "待处理" });
  const inHand = page.getByRole("region", { name: "处理中" });
  await open.getByRole("button", { name: "会议室总是订不到" }).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(inHand).toContainText("会议室总是订不到");
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(open).toContainText("会议室总是订不到");
  await axe();
  await picture("problems-board");
});

test("solved with how, it leaves the row; undone, it is back", async ({ page }) => {
  await send(page.request, "post", "/session", chen);
  await page.goto(`/okrs/${ids.objective}`);
  const row = page.getByRole("region", { name: "日活增长10%" });
  const mine = row.getByRole("list", { name: "“日活增长10%”的问题" });
  await mine.getByRole("button").click();
  const sheet = page.getByRole("dialog", { name: "问题" });
  await press(sheet, "着手处理");
  await press(sheet, "解决了…");
  const how = page.getByRole("dialog", { name: /短信通道/ });
  await press(how, "标为已解决");
  await expect(how).toContainText("请写明是怎么解决的");
  await how.getByLabel("怎么解决的").fill("换了服务商");
  await press(how, "标为已解决");
  await expect(sheet).toContainText("解决方法：换了服务商");
  await expect(mine).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(sheet).toContainText("处理中");
  await press(sheet, "解决了…");
  await how.getByLabel("怎么解决的").fill("换了服务商");
  await page.keyboard.press("Control+Enter");
  await expect(how).toHaveCount(0);
  await expect(sheet).toContainText("撤销：刚才标错了。");
  await expect(sheet).not.toContainText("解决了…");
  await press(sheet, "关闭");
  await expect(row).toBeVisible();
  await expect(mine).toHaveCount(0);
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  const me = await send(page.request, "post", "/session", chen);
  await send(page.request, "patch", `/people/${me.id}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  const quiet = traffic(page);
  for (const path of ["/problems", "/problems?solved=1", "/problems?view=board"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: "Problems" })).toBeVisible();
    await quiet();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await axe();
    await picture(`problems-phone${path.replace(/\W+/g, "-")}`);
  }
  await page.goto("/problems?solved=1");
  await page.getByRole("button", { name: /短信通道/ }).click();
  const sheet = page.getByRole("dialog", { name: "Problem" });
  await expect(sheet).toContainText("Solved by: 换了服务商");
  await axe();
  await picture("problem-sheet-phone");
  await press(sheet, "Open again…");
  await page.getByLabel("Why is it open again").fill("The new channel is throttled too");
  await page.getByRole("button", { name: "Open again", exact: true }).click();
  await expect(sheet).toContainText("opened it again");
});
