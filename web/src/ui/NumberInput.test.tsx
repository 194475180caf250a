import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Field } from "./Field";
import { NumberInput } from "./NumberInput";

function Trial() {
  const [text, setText] = useState("");
  return (
    <Field label="当前值">
      <NumberInput value={text} onChange={setText} unit="人" />
    </Field>
  );
}

test("says how it read what was typed, and keeps what was typed", async () => {
  render(<Trial />);
  const input = screen.getByLabelText<HTMLInputElement>("当前值");
  await userEvent.type(input, "5.24万");
  expect(input.value).toBe("5.24万");
  const told = input.getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(told)?.textContent).toBe("读作 52,400 人");
});

test("a plain number needs no echo, and words are said to be none", async () => {
  render(<Trial />);
  const input = screen.getByLabelText("当前值");
  await userEvent.type(input, "52000");
  expect(screen.queryByText(/读作/)).toBeNull();
  await userEvent.clear(input);
  await userEvent.type(input, "不少");
  expect(screen.getByText(/这里要填一个数/)).toBeTruthy();
});
