/** Short lists that a person keeps in this browser: what they don't want to see again. */
const PREFIX = "sinan.kept.";

export function readKept(key: string): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function writeKept(key: string, list: readonly string[]): void {
  try {
    if (list.length === 0) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(list));
  } catch {
    // A closed storage: it is seen again next time.
  }
}
