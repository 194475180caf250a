import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./Button";
import { Form, FormActions, FormRow } from "./Form";
import { TextInput } from "./TextInput";

test("Enter submits, the browser stays", async () => {
  const submit = vi.fn();
  render(
    <Form onSubmit={submit}>
      <FormRow>
        <TextInput aria-label="名称" value="" onChange={() => {}} />
      </FormRow>
      <FormActions>
        <Button type="submit">保存</Button>
      </FormActions>
    </Form>,
  );
  await userEvent.type(screen.getByLabelText("名称"), "{Enter}");
  expect(submit).toHaveBeenCalledTimes(1);
  expect(submit.mock.calls[0]?.[0].defaultPrevented).toBe(true);
});
