// Runs before the first paint, so that a saved theme or language never flashes, and the words of the language
// are on their way beside the program. The build puts it into the page: vite.config.ts. Keys: src/lib/preferences.ts.
(() => {
  const page = document.documentElement;
  const saved = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be closed to us; the system's choice is then used.
    }
  };
  const theme = saved("sinan.theme");
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;

  // The saved language, or else the browser's: Chinese for any zh, English for the rest.
  const asked = [saved("sinan.language"), ...(navigator.languages || [navigator.language])];
  const tag = asked.find((each) => /^(zh|en)\b/i.test(each || "")) || "zh";
  page.lang = tag.toLowerCase().startsWith("en") ? "en" : "zh-CN";
  const words = document.querySelector(`meta[name="words"][lang="${page.lang}"]`);
  if (words) {
    const early = document.createElement("link");
    early.rel = "modulepreload";
    early.href = words.content;
    document.head.append(early);
  }
})();
