import type { Page } from "@playwright/test";
import { expect, test } from "./fixture";
import { day, join, password, send } from "./prepare";

// One story on one server: pictures and files go with a comment, to those who see what it is about.
test.describe.configure({ mode: "serial" });

const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

/** A picture that a page draws, 320 by 160. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 160;
    const pen = canvas.getContext("2d") as CanvasRenderingContext2D;
    pen.fillStyle = "#e8f1ef";
    pen.fillRect(0, 0, 320, 160);
    pen.strokeStyle = "#1f5f5b";
    pen.lineWidth = 4;
    pen.beginPath();
    for (let x = 0; x <= 320; x += 8) pen.lineTo(x, 130 - 90 * Math.exp(-x / 90));
    pen.stroke();
    return canvas.toDataURL("image/png").split(",")[1] ?? "";
  });

/** Gives a file to the field as a clipboard or a hand would. */
const give = (page: Page, kind: "paste" | "drop", name: string, data: string) =>
  page.getByRole("textbox", { name: "发表评论" }).evaluate(
    (field, [how, called, text]) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], called, { type: "image/png" }));
      const event =
        how === "paste"
          ? new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
    },
    [kind, name, data] as const,
  );

test("a picture is pasted, another dropped, a paper picked; what isn't taken says why", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", {
    workspace: "华岳",
    name: "林岳",
    email: "root@example.com",
    password,
  });
  ids.chen = await join(playwright, page.request, server, {
    name: "陈静",
    email: chen.email,
    manager_id: root.id,
  });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-40),
    ends_on: day(50),
  });
  ids.objective = (
    await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title: "提升新用户留存",
      owner_id: root.id,
    })
  ).id;
  await page.goto(`/okrs/${ids.objective}`);
  const curve = await drawn(page);
  const shelf = page.getByRole("list", { name: "文件" });
  await give(page, "paste", "image.png", curve);
  await expect(shelf.getByText(/^\d{8}-\d{6}\.png$/)).toBeVisible();
  await give(page, "drop", "次日留存.png", curve);
  await expect(shelf.getByText("次日留存.png")).toBeVisible();
  await page
    .getByLabel("添加文件", { exact: true })
    .first()
    .setInputFiles([
      { name: "访谈记录.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n九月访谈") },
      { name: "工具.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ\x90\x00\x03") },
      { name: "空.txt", mimeType: "text/plain", buffer: Buffer.from("") },
    ]);
  await expect(shelf.getByText("访谈记录.pdf")).toBeVisible();
  await expect(shelf.getByText(/不能添加“工具.exe”/)).toBeVisible();
  await expect(shelf.getByText("“空.txt”是空文件。")).toBeVisible();
  await axe();
  await shelf.scrollIntoViewIfNeeded();
  await picture("files-writing");
  await shelf.getByRole("button", { name: "移除 工具.exe" }).click();
  await shelf.getByRole("button", { name: "移除 空.txt" }).click();

  // What was added outlives the page.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).toContain("talk.files.");
  await page.reload();
  await expect(shelf.getByText("访谈记录.pdf")).toBeVisible();
  await page.getByRole("button", { name: "发表评论" }).click();
  const said = page.getByRole("article", { name: "林岳 的评论" });
  await expect(said.getByRole("button", { name: "看大图：次日留存.png" })).toBeVisible();
  await expect(said.getByRole("link", { name: /访谈记录.pdf/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^移除/ })).toHaveCount(0);
});

test("who sees the objective sees them, in large and on a telephone, and keeps them", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", chen);
  await page.goto(`/okrs/${ids.objective}`);
  const said = page.getByRole("article", { name: "林岳 的评论" });
  const thumb = said.getByRole("button", { name: "看大图：次日留存.png" });
  await thumb.scrollIntoViewIfNeeded();
  await expect
    .poll(() => thumb.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBe(320);
  await axe();
  await picture("files-said");
  const kept = page.waitForEvent("download");
  await said.getByRole("link", { name: /访谈记录.pdf/ }).click();
  expect((await kept).suggestedFilename()).toBe("访谈记录.pdf");
  await thumb.click();
  const large = page.getByRole("dialog", { name: "次日留存.png" });
  await expect(large.getByRole("img", { name: "次日留存.png" })).toBeVisible();
  await axe();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 375, height: 800 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await said.scrollIntoViewIfNeeded();
  await picture("files-small");
});

test("an edit takes one away for good", async ({ page }) => {
  await send(page.request, "post", "/session", { email: "root@example.com", password });
  await page.goto(`/okrs/${ids.objective}`);
  const said = page.getByRole("article", { name: "林岳 的评论" });
  await said.getByRole("button", { name: "林岳 的评论：更多操作" }).click();
  await page.getByRole("menuitem", { name: "修改评论" }).click();
  await said.getByRole("button", { name: "移除 次日留存.png" }).click();
  await said.getByRole("button", { name: "保存" }).click();
  await expect(said.getByText("已修改")).toBeVisible();
  await expect(said.getByRole("button", { name: "看大图：次日留存.png" })).toHaveCount(0);
  await expect(said.getByRole("button", { name: /^看大图/ })).toHaveCount(1);
});
