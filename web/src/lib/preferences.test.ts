import { beforeEach, expect, test, vi } from "vitest";
import { chooseTheme, preferredLanguage, rememberLanguage, savedTheme } from "./preferences";

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

test("the choice goes before the browser, Chinese before anything unknown", () => {
  const asked = vi.spyOn(navigator, "languages", "get");
  asked.mockReturnValue(["fr", "en-GB", "zh-CN"]);
  expect(preferredLanguage()).toBe("en");
  asked.mockReturnValue(["zh-TW"]);
  expect(preferredLanguage()).toBe("zh-CN");
  asked.mockReturnValue(["fr"]);
  expect(preferredLanguage()).toBe("zh-CN");
  rememberLanguage("en");
  expect(preferredLanguage()).toBe("en");
});
