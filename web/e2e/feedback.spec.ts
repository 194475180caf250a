import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: thanks in public, feedback in private, a request and its answer.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
const chen = { email: "chen@example.com", password };
const fang = { email: "fang@example.com", password };
const ids: Record<string, string> = {};

test("thanks to two people, about an objective, found by first letters; applauded by a third", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  ids.chen = await join(playwright, page.request, server, {
    name: "陈静",
    email: chen.email,
    manager_id: root.id,
  });
  ids.fang = await join(playwright, page.request, server, {
    name: "方圆",
    email: fang.email,
    manager_id: root.id,
  });
  await join(playwright, page.request, server, { name: "李雷", email: "li@example.com" });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-40),
    ends_on: day(50),
  });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "办好年终大促",
    owner_id: root.id,
  });
  const measure = { kind: "metric", baseline: "100", target: "120", unit: "万元" };
  await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "成交额120万元",
    measure,
  });
  await activate(page.request, objective.id);

  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "反馈" }).click();
  await expect(page.getByText("还没有公开的认可")).toBeVisible();
  await axe();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "公开认可" });
  await form.getByRole("button", { name: "公开认可" }).click();
  await expect(form).toContainText("请选择给谁");
  for (const [letters, name] of [
    ["cj", "陈静"],
    ["fy", "方圆"],
  ] as const) {
    await form.getByRole("combobox", { name: "给谁" }).fill(letters);
    await page.getByRole("option", { name: new RegExp(name) }).click();
    await expect(form.getByRole("button", { name: `去掉${name}` })).toBeVisible();
  }
  await form.getByLabel("内容").fill("大促当晚**顶住了**流量高峰");
  await form.getByRole("combobox", { name: /关于哪个目标/ }).fill("成交额");
  await page.getByRole("option", { name: /成交额120万元/ }).click();
  await axe();
  await picture("feedback-give");
  await form.getByLabel("内容").press("Control+Enter");
  await expect(form).toHaveCount(0);
  const card = page.getByRole("article", { name: "林岳对陈静、方圆的认可" });
  await expect(card).toContainText("大促当晚顶住了流量高峰");
  await card.getByRole("link", { name: "成交额120万元" }).click();
  await expect(page).toHaveURL(new RegExp(`/okrs/${objective.id}`));

  await send(page.request, "post", "/session", { email: "li@example.com", password });
  await page.goto("/feedback");
  await card.getByRole("button", { name: "喝彩" }).click();
  await expect(card.getByRole("button", { name: "喝彩 1" })).toHaveAttribute("aria-pressed", "true");
  await expect(card).toContainText("李雷");
  await axe();
  await picture("feedback-wall");
});

test("whoever is thanked hears of it; feedback in private reaches one person and nobody else", async ({
  page,
}) => {
  await send(page.request, "post", "/session", chen);
  await page.goto("/inbox");
  await expect(page.getByRole("main")).toContainText("公开认可了你");
  await page.goto("/feedback");
  await page.getByRole("button", { name: "给反馈" }).click();
  const form = page.getByRole("dialog", { name: "给反馈" });
  await form.getByRole("combobox", { name: "给谁" }).fill("方圆");
  await page.getByRole("option", { name: /方圆/ }).click();
  await form.getByLabel("内容").fill("排期可以再早一周对齐");
  await form.getByLabel("谁能看到").selectOption("private");
  await expect(form).toContainText("只有你和对方看得到，管理员也看不到");
  await form.getByRole("button", { name: "发送反馈" }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole("tab", { name: "我给出的" }).click();
  const mine = page.getByRole("article", { name: "陈静给方圆的反馈" });
  await mine.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "修改" }).click();
  await mine.getByLabel("内容").fill("排期可以再早两周对齐");
  await mine.getByRole("button", { name: "保存" }).click();
  await expect(mine).toContainText("已修改");
  await mine.getByRole("button", { name: /更多操作/ }).click();
  await page.getByRole("menuitem", { name: "删除" }).click();
  await expect(mine).toHaveCount(0);
  await page.getByRole("button", { name: "撤销" }).last().click();
  await expect(mine).toContainText("再早两周");

  await send(page.request, "post", "/session", lin);
  await page.goto("/feedback");
  await expect(page.getByRole("article")).toHaveCount(1);
  await send(page.request, "post", "/session", fang);
  await page.goto("/inbox");
  await page.getByRole("main").getByRole("link", { name: "给我的反馈" }).click();
  await expect(page.getByRole("article", { name: "陈静给方圆的反馈" })).toContainText("再早两周");
});

