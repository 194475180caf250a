import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { FieldError } from "./FieldError";

test("says all reasons, or isn't there", () => {
  expect(render(<FieldError words={["太短", "要有数字"]} />).container.textContent).toBe("太短 要有数字");
  expect(render(<FieldError words={[]} />).container.firstChild).toBeNull();
});
