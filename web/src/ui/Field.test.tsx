import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiProblem } from "../api/problem";
import { Field } from "./Field";
import { TextInput } from "./TextInput";

const refusal = new ApiProblem({
  status: 422,
  code: "cycles.invalid",
  errors: [
    { pointer: "/name", detail: "名称还没有写" },
    { pointer: "/ends_on", detail: "结束早于开始" },
  ],
});

function description(input: HTMLElement): string {
  const ids = input.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent).join("|");
}

test("label, hint and the server's reason belong to the input", () => {
  render(
    <Field label="名称" hint="例如 2026 年第四季度" pointer="/name" error={refusal} required>
      <TextInput value="" onChange={() => {}} />
    </Field>,
  );
  const input = screen.getByLabelText<HTMLInputElement>(/名称/);
  expect(description(input)).toBe("例如 2026 年第四季度|名称还没有写");
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(input.required).toBe(true);
});

test("without a refusal nothing is invalid and nothing dangling is referred to", () => {
  render(
    <Field label="名称" pointer="/name" error={null}>
      <TextInput value="" onChange={() => {}} />
    </Field>,
  );
  const input = screen.getByLabelText("名称");
  expect(input.hasAttribute("aria-invalid")).toBe(false);
  expect(input.hasAttribute("aria-describedby")).toBe(false);
});

test("words of one's own are shown as well", () => {
  render(
    <Field label="确认密码" error="两次写的不一样">
      <TextInput value="" onChange={() => {}} />
    </Field>,
  );
  expect(description(screen.getByLabelText("确认密码"))).toBe("两次写的不一样");
});
