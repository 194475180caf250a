// Runs before the first paint so that a saved theme or language never flashes. It is a file of
// its own because the content security policy forbids inline script. Keys: src/lib/preferences.ts.
(() => {
  try {
    const theme = localStorage.getItem("sinan.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    const language = localStorage.getItem("sinan.language");
    if (language === "en" || language === "zh-CN") document.documentElement.lang = language;
  } catch {
    // Storage may be closed to us; the system's theme is then used.
  }
})();