test("asked for, answered with the manager reading along, and declined", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", fang);
  await page.goto("/feedback?box=requests");
  await page.getByRole("main").getByRole("button", { name: "征求反馈" }).first().click();
  const asking = page.getByRole("dialog", { name: "征求反馈" });
  for (const name of ["陈静", "李雷"]) {
    await asking.getByRole("combobox", { name: "向谁征求" }).fill(name);
    await page.getByRole("option", { name: new RegExp(name) }).click();
    await expect(asking.getByRole("button", { name: `去掉${name}` })).toBeVisible();
  }
  await asking.getByLabel("想问什么").fill("周会上我哪里没讲清楚？");
  await asking.getByRole("button", { name: "发出征求" }).click();
  await expect(asking).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("article", { name: "向陈静征求的反馈" })).toContainText("等待回答");

  await send(page.request, "post", "/session", chen);
  await page.goto("/feedback?box=asked");
  await expect(page.getByRole("tab", { name: /待我回答/ })).toContainText("1");
  await picture("feedback-asked");
  await page.getByRole("button", { name: "回答", exact: true }).click();
  const answering = page.getByRole("dialog", { name: "回答方圆的征求" });
  await answering.getByLabel("内容").fill("结论放在最前面会更清楚");
  await answering.getByLabel("谁能看到").selectOption("manager");
  await answering.getByRole("button", { name: "发送反馈" }).click();
  await expect(answering).toHaveCount(0);
  await expect(page.getByText("没有等你回答的征求")).toBeVisible();

  await send(page.request, "post", "/session", { email: "li@example.com", password });
  await page.goto("/feedback?box=asked");
  await page.getByRole("button", { name: "谢绝" }).click();
  const declining = page.getByRole("dialog", { name: "谢绝方圆的征求" });
  await declining.getByLabel("原因").fill("没参加那次周会");
  await declining.getByRole("button", { name: "谢绝" }).click();
  await expect(declining).toHaveCount(0);

  await send(page.request, "post", "/session", fang);
  await page.goto("/feedback?box=requests");
  await expect(page.getByRole("article", { name: "向陈静征求的反馈" })).toContainText("已回答");
  await expect(page.getByRole("article", { name: "向李雷征求的反馈" })).toContainText("没参加那次周会");
  await send(page.request, "post", "/session", lin);
  await page.goto("/feedback");
  await page.getByRole("tab", { name: "下属的" }).click();
  await expect(page.getByRole("article", { name: "陈静给方圆的反馈" })).toContainText("结论放在最前面");
  await axe();
});

test("the palette finds feedback by its words, and opens the list that it is in", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", lin);
  const palette = page.getByRole("dialog", { name: "查找" });
  const find = async (q: string, option: RegExp) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("Control+k");
    await palette.getByRole("combobox").fill(q);
    await palette.getByRole("option", { name: option }).click();
    await expect(palette).toBeHidden();
  };
  await find("最前面", /结论放在最前面会更清楚/); // shared with a manager
  await expect(page.getByRole("tab", { name: "下属的" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("searchbox", { name: "查找反馈的内容" })).toHaveValue("最前面");
  await axe();
  await picture("feedback-found");
  await page.getByRole("searchbox", { name: "查找反馈的内容" }).fill("没有这句话");
  await expect(page.getByText("这里没有这样的反馈")).toBeVisible();
  await page.getByRole("button", { name: "显示全部" }).click();
  await expect(page.getByRole("article").first()).toBeVisible();

  await send(page.request, "post", "/session", fang);
  await find("最前面", /结论放在最前面会更清楚/);
  await expect(page).toHaveURL(/box=received/);
  await expect(page.getByRole("article", { name: "陈静给方圆的反馈" })).toBeVisible();
});

test("in English, in the dark and on a phone", async ({ page, axe, picture }) => {
  await send(page.request, "post", "/session", fang);
  await send(page.request, "patch", `/people/${ids.fang}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  for (const box of ["wall", "received", "given", "asked", "requests"]) {
    await page.goto(`/feedback?box=${box}`);
    await expect(page.getByRole("heading", { level: 1, name: "Feedback and recognition" })).toBeVisible();
    await expect(
      page.getByRole("article").or(page.getByRole("tabpanel").getByRole("heading")).first(),
    ).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await axe();
    await picture(`feedback-phone-${box}`);
  }
});
