import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { EmptyState } from "./EmptyState";
import { Page } from "./Page";
import { Panel } from "./Panel";
import { Skeleton } from "./Skeleton";

test("a page names the window", () => {
  render(<Page title="组织" subtitle="18 位成员" actions={<button type="button">邀请</button>} />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("组织");
  expect(document.title).toBe("组织 · 司南");
  expect(screen.getByText("18 位成员")).toBeTruthy();
});

test("a panel shows its title and what can be done", () => {
  render(
    <Panel title="在等我" actions={<button type="button">全部</button>}>
      两件
    </Panel>,
  );
  expect(screen.getByRole("heading", { level: 2, name: "在等我" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "全部" })).toBeTruthy();
});

test("an empty place says what to do next", () => {
  render(
    <EmptyState title="还没有周期" action={<button type="button">新周期</button>}>
      目标都属于一个周期。
    </EmptyState>,
  );
  expect(screen.getByRole("heading", { name: "还没有周期" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "新周期" })).toBeTruthy();
});

test("loading is said once", () => {
  render(<Skeleton lines={5} />);
  expect(screen.getByRole("status").textContent).toBe("正在载入");
});
