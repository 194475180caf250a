import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { TeamChip } from "./TeamChip";

test("shows the team by name", () => {
  render(<TeamChip name="运营部" />);
  expect(screen.getByText("运营部")).toBeTruthy();
  expect(screen.getByText("运").getAttribute("aria-hidden")).toBe("true");
});
