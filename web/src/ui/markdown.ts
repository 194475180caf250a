import DOMPurify from "dompurify";
import { Marked } from "marked";

/** No images: they would tell an outside server who reads. No raw HTML: it would carry styles and forms. */
const allowed = [
  ...["p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "a"],
  ...["ul", "ol", "li", "input", "h1", "h2", "h3", "h4", "h5", "h6"],
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
    ALLOWED_ATTR: ["href", "target", "rel", "start", "type", "checked", "disabled", "align"],
    // Their values are words, not addresses, and need not look like one.
    ADD_URI_SAFE_ATTR: ["target", "rel", "start", "type", "checked", "disabled", "align"],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/)|#)/i,
  });
}
