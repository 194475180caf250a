import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixture";

// Journey 3: what each role may not do isn't offered; sent all the same it is refused, in words, and changes nothing.
test.describe.configure({ mode: "serial" });

// The browser's line about a refusal, and the router's: both are shown on the page, which is looked at here.
test.use({
  expectedErrors: [
    [/the server responded with a status of 4\d\d/, /^ApiProblem: You are not allowed/],
    { scope: "test" },
  ],
});

const password = "a long enough horse";
const headers = { "X-Sinan": "1" };
const ids: Record<string, string> = {};
const mail = (name: string) => `${name}@example.com`;
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

async function post(request: APIRequestContext, path: string, data?: object) {
  const answer = await request.post(`/api/v1${path}`, { headers, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

const signIn = (page: Page, name: string) => post(page.request, "/session", { email: mail(name), password });

const DENIED = { "zh-CN": "你没有权限执行此操作。", en: "You are not allowed to do this." };

/** The menu beside what the manager said. */
const COMMENT = "manager 的评论：更多操作";

/** What can be pressed by this name, on the page or in the menu that is open. */
const pressable = (page: Page, name: string) =>
  page
    .getByRole("main")
    .getByRole("button", { name, exact: true })
    .or(page.getByRole("menuitem", { name, exact: true }));

async function openMenu(page: Page, name: string) {
  await pressable(page, name).click();
  await expect(page.getByRole("menuitem").first()).toBeVisible();
}

interface Write {
  what: string;
  method: "POST" | "PATCH" | "DELETE";
  path: string;
  body?: object;
  /** Where what it would have changed can be read by the admin. */
  seen: string;
}

/** Sends a write as the page does: with its cookie, the header against cross-site forms, and its language. */
const send = (page: Page, { method, path, body }: Write) =>
  page.evaluate(
    async ([method, path, body, version]) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        credentials: "same-origin",
        headers: {
          "X-Sinan": "1",
          "Content-Type": "application/json",
          "Accept-Language": document.documentElement.lang,
          "Idempotency-Key": crypto.randomUUID(),
          "If-Match": version,
        },
        body: body ? JSON.stringify(body) : undefined,
      });
      return { status: answer.status, detail: (await answer.json()).detail as string };
    },
    [method, path, body, '"1"'] as const,
  );

const newPerson = () => ({
  name: "不该有",
  email: "nobody@example.com",
  team_id: ids.service,
  role: "member",
});
const newCycle = () => ({ name: "不该有", starts_on: day(100), ends_on: day(200) });
const writes = {
  draft: (): Write => ({
    what: "drafts an objective for another",
    method: "POST",
    path: "/objectives",
    body: { cycle_id: ids.cycle, title: "不该有", owner_id: ids.manager, kind: "committed" },
    seen: "/objectives",
  }),
  change: (): Write => ({
    what: "changes another team's objective",
    method: "PATCH",
    path: `/objectives/${ids.theirs}`,
    body: { title: "不该有" },
    seen: `/objectives/${ids.theirs}`,
  }),
  checkIn: (): Write => ({
    what: "checks in on another team's key result",
    method: "POST",
    path: `/key-results/${ids.result}/check-ins`,
    body: { value: "40" },
    seen: `/key-results/${ids.result}`,
  }),
  approveOwn: (): Write => ({
    what: "approves what is their own",
    method: "POST",
    path: `/objectives/${ids.theirs}/approve`,
    body: {},
    seen: `/objectives/${ids.theirs}`,
  }),
  addPerson: (): Write => ({
    what: "adds a person",
    method: "POST",
    path: "/people",
    body: newPerson(),
    seen: "/people",
  }),
  addCycle: (): Write => ({
    what: "adds a cycle",
    method: "POST",
    path: "/cycles",
    body: newCycle(),
    seen: "/cycles",
  }),
  rename: (): Write => ({
    what: "renames the workspace",
    method: "PATCH",
    path: "/workspace",
    body: { name: "不该有" },
    seen: "/workspace",
  }),
  editWords: (): Write => ({
    what: "edits what another said",
    method: "PATCH",
    path: `/comments/${ids.comment}`,
    body: { body: "不该有" },
    seen: `/comments?subject_kind=objective&subject_id=${ids.theirs}`,
  }),
};

