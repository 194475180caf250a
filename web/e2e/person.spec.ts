import type { Page } from "@playwright/test";
import { test as base, expect } from "./fixture";
import { startServer } from "./server";

/** Load, rhythm and feedback take weeks to come about: the demo department brings its own. */
const test = base.extend<{ department: { url: string } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  department: async ({}, use) => {
    const server = await startServer({ SINAN_DEMO: "true" });
    await use(server);
    await server.stop();
  },
});

test("a person's page says what they carry, owe, gave and received, to each reader as much as that one may see", async ({
  browser,
  department,
  axe,
  picture,
}) => {
  const as = async (who: string, width = 1440) => {
    const context = await browser.newContext({
      baseURL: department.url,
      locale: "zh-CN",
      viewport: { width, height: 900 },
    });
    const signed = await context.request.post("/api/v1/session", {
      headers: { "X-Sinan": "1" },
      data: { email: `${who}@demo.example`, password: "sinan-demo" },
    });
    expect(signed.ok()).toBe(true);
    return await context.newPage();
  };
  const part = (page: Page, name: string | RegExp) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, level: 2 }) });
  const own = await as("zhangwei");
  await own.goto("/");
  await own.getByRole("button", { name: "张伟" }).click();
  await own.getByRole("menuitem", { name: "我的主页" }).click();
  await expect(own.getByRole("heading", { name: "张伟", level: 1 })).toBeVisible();
  const okrs = part(own, /^OKR/);
  await expect(okrs.getByRole("link", { name: "提升营收增长率" })).toBeVisible();
  await expect(okrs.getByRole("link", { name: "日均活跃用户数增长10%" })).toBeVisible();
  const load = part(own, "负荷");
  await expect(load).toContainText(/负荷 \d+%/);
  await expect(load.getByRole("link", { name: "续费提醒改版：提前 15 天、7 天、1 天" })).toBeVisible();
  const owed = part(own, "该更新的进展");
  await expect(owed.getByRole("link", { name: "日均活跃用户数增长10%" })).toBeVisible();
  await expect(owed).toContainText("守时率");
  await expect(part(own, "收到的反馈")).toBeVisible();
  await expect(part(own, "给出的反馈")).toBeVisible();
  await expect(part(own, /我说的信心准不准/)).toBeVisible();
  await axe(own);
  await picture("person-own", own);
  await load.getByRole("link", { name: "看计入负荷的行动" }).click();
  await expect(own.getByRole("heading", { name: "行动", level: 1 })).toBeVisible();

  // A colleague sees the work, and neither the rhythm nor how sure somebody was.
  const colleague = await as("sunli", 375);
  await colleague.goto("/people");
  await colleague.getByRole("link", { name: "张伟" }).click();
  await expect(part(colleague, "负荷")).toContainText(/负荷 \d+%/);
  await expect(colleague.getByText("更新节奏只有本人、上级和 OKR 教练看得到。")).toBeVisible();
  await expect(colleague.getByText("守时率")).toHaveCount(0);
  await expect(part(colleague, /信心/)).toHaveCount(0);
  await axe(colleague);
  await picture("person-phone", colleague);

  // Who leads them may nudge from here.
  const lead = await as("lina");
  await lead.goto(colleague.url());
  await expect(lead.getByRole("button", { name: "提醒张伟" })).toBeVisible();
  await lead.goto("/people/nobody");
  await expect(lead.getByText("没有找到，或者你无权查看。")).toBeVisible();
});
