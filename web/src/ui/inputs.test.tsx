import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Checkbox } from "./Checkbox";
import { DatePick } from "./DatePick";
import { Segmented } from "./Segmented";
import { Select } from "./Select";
import { TextArea } from "./TextArea";
import { TextInput } from "./TextInput";

const kinds = [
  { value: "committed", label: "承诺型" },
  { value: "aspirational", label: "挑战型" },
] as const;

test("text comes as text", () => {
  const change = vi.fn();
  render(<TextInput aria-label="名称" value="" onChange={change} />);
  render(<TextArea aria-label="说明" value="" onChange={change} />);
  fireEvent.change(screen.getByLabelText("名称"), { target: { value: "甲" } });
  fireEvent.change(screen.getByLabelText("说明"), { target: { value: "乙" } });
  expect(change.mock.calls).toEqual([["甲"], ["乙"]]);
});

test("a date comes as YYYY-MM-DD", () => {
  const change = vi.fn();
  render(<DatePick aria-label="截止" value="" onChange={change} />);
  fireEvent.change(screen.getByLabelText("截止"), { target: { value: "2026-12-31" } });
  expect(change).toHaveBeenCalledWith("2026-12-31");
});

test("one of a few, by list", async () => {
  const change = vi.fn();
  render(<Select aria-label="类型" value="committed" options={kinds} onChange={change} />);
  await userEvent.selectOptions(screen.getByLabelText("类型"), "挑战型");
  expect(change).toHaveBeenCalledWith("aspirational");
});

test("one of a few, in sight, by radio", async () => {
  const change = vi.fn();
  render(<Segmented label="类型" value="committed" options={kinds} onChange={change} />);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "承诺型" }).checked).toBe(true);
  await userEvent.click(screen.getByText("挑战型"));
  expect(change).toHaveBeenCalledWith("aspirational");
});

test("yes or no, by pressing the words", async () => {
  const change = vi.fn();
  render(
    <Checkbox checked={false} onChange={change}>
      有变化时通知我
    </Checkbox>,
  );
  await userEvent.click(screen.getByText("有变化时通知我"));
  expect(change).toHaveBeenCalledWith(true);
});
