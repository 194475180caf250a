import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";

test.describe.configure({ mode: "serial" });

const password = "correct horse battery";

/** The recovery codes of the admin, from the test that turns the second factor on. */
let recovery: string[] = [];

/** The six digits that an authenticator app shows for a key. */
function codeOf(key: string, at = Date.now()): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replaceAll(" ", "")].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0"));
  const bytes =
    bits
      .join("")
      .match(/.{8}/g)
      ?.map((b) => Number.parseInt(b, 2)) ?? [];
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const offset = (hash[19] ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function signIn(page: Page, email: string) {
  await page.goto("/sign-in");
  await page.getByLabel("邮箱").fill(email);
  await page.getByRole("textbox", { name: /^密码/ }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

test("first run: one form, then signed in", async ({ page, axe, picture }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await expect(page.getByRole("heading", { name: "建立工作区" })).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "建立并进入" }).click();
  await expect(page.getByText("必填。").first()).toBeVisible();
  await page.getByLabel("公司或部门的名称").fill("华岳科技");
  await page.getByLabel("姓名").fill("林岳");
  await page.getByLabel("邮箱").fill("linyue@example.com");
  await page.getByRole("textbox", { name: /^密码/ }).fill("short");
  await page.keyboard.press("Enter");
  await expect(page.getByText("密码太短")).toBeVisible();
  await picture("setup");
  await page.getByRole("textbox", { name: /^密码/ }).fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "林岳" })).toBeVisible();
  await page.goto("/setup");
  await expect(page).not.toHaveURL(/\/setup$/);
});

test("signing out and in leads back to the page", async ({ page, axe, picture }) => {
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await expect(page.getByRole("heading", { name: "登录" })).toBeVisible();
  await axe();
  await page.getByLabel("邮箱").fill("linyue@example.com");
  await page.getByRole("textbox", { name: /^密码/ }).fill("wrong words");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert")).toContainText("邮箱或密码不对");
  await picture("sign-in");
  await page.getByRole("textbox", { name: /^密码/ }).fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/account$/);
  await expect(page.getByText("这台设备")).toBeVisible();
  await axe();
  await picture("account");
  await page.context().clearCookies({ name: "sinan_session" });
  await page.getByLabel("姓名").fill("林 岳");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fsettings%2Faccount/);
});

test("a second factor, its recovery codes, and a token", async ({ page, axe, picture }) => {
  await signIn(page, "linyue@example.com");
  await expect(page.getByRole("button", { name: "林岳" })).toBeVisible();
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "开启", exact: true }).click();
  await page.getByLabel("先输入你的密码").fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "二维码" })).toBeVisible();
  await axe();
  await picture("second-factor");
  const key = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByLabel("验证器显示的六位数字").fill("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByText("验证码不对")).toBeVisible();
  await page.getByLabel("验证器显示的六位数字").fill(codeOf(key));
  await page.keyboard.press("Enter");
  const codes = page.getByRole("dialog").getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await axe();
  recovery = await codes.allTextContents();
  await page.getByRole("button", { name: "我收好了" }).click();
  await expect(page.getByText("还剩 10 个备用码")).toBeVisible();

  await page.getByRole("button", { name: "新建令牌" }).click();
  await page.getByLabel("用途").fill("周报脚本");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").locator("code")).toHaveText(/^sinan_/);
  const token = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "我存好了" }).click();
  await expect(page.getByRole("cell", { name: "周报脚本" })).toBeVisible();

  await page.context().clearCookies();
  const bearer = { headers: { Authorization: `Bearer ${token}` } };
  expect((await page.request.get("/api/v1/me", bearer)).status()).toBe(200);
  expect((await page.request.post("/api/v1/teams", { ...bearer, data: { name: "x" } })).status()).toBe(403);
  await signIn(page, "linyue@example.com");
  await expect(page.getByRole("heading", { name: "再确认一步" })).toBeVisible();
  await axe();
  await page.getByLabel("验证码").fill(recovery[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "林岳" })).toBeVisible();
});

const table = [
  "姓名\t邮箱\t部门\t上级\t角色",
  "周敏\tzhoumin@example.com\t华岳/运营部\t\t人事",
  "吴迪\twudi@example.com\t运营部/用户组\tzhoumin@example.com\t",
].join("\n");

