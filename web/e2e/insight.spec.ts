import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";

// One story on one server: readings become a forecast, and the forecast is found where it goes wrong.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
let objective = "";
let result = "";

test("from the third reading on a key result says where it will be, and why", async ({
  page,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  objective = (
    await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title: "提升用户留存率",
      owner_id: root.id,
    })
  ).id;
  result = (
    await send(page.request, "post", `/objectives/${objective}/key-results`, {
      title: "日均活跃用户数增长10%",
      measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
    })
  ).id;
  await activate(page.request, objective);
  const checkIn = (ago: number, value: string) =>
    send(page.request, "post", `/key-results/${result}/check-ins`, { value, as_of: day(-ago) });
  await checkIn(35, "50150");
  await checkIn(28, "50230");
  await page.goto(`/okrs/${objective}`);
  await expect(page.getByText("有 2 次读数，满 3 次才能预测。")).toBeVisible();

  await checkIn(21, "50420");
  await checkIn(14, "50500");
  await checkIn(7, "50610");
  const line = page.getByText(/照现在的节奏，.*到期时约 5.,... 人（.* 至 .* 人），达成概率 \d+%。/);
  await expect(line).toBeVisible();
  await expect(page.getByRole("img", { name: /预测 \d+% 到/ })).toBeVisible();
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/按期达成需每周 \+.*：节奏不够。/)).toBeVisible();
  await expect(page.getByText(/要达到 55,000 人，余下 \d+ 个工作日平均每周需/)).toBeVisible();
  await axe();
  await picture("forecast");
});

test("the state of the company says what goes wrong first, and every number leads on", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/");
  await page.getByRole("link", { name: "洞察" }).click();
  await expect(page.getByRole("heading", { name: "洞察" })).toBeVisible();
  const first = page.getByRole("listitem").filter({ hasText: "日均活跃用户数增长10%" });
  await expect(first).toContainText(/达成概率 \d+%/);
  await expect(first).toContainText("没有进行中的行动");
  await axe();
  await picture("insight");

  // Nobody has anything planned; with more than the workdays left, one is the fullest of the company.
  const work = page.locator("section", { has: page.getByRole("heading", { name: "负荷与聚焦" }) });
  await expect(work).toContainText("没有进行中的行动。");
  const action = await send(page.request, "post", `/key-results/${result}/actions`, {
    title: "写脚本",
    owner_id: (await (await page.request.get("/api/v1/me")).json()).id,
    due_on: day(20),
    effort_days: "100",
  });
  await page.reload();
  await expect(work).toContainText(/负荷最高.*林岳.*超负荷/);
  await expect(work).toContainText("超负荷的人1 / 1");
  await send(page.request, "delete", `/actions/${action.id}`);

  // What changed since another day stands in the address.
  const row = page.getByRole("row", { name: /提升用户留存率/ });
  await expect(row).toContainText(/0 个百分点|当时无数据/);
  await page.getByLabel("对比").fill(day(-3));
  await expect(page).toHaveURL(/since=/);
  await expect(row).toContainText("当时无数据");

  // A number opens what it is made of.
  await page
    .getByRole("listitem")
    .filter({ hasText: "落后" })
    .getByRole("link", { name: "1", exact: true })
    .click();
  await expect(page).toHaveURL(/\/okrs\?.*find=/);
  await expect(page.getByText("找到 1 个关键结果，在 1 个目标里。")).toBeVisible();
  // In the list, and not on the page that one comes from, which has a link of that name too.
  await expect(page.getByRole("article").getByRole("link", { name: "日均活跃用户数增长10%" })).toBeVisible();
  await page.goBack();
  await first.getByRole("link", { name: /改计划/ }).click();
  await expect(page).toHaveURL(new RegExp(`/key-results/${result}/plan`));
});