interface Case {
  who: string;
  lang: "zh-CN" | "en";
  /** Pages, what isn't offered there, and what the page says of itself. */
  pages: { at: () => string; says: string; opens?: string; without: string[] }[];
  refused: (() => Write)[];
}

const cases: Case[] = [
  {
    who: "guest",
    lang: "en",
    pages: [
      {
        at: () => "/people",
        says: "The list of people isn't open to you",
        without: ["Add a person", "Import"],
      },
      { at: () => "/settings/cycles", says: DENIED.en, without: ["New cycle"] },
      { at: () => "/settings/audit", says: "You may not read the audit trail", without: ["Export CSV"] },
    ],
    refused: [writes.draft, writes.addCycle, writes.addPerson],
  },
  {
    who: "member",
    lang: "zh-CN",
    pages: [
      {
        at: () => `/okrs/${ids.theirs}`,
        says: "提升用户留存率",
        without: ["批准", "退回", "撤回", "更多操作", "豁免", COMMENT],
      },
      { at: () => "/people", says: "组织", without: ["添加成员", "新建团队"] },
      { at: () => "/settings/audit", says: "你没有权限看审计记录", without: ["导出 CSV", "核对整条记录"] },
    ],
    refused: [writes.change, writes.checkIn, writes.draft, writes.addCycle],
  },
  {
    who: "manager",
    lang: "zh-CN",
    pages: [
      { at: () => `/okrs/${ids.theirs}`, says: "提升用户留存率", without: ["批准", "退回"] },
      { at: () => "/settings/cycles", says: "周期", without: ["新建周期"] },
    ],
    refused: [writes.approveOwn, writes.addPerson],
  },
  {
    who: "champion",
    lang: "zh-CN",
    pages: [{ at: () => "/people", says: "组织", without: ["添加成员", "新建团队"] }],
    refused: [writes.addPerson, writes.rename],
  },
  {
    who: "hr",
    lang: "en",
    pages: [
      { at: () => "/settings/cycles", says: "Cycles", without: ["New cycle"] },
      { at: () => "/settings/audit", says: "You may not read the audit trail", without: ["Export CSV"] },
    ],
    refused: [writes.change, writes.checkIn, writes.addCycle, writes.rename],
  },
  {
    who: "admin",
    lang: "zh-CN",
    pages: [
      { at: () => `/okrs/${ids.theirs}`, says: "这句是上级说的", opens: COMMENT, without: ["修改评论"] },
    ],
    refused: [writes.editWords],
  },
];

test("a company with a person of each role, and objectives that not everybody sees", async ({
  page,
  request,
}) => {
  await post(page.request, "/setup", { workspace: "华岳", name: "admin", email: mail("admin"), password });
  ids.growth = (await post(page.request, "/teams", { name: "增长部" })).id;
  ids.service = (await post(page.request, "/teams", { name: "客服部" })).id;
  for (const [name, role, team] of [
    ["manager", "member", ids.growth],
    ["member", "member", ids.service],
    ["guest", "guest", ids.service],
    ["champion", "champion", ids.service],
    ["hr", "hr", ids.service],
  ] as const) {
    const person = await post(page.request, "/people", { name, email: mail(name), team_id: team, role });
    ids[name] = person.id;
    const invited = await post(page.request, `/people/${person.id}/invitation`);
    const secret = new URL(invited.url, "http://x").pathname.split("/").at(-1);
    await post(request, `/invitations/${secret}`, { password });
  }
  const team = await page.request.get(`/api/v1/teams/${ids.growth}`);
  const led = await page.request.patch(`/api/v1/teams/${ids.growth}`, {
    headers: { ...headers, "If-Match": team.headers().etag ?? "" },
    data: { lead_id: ids.manager },
  });
  expect(led.ok(), await led.text()).toBe(true);
  const cycle = { name: "本季", starts_on: day(-30), ends_on: day(60) };
  ids.cycle = (await post(page.request, "/cycles", cycle)).id;

  await post(request, "/session", { email: mail("manager"), password });
  const draft = async (title: string, more: object = {}) =>
    (await post(request, "/objectives", { cycle_id: ids.cycle, title, owner_id: ids.manager, ...more })).id;
  ids.theirs = await draft("提升用户留存率");
  ids.team = await draft("只有本团队看的目标", { visibility: "team" });
  ids.listed = await draft("只给名单看的目标", { visibility: "listed", shared_with: [ids.guest] });
  const measure = { kind: "metric", baseline: "38", target: "45", unit: "%" };
  ids.result = (
    await post(request, `/objectives/${ids.theirs}/key-results`, { title: "次月留存率提升至45%", measure })
  ).id;
  const said = { subject_kind: "objective", subject_id: ids.theirs, body: "这句是上级说的" };
  ids.comment = (await post(request, "/comments", said)).comment.id;
  await post(request, `/objectives/${ids.theirs}/submit`, {});
});

