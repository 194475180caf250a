/// <reference types="vitest/config" />
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Empties dist before a build, save for .keep: git holds it so that `go build` works on a clean clone. */
function emptyDist(): Plugin {
  let dist = "";
  return {
    name: "sinan-empty-dist",
    apply: "build",
    configResolved(config) {
      dist = resolve(config.root, config.build.outDir);
    },
    buildStart() {
      if (!existsSync(dist)) return;
      for (const name of readdirSync(dist)) {
        if (name !== ".keep") rmSync(join(dist, name), { recursive: true });
      }
    },
  };
}

/**
 * antd hands its nonce to most of the style elements it adds, but not to those that measure a scrollbar or
 * lock the page's scrolling (Table, Modal). They all pass through one function, which here falls back on the
 * nonce of the page, so that the content security policy needs no unsafe-inline.
 */
function antdNonce(): Plugin {
  const gap = /if \(csp\?\.nonce\) \{\s*styleNode\.nonce = csp\?\.nonce;\s*\}/;
  const filled = `styleNode.nonce = csp?.nonce ?? document.querySelector('meta[name="csp-nonce"]')?.content ?? "";`;
  return {
    name: "sinan-antd-nonce",
    apply: "build",
    transform: {
      filter: { id: /@rc-component[/]util[/]es[/]Dom[/]dynamicCSS\.js$/ },
      handler(code) {
        if (!gap.test(code))
          this.error("antd adds its styles differently now: see antdNonce in vite.config.ts");
        return { code: code.replace(gap, filled), map: null };
      },
    },
  };
}

/**
 * Puts early.js into the page itself, under its nonce: a file of its own would be waited for before the first paint,
 * and the words that it asks for would be asked for later by as much. They are named in the page for it, by language.
 */
function early(): Plugin {
  return {
    name: "sinan-early",
    transformIndexHtml(_, { bundle }) {
      const words = Object.entries({ "zh-CN": "words.zh", en: "words.en" }).flatMap(([lang, name]) => {
        if (!bundle) return []; // while developing, the program asks for them
        const found = Object.values(bundle).find((each) => each.type === "chunk" && each.name === name);
        if (!found) throw new Error(`there are no ${name} in the build: see early in vite.config.ts`);
        const attrs = { name: "words", lang, content: `/${found.fileName}` };
        return [{ tag: "meta", attrs, injectTo: "head-prepend" as const }];
      });
      const children = readFileSync(resolve(import.meta.dirname, "early.js"), "utf8").replaceAll(
        /^ *\/\/.*\n/gm,
        "",
      );
      return [
        ...words,
        { tag: "script", attrs: { nonce: "__CSP_NONCE__" }, children, injectTo: "head-prepend" },
      ];
    },
  };
}

/** The list of what is in the build, for scripts/size.mjs; the binary has no use for it. */
const manifest = "node_modules/.build/manifest.json";

/** Bytes of a file packed by gzip under which brotli saves less, over a line, than it takes in the binary. */
const SMALL = 4096;

/**
 * Packs every script, style and drawing both ways that browsers take: brotli on a safe line, gzip on any. The
 * server unpacks for what takes neither, so that the binary need not carry them a third time.
 */
function packed(): Plugin {
  return {
    name: "sinan-packed",
    apply: "build",
    writeBundle({ dir = "dist" }, bundle) {
      for (const name of Object.keys(bundle).filter((n) => /\.(js|css|svg)$/.test(n))) {
        const file = join(dir, name);
        const whole = readFileSync(file);
        const gzipped = gzipSync(whole, { level: 9 });
        writeFileSync(`${file}.gz`, gzipped);
        if (gzipped.length >= SMALL) writeFileSync(`${file}.br`, brotliCompressSync(whole));
        rmSync(file);
      }
      const kept = resolve(import.meta.dirname, manifest);
      mkdirSync(dirname(kept), { recursive: true });
      copyFileSync(join(dir, ".vite/manifest.json"), kept);
      rmSync(join(dir, ".vite"), { recursive: true });
    },
  };
}

export default defineConfig({
  plugins: [react(), emptyDist(), antdNonce(), early(), packed()],
  server: {
    host: "127.0.0.1",
    proxy: { "/api": "http://127.0.0.1:8321" },
  },
  build: {
    emptyOutDir: false,
    manifest: true,
    // light-dark() carries both themes in one declaration; older browsers than these lack it.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // Inlined data: URIs would need img-src data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What every page begins with comes in one file, not in the seventy that its sharing would make of it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "base", tags: ["$initial"] }] } } },
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
    // Reading all sources and rendering whole pages takes seconds on a small machine; this only ends what hangs.
    testTimeout: 30_000,
  },
});
