import { useSyncExternalStore } from "react";

const system = () => globalThis.matchMedia?.("(prefers-color-scheme: dark)");

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : (system()?.matches ?? false);
}

function subscribe(changed: () => void): () => void {
  const watcher = new MutationObserver(changed);
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  system()?.addEventListener("change", changed);
  return () => {
    watcher.disconnect();
    system()?.removeEventListener("change", changed);
  };
}

/** Whether the page is dark now, for what can't take its colours from CSS: antd and charts. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
