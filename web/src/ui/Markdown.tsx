import { useEffect, useState } from "react";
import styles from "./Markdown.module.css";

/** Text that people wrote in Markdown. The renderer comes lazily; until then the text stands as it is. */
export function Markdown({ text }: { text: string }) {
  const [html, setHtml] = useState<{ text: string; html: string } | null>(null);
  useEffect(() => {
    let stale = false;
    void import("./markdown").then(({ renderMarkdown }) => {
      if (!stale) setHtml({ text, html: renderMarkdown(text) });
    });
    return () => {
      stale = true;
    };
  }, [text]);
  if (html?.text !== text) return <div className={`${styles.text} ${styles.raw}`}>{text}</div>;
  // Safe: ./markdown sanitizes, and has the tests for it.
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: html.html }} />;
}
