import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { StatusTag } from "./StatusTag";
import { type Status, statusIcon } from "./status";

test("every status has a word and a sign of its own", () => {
  const signs = Object.values(statusIcon);
  expect(new Set(signs).size).toBe(signs.length);
  for (const status of Object.keys(statusIcon) as Status[]) {
    const { container, unmount } = render(<StatusTag status={status} />);
    expect(container.textContent).toMatch(new RegExp(`^${statusIcon[status]}[正有落达未暂]`));
    unmount();
  }
});

test("the sign is not read out", () => {
  render(<StatusTag status="off_track" />);
  expect(screen.getByText("■").getAttribute("aria-hidden")).toBe("true");
});
