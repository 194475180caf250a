import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";
import { startServer } from "./server";

/** A service of figures that answers whoever has the token. */
async function openBoard() {
  const board = { down: false, url: "", close: () => {} };
  const http = createServer((request, answer) => {
    if (board.down || request.headers.authorization !== "Bearer s3cret") {
      answer.writeHead(board.down ? 503 : 401).end(board.down ? "down for the night" : "who are you?");
      return;
    }
    const rows = [20, 10, 2].map((ago, i) => ({ d: day(-ago), v: 50_000 + i * 1_500 }));
    answer.setHeader("Content-Type", "application/json").end(JSON.stringify({ rows }));
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  board.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  board.close = () => http.close();
  return board;
}

test("an admin connects a metric to a service, and a key result follows it by itself", async ({
  browser,
  axe,
  picture,
}) => {
  const board = await openBoard();
  const server = await startServer({ SINAN_OUTBOUND_ALLOW: "127.0.0.1" });
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  try {
    const root = await send(page.request, "post", "/setup", {
      workspace: "华岳",
      name: "林岳",
      email: "root@example.com",
      password,
    });
    const cycle = await send(page.request, "post", "/cycles", {
      name: "本季",
      starts_on: day(-40),
      ends_on: day(50),
    });
    const objective = await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title: "提升用户留存",
      owner_id: root.id,
    });
    const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
    const result = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
      title: "日活增长10%",
      measure,
    });
    await activate(page.request, objective.id);
    const metric = await send(page.request, "post", "/metrics", {
      name: "日活",
      unit: "人",
      direction: "up",
      freshness: 5,
    });
    await send(page.request, "put", `/key-results/${result.id}/metric`, { metric_id: metric.id });

    await page.goto("/settings/connectors");
    await expect(page.getByText("还没有数据源")).toBeVisible();
    await axe(page);
    await page.getByRole("button", { name: "新建数据源" }).first().click();
    const form = page.getByRole("dialog", { name: "新建数据源" });
    await form.getByLabel("名称").fill("数仓接口");
    await form.getByLabel("类型").selectOption("http");
    await form.getByLabel("地址").fill("http://10.1.2.3/api");
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("10.1.2.3 不是公网地址");
    await form.getByLabel("地址").fill(board.url);
    await form.getByLabel("认证方式").selectOption("bearer");
    await form.getByLabel("密码或令牌").fill("wrong");
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("对方不认这个身份（401：who are you?）");
    await axe(page);
    await form.getByLabel("密码或令牌").fill("s3cret");
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("连接正常");
    await form.getByRole("button", { name: "保存" }).click();
    await expect(form).toHaveCount(0);
    await expect(page.getByRole("main")).toContainText("数仓接口");

    await page.goto(`/metrics/${metric.id}`);
    await page.getByRole("button", { name: "设置数据源" }).click();
    const feed = page.getByRole("dialog", { name: "设置数据源" });
    await feed.getByLabel("路径", { exact: true }).fill("/daily?from={from}&to={to}");
    await feed.getByLabel(/值的路径/).fill("$.rows[*].v");
    await feed.getByLabel(/日期的路径/).fill("$.rows[*].d");
    await feed.getByRole("button", { name: "试读" }).click();
    await expect(feed).toContainText("读到 3 个数据，还没有保存");
    await axe(page);
    await picture("connectors-feed", page);
    await feed.getByRole("button", { name: "保存" }).click();
    await expect(feed).toHaveCount(0);
    await page.getByRole("button", { name: "立即读取" }).click();
    await expect(page.getByRole("main")).toContainText("53,000");
    await page.getByText("最近的读取").click();
    await expect(page.getByRole("main")).toContainText("读到 3 个，新增 3，更正 0");
    await axe(page);

    await page.getByRole("link", { name: "日活增长10%" }).click();
    await expect(page.getByRole("region", { name: "日活增长10%" })).toContainText("60%");

    board.down = true;
    await page.goto(`/metrics/${metric.id}`);
    await page.getByRole("button", { name: "立即读取" }).click();
    await expect(page.getByRole("main")).toContainText("连续 1 次没有读到");
    await expect(page.getByRole("main")).toContainText("对方出错了（503：down for the night）");
    await axe(page);
    await picture("connectors-failed", page);
    await page.goto("/settings/connectors");
    await page.getByRole("link", { name: "1 个读取失败" }).click();
    await expect(page.getByRole("main")).toContainText("从“数仓接口”读取");
    await axe(page);
    await page.getByRole("link", { name: "日活" }).click();
    await page.getByRole("button", { name: "暂停" }).click();
    await expect(page.getByRole("main")).toContainText("已暂停");
    await page.getByRole("button", { name: "恢复" }).click();
    await expect(page.getByRole("main")).toContainText("下次");
  } finally {
    await context.close();
    await server.stop();
    board.close();
  }
});

