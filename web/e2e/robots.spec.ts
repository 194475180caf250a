import { createHmac } from "node:crypto";
import { createServer, type Server as Hall } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixture";
import { password, send } from "./prepare";
import { startServer } from "./server";

// A group chat on this machine in the place of Feishu's: what is signed wrongly it refuses as Feishu does.
const secret = "feishu-secret";
interface Heard {
  text: string;
}
function openHall(): Promise<{ hall: Hall; url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const hall = createServer((request, answer) => {
    let text = "";
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      const body = JSON.parse(text);
      const sign = createHmac("sha256", `${body.timestamp}\n${secret}`).digest("base64");
      if (body.sign !== sign) {
        answer.end(
          JSON.stringify({ code: 19021, msg: "sign match fail or timestamp is not within one hour" }),
        );
        return;
      }
      heard.push({ text });
      answer.end(JSON.stringify({ code: 0, msg: "success" }));
    });
  });
  return new Promise((done) =>
    hall.listen(0, "127.0.0.1", () =>
      done({ hall, url: `http://127.0.0.1:${(hall.address() as AddressInfo).port}/hook`, heard }),
    ),
  );
}

test("an admin sets a robot up, mends it until the chat hears it, switches it off and revokes it", async ({
  browser,
  axe,
  picture,
}) => {
  const { hall, url, heard } = await openHall();
  const server = await startServer({ SINAN_OUTBOUND_ALLOW: "127.0.0.1" });
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  try {
    const admin = page.request;
    await send(admin, "post", "/setup", {
      workspace: "华岳",
      name: "林岳",
      email: "root@example.com",
      password,
    });
    await send(admin, "post", "/teams", { name: "运营部" });

    await page.goto("/settings/robots");
    await expect(page.getByRole("heading", { name: "还没有机器人" })).toBeVisible();
    await page.getByRole("button", { name: "添加机器人" }).click();
    const form = page.getByRole("dialog", { name: "添加机器人" });
    // Nothing is filled in yet: each field says what it lacks.
    await form.getByRole("button", { name: "添加", exact: true }).click();
    await expect(form.getByLabel("Webhook 地址")).toHaveAttribute("aria-invalid", "true");
    await form.getByLabel("名称").fill("运营部群");
    await form.getByLabel("Webhook 地址").fill("http://10.0.0.8/hook");
    await form.getByLabel("签名密钥").fill("wrong");
    await form.getByLabel("哪个团队的群").fill("运营");
    await page.getByRole("option", { name: "运营部" }).click();
    await form.getByRole("button", { name: "添加", exact: true }).click();
    await expect(form.getByText("SINAN_OUTBOUND_ALLOW")).toBeVisible();
    await form.getByLabel("Webhook 地址").fill(url);
    await axe(page);
    await form.getByRole("button", { name: "添加", exact: true }).click();
    const row = page.getByRole("list", { name: "机器人" }).getByRole("listitem");
    await expect(row).toContainText("运营部群");
    await expect(row).toContainText("运营部及下级团队");
    await expect(row).toContainText("每周摘要（星期五 17:00）");

    // The platform refuses: the row says why and what to do.
    await row.getByRole("button", { name: "测试：运营部群" }).click();
    await expect(row).toContainText("对方拒绝了");
    await row.getByText("对方的回答").click();
    await expect(row).toContainText("sign match fail");
    await axe(page);
    await picture("robots", page);
    expect(heard).toHaveLength(0);

    await row.getByRole("button", { name: "编辑：运营部群" }).click();
    const edit = page.getByRole("dialog", { name: "编辑机器人" });
    await expect(edit.getByLabel("Webhook 地址")).toHaveValue("");
    await edit.getByLabel("签名密钥").fill(secret);
    await edit.getByRole("button", { name: "保存" }).click();
    await expect(row).not.toContainText("对方拒绝了");
    await row.getByRole("button", { name: "测试：运营部群" }).click();
    await expect(row).toContainText("最近一次发送");
    expect(heard[0]?.text).toContain("林岳 在测试这个机器人");

    await row.getByRole("button", { name: "停用：运营部群" }).click();
    await expect(row).toContainText("已停用");
    await row.getByRole("button", { name: "启用：运营部群" }).click();
    await expect(row).not.toContainText("已停用");

    await row.getByRole("button", { name: "编辑：运营部群" }).click();
    await edit.getByRole("button", { name: "撤销" }).click();
    await page
      .getByRole("dialog", { name: "撤销“运营部群”？" })
      .getByRole("button", { name: "撤销" })
      .click();
    await expect(page.getByRole("heading", { name: "还没有机器人" })).toBeVisible();
  } finally {
    await context.close();
    await server.stop();
    await new Promise((done) => hall.close(done));
  }
});
