import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Dialog } from "./Dialog";
import { Drawer } from "./Drawer";

test("is named by its title and closed by its cross, Escape or a press outside", async () => {
  const close = vi.fn();
  render(
    <Dialog open title="新周期" onClose={close}>
      内容
    </Dialog>,
  );
  const dialog = screen.getByRole("dialog", { name: "新周期" });
  await userEvent.click(screen.getByRole("button", { name: "关闭" }));
  fireEvent(dialog, new Event("cancel", { cancelable: true }));
  fireEvent.click(dialog);
  expect(close).toHaveBeenCalledTimes(3);
  fireEvent.click(screen.getByText("内容"));
  expect(close).toHaveBeenCalledTimes(3);
});

test("guards what was typed when told to", () => {
  const close = vi.fn();
  render(<Drawer open keep title="写更新" onClose={close} />);
  const dialog = screen.getByRole("dialog");
  fireEvent(dialog, new Event("cancel", { cancelable: true }));
  fireEvent.click(dialog);
  expect(close).not.toHaveBeenCalled();
});

test("isn't there while closed", () => {
  render(<Dialog open={false} title="新周期" onClose={() => {}} />);
  expect(screen.queryByRole("dialog")).toBeNull();
});
