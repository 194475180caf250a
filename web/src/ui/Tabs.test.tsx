import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { Tabs } from "./Tabs";

function Trial() {
  const [value, setValue] = useState("a");
  return (
    <Tabs
      label="团队"
      value={value}
      onChange={setValue}
      tabs={[
        { value: "a", label: "目标", count: 3 },
        { value: "b", label: "成员" },
        { value: "c", label: "变化" },
      ]}
    >
      {value}
    </Tabs>
  );
}

test("arrows go round, Home and End to the ends, one tab stop", async () => {
  render(<Trial />);
  await userEvent.click(screen.getByRole("tab", { name: /目标/ }));
  await userEvent.keyboard("{ArrowLeft}");
  expect(screen.getByRole("tabpanel", { name: "变化" }).textContent).toBe("c");
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "变化" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(screen.getByRole("tabpanel").textContent).toBe("a");
  await userEvent.keyboard("{End}");
  expect(screen.getByRole("tabpanel").textContent).toBe("c");
  expect(screen.getAllByRole("tab").map((tab) => tab.tabIndex)).toEqual([-1, -1, 0]);
});
