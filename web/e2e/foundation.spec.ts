import { expect, test } from "./fixture";

test("the page comes with a policy that has no unsafe word in it, and works under it", async ({ page }) => {
  const answer = await page.goto("/nowhere");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain("unsafe-");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有这一页");
});

for (const [theme, paper] of [
  ["light", "rgb(250, 248, 243)"],
  ["dark", "rgb(21, 24, 26)"],
] as const) {
  test(`the ${theme} theme is the system's, and axe finds nothing`, async ({ page, axe, picture }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto("/nowhere");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("body")).toHaveCSS("background-color", paper);
    await axe();
    await picture(`nowhere-${theme}`);
  });
}

test("the language is chosen before signing in, and kept", async ({ page }) => {
  await page.goto("/nowhere");
  await page.getByRole("button", { name: "语言" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a chosen theme stands before the first paint", async ({ page }) => {
  await page.goto("/nowhere");
  await page.evaluate(() => localStorage.setItem("sinan.theme", "dark"));
  await page.goto("/nowhere", { waitUntil: "commit" });
  await page.waitForFunction(() => document.body);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
});

test("a crash of the server is survived", async ({ page, server }) => {
  await server.crash();
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
