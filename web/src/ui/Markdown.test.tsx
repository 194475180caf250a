import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Markdown } from "./Markdown";
import { renderMarkdown } from "./markdown";

test("what people write is rendered", async () => {
  render(<Markdown text={"**先**做\n- [x] 名单"} />);
  expect((await screen.findByText("先")).tagName).toBe("STRONG");
  expect(screen.getByRole("listitem").textContent?.trim()).toBe("☑ 名单");
  expect(screen.getByRole("listitem").hasAttribute("data-task")).toBe(true);
});

test("links open elsewhere and give nothing away", () => {
  expect(renderMarkdown("[话术](https://example.com)")).toContain(
    '<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow">话术</a>',
  );
  expect(renderMarkdown("[目标](/okrs/1)")).toContain('href="/okrs/1"');
});

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[x](javascript:alert(1))",
  "[x](data:text/html,<script>1</script>)",
  "[x](//evil.example)",
  '<b style="position:fixed">x</b>',
  "![x](https://evil.example/pixel.png)",
  "<svg><a href='javascript:alert(1)'>x</a></svg>",
  '[x](/a"onmouseover="alert(1))',
  "<form action=/api/v1/session><button>x</button></form>",
])("%s does no harm", (text) => {
  const box = document.createElement("div");
  box.innerHTML = renderMarkdown(text);
  expect(box.querySelectorAll("script,img,svg,form,style,iframe,button")).toHaveLength(0);
  for (const element of box.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      expect(name).not.toMatch(/^on|^style$/);
      expect(value).not.toMatch(/^(javascript|data):|^\/\//i);
    }
  }
});
