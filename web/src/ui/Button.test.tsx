import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./Button";

test("presses count once, and not while it is busy or disabled", async () => {
  const press = vi.fn();
  const { rerender } = render(<Button onClick={press}>保存</Button>);
  await userEvent.click(screen.getByRole("button"));
  rerender(
    <Button onClick={press} busy>
      保存
    </Button>,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
  rerender(
    <Button onClick={press} disabled>
      保存
    </Button>,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(press).toHaveBeenCalledTimes(1);
});

test("a busy submit button submits nothing, and buttons don't submit unless told", async () => {
  const submit = vi.fn((event: React.FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button>取消</Button>
      <Button type="submit" busy>
        等一下
      </Button>
      <Button type="submit">保存</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "取消" }));
  await userEvent.click(screen.getByRole("button", { name: "等一下" }));
  expect(submit).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "保存" }));
  expect(submit).toHaveBeenCalledTimes(1);
});
