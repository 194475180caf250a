import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { activate, day, password, send } from "./prepare";

// One story on one server: charts are taken out of the page as pictures and as tables.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const TITLE = "日均活跃用户数 <增长> 10%";
let objective = "";
let metric = "";

test.beforeAll(async ({ playwright, servers }) => {
  const server = await servers.for(test.info().file);
  const request = await playwright.request.newContext({ baseURL: server.url });
  const root = await send(request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const cycle = await send(request, "post", "/cycles", {
    name: "2026/Q4",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const team = await send(request, "post", "/teams", { name: "运营部" });
  const made = { cycle_id: cycle.id, title: "提升用户留存率", team_id: team.id };
  objective = (await send(request, "post", "/objectives", made)).id;
  const measure = { kind: "metric", baseline: "50000", target: "55000", unit: "人" };
  const { id } = await send(request, "post", `/objectives/${objective}/key-results`, {
    title: TITLE,
    measure,
    owner_id: root.id,
  });
  await activate(request, objective);
  for (const [ago, value, note] of [
    [30, "50150", '=HYPERLINK("http://x","点我")'],
    [20, "49800.5", '掉了，"双十一"之后'],
    [10, "52000", ""],
  ] as const)
    await send(request, "post", `/key-results/${id}/check-ins`, {
      value,
      as_of: day(-ago),
      note,
      confidence: 6,
    });
  metric = (
    await send(request, "post", "/metrics", {
      name: "日活",
      unit: "人",
      direction: "up",
      visibility: "everyone",
      team_id: team.id,
    })
  ).id;
  for (const [ago, value] of [
    [3, "-7"],
    [2, "120.5"],
    [1, "130"],
  ] as const)
    await send(request, "post", `/metrics/${metric}/readings`, { on: day(-ago), value });
  await request.dispose();
});

/** Chooses how to keep a chart; the file and its name. */
async function kept(page: Page, chart: Locator, how: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await chart.getByRole("button", { name: /导出图表/ }).click();
  await chart.getByRole("menuitem", { name: how }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The colour at a place of a picture, and how many colours it has. */
const colours = (page: Page, png: Buffer) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const seen = new Set<string>();
    for (let i = 0; i < data.length; i += 4)
      seen.add([data[i], data[i + 1], data[i + 2], data[i + 3]].join());
    return { corner: [...data.slice(0, 4)].join(), count: seen.size };
  }, png.toString("base64"));

/** The cells of a CSV file; a quote is written twice within quotes. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.slice(0, -1);
}

async function openHistory(page: Page): Promise<Locator> {
  await send(page.request, "post", "/session", lin);
  await page.goto(`/okrs/${objective}`);
  await page.getByRole("region", { name: TITLE }).getByRole("tab", { name: "走势" }).click();
  const chart = page.getByRole("figure").filter({ has: page.getByRole("button", { name: /导出图表/ }) });
  await expect(chart.getByRole("img", { name: /3 次/ }).locator("canvas")).toBeVisible();
  return chart;
}

test("a picture of the chart: sharp, on paper, with its title", async ({ page, axe, picture }) => {
  const chart = await openHistory(page);
  await chart.getByRole("button", { name: /导出图表/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(chart.getByRole("menuitem", { name: "图片（PNG）" })).toBeFocused();
  await axe();
  await picture("charts-menu");
  await page.keyboard.press("Escape");

  const png = await kept(page, chart, "图片（PNG）");
  await expect(page.getByText("图表已导出")).toBeVisible();
  expect(png.name).toMatch(/^日均活跃用户数 增长 10% 运营部 2026 Q4 \d{4}-\d\d-\d\d\.png$/);
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 960]);
  const seen = await colours(page, png.bytes);
  expect(seen.corner).toBe("250,248,243,255");
  expect(seen.count).toBeGreaterThan(50);
});

test("a drawing of the chart has its words as words", async ({ page }) => {
  const chart = await openHistory(page);
  const svg = await kept(page, chart, "矢量图（SVG）");
  expect(svg.name).toMatch(/\.svg$/);
  // Read where no policy of a page forbids the drawing its styles.
  const elsewhere = await page.context().newPage();
  const found = await elsewhere.evaluate((text) => {
    const made = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      broken: made.querySelector("parsererror") !== null,
      root: made.documentElement.nodeName,
      title: made.querySelector("svg > title")?.textContent ?? "",
      words: [...made.querySelectorAll("text")].map((one) => one.textContent),
      paper: made.querySelector("rect")?.getAttribute("fill"),
      lines: made.querySelectorAll("path").length,
    };
  }, svg.bytes.toString("utf8"));
  expect(found).toMatchObject({ broken: false, root: "svg", paper: "#FAF8F3" });
  expect(found.title).toContain(`${TITLE} · 运营部 · 2026/Q4`);
  expect(found.words).toContain(TITLE);
  expect(found.words).toEqual(expect.arrayContaining(["实际", "应达", "目标"]));
  expect(found.words.join()).toContain("单位：人");
  expect(found.lines).toBeGreaterThan(3);
});

test("the table of the chart, row by row, with nothing that a spreadsheet would run", async ({ page }) => {
  const chart = await openHistory(page);
  await chart.getByRole("button", { name: "看数据表" }).click();
  const shown = await page
    .getByRole("group", { name: "进展走势" })
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  expect(shown).toHaveLength(4);

  const csv = await kept(page, chart, "数据表（CSV）");
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const table = cells(csv.bytes.toString("utf8").slice(1));
  // On the page days are said and numbers have separators; the file has them for programs.
  const said = (on: string) =>
    new Intl.DateTimeFormat("zh-CN", { timeZone: "UTC", month: "long", day: "numeric" }).format(new Date(on));
  const asShown = table.map((row, at) =>
    at === 0
      ? row
      : row.map((cell, column) => {
          if (column === 0) return said(cell);
          if (column === 1 || column === 3) return Number(cell).toLocaleString("zh-CN");
          return cell;
        }),
  );
  expect(asShown).toEqual(shown);
  expect(table.map((row) => row[1])).toEqual(["当前值（人）", "52000", "49800.5", "50150"]);
  const raw = csv.bytes.toString("utf8");
  expect(raw).not.toMatch(/(^|,|\r\n)"?[=+@]/);
});

test("a metric's chart too, in the dark and on a phone", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", lin);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/metrics/${metric}`);
  const chart = page.getByRole("figure");
  await expect(chart.locator("canvas")).toBeVisible();
  const png = await kept(page, chart, "图片（PNG）");
  expect(png.name).toMatch(/^日活 \(人\) 运营部 2026 Q4 /);
  expect((await colours(page, png.bytes)).corner).toBe("21,24,26,255");
  const csv = await kept(page, chart, "数据表（CSV）");
  const rows = cells(csv.bytes.toString("utf8").slice(1));
  expect(rows[0]?.slice(0, 2)).toEqual(["日期", "数值（人）"]);
  expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual([
    [day(-1), "130"],
    [day(-2), "120.5"],
    [day(-3), "-7"],
  ]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await axe();
  await picture("charts-phone");
});
