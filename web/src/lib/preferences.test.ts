import { beforeEach, expect, test } from "vitest";
import { chooseTheme, savedTheme } from "./preferences";

beforeEach(() => {
  localStorage.clear();
  delete document.documentElement.dataset.theme;
});

test("a theme is applied and remembered; the system's leaves no trace", () => {
  chooseTheme("dark");
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(savedTheme()).toBe("dark");
  chooseTheme("system");
  expect(document.documentElement.dataset.theme).toBeUndefined();
  expect(savedTheme()).toBe("system");
});
