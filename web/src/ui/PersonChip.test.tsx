import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PersonChip } from "./PersonChip";

test("shows the name and its first sign, which isn't read twice", () => {
  render(<PersonChip name="李娜" />);
  expect(screen.getByText("李").getAttribute("aria-hidden")).toBe("true");
  expect(screen.getByText("李娜")).toBeTruthy();
});

test("keeps the name when only the face is shown, and takes rare characters whole", () => {
  const { container } = render(<PersonChip name="𠮷野" bare />);
  expect(screen.getByText("𠮷野").className).toBe("hidden-visually");
  expect(container.querySelector("[aria-hidden]")?.textContent).toBe("𠮷");
  expect(screen.getByTitle("𠮷野")).toBeTruthy();
});
