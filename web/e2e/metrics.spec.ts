import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";

// One story on one server: a metric is made, filled from a table, and moves a key result.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const ids: Record<string, string> = {};

test("a metric is made and filled from a table, with what stands out asked about", async ({
  page,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
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
  ids.objective = objective.id;
  const measure = { kind: "metric", baseline: "5", target: "5.5", unit: "万人" };
  await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "日活增长10%",
    measure,
  });
  await activate(page.request, objective.id);

  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "指标" }).click();
  await expect(page.getByText("还没有指标")).toBeVisible();
  await axe();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "新建指标" });
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toContainText("必填。");
  await form.getByLabel("名称").fill("日活");
  await form.getByLabel("单位").fill("人");
  await form.getByLabel("口径").fill("当天打开过 **App** 的去重用户数");
  await axe();
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "日活" })).toBeVisible();
  await expect(page.getByText("还没有数据")).toBeVisible();

  await page.getByRole("main").getByRole("button", { name: "导入" }).first().click();
  const dialog = page.getByRole("dialog", { name: "导入“日活”的数据" });
  const rows = [30, 25, 20, 15, 10].map((ago, i) => `${day(-ago)}\t${50_000 + i * 400}`);
  await dialog
    .getByLabel("粘贴表格")
    .fill(["日期\t数值", ...rows, "上周\t52000", `${day(-5)}\t5.2`].join("\n"));
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog).toContainText("“上周”读不成日期");
  await expect(dialog.getByRole("button", { name: "导入" })).toBeDisabled();
  await axe();
  await picture("metrics-import");
  await dialog.getByRole("button", { name: "返回修改" }).click();
  await dialog.getByLabel("粘贴表格").fill(["日期\t数值", ...rows].join("\n"));
  await dialog.getByRole("button", { name: "预览" }).click();
  await expect(dialog).toContainText("新增 5 天");
  await dialog.getByRole("button", { name: "导入" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("51,600");
  await axe();
  await picture("metrics-metric");
});

test("a key result reads from it, follows a new value by itself, and takes words with it", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/okrs/${ids.objective}`);
  const result = page.getByRole("region", { name: "日活增长10%" });
  await result.getByRole("button", { name: "读取指标…" }).click();
  await result.getByRole("combobox", { name: "读取哪个指标" }).fill("日活");
  await page.getByRole("option", { name: /日活/ }).click();
  await result.getByRole("button", { name: "读取", exact: true }).click();
  await expect(result).toContainText("5.16");
  await axe();
  await result.getByRole("link", { name: "日活" }).click();

  await page.getByRole("button", { name: "录入数据" }).click();
  const form = page.getByRole("dialog", { name: "录入“日活”的数据" });
  await form.getByLabel(/数值/).fill("5.2");
  await form.getByLabel(/数值/).press("Control+Enter");
  await expect(form).toContainText("是不是单位或小数点写错了");
  await axe();
  await form.getByLabel(/数值/).fill("5.3万");
  await form.getByLabel(/数值/).press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(page.getByText("1 个关键结果随之更新")).toBeVisible();
  await page.getByRole("link", { name: "日活增长10%" }).click();
  await expect(result).toContainText("60%");
  await result.getByRole("button", { name: "更新进展" }).click();
  const checkIn = page.getByRole("dialog", { name: "日活增长10%" });
  await expect(checkIn).toContainText("来自指标");
  await page.keyboard.press("Enter");
  await page.keyboard.press("8");
  await page.keyboard.press("Control+Enter");
  await expect(checkIn).toHaveCount(0);
  await result.getByRole("tab", { name: "更新记录" }).click();
  await expect(result.getByRole("link", { name: "来自指标" }).first()).toBeVisible();
  await expect(result).toContainText("60%");
  await picture("metrics-key-result");
});

test("a metric is worked out from others, tried before it is saved, and follows them", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  const make = async (name: string, unit: string, values: string[]) => {
    const one = await send(page.request, "post", "/metrics", { name, unit, direction: "up" });
    for (const [i, value] of values.entries()) {
      await send(page.request, "post", `/metrics/${one.id}/readings`, { on: day(i - 9), value });
    }
    return one.id;
  };
  const paying = await make("付费用户", "人", ["1000", "1200"]);
  await make("活跃用户", "万人", ["5", "5"]);
  await page.goto(`/metrics/${await make("付费率", "%", [])}`);
  await page.getByRole("button", { name: "设置公式" }).click();
  const form = page.getByRole("dialog", { name: "设置公式" });
  for (const [letter, name] of [
    ["A", "付费用户"],
    ["B", "活跃用户"],
  ]) {
    await form.getByRole("combobox", { name: `指标 ${letter}` }).fill(name ?? "");
    await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  }
  await form.getByLabel("公式").fill("A + B + C");
  await form.getByRole("button", { name: "试算" }).click();
  await expect(form).toContainText("公式里的“C”没有对应的指标");
  await form.getByLabel("公式").fill("A ÷ B");
  await form.getByRole("button", { name: "试算" }).click();
  await expect(form).toContainText("算出 2 天，还没有保存");
  await expect(form).toContainText("2.4%");
  await axe();
  await picture("metrics-formula");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("2.4%");
  await expect(page.getByRole("button", { name: "录入数据" })).toHaveCount(0);
  await send(page.request, "post", `/metrics/${paying}/readings`, { on: day(-8), value: "1500", sure: true });
  await page.reload();
  await expect(page.getByRole("main")).toContainText("3%");
  await axe();
  await page.getByRole("main").getByRole("link", { name: "付费用户" }).click();
  await expect(page.getByRole("main")).toContainText("由它算出：付费率");
});

test("a metric that has a past lets its key result be foreseen by how it came out before", async ({
  page,
  axe,
}) => {
  await send(page.request, "post", "/session", lin);
  const cycle = await send(page.request, "post", "/cycles", {
    name: "九十天",
    starts_on: day(-50),
    ends_on: day(39),
  });
  const objective = await send(page.request, "post", "/objectives", { cycle_id: cycle.id, title: "续费" });
  const { id: result } = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "续费用户增长",
    measure: { kind: "metric", baseline: "9000", target: "10000", unit: "人" },
  });
  await activate(page.request, objective.id);
  const metric = await send(page.request, "post", "/metrics", {
    name: "续费用户",
    unit: "人",
    direction: "up",
  });
  // Five stretches of ninety days, each of which hurries at its end; of the present one seven weeks.
  const rows: string[] = [];
  for (let ago = 50 + 5 * 90 + 5, value = 4000; ago > 1; ago -= 5) {
    const into = (50 + 6 * 90 - ago) % 90;
    value += into < 60 ? 30 : 110;
    rows.push(`${day(-ago)}\t${value}`);
  }
  const values = { text: rows.join("\n"), sure: true };
  await send(page.request, "post", `/metrics/${metric.id}/readings/import`, values);
  await send(page.request, "put", `/key-results/${result}/metric`, { metric_id: metric.id });

  await page.goto(`/okrs/${objective.id}`);
  const line = page.getByText(/照现在的节奏，.*达成概率 \d+%。/);
  await line.click();
  const why = page.getByText(/此前 5 个同样长的周期，.*已照此修正：预测值 \+[\d,.]+ 人/);
  await expect(why).toBeVisible();
  await axe();
});
