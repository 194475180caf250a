/** "../features/checkins/zh.ts" → its words under "checkins". */
export function gather(modules: Record<string, { default: object }>): Record<string, object> {
  const words: Record<string, object> = {};
  for (const [path, module] of Object.entries(modules)) {
    const folder = path.split("/").at(-2);
    if (folder) words[folder === "." ? "app" : folder] = module.default;
  }
  return words;
}
