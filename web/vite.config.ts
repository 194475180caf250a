/// <reference types="vitest/config" />
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Empties dist before a build, save for .keep: git holds it so that `go build` works on a clean clone. */
function emptyDist(): Plugin {
  return {
    name: "sinan-empty-dist",
    apply: "build",
    buildStart() {
      const dist = join(import.meta.dirname, "dist");
      for (const name of readdirSync(dist)) {
        if (name !== ".keep") rmSync(join(dist, name), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), emptyDist()],
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
  },
  css: { modules: { localsConvention: "camelCaseOnly" } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
  },
});