test("people: a team, a person invited, a table imported", async ({ page, axe, picture, browser }) => {
  await signIn(page, "linyue@example.com");
  await page.getByLabel("验证码").fill(recovery[1] ?? "");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "组织" }).click();
  await expect(page.getByText("这里只有你")).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "新建团队" }).click();
  await page.getByLabel("名称").fill("华岳");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "华岳", exact: true }).click();
  await expect(page).toHaveURL(/team=/);

  await page.getByRole("button", { name: "添加成员" }).click();
  await page.getByRole("dialog").getByLabel("姓名").fill("李娜");
  await page.getByLabel("邮箱", { exact: false }).last().fill("no address");
  await axe();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("邮箱地址格式不对")).toBeVisible();
  await picture("person");
  await page.getByRole("dialog").getByLabel("邮箱").fill("lina@example.com");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "生成链接" }).click();
  const link = await page.getByLabel("链接").inputValue();
  await page.getByRole("button", { name: "完成" }).click();
  await expect(page.getByRole("cell", { name: "已邀请" })).toBeVisible();

  const second = await browser.newContext({ locale: "zh-CN" });
  const guest = await second.newPage();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "欢迎加入 华岳科技" })).toBeVisible();
  await axe(guest);
  await picture("join", guest);
  await guest.getByRole("textbox", { name: /^密码/ }).fill("lina has her own words");
  await guest.keyboard.press("Enter");
  await expect(guest.getByRole("button", { name: "李娜" })).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "链接已失效" })).toBeVisible();
  await second.close();

  await page.goto("/people");
  await page.getByRole("button", { name: "导入" }).click();
  await page.getByLabel("表格").fill(table.replace("人事", "皇帝"));
  await page.getByRole("button", { name: "预览" }).click();
  await expect(page.getByText("没有“皇帝”这个角色")).toBeVisible();
  await expect(page.getByRole("button", { name: "导入" }).last()).toBeDisabled();
  await axe();
  await page.getByRole("button", { name: "返回修改" }).click();
  await page.getByLabel("表格").fill(table);
  await page.getByRole("button", { name: "预览" }).click();
  await expect(page.getByText("新增 2 人，更新 0 人，不变 0 人")).toBeVisible();
  await picture("import");
  await page.getByRole("button", { name: "导入" }).last().click();
  await expect(page.getByRole("cell", { name: "华岳 / 运营部 / 用户组" })).toBeVisible();
  await axe();
  await picture("people");

  await page.getByRole("button", { name: "周敏 的操作" }).click();
  await page.getByRole("menuitem", { name: "编辑" }).click();
  await page.getByRole("dialog").getByLabel("职级").fill("p6");
  await axe();
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("cell", { name: "P6", exact: true })).toBeVisible();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const stream = await (await waiting).createReadStream();
  let out = "";
  for await (const part of stream) out += part;
  expect(out).toContain("姓名,邮箱,部门,上级,角色,职级");
  expect(out).toMatch(/周敏,.+,P6/);

  await page.getByRole("searchbox").fill("wudi");
  await expect(page).toHaveURL(/q=wudi/);
  await expect(page.getByRole("cell", { name: /周敏/ })).toHaveCount(1); // 吴迪's manager, no row
  await page.getByRole("button", { name: "吴迪 的操作" }).click();
  await page.getByRole("menuitem", { name: "停用" }).click();
  await axe();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(page.getByRole("heading", { name: "没有找到" })).toBeVisible();
  await page.getByText("含已停用").click();
  await expect(page.getByRole("cell", { name: "已停用" })).toBeVisible();
});

test("the same in English, dark, on a phone", async ({ page, axe, picture }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.addInitScript(() => localStorage.setItem("sinan.language", "en"));
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await axe();
  await picture("sign-in-en-375-dark");
  await page.getByLabel("E-mail").fill("lina@example.com");
  await page.getByRole("textbox", { name: /^Password/ }).fill("lina has her own words");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/people");
  await expect(page.getByRole("group", { name: "People" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a person" })).toHaveCount(0);
  await axe();
  await picture("people-en-375-dark");
  await page.goto("/settings/account");
  await expect(page.getByText("this device")).toBeVisible();
  await axe();
  await picture("account-en-375-dark");
});
