import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test } from "vitest";
import { continueList, MarkdownField, surround } from "./MarkdownField";

function Trial() {
  const [text, setText] = useState("- 名单");
  return <MarkdownField value={text} onChange={setText} />;
}

test("Enter in a list begins the next point", async () => {
  render(<Trial />);
  const area = screen.getByRole<HTMLTextAreaElement>("textbox");
  await userEvent.type(area, "{Enter}");
  expect(area.value).toBe("- 名单\n- ");
});

test("the result can be looked at, and what was written is still there", async () => {
  render(<Trial />);
  await userEvent.click(screen.getByRole("button", { name: "看效果" }));
  expect((await screen.findByRole("listitem")).textContent).toBe("名单");
  await userEvent.click(screen.getByRole("button", { name: "继续写" }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("- 名单");
});

test("lists count on, tick boxes begin empty, an empty point ends the list", () => {
  expect(continueList("9. 九", 4)?.text).toBe("9. 九\n10. ");
  expect(continueList("- [x] 好", 7)?.text).toBe("- [x] 好\n- [ ] ");
  expect(continueList("- 一\n- ", 6)).toEqual({ text: "- 一\n", from: 4, to: 4 });
  expect(continueList("一", 1)).toBeNull();
});

test("a mark is put around the selection, and taken away again", () => {
  const bold = surround("先做这件", 0, 2, "**");
  expect(bold).toEqual({ text: "**先做**这件", from: 2, to: 4 });
  expect(surround(bold.text, bold.from, bold.to, "**")).toEqual({ text: "先做这件", from: 0, to: 2 });
});
