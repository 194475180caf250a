import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf } from "../api/problem";
import { ProblemNotice } from "../ui/ProblemNotice";
import { switchLanguage } from "./language";
import { UnloadedBanner } from "./UnloadedBanner";

const banner = "这一页有些内容没有加载出来。";
let answer: () => number;

function Part({ name, says, badge }: { name: string; says?: boolean; badge?: boolean }) {
  const { data, error } = useQuery({
    queryKey: [name],
    queryFn: () => answer(),
    meta: badge ? { badge: true } : undefined,
  });
  return (
    <>
      {says && <ProblemNotice error={error} />}
      <p>{`${name} ${data ?? "–"}`}</p>
    </>
  );
}

function show(parts: React.ReactNode) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <UnloadedBanner />
      {parts}
    </QueryClientProvider>,
  );
}

const fails = (status: number) => () => {
  throw problemOf(status, { code: "x", detail: "服务器出错了" });
};
const settled = () => new Promise((done) => setTimeout(done, 500));

beforeEach(() => switchLanguage("zh-CN"));
afterEach(cleanup);

test("what a part of the page can't show and doesn't say is said once, and asked for again", async () => {
  answer = fails(500);
  show(<Part name="周期" />);
  expect(await screen.findByText(banner)).toBeTruthy();
  answer = () => 7;
  await userEvent.click(screen.getByRole("button", { name: "再试一次" }));
  expect(await screen.findByText("周期 7")).toBeTruthy();
  await settled();
  expect(screen.queryByText(banner)).toBeNull();
});

test("where a part says it, it isn't said twice; a count in the menu and a refusal are no outage", async () => {
  answer = fails(500);
  show(
    <>
      <Part name="目标" says />
      <Part name="几件事" badge />
    </>,
  );
  expect(await screen.findByText("服务器出错了")).toBeTruthy();
  await settled();
  expect(screen.queryByText(banner)).toBeNull();
  cleanup();
  answer = fails(403);
  show(<Part name="激励" />);
  await settled();
  expect(screen.queryByText(banner)).toBeNull();
});
