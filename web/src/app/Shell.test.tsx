import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseTheme } from "../lib/preferences";
import { KeysProvider } from "../ui/keys";
import { ToastProvider } from "../ui/Toast";
import { switchLanguage } from "./language";
import { newRouter } from "./router";

const me = {
  id: "1",
  name: "李娜",
  email: "lina@example.com",
  role: "member",
  team_ids: [],
  leads: [],
  version: 4,
  can: [],
  place: 1,
};
let answers: Record<string, () => Response>;

beforeEach(async () => {
  answers = { "GET /api/v1/me": () => Response.json(me) };
  vi.stubGlobal("fetch", async (request: Request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    return answers[call]?.() ?? Response.json({ status: 404, code: "missing" }, { status: 404 });
  });
  vi.stubGlobal("scrollTo", () => {});
  await switchLanguage("zh-CN");
});
afterEach(() => vi.unstubAllGlobals());

function open(path: string) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = newRouter(queries);
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) } as never);
  render(
    <QueryClientProvider client={queries}>
      <ToastProvider>
        <KeysProvider>
          <RouterProvider router={router} />
        </KeysProvider>
      </ToastProvider>
    </QueryClientProvider>,
  );
  return router;
}

test("a signed-in person is at home, and the menu says where", async () => {
  open("/");
  expect(await screen.findByRole("heading", { level: 1, name: "本周" })).toBeTruthy();
  const nav = screen.getAllByRole("navigation", { name: "导航" })[0] as HTMLElement;
  expect(within(nav).getByRole("link", { name: "本周" }).getAttribute("aria-current")).toBe("page");
  expect(within(nav).queryByRole("link", { name: "审计" })).toBeNull();
  expect(screen.getByRole("link", { name: "跳到正文" }).getAttribute("href")).toBe("#main");
});

test("nobody signed in is sent to sign in, and back afterwards", async () => {
  answers["GET /api/v1/me"] = () => Response.json({ status: 401, code: "auth.unsigned" }, { status: 401 });
  const router = open("/");
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/sign-in"));
  expect(router.state.location.search).toEqual({ to: "/" });
});

test("Ctrl K finds a page and goes there by keys alone", async () => {
  const router = open("/");
  await screen.findByRole("heading", { level: 1 });
  await userEvent.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox", { name: "查找" });
  await userEvent.type(field, "设置");
  expect(screen.getAllByRole("option").map((o) => o.textContent)).toEqual(["设置"]);
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(router.state.location.pathname).toBe("/settings"));
});

test("? lists the keys", async () => {
  open("/");
  await screen.findByRole("heading", { level: 1 });
  await userEvent.keyboard("?");
  expect(await screen.findByRole("dialog", { name: "快捷键" })).toBeTruthy();
  expect(screen.getByText("查找页面、目标和成员")).toBeTruthy();
});

test("what a person set for themselves follows them to this browser", async () => {
  answers["GET /api/v1/me"] = () => Response.json({ ...me, lang: "en", theme: "dark" });
  open("/");
  expect(await screen.findByRole("heading", { level: 1, name: "My week" })).toBeTruthy();
  expect(document.documentElement.dataset.theme).toBe("dark");
  chooseTheme("system");
  await act(() => switchLanguage("zh-CN"));
});

test("it does so on a phone too, where the menu that chooses isn't open", async () => {
  vi.stubGlobal("matchMedia", (query: string) => ({
    matches: true,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  answers["GET /api/v1/me"] = () => Response.json({ ...me, lang: "en", theme: "dark" });
  open("/");
  expect(await screen.findByRole("heading", { level: 1, name: "My week" })).toBeTruthy();
  await vi.waitFor(() => expect(document.documentElement.dataset.theme).toBe("dark"));
  expect(screen.queryByRole("button", { name: "李娜" })).toBeNull();
  chooseTheme("system");
  await act(() => switchLanguage("zh-CN"));
});

test("the language changes everywhere at once, and is kept with the person", async () => {
  const patched = vi.fn(() => Response.json(me));
  answers["PATCH /api/v1/people/1"] = patched;
  open("/");
  await screen.findByRole("heading", { level: 1 });
  await userEvent.click(screen.getByRole("button", { name: "李娜" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: /English/ }));
  expect(await screen.findByRole("heading", { level: 1, name: "My week" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("en");
  await vi.waitFor(() => expect(patched).toHaveBeenCalledTimes(1));
  await act(() => switchLanguage("zh-CN"));
});

test("an address without a page says so", async () => {
  open("/nowhere");
  expect(await screen.findByRole("heading", { level: 1, name: "没有这一页" })).toBeTruthy();
});
