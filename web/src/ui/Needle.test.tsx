import { act, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { expect, test } from "vitest";
import { Needle } from "./Needle";

const parts = () => Array.from(screen.getByRole("img").children) as HTMLElement[];

test("says in words what it draws", () => {
  render(<Needle progress={0.4} expected={0.59} forecast={{ low: 0.48, high: 0.79 }} status="at_risk" />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
    "进度 40%，应达 59%，预测 48% 到 79%，有风险",
  );
  expect(screen.getByText("40%")).toBeTruthy();
  const [band, fill, tick] = parts();
  expect([band?.style.left, band?.style.width]).toEqual(["48%", "31%"]);
  expect(fill?.style.width).toBe("40%");
  expect(tick?.style.left).toBe("59%");
});

test("is drawn within the bar and written as it is", () => {
  render(<Needle progress={1.3} expected={1.2} forecast={{ low: -0.2, high: 1.4 }} status="achieved" />);
  const [band, fill, tick] = parts();
  expect([band?.style.left, band?.style.width]).toEqual(["0%", "100%"]);
  expect([fill?.style.width, tick?.style.left]).toEqual(["100%", "100%"]);
  expect(screen.getByText("130%")).toBeTruthy();
});

test("unknown is not zero", () => {
  render(<Needle progress={null} expected={0.5} status="no_data" />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe("进度未知，应达 50%，暂无数据");
  expect(parts()).toHaveLength(1);
  expect(screen.getByText("–")).toBeTruthy();
  expect(screen.queryByText("0%")).toBeNull();
});

test("leaves the number out where a column holds it", () => {
  render(<Needle progress={0.4} status="on_track" bare />);
  expect(screen.queryByText("40%")).toBeNull();
});

test("speaks the reader's language at once", async () => {
  i18next.addResourceBundle("en", "translation", { ui: (await import("./en")).default });
  render(<Needle progress={0.4} status="on_track" />);
  await act(() => i18next.changeLanguage("en"));
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe("progress 40%, On track");
});
