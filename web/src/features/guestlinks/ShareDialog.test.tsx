import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { ToastProvider } from "../../ui/Toast";
import { ShareDialog } from "./ShareDialog";

const asked: { method: string; url: string; body: string }[] = [];
let answer: (method: string, url: string) => [number, unknown];

const link = {
  id: "g1",
  person_id: "p1",
  person_name: "林岳",
  label: "给董事会",
  made_at: "2026-11-20T02:00:00Z",
  ends_at: "2026-11-23T02:00:00Z",
  state: "live",
  opened: 0,
  can: ["guest_link.revoke"],
};

beforeEach(() => {
  asked.length = 0;
  answer = () => [200, { items: [] }];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push({ method: request.method, url: request.url, body: await request.text() });
    const [status, body] = answer(request.method, request.url);
    return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  });
});

function open(page = { teamId: "t1", teamName: "用户组" }) {
  const close = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ToastProvider>
        <ShareDialog page={page} onClose={close} />
      </ToastProvider>
    </QueryClientProvider>,
  );
  return close;
}

test("what is refused is said in the server's words, and what was typed stays", async () => {
  answer = (method) =>
    method === "POST"
      ? [
          409,
          {
            status: 409,
            code: "guest_link.many",
            detail: "每人最多有 50 个有效的访客链接，请先停用不用的。",
          },
        ]
      : [200, { items: [] }];
  open();
  await screen.findByText("还没有人拿到这里的链接。");
  await userEvent.type(screen.getByLabelText("备注"), "给董事会");
  await userEvent.click(screen.getByRole("button", { name: "生成链接" }));
  expect(await screen.findByText("每人最多有 50 个有效的访客链接，请先停用不用的。")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("备注").value).toBe("给董事会");
});

test("a link that is shown once isn't lost by a press outside or Escape", async () => {
  answer = (method) =>
    method === "POST"
      ? [201, { ...link, url: "https://okr.example.com/guest/abc" }]
      : [200, { items: [link] }];
  const close = open();
  await userEvent.clear(screen.getByLabelText(/^有效天数/));
  expect(screen.getByText("请填 1 到 90 的整数。")).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^有效天数/), "3{Enter}");
  const address = await screen.findByLabelText<HTMLInputElement>("链接");
  expect(address.value).toBe("https://okr.example.com/guest/abc");
  expect(JSON.parse(asked.find(({ method }) => method === "POST")?.body ?? "")).toEqual({
    team_id: "t1",
    days: 3,
  });
  fireEvent(screen.getByRole("dialog"), new Event("cancel", { cancelable: true }));
  fireEvent.click(screen.getByRole("dialog"));
  expect(close).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "关闭" }));
  expect(close).toHaveBeenCalledOnce();
});

test("a list that can't be loaded says so, and is asked for again", async () => {
  answer = () => [500, { status: 500, code: "server.error", detail: "出错了。" }];
  open();
  await screen.findByText("出错了。");
  answer = () => [200, { items: [link] }];
  await userEvent.click(screen.getByRole("button", { name: /再试|重试/ }));
  expect(await screen.findByText("给董事会")).toBeTruthy();
  expect(screen.getByRole("button", { name: "停用“给董事会”" })).toBeTruthy();
});
