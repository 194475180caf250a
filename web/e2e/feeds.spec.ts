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
  const me = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...root });
  await send(page.request, "post", "/cycles", { name: "本季", starts_on: day(-45), ends_on: day(45) });
  const team = await send(page.request, "post", "/teams", { name: "运营部" });
  expect(me.id).toBeTruthy();
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
