import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Tag } from "./Tag";

test("shows its word", () => {
  render(<Tag>承诺型</Tag>);
  expect(screen.getByText("承诺型")).toBeTruthy();
});
