import { expect, test } from "./fixture";
import { activate, day, join, password, send } from "./prepare";

// One story on one server: two people talk, next time begins where they stopped, and nobody else knows.
test.describe.configure({ mode: "serial" });

const root = { email: "root@example.com", password };
const lin = { email: "lin@example.com", password };
const chen = { email: "chen@example.com", password };
const ids: Record<string, string> = {};

test("a manager plans it with a report; both note what to talk about", async ({
  page,
  playwright,
  server,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/setup", { workspace: "华岳", name: "韩管", ...root });
  ids.lin = await join(playwright, page.request, server, { name: "林岳", email: lin.email });
  ids.chen = await join(playwright, page.request, server, {
    name: "陈晨",
    email: chen.email,
    manager_id: ids.lin,
  });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  const objective = await send(page.request, "post", "/objectives", {
    cycle_id: cycle.id,
    title: "提升留存",
    owner_id: ids.chen,
  });
  const kr = await send(page.request, "post", `/objectives/${objective.id}/key-results`, {
    title: "付费用户1000人",
    measure: { kind: "metric", baseline: "0", target: "1000", unit: "人" },
  });
  await activate(page.request, objective.id);
  await send(page.request, "post", `/key-results/${kr.id}/check-ins`, { value: "50", note: "渠道断了" });

  await send(page.request, "post", "/session", lin);
  await send(page.request, "post", "/feedback", {
    kind: "feedback",
    person_ids: [ids.chen],
    body: "周报写得清楚",
  });
  await page.goto("/meetings");
  await expect(page.getByRole("heading", { name: "还没有要开的会" })).toBeVisible();
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "安排会议" });
  await form.getByText("一对一", { exact: true }).click();
  await form.getByRole("combobox", { name: "和谁" }).fill("陈");
  await page.getByRole("option", { name: /陈晨/ }).click();
  await form.getByLabel("日期").fill(day(0));
  await axe();
  await picture("one-call");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "林岳 × 陈晨" })).toBeVisible();
  ids.meeting = page.url().split("/").at(-1) ?? "";
  await page.getByLabel("加一个想谈的事").fill("晋升答辩");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /晋升答辩/ })).toBeVisible();

  await send(page.request, "post", "/session", chen);
  await page.goto(`/meetings/${ids.meeting}`);
  await expect(page.getByText("只有你们两人看得到")).toBeVisible();
  await page.getByLabel("加一个想谈的事").fill("想换到增长组");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("checkbox", { name: /想换到增长组/ })).toBeVisible();
  await expect(page.getByText("周报写得清楚")).toBeVisible();
  await axe();
  await picture("one-planned");
});

test("they talk: off track first, notes, a promise; next time begins with what is left", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", chen);
  await page.goto(`/meetings/${ids.meeting}`);
  await page.getByRole("button", { name: "开始会议" }).click();
  const part = (title: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await expect(part("落后与有风险")).toContainText("渠道断了");
  await page.getByLabel("“想谈的事”的纪要").fill("先试一个月");
  await page.getByLabel("“想谈的事”的纪要").blur();
  await expect(part("想谈的事")).toContainText("已保存");
  await page.getByRole("checkbox", { name: /想换到增长组/ }).click();
  await expect(page.getByRole("checkbox", { name: /想换到增长组/ })).toBeChecked();
  await page.getByRole("complementary").getByRole("button", { name: "记跟进事项" }).click();
  const follow = page.getByRole("dialog", { name: "记跟进事项" });
  await follow.getByLabel("要做什么").fill("问问增长组");
  await follow.getByLabel("责任人").fill("林");
  await page.getByRole("option", { name: /林岳/ }).click();
  await follow.getByRole("button", { name: "记下" }).click();
  await expect(follow).toHaveCount(0);
  await axe();
  await picture("one-live");
  await page.getByRole("button", { name: "结束会议" }).click();
  await page.getByRole("dialog", { name: "结束会议？" }).getByRole("button", { name: "结束会议" }).click();
  await expect(page.getByText(/由陈晨结束/)).toBeVisible();

  const { items } = await send(page.request, "get", "/meetings?when=upcoming&kind=one_on_one");
  await page.goto(`/meetings/${items[0].id}`);
  await expect(page.getByRole("checkbox", { name: /晋升答辩/ })).toBeVisible();
  await expect(page.getByText("上次留下的")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /想换到增长组/ })).toHaveCount(0);
  await page.getByRole("button", { name: "开始会议" }).click();
  await expect(part("上次说定的事")).toContainText("问问增长组");
  await page.goto("/meetings?when=past");
  await expect(page.getByRole("link", { name: "林岳 × 陈晨" })).toBeVisible();
});

test("nobody else finds it, not even an admin; in English, in the dark and on a phone", async ({
  page,
  axe,
  picture,
}) => {
  await send(page.request, "post", "/session", root);
  await page.goto("/meetings?all=true&when=past");
  await expect(page.getByRole("heading", { name: "还没有开过会" })).toBeVisible();
  await page.goto(`/meetings/${ids.meeting}`);
  await expect(page.getByRole("main")).toContainText("没有找到");

  await send(page.request, "post", "/session", chen);
  await send(page.request, "patch", `/people/${ids.chen}`, { lang: "en", theme: "dark" });
  await page.setViewportSize({ width: 375, height: 720 });
  await page.goto(`/meetings/${ids.meeting}`);
  await expect(page.getByText("Only the two of you see this")).toBeVisible();
  await expect(page.getByRole("heading", { name: /Feedback between you and 林岳/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await axe();
  await picture("one-phone-en");
});
