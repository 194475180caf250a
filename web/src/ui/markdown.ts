import DOMPurify from "dompurify";
import { Marked } from "marked";

/** No images: they would tell an outside server who reads. No raw HTML: it would carry styles and forms. */
const allowed = [
  ...["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a"],
  ...["ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
];

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

const reader = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    // A sign, not an input: it can't be pressed, and an input would need a label.
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    listitem(item) {
      return `<li${item.task ? " data-task" : ""}>${this.parser.parse(item.tokens)}</li>`;
    },
    image: ({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
    link({ href, tokens }) {
      return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer nofollow">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

/** Markdown → HTML that is safe to put on a page. */
export function renderMarkdown(text: string): string {
  return DOMPurify.sanitize(reader.parse(text, { async: false }), {
    ALLOWED_TAGS: allowed,
    ALLOWED_ATTR: ["href", "target", "rel", "start", "align"],
    // Their values are words, not addresses, and need not look like one.
    ADD_URI_SAFE_ATTR: ["target", "rel", "start", "align"],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  });
}
