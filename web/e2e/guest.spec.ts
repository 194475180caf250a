import type { Browser } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";

// One story on one server: a page is shared with somebody without an account, and taken back.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
let link = "";

test.beforeAll(async ({ playwright, server }) => {
  const request = await playwright.request.newContext({ baseURL: server.url });
  await send(request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const team = await send(request, "post", "/teams", { name: "用户组" });
  const theme = await send(request, "post", "/themes", { title: "稳住基本盘" });
  const cycle = await send(request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  for (const [title, value, visibility] of [
    ["提升用户留存率", "30", "everyone"],
    ["扩大企业客户", "50", "everyone"],
    ["裁撤外呼", "90", "team"],
  ]) {
    const o = await send(request, "post", "/objectives", {
      cycle_id: cycle.id,
      title,
      team_id: team.id,
      theme_ids: [theme.id],
      visibility,
    });
    const measure = { kind: "metric", baseline: "0", target: "100", unit: "%" };
    const kr = await send(request, "post", `/objectives/${o.id}/key-results`, {
      title: `${title}到100%`,
      measure,
    });
    await activate(request, o.id);
    await send(request, "post", `/key-results/${kr.id}/check-ins`, { value });
  }
  await request.dispose();
});

/** A browser that was never here: no cookies, nothing kept. */
async function stranger(
  browser: Browser,
  of: { width?: number; colorScheme?: "light" | "dark"; locale?: string } = {},
) {
  const { width = 1440, colorScheme = "light", locale = "zh-CN" } = of;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale });
  return { context, page: await context.newPage() };
}

test("a link is made, labelled and shown once", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/insight");
  await page.getByRole("button", { name: "分享给访客" }).click();
  const dialog = page.getByRole("dialog", { name: "分享给访客" });
  await expect(dialog.getByText("还没有人拿到这里的链接。")).toBeVisible();
  await axe();
  await picture("guest-empty");
  const days = dialog.getByLabel("有效天数");
  await expect(days).toHaveValue("14");
  await days.fill("91");
  await expect(dialog.getByText("请填 1 到 90 的整数。")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "生成链接" })).toBeDisabled();
  await days.fill("3");
  await dialog.getByLabel("备注").fill("给董事会");
  await page.keyboard.press("Enter"); // no mouse is needed
  const address = dialog.getByLabel("链接", { exact: true });
  await expect(address).toHaveValue(/\/guest\/[\w-]{43}$/);
  link = await address.inputValue();
  await expect(dialog.getByRole("listitem").filter({ hasText: "给董事会" })).toContainText("还没有被打开过");
  await axe();
  await picture("guest-made");
});

test("whoever has it reads the page without an account, in their language and light", async ({
  browser,
  server,
  axe,
  picture,
}) => {
  const { context, page } = await stranger(browser);
  const answers: string[] = [];
  page.on("response", (r) => {
    if (r.headers()["set-cookie"]) answers.push(r.url());
  });
  const html = await page.goto(link.replace(/^https?:\/\/[^/]+/, server.url));
  expect(html?.headers()["referrer-policy"]).toBe("no-referrer");
  expect(html?.headers()["x-robots-tag"]).toContain("noindex");
  await expect(page.getByRole("heading", { level: 1, name: "华岳" })).toBeVisible();
  await expect(page.getByText(/由 林岳 分享，只读；链接可打开到/)).toBeVisible();
  // Mean of 0.3 and 0.5: what only the team sees is in no number.
  await expect(page.getByText("40%", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /提升用户留存率/ })).toContainText("30%");
  await expect(page.getByText("裁撤外呼")).toHaveCount(0);
  // Nothing leads into the workspace or to the sign-in, and nothing is kept.
  await expect(page.getByRole("link")).toHaveCount(0);
  expect(answers).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await axe(page);
  await picture("guest-page", page);
  await page.emulateMedia({ media: "print" });
  await picture("guest-print", page);
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("button", { name: "语言" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByText(/Shared by 林岳, read only; this link opens until/)).toBeVisible();
  await context.close();

  const phone = await stranger(browser, { width: 375, colorScheme: "dark", locale: "en-GB" });
  await phone.page.goto(link.replace(/^https?:\/\/[^/]+/, server.url));
  await expect(phone.page.getByRole("heading", { name: "Look at these first" })).toBeVisible();
  expect(
    await phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0);
  await axe(phone.page);
  await picture("guest-phone", phone.page);
  await phone.context.close();
});

test("a workspace that forbids it has no way to share, and its links open nothing meanwhile", async ({
  page,
  browser,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  const rule = page.getByRole("checkbox", { name: "可以用链接把页面分享给访客" });
  const { context, page: guest } = await stranger(browser);
  const address = link.replace(/^https?:\/\/[^/]+/, server.url);
  for (const allowed of [false, true]) {
    await page.goto("/settings/policy");
    await rule.setChecked(allowed);
    await axe();
    if (!allowed) await picture("policy-sharing");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.getByText("规则已更新")).toBeVisible();
    await guest.goto(address);
    await expect(
      guest.getByRole("heading", { level: 1, name: allowed ? "华岳" : "这个链接打不开" }),
    ).toBeVisible();
    await page.goto("/insight");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("提升用户留存率").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "分享给访客" })).toHaveCount(allowed ? 1 : 0);
  }
  await context.close();
});

test("revoked, it opens nothing any more", async ({ page, browser, server, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/insight");
  await page.getByRole("button", { name: "分享给访客" }).click();
  const dialog = page.getByRole("dialog", { name: "分享给访客" });
  const row = dialog.getByRole("listitem").filter({ hasText: "给董事会" });
  await expect(row).toContainText("打开过 3 次");
  await row.getByRole("button", { name: "停用“给董事会”" }).click();
  await page
    .getByRole("dialog", { name: "停用“给董事会”？" })
    .getByRole("button", { name: "停用", exact: true })
    .click();
  await expect(dialog.getByText("还没有人拿到这里的链接。")).toBeVisible();
  await dialog.getByText("已停用和已过期").click();
  await expect(row).toContainText("已停用");
  await picture("guest-over");

  const { context, page: other } = await stranger(browser);
  await other.goto(link.replace(/^https?:\/\/[^/]+/, server.url));
  await expect(other.getByRole("heading", { name: "这个链接打不开" })).toBeVisible();
  await expect(other.getByRole("link")).toHaveCount(0);
  await axe(other);
  await picture("guest-refused", other);
  const refused = await other.locator("main").innerText();
  await other.goto(`${server.url}/guest/${"a".repeat(43)}`);
  await expect(other.locator("main")).toHaveText(refused.replace(/\n+/g, ""));
  await context.close();
});
