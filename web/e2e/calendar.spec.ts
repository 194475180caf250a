import { expect, test } from "./fixture";
import { day, password, send } from "./prepare";

test("a calendar address is shown once, read by a program, and revoked", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = { email: "root@example.com", password };
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...root });
  await send(page.request, "post", "/cycles", { name: "本季", starts_on: day(-45), ends_on: day(45) });
  const team = await send(page.request, "post", "/teams", { name: "运营部" });

  await send(page.request, "post", "/meetings", {
    kind: "weekly",
    title: "运营周会",
    team_id: team.id,
    starts_on: day(1),
    at: "09:30",
    minutes: 30,
  });
  await page.goto("/meetings");
  await page.getByRole("button", { name: "订阅日历" }).click();
  const dialog = page.getByRole("dialog", { name: "在自己的日历里看到" });
  await expect(dialog).toContainText("还没有订阅地址");
  await dialog.getByRole("button", { name: "生成订阅地址" }).click();
  const url = await dialog.getByLabel("订阅地址").inputValue();
  expect(url).toMatch(/\/api\/v1\/calendars\/.{43}\.ics$/);
  await axe();
  await picture("subscribe");

  // A program has no session.
  const program = await playwright.request.newContext({ baseURL: server.url });
  const path = new URL(url).pathname;
  const calendar = await (await program.get(path)).text();
  expect(calendar).toContain("SUMMARY:运营周会");
  expect(calendar).toContain("周期最后一天：本季");

  await dialog.getByRole("button", { name: "好了" }).click();
  await expect(dialog.getByLabel("订阅地址")).toHaveCount(0);
  await dialog.getByRole("button", { name: "停用“我的日程”的地址" }).click();
  await page
    .getByRole("dialog", { name: "停用“我的日程”的订阅地址？" })
    .getByRole("button", { name: "停用" })
    .click();
  await expect(dialog).toContainText("还没有订阅地址");
  expect((await program.get(path)).status()).toBe(404);
  await program.dispose();
});

test("a meeting is moved, and then its whole series", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  const { items } = await send(page.request, "get", "/teams");
  const meeting = await send(page.request, "post", "/meetings", {
    kind: "weekly",
    title: "渠道周会",
    team_id: items[0].id,
    starts_on: day(2),
    at: "09:30",
    minutes: 60,
    cadence: { kind: "weekly", weekday: 3 },
  });
  await page.goto(`/meetings/${meeting.id}`);
  await page.getByRole("button", { name: "修改安排" }).click();
  const form = page.getByRole("dialog", { name: "修改会议" });
  await form.getByLabel("时长（分钟）").fill("3");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByText("会议时长应在 5 到 480 分钟之间。").first()).toBeVisible();
  await form.getByLabel("时长（分钟）").fill("45");
  await form.getByLabel("地点或链接").fill("三号会议室");
  await axe();
  await picture("meeting-edit");
  await page.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(page.getByText("45 分钟")).toBeVisible();
  await expect(page.getByText("地点：三号会议室")).toBeVisible();

  await page.getByRole("button", { name: "修改安排" }).click();
  await form.getByText("这个系列今后的会").click();
  await form.getByLabel(/^名称/).fill("增长周会");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toBeHidden();
  // The one changed by itself stays as it is; the others follow.
  await page.goto("/meetings?all=true");
  await expect(page.getByText("增长周会").first()).toBeVisible();
  await expect(page.getByText("渠道周会")).toHaveCount(1);
});