test("a system that can't be called sends values, signed with a secret that is shown once", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", {
    workspace: "华岳",
    name: "林岳",
    email: "root@example.com",
    password,
  });
  const metric = await send(page.request, "post", "/metrics", { name: "日活", unit: "人", direction: "up" });
  await page.goto("/settings/connectors");
  await page.getByRole("button", { name: "新建数据源" }).first().click();
  const form = page.getByRole("dialog", { name: "新建数据源" });
  await form.getByLabel("名称").fill("埋点平台");
  await form.getByLabel("类型").selectOption("webhook");
  await expect(form.getByLabel("地址")).toHaveCount(0);
  await form.getByRole("button", { name: "保存" }).click();
  const shown = page.getByRole("dialog", { name: "签名密钥" });
  const secret = await shown.getByText(/^whsec_/).innerText();
  await axe();
  await shown.getByRole("button", { name: "已保存好" }).click();

  const body = JSON.stringify({ rows: [9, 2].map((ago, i) => ({ d: day(-ago), v: 50_000 + i * 1_500 })) });
  await page.goto(`/metrics/${metric.id}`);
  await page.getByRole("button", { name: "设置数据源" }).click();
  const feed = page.getByRole("dialog", { name: "设置数据源" });
  const address = await feed.getByText(/feed\/send$/).innerText();
  await feed.getByLabel(/样例/).fill(body);
  await feed.getByLabel(/值的路径/).fill("$.rows[*].v");
  await feed.getByLabel(/日期的路径/).fill("$.rows[*].d");
  await feed.getByRole("button", { name: "试读" }).click();
  await expect(feed).toContainText("读到 2 个数据，还没有保存");
  await axe();
  await picture("connectors-webhook");
  await feed.getByRole("button", { name: "保存" }).click();
  await expect(feed).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("等对方送来");

  const stamp = String(Math.floor(Date.now() / 1000));
  const post = (key: string) => {
    const mac = createHmac("sha256", Buffer.from(key, "base64")).update(`msg_1.${stamp}.${body}`);
    return fetch(address, {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/json",
        "Webhook-Id": "msg_1",
        "Webhook-Timestamp": stamp,
        "Webhook-Signature": `v1,${mac.digest("base64")}`,
      },
    });
  };
  expect((await post("bm90IGl0IGF0IGFsbCwgbm90IGF0IGFsbCwgbm8=")).status).toBe(401);
  expect(await (await post(secret.slice("whsec_".length))).json()).toMatchObject({ added: 2 });
  await page.reload();
  await expect(page.getByRole("main")).toContainText("51,500");
  await page.getByText("最近的读取").click();
  await expect(page.getByRole("main")).toContainText("读到 2 个，新增 2，更正 0");
  await axe();
});

test("a metric is read from a SQLite file that lies on the server", async ({ browser, axe, picture }) => {
  const folder = await mkdtemp(join(tmpdir(), "sinan-sources-"));
  await writeFile(join(folder, "sales.db"), ""); // an empty file is a database without tables
  const server = await startServer({ SINAN_SOURCE_FILES: folder });
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  try {
    await send(page.request, "post", "/setup", {
      workspace: "华岳",
      name: "林岳",
      email: "root@example.com",
      password,
    });
    const metric = await send(page.request, "post", "/metrics", {
      name: "日活",
      unit: "人",
      direction: "up",
    });
    await page.goto("/settings/connectors");
    await page.getByRole("button", { name: "新建数据源" }).first().click();
    const form = page.getByRole("dialog", { name: "新建数据源" });
    await form.getByLabel("名称").fill("销售库");
    await form.getByLabel("类型").selectOption("SQLite 文件");
    await form.getByLabel("文件").fill("../sales.db");
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("只能读 SINAN_SOURCE_FILES 目录下的文件");
    await form.getByLabel("文件").fill("sales.db");
    await expect(form.getByLabel("密码或令牌")).toHaveCount(0);
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("连接正常");
    await axe(page);
    await picture("connectors-sqlite", page);
    await form.getByRole("button", { name: "保存" }).click();
    await expect(form).toHaveCount(0);

    await page.goto(`/metrics/${metric.id}`);
    await page.getByRole("button", { name: "设置数据源" }).click();
    const feed = page.getByRole("dialog", { name: "设置数据源" });
    await feed.getByLabel("查询（SQL）").fill("DELETE FROM t");
    await feed.getByRole("button", { name: "试读" }).click();
    await expect(feed).toContainText("只能写一条查询");
    await feed
      .getByLabel("查询（SQL）")
      .fill(`SELECT '${day(-2)}', 51000 UNION ALL SELECT '${day(-1)}', 51500`);
    await feed.getByRole("button", { name: "保存" }).click();
    await expect(feed).toHaveCount(0);
    await page.getByRole("button", { name: "立即读取" }).click();
    await expect(page.getByRole("main")).toContainText("51,500");
  } finally {
    await context.close();
    await server.stop();
    await rm(folder, { recursive: true });
  }
});

