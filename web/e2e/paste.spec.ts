import { expect, test } from "./fixture";

// An article around its example table, as it comes when a whole page is copied.
const page = `首页 课程 讲师 登录

运营部怎样定 OKR

很多团队第一次定目标时,总想把所有事情都写进去。先看公司今年最看重什么,再看自己能带来什么变化。

1. 先对齐:和负责人谈清楚今年最重要的两三件事。
2. 再量化:每个目标配上能客观判断的关键结果。

示例:

业务目标 关键结果
提升用户留存率 1. 提高用户活跃度,日均活跃用户数增长10%;
2. 优化用户体验,降低用户流失率至5%。
提升营收增长率 1. 拓展新用户群体,新增付费用户1000人;
2. 提高用户转化率,提升付费用户续费率至80%。

定好之后,每周看一次进展,发现偏差就调整行动。

相关文章:怎样开好周会`;

const guard = { "X-Sinan": "1" };
const password = "correct horse battery";

test.beforeEach(async ({ page: browser }) => {
  const person = { email: "lina@example.com", password };
  const setup = await browser.request.post("/api/v1/setup", {
    headers: guard,
    data: { workspace: "华岳", name: "李娜", ...person },
  });
  if (!setup.ok()) await browser.request.post("/api/v1/session", { headers: guard, data: person });
  const year = new Date().getFullYear();
  await browser.request.post("/api/v1/cycles", {
    headers: guard,
    data: { name: `${year} 年`, starts_on: `${year}-01-01`, ends_on: `${year}-12-31` },
  });
});

test("a copied page becomes drafts, its baselines filled in by keyboard", async ({
  page: browser,
  axe,
  picture,
}) => {
  await browser.goto("/okrs/paste");
  const pasted = browser.getByRole("textbox", { name: "原文", exact: true });
  await expect(pasted).toBeVisible();
  await axe();
  await pasted.fill(page);
  await expect(browser.getByText("2 个目标、4 个关键结果", { exact: true })).toBeVisible();
  const title = (name: string) => browser.getByRole("textbox", { name: `${name}的标题` });
  await expect(title("O1")).toHaveValue("提升用户留存率");
  await expect(title("O2")).toHaveValue("提升营收增长率");
  await expect(title("KR1.1")).toHaveValue("日均活跃用户数增长10%");
  await expect(title("KR1.2")).toHaveValue("降低用户流失率至5%");
  await expect(title("KR2.1")).toHaveValue("新增付费用户1000人");
  await expect(title("KR2.2")).toHaveValue("提升付费用户续费率至80%");
  await expect(browser.getByText("还缺 3 处")).toBeVisible();

  // From one missing baseline to the next, and at last to the button.
  const baselines = browser.getByPlaceholder("基线值？");
  await expect(baselines).toHaveCount(3);
  await baselines.first().focus();
  for (const value of ["5万", "8", "72"]) {
    await browser.keyboard.type(value);
    await browser.keyboard.press("Tab");
  }
  const button = browser.getByRole("button", { name: "创建 2 个目标、4 个关键结果" });
  await expect(button).toBeFocused();
  await expect(browser.getByText("= 55,000 人")).toBeVisible();
  await expect(browser.getByText("都齐了")).toBeVisible();
  await axe();
  await picture("paste");

  // What was typed outlives a reload, and words put before it.
  await browser.reload();
  await expect(browser.getByText("都齐了")).toBeVisible();
  const source = browser.getByRole("textbox", { name: "原文", exact: true });
  await source.press("Control+Home");
  await source.pressSequentially("抄送:全体\n");
  await expect(browser.getByText("2 个目标、4 个关键结果", { exact: true })).toBeVisible();
  await expect(browser.getByText("都齐了")).toBeVisible();

  await button.click();
  // Six writes, one after another.
  await expect(browser).not.toHaveURL(/paste/, { timeout: 30_000 });
  const made = await browser.request.get("/api/v1/objectives?include=key_results");
  const { items } = await made.json();
  const results = items.flatMap((o: { key_results: object[] }) => o.key_results);
  expect(items.map((o: { title: string; state: string }) => [o.title, o.state]).sort()).toEqual([
    ["提升用户留存率", "draft"],
    ["提升营收增长率", "draft"],
  ]);
  expect(results).toHaveLength(4);
  expect(results).toContainEqual(
    expect.objectContaining({
      title: "日均活跃用户数增长10%",
      measure: expect.objectContaining({ baseline: "50000", target_relative: "10", unit: "人" }),
    }),
  );
});

test("a refused line says why and is tried again alone", async ({ page: browser }) => {
  await browser.goto("/okrs/paste");
  let refuse = true;
  let objectives = 0;
  await browser.route("**/api/v1/objectives", (route) => {
    if (route.request().method() === "POST") objectives++;
    return route.continue();
  });
  await browser.route("**/api/v1/objectives/*/key-results", (route) =>
    refuse && route.request().postData()?.includes("500")
      ? route.fulfill({
          status: 422,
          contentType: "application/problem+json",
          body: JSON.stringify({ code: "x.y", detail: "这一条先不收", status: 422 }),
        })
      : route.continue(),
  );
  const text = "O1:让老客户回来\nKR1:老客户复购率从12%提升到18%\nKR2:新增回流客户500人";
  await browser.getByRole("textbox", { name: "原文", exact: true }).fill(text);
  await browser.getByRole("button", { name: "创建 1 个目标、2 个关键结果" }).click();
  await expect(browser.getByText("这一条先不收")).toBeVisible();
  await expect(browser.getByText("已创建", { exact: true })).toHaveCount(2);
  refuse = false;
  await browser.reload();
  await browser.getByRole("button", { name: "重试没有成功的 1 项" }).click();
  await expect(browser).not.toHaveURL(/paste/);
  expect(objectives).toBe(1);
});
