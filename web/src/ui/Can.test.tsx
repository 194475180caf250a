import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Can } from "./Can";

test.each([
  [{ can: ["objectives.edit"] }, "编辑"],
  [{ can: ["objectives.read"] }, ""],
  [{ can: null }, ""],
  [{}, ""],
  [null, ""],
])("%j shows %j", (view, shown) => {
  const { container } = render(
    <Can view={view} action="objectives.edit">
      编辑
    </Can>,
  );
  expect(container.textContent).toBe(shown);
});
