import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Sparkline } from "./Sparkline";

const line = () => screen.getByRole("img").querySelector("polyline")?.getAttribute("points");

test("readings are spaced by their days, higher values higher up", () => {
  render(
    <Sparkline
      label="三次更新"
      width={106}
      height={26}
      points={[
        { on: "2026-11-01", value: 10 },
        { on: "2026-11-02", value: 20 },
        { on: "2026-11-11", value: 15 },
      ]}
    />,
  );
  expect(line()).toBe("3,23 13,3 103,13");
  expect(screen.getByRole("img", { name: "三次更新" })).toBeTruthy();
});

test("a value that never moved lies in the middle, one reading is a dot", () => {
  render(<Sparkline label="一次更新" width={106} height={26} points={[{ on: "2026-11-01", value: 5 }]} />);
  expect(line()).toBe("3,13");
});

test("no readings, no picture", () => {
  render(<Sparkline label="没有" points={[]} />);
  expect(screen.queryByRole("img")).toBeNull();
});