/** A little of Feishu's interface: a token for the app, and a base of two columns. */
async function openFeishu() {
  const cell = (ago: number) => Date.parse(`${day(-ago)}T00:00:00+08:00`);
  const http = createServer((request, answer) => {
    const say = (status: number, body: object) =>
      answer.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    if (request.url?.endsWith("/auth/v3/tenant_access_token/internal"))
      return say(200, { code: 0, msg: "ok", tenant_access_token: "t-1", expire: 7200 });
    if (request.headers.authorization !== "Bearer t-1") return say(400, { code: 99991663, msg: "token" });
    if (!request.url?.includes("/apps/bascn1/tables/tbl1/records/search"))
      return say(404, { code: 91402, msg: "NOTEXIST" });
    const rows = [1, 2].map((ago) => ({ fields: { 日期: cell(ago), 日活: 52_000 - ago * 500 } }));
    return say(200, { code: 0, msg: "success", data: { items: rows, has_more: false, total: 2 } });
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() };
}

test("a metric is read from a base of Feishu, as an app", async ({ browser, axe, picture }) => {
  const feishu = await openFeishu();
  const server = await startServer({ SINAN_OUTBOUND_ALLOW: "127.0.0.1" });
  const context = await browser.newContext({ baseURL: server.url, locale: "zh-CN" });
  const page = await context.newPage();
  try {
    await send(page.request, "post", "/setup", {
      workspace: "华岳",
      name: "林岳",
      email: "root@example.com",
      password,
    });
    const metric = await send(page.request, "post", "/metrics", {
      name: "日活",
      unit: "人",
      direction: "up",
    });
    await page.goto("/settings/connectors");
    await page.getByRole("button", { name: "新建数据源" }).first().click();
    const form = page.getByRole("dialog", { name: "新建数据源" });
    await form.getByLabel("名称").fill("运营多维表格");
    await form.getByLabel("类型").selectOption("飞书多维表格");
    await expect(form.getByLabel("地址")).toHaveValue("https://open.feishu.cn");
    await form.getByLabel("地址").fill(feishu.url);
    await form.getByLabel("App ID").fill("cli_1");
    await form.getByLabel("App Secret").fill("s3cret");
    await form.getByRole("button", { name: "测试连接" }).click();
    await expect(form).toContainText("连接正常");
    await axe(page);
    await picture("connectors-feishu", page);
    await form.getByRole("button", { name: "保存" }).click();
    await expect(form).toHaveCount(0);

    await page.goto(`/metrics/${metric.id}`);
    await page.getByRole("button", { name: "设置数据源" }).click();
    const feed = page.getByRole("dialog", { name: "设置数据源" });
    await feed.getByLabel(/值的字段/).fill("日活");
    await feed.getByLabel(/日期的字段/).fill("日期");
    await feed.getByLabel("数据表的链接").fill("https://acme.feishu.cn/base/gone?table=tbl1");
    await feed.getByRole("button", { name: "试读" }).click();
    await expect(feed).toContainText("找不到这个表格（91402：NOTEXIST）");
    await feed.getByLabel("数据表的链接").fill("https://acme.feishu.cn/base/bascn1?table=tbl1&view=vew1");
    await feed.getByRole("button", { name: "试读" }).click();
    await expect(feed).toContainText("读到 2 个数据，还没有保存");
    await axe(page);
    await picture("connectors-feishu-feed", page);
    await feed.getByRole("button", { name: "保存" }).click();
    await expect(feed).toHaveCount(0);
    await page.getByRole("button", { name: "立即读取" }).click();
    await expect(page.getByRole("main")).toContainText("51,500");
  } finally {
    await context.close();
    await server.stop();
    feishu.close();
  }
});
