import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { day, password, send } from "./prepare";

// One story on one server: a quarter leaves the workspace as files.
test.describe.configure({ mode: "serial" });

/** What the next download holds, and what it is called. */
async function downloaded(page: Page, begin: () => Promise<void>): Promise<{ name: string; text: string }> {
  const waiting = page.waitForEvent("download");
  await begin();
  const file = await waiting;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("the filtered list leaves as YAML, the whole quarter as JSON, and the trail knows", async ({
  page,
  axe,
  picture,
}) => {
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
  for (const title of ["办好年终大促", "让新用户留下来"]) {
    const o = await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title,
      owner_id: root.id,
    });
    const kr = await send(page.request, "post", `/objectives/${o.id}/key-results`, {
      title: "成交额120万元",
      measure: { kind: "metric", baseline: "100", target: "120.50", unit: "万元" },
    });
    await send(page.request, "post", `/key-results/${kr.id}/check-ins`, {
      value: "108.2",
      note: "首日过百万",
    });
    await send(page.request, "post", "/comments", {
      subject_kind: "objective",
      subject_id: o.id,
      body: "盯紧退款",
    });
  }

  await page.goto("/okrs?q=大促");
  await expect(
    page.getByRole("heading", { level: 3 }).or(page.getByText("办好年终大促")).first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "导出" }).click();
  const some = await downloaded(page, () => page.getByRole("menuitem", { name: "YAML" }).click());
  expect(some.name).toBe("OKR 本季.yaml");
  expect(some.text).toContain("title: 办好年终大促");
  expect(some.text).toContain('value: "108.2"');
  expect(some.text).toContain("body: 盯紧退款");
  expect(some.text).not.toContain("让新用户留下来");
  await expect(page.getByText("已导出为 YAML")).toBeVisible();

  await page.getByRole("navigation").getByRole("link", { name: "导入导出" }).click();
  await expect(page.getByRole("heading", { name: "导入导出" })).toBeVisible();
  await axe();
  await picture("exchange-export");
  await page.getByRole("radio", { name: /^JSON/ }).check();
  const all = await downloaded(page, () => page.getByRole("button", { name: "下载 JSON" }).click());
  const tree = JSON.parse(all.text);
  expect(tree.sinan).toBe(1);
  expect(tree.objectives.map((o: { title: string }) => o.title)).toEqual(["办好年终大促", "让新用户留下来"]);
  expect(tree.objectives[0].key_results[0].target).toBe("120.5");

  await page.goto("/settings/audit");
  await expect(page.getByRole("row", { name: /导出了 OKR/ })).toHaveCount(2);
});

test("a quarter leaves as Excel, is wiped, comes in again, and the second export is the same to the byte", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  const exported = async (format: string) =>
    (await page.request.get(`/api/v1/exports/okrs?format=${format}`)).body();
  const before = await exported("json");
  const book = await exported("xlsx");
  for (const o of JSON.parse(before.toString()).objectives) {
    await send(page.request, "post", `/objectives/${o.id}/discard`, { words: "清空重来" });
  }
  expect(JSON.parse((await exported("json")).toString()).objectives).toEqual([]);

  await page.goto("/exchange");
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选择文件" }).click();
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await (await chosen).setFiles({ name: "本季.xlsx", mimeType, buffer: book });
  await expect(page.getByText("新增 8 行 · 修改 0 行 · 不变 0 行 · 不能导入 0 行")).toBeVisible();
  await axe();
  await picture("exchange-plan");
  await page.getByRole("button", { name: "导入 8 行" }).click();
  await expect(page.getByRole("cell", { name: "已导入" })).toBeVisible({ timeout: 20_000 });
  await axe();
  await picture("exchange-done");
  expect((await exported("json")).equals(before)).toBe(true);
  await page.goto("/okrs");
  await expect(page.getByText("让新用户留下来").first()).toBeVisible();

  await page.goto("/exchange");
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("cell", { name: "已撤销" })).toBeVisible();
  expect(JSON.parse((await exported("json")).toString()).objectives).toEqual([]);
});

test("a sheet of another tool is recognised, its columns corrected, its names said, brought in and undone", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  await page.goto("/exchange");
  const rows = [
    ["姓名", "部门", "OKR 周期", "目标（O）", "关键结果（KR）", "KR 权重", "KR 进度", "状态", "背景"],
    ["老林", "总部", "本季", "让老客回来", "回访三百家老客", "100%", "40%", "晴", "去年只做了一百家"],
  ];
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选择文件" }).click();
  await (await chosen).setFiles({
    name: "飞书 OKR.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.map((row) => row.join(",")).join("\n")),
  });
  await expect(page.getByLabel("来自")).toHaveValue("feishu");
  await expect(page.getByText("还有 3 个不认识。")).toBeVisible();
  await expect(page.getByText("新增 0 行 · 修改 0 行 · 不变 0 行 · 不能导入 1 行")).toBeVisible();
  await axe();
  await picture("exchange-sheet");

  const person = page.getByRole("combobox", { name: "“老林”指的是" });
  await person.click();
  await page.getByRole("option", { name: /^林岳/ }).click();
  await page.getByRole("combobox", { name: "“晴”指的是" }).selectOption("正常");
  await page.getByRole("button", { name: "不导入：总部" }).click();
  await expect(page.getByText("都已说明。")).toBeVisible();
  await expect(page.getByText("新增 3 行 · 修改 0 行 · 不变 0 行 · 不能导入 0 行")).toBeVisible();
  await page.getByRole("combobox", { name: "“背景”列对应的字段" }).selectOption("不导入");
  await expect(page.getByRole("combobox", { name: "“背景”列对应的字段" })).toHaveValue("");
  await page.getByRole("button", { name: "导入 3 行" }).click();
  await expect(page.getByRole("row", { name: /飞书 OKR\.csv/ })).toContainText("已导入", { timeout: 20_000 });
  await page.goto("/okrs");
  await expect(page.getByText("让老客回来").first()).toBeVisible();

  await page.goto("/exchange");
  const row = page.getByRole("row", { name: /飞书 OKR\.csv/ });
  await row.getByRole("button", { name: "撤销" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
  await expect(row).toContainText("已撤销");
});
