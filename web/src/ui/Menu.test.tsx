import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Menu } from "./Menu";

function trial() {
  const copy = vi.fn();
  const drop = vi.fn();
  render(
    <Menu
      label="更多"
      face="…"
      entries={[
        { key: "copy", label: "复制", onSelect: copy },
        { key: "off", label: "停用", disabled: true, onSelect: vi.fn() },
        { key: "drop", label: "放弃", checked: true, onSelect: drop },
      ]}
    />,
  );
  return { copy, drop, face: screen.getByRole("button", { name: "更多" }) };
}

test("is worked by keys alone, past what is disabled, and gives focus back", async () => {
  const { drop, face } = trial();
  face.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("复制");
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement?.getAttribute("role")).toBe("menuitemradio");
  await userEvent.keyboard("{Enter}");
  expect(drop).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(face);
});

test("Escape and a press elsewhere close it", async () => {
  const { copy, face } = trial();
  await userEvent.click(face);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  await userEvent.click(face);
  await userEvent.click(document.body);
  expect(screen.queryByRole("menu")).toBeNull();
  expect(copy).not.toHaveBeenCalled();
});
