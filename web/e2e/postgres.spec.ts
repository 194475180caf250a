import { test as base, expect } from "./fixture";
import { type Lent, lendPostgres } from "./lent";
import { activate, day, password, send } from "./prepare";
import { type Simulated, startSimulated } from "./simulated";

/** Sinan by a clock, and a warehouse that isn't its own. Building what lends it may take its time. */
const test = base.extend<object, { sinan: Simulated; warehouse: Lent }>({
  sinan: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const sinan = await startSimulated(`${day(0)} 10:00`);
      await use(sinan);
      await sinan.stop();
    },
    { scope: "worker" },
  ],
  warehouse: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const warehouse = await lendPostgres();
      await use(warehouse);
      await warehouse.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ sinan }, use) => {
    await use(sinan.url);
  },
});

const question = "SELECT day, users FROM daily WHERE day BETWEEN {from} AND {to} ORDER BY day";

test("a metric is connected to PostgreSQL, and a key result follows new rows on an open page", async ({
  page,
  sinan,
  warehouse,
  axe,
  picture,
}) => {
  test.slow();
  const rows = [40, 20, 10, 3].map((ago, i) => `('${day(-ago)}', ${49_500 + i * 500})`);
  await warehouse.run(`CREATE TABLE daily (day date PRIMARY KEY, users numeric);
    INSERT INTO daily VALUES ${rows.join(", ")};
    CREATE ROLE bi LOGIN PASSWORD 's3cret'; GRANT SELECT, DELETE ON daily TO bi`);
  const me = { workspace: "华岳", name: "林岳", email: "root@example.com", password };
  const root = await send(page.request, "post", "/setup", me);
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升用户留存",
    owner_id: root.id,
  });
  await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "日活增长10%",
    measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
  });
  await activate(page.request, objective.id);
  const metric = await send(page.request, "post", "/metrics", { name: "日活", unit: "人", direction: "up" });

  // A place that is shut, one that nobody has, a wrong password, and at last the right one.
  await page.goto("/settings/connectors");
  await page.getByRole("button", { name: "新建数据源" }).first().click();
  const form = page.getByRole("dialog", { name: "新建数据源" });
  await form.getByLabel("名称").fill("数仓");
  await form.getByLabel("类型").selectOption("PostgreSQL");
  await form.getByLabel("地址").fill(warehouse.address.replace(/\/.*/, "/nowhere"));
  await form.getByLabel("用户").fill("bi");
  await form.getByLabel("密码或令牌").fill("wrong");
  const tested = form.getByRole("button", { name: "测试连接" });
  await tested.click();
  await expect(form).toContainText("对方不支持加密连接。内网里可以改成“能加密就加密”。");
  await form.getByLabel("加密", { exact: true }).selectOption("prefer");
  await tested.click();
  await expect(form).toContainText("数据库不认这个身份");
  await expect(form).toContainText("请检查用户和密码");
  await picture("postgres-wrong-password");
  await form.getByLabel("密码或令牌").fill("s3cret");
  await tested.click();
  await expect(form).toContainText("服务器上没有这个数据库");
  await form.getByLabel("地址").fill(warehouse.address);
  await tested.click();
  await expect(form).toContainText("连接正常");
  await axe();
  await picture("postgres-connector");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toHaveCount(0);

  // What writes is refused by the session, though the role might; what takes too long is ended.
  await page.goto(`/metrics/${metric.id}`);
  await page.getByRole("button", { name: "设置数据源" }).click();
  const feed = page.getByRole("dialog", { name: "设置数据源" });
  const tries = feed.getByRole("button", { name: "试读" });
  await feed
    .getByLabel("查询（SQL）")
    .fill("WITH gone AS (DELETE FROM daily RETURNING 1) SELECT count(*) FROM gone");
  await tries.click();
  await expect(feed).toContainText("这条语句会改动数据，没有执行。这里只能查询。");
  await axe();
  await picture("postgres-writes");
  await feed.getByLabel("查询（SQL）").fill("SELECT 1 FROM pg_sleep(60)");
  await tries.click();
  await expect(feed).toContainText("等了很久没有答完。请稍后再试，或让它少算一些。", { timeout: 25_000 });
  await picture("postgres-slow");

  // A preview keeps nothing; then the schedule, and further back than usual by hand.
  await feed.getByLabel("查询（SQL）").fill(question);
  await tries.click();
  await expect(feed).toContainText("读到 3 个数据，还没有保存");
  await expect(feed).toContainText("51,000");
  await axe();
  await picture("postgres-preview");
  await feed.getByLabel("读取时刻").fill("10:30");
  await feed.getByLabel("只在工作日读取").uncheck();
  await feed.getByRole("button", { name: "保存" }).click();
  await expect(feed).toHaveCount(0);
  const main = page.getByRole("main");
  await expect(main).toContainText("每天 10:30 · 数据延迟 1 天");
  await expect(main).toContainText(/下次.*10:30/);
  await main.getByLabel("从这一天起重读（可选）").fill(day(-45));
  await main.getByRole("button", { name: "立即读取" }).click();
  await expect(main).toContainText("51,000");
  await page.getByText("最近的读取").click();
  await expect(main).toContainText("读到 4 个，新增 4，更正 0");
  await axe();
  await picture("postgres-metric");

  // The key result is told to read from it; the page stays open from here on.
  await page.goto(`/okrs/${objective.id}`);
  const result = page.getByRole("region", { name: "日活增长10%" });
  await result.getByRole("button", { name: "读取指标…" }).click();
  await result.getByRole("combobox", { name: "读取哪个指标" }).fill("日活");
  await page.getByRole("option", { name: /日活/ }).click();
  await result.getByRole("button", { name: "读取", exact: true }).click();
  await expect(result).toContainText("20%");
  await picture("postgres-before");
  await page.evaluate(() => {
    document.title = "never loaded again";
    (window as { stayed?: boolean }).stayed = true;
  });

  await warehouse.run(`INSERT INTO daily VALUES ('${day(-1)}', 53000)`);
  await sinan.to(`${day(0)} 10:35`);
  await expect(result).toContainText("60%");
  await expect(result).toContainText("53,000");
  await warehouse.run(`UPDATE daily SET users = 54000 WHERE day = '${day(-1)}'`);
  await sinan.to(`${day(1)} 10:35`); // which looks at the days before again
  await expect(result).toContainText("80%");
  expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
  await axe();
  await picture("postgres-after");
});
