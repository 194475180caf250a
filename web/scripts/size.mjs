// Weighs what the signed-in home loads first, gzipped, and fails over the budget. Run after `npm run build`.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BUDGET = 250 * 1024;
const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");

/** Loaded by import() on the way to the home page; the heavier language counts. */
const alsoLoaded = ["src/app/words.zh.ts"];

// vite.config.ts puts it there: the binary, which carries all of dist, has no use for it.
const manifestFile = join(dist, "../node_modules/.build/manifest.json");
if (!existsSync(manifestFile) || !existsSync(join(dist, "index.html"))) {
  console.error("There is no build to weigh: npm run build");
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));

/** The files behind an entry of the manifest and everything it imports statically. */
function filesOf(key, seen = new Set()) {
  const entry = manifest[key];
  if (!entry) throw new Error(`${key} is not in the build`);
  if (seen.has(key)) return [];
  seen.add(key);
  return [entry.file, ...(entry.css ?? []), ...(entry.imports ?? []).flatMap((each) => filesOf(each, seen))];
}

/** What the page itself names, with what that imports. */
const html = readFileSync(join(dist, "index.html"), "utf8");
const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
const keysOf = (file) => Object.keys(manifest).filter((key) => manifest[key].file === file);

const files = new Set([
  "index.html",
  ...named,
  ...[...named.flatMap(keysOf), ...alsoLoaded].flatMap((key) => filesOf(key)),
]);
/** The build leaves scripts and styles packed (see packed in vite.config.ts), the page itself plain. */
const weight = (file) =>
  existsSync(join(dist, `${file}.gz`))
    ? statSync(join(dist, `${file}.gz`)).size
    : gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const weighed = [...files].map((file) => ({ file, bytes: weight(file) })).sort((a, b) => b.bytes - a.bytes);
const total = weighed.reduce((sum, { bytes }) => sum + bytes, 0);
const kb = (bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;

for (const { file, bytes } of weighed) console.log(kb(bytes), file);
console.log(kb(total), `first load of the signed-in home, gzip (budget ${kb(BUDGET).trim()})`);
if (total > BUDGET) {
  console.error(`Over the budget by ${kb(total - BUDGET).trim()}: load the heavy part lazily.`);
  process.exit(1);
}