test("every number is as long as the list that it leads to", async ({ page, picture }) => {
  await send(page.request, "post", "/session", lin);
  const me = await send(page.request, "get", "/me");
  const o = await send(page.request, "get", `/objectives/${objective}`);
  const add = async (title: string, value?: string) => {
    const draft = { cycle_id: o.cycle_id, title, owner_id: me.id };
    const { id } = await send(page.request, "post", "/objectives", draft);
    const measure = { kind: "metric", baseline: "0", target: "100", unit: "次" };
    const results = [];
    for (const part of ["甲", "乙"])
      results.push(
        await send(page.request, "post", `/objectives/${id}/key-results`, {
          title: `${title}${part}到100次`,
          measure,
        }),
      );
    await activate(page.request, id);
    if (value) await send(page.request, "post", `/key-results/${results[0].id}/check-ins`, { value });
    return results[0].id;
  };
  const well = await add("提升转化", "90");
  await add("扩大渠道");
  const act = async (title: string, due: number, state?: string) => {
    const body = { title, owner_id: me.id, due_on: day(due) };
    const { id } = await send(page.request, "post", `/key-results/${well}/actions`, body);
    if (state) await send(page.request, "patch", `/actions/${id}`, { state });
  };
  await act("晚了一", -3);
  await act("晚了二", -9);
  await act("快到了", 1);
  await act("还早", 40, "doing");
  await act("做完了", -9, "done");
  // A draft's actions are nobody's work yet, and in no number.
  const draft = await send(page.request, "post", "/objectives", {
    cycle_id: o.cycle_id,
    title: "草稿",
    owner_id: me.id,
  });
  const drafted = await send(page.request, "post", `/objectives/${draft.id}/key-results`, {
    title: "草稿到100次",
    measure: { kind: "metric", baseline: "0", target: "100", unit: "次" },
  });
  await send(page.request, "post", `/key-results/${drafted.id}/actions`, {
    title: "草稿里的",
    owner_id: me.id,
    due_on: day(-3),
  });

  await page.goto("/insight");
  // How full somebody is is no count; how many actions have no effort is.
  const numbers = page.locator(
    'main a[href^="/okrs?"][href*="find="], main a[href^="/actions?"]:not([href*="load="]), main a[href*="unsized="]',
  );
  await expect(numbers.first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "负荷最高" })).toBeVisible();
  await picture("insight-numbers");
  const said = await numbers.evaluateAll((links) =>
    links.map((a) => ({
      href: a.getAttribute("href") ?? "",
      // A cell of teams by themes says how many objectives it counts, the others how many key results or actions.
      objectives: a.textContent?.match(/(\d+) 个目标/)?.[1],
      count: Number(a.textContent?.match(/\d+/)?.[0]),
    })),
  );
  expect(said.filter(({ href }) => href.startsWith("/actions?")).map(({ count }) => count)).toEqual([
    2,
    1,
    1,
    5,
    5,
    5, // without an effort: of everybody, and of the one who has them
  ]);
  expect(said.length).toBeGreaterThanOrEqual(6);
  expect(said.filter(({ objectives }) => objectives).length).toBe(2); // and that of drafts
  for (const { href, count, objectives } of said) {
    await page.goto(href);
    if (objectives) await expect(page.getByText(`在 ${objectives} 个目标里。`), href).toBeVisible();
    else if (href.startsWith("/okrs"))
      await expect(page.getByText(`找到 ${count} 个关键结果，`), href).toBeVisible();
    else await expect(page.locator("main [data-row]"), href).toHaveCount(count);
  }
  await picture("insight-number-list");
});

test("on the wall: what everybody sees, without navigation", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.goto("/insight");
  await page.getByRole("link", { name: "大屏" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "全公司" })).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  const rows = page.getByRole("region", { name: "目标" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "提升用户留存率" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "日均活跃用户数增长10%" })).toContainText(
    /达成概率 \d+%/,
  );
  await axe();
  await picture("wall");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1, name: "洞察" })).toBeVisible();
});

test("on a phone in the dark", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/insight");
  await expect(page.getByRole("heading", { name: /洞察|Insight/ })).toBeVisible();
  await expect(page.getByText(/达成概率|Chance/).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await axe();
  await picture("insight-phone");
});