// Or else "not offered" would hold of a button by another name as well.
test("who may is offered each of them", async ({ page }) => {
  const offered: [who: string, at: string, names: string[]][] = [
    ["manager", `/okrs/${ids.theirs}`, ["撤回", "更多操作", COMMENT, "修改评论"]],
    ["admin", `/okrs/${ids.theirs}`, ["批准", "退回", "豁免"]],
    ["admin", "/people", ["添加成员", "新建团队"]],
    ["admin", "/settings/cycles", ["新建周期"]],
    ["admin", "/settings/audit", ["导出 CSV", "核对整条记录"]],
  ];
  let here = "";
  for (const [who, at, names] of offered) {
    if (here !== who) await signIn(page, who);
    here = who;
    await page.goto(at);
    for (const name of names) {
      await expect(pressable(page, name).first(), `${name} at ${at}`).toBeVisible();
      if (name === COMMENT) await openMenu(page, name);
    }
  }
});

for (const { who, lang, pages, refused } of cases) {
  test(`${who}: what may not be done isn't offered, and refused when sent all the same`, async ({
    page,
    request,
  }) => {
    await post(request, "/session", { email: mail("admin"), password });
    const now = async (path: string) => (await request.get(`/api/v1${path}`)).json();
    await signIn(page, who);
    const me = await (await page.request.get("/api/v1/me")).json();
    const spoken = await page.request.patch(`/api/v1/people/${me.id}`, {
      headers: { ...headers, "If-Match": `"${me.version}"` },
      data: { lang },
    });
    expect(spoken.ok(), await spoken.text()).toBe(true);

    for (const { at, says, opens, without } of pages) {
      await page.goto(at());
      await expect(page.getByRole("main").getByText(says).first()).toBeVisible();
      if (opens) await openMenu(page, opens);
      for (const name of without) await expect(pressable(page, name), `${name} at ${at()}`).toHaveCount(0);
    }
    for (const write of refused.map((each) => each())) {
      await test.step(`${who} ${write.what}`, async () => {
        const before = await now(write.seen);
        expect(await send(page, write)).toEqual({ status: 403, detail: DENIED[lang] });
        expect(await now(write.seen)).toEqual(before);
      });
    }
  });
}

test("who isn't on the list doesn't learn of an objective by list, map, search or address", async ({
  page,
}) => {
  await signIn(page, "member");
  for (const at of [`/okrs?of=person:${ids.manager}`, "/map?look=list"]) {
    await page.goto(at);
    await expect(page.getByRole("link", { name: "提升用户留存率" }).first()).toBeVisible();
    for (const title of ["只有本团队看的目标", "只给名单看的目标"])
      await expect(page.getByText(title)).toHaveCount(0);
  }
  await page.keyboard.press("Control+k");
  const find = page.getByRole("dialog").getByRole("combobox");
  await find.fill("提升用户");
  await expect(page.getByRole("option", { name: /提升用户留存率/ })).toBeVisible();
  await find.fill("看的目标");
  await expect(page.getByText("没有找到。换个说法试试。")).toBeVisible();
  for (const id of [ids.team, ids.listed]) {
    await page.goto(`/okrs/${id}`);
    await expect(page.getByRole("heading", { name: "没有这个目标", level: 1 })).toBeVisible();
    const write = {
      what: "",
      method: "PATCH",
      path: `/objectives/${id}`,
      body: { title: "不该有" },
      seen: "",
    };
    expect((await send(page, write as Write)).status).toBe(404);
  }
});

test("a guest sees what was shared, and nothing else", async ({ page }) => {
  await signIn(page, "guest");
  await page.goto(`/okrs/${ids.listed}`);
  await expect(page.getByRole("heading", { name: "只给名单看的目标", level: 1 })).toBeVisible();
  await page.goto(`/okrs/${ids.theirs}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such objective");
});
