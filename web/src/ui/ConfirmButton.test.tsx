import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ApiProblem } from "../api/problem";
import { ConfirmButton } from "./ConfirmButton";

async function ask(onConfirm: () => Promise<void>) {
  render(
    <ConfirmButton question="停用王芳的账号？" verb="停用" onConfirm={onConfirm}>
      停用账号
    </ConfirmButton>,
  );
  await userEvent.click(screen.getByRole("button", { name: "停用账号" }));
}

test("does nothing before the yes, and closes after it", async () => {
  const act = vi.fn(async () => {});
  await ask(act);
  expect(act).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "停用" }));
  expect(act).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("does nothing after a no", async () => {
  const act = vi.fn(async () => {});
  await ask(act);
  await userEvent.click(screen.getByRole("button", { name: "取消" }));
  expect(act).not.toHaveBeenCalled();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a refusal stays in sight", async () => {
  await ask(() =>
    Promise.reject(new ApiProblem({ status: 409, code: "people.last_admin", detail: "至少要留一位管理员" })),
  );
  await userEvent.click(screen.getByRole("button", { name: "停用" }));
  expect((await screen.findByRole("alert")).textContent).toContain("至少要留一位管理员");
  expect(screen.getByRole("dialog")).toBeTruthy();
});
