/** What a person chose for this browser. early.js reads the same keys before the first paint, and says by the page's lang which language it is in. */
const THEME = "sinan.theme";
const LANGUAGE = "sinan.language";

export type Theme = "light" | "dark" | "system";
export type Language = "zh-CN" | "en";

export const themes: readonly Theme[] = ["light", "dark", "system"];
export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);

export const languages: readonly Language[] = ["zh-CN", "en"];
export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A closed storage costs the memory of the choice, not the choice itself.
  }
}

export function savedTheme(): Theme {
  const saved = read(THEME);
  return saved === "light" || saved === "dark" ? saved : "system";
}

/** Applies a theme to the page at once and remembers it. */
export function chooseTheme(theme: Theme): void {
  write(THEME, theme === "system" ? null : theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function rememberLanguage(language: Language): void {
  write(LANGUAGE, language);
}
