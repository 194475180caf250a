import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { StaleMark } from "./StaleMark";

test("says how long, where it is known", () => {
  expect(render(<StaleMark days={12} />).container.textContent).toBe("12 天没有更新");
  expect(render(<StaleMark />).container.textContent).toBe("未按时更新");
});
