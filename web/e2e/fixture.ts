import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, type ConsoleMessage, expect, type Page, type Request } from "@playwright/test";
import { type Server, startServer } from "./server";

/** One server per test file and worker: it begins empty and is kept from test to test of the file. */
class Servers {
  #file = "";
  #server: Server | undefined;

  async for(file: string): Promise<Server> {
    if (this.#file !== file) {
      await this.stop();
      this.#file = file;
      this.#server = await startServer();
    }
    if (!this.#server) throw new Error("the server didn't start");
    return this.#server;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#server = undefined;
    this.#file = "";
  }
}

interface Given {
  /** The server behind `page`. `server.crash()` pulls the plug and starts it again. */
  server: Server;
  /** Fails unless axe finds nothing on the page as it is now. */
  axe: (page?: Page) => Promise<void>;
  /** Writes a picture into web/test-results/pictures, or the folder named by PICTURES. */
  picture: (name: string, page?: Page) => Promise<void>;
  /** Console errors that this test expects, e.g. the browser's own line about a 422. */
  expectedErrors: RegExp[];
}

/**
 * Takes all but one part in SINAN_SLOW of the page's processor away: a journey that expects what was true
 * before its act passes here by luck, and fails on a machine of another speed.
 */
async function slow(page: Page): Promise<void> {
  const rate = Number(process.env.SINAN_SLOW || 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** The browser's own line about a stream of changes, or a sign of life, that broke, as when a journey crashes the server or pulls the plug. */
const brokenStream = (message: ConsoleMessage) =>
  /\/api\/v1\/(stream|presence)(\?|$)/.test(message.location().url) && message.text().includes("net::ERR_");

/**
 * Watches what a page asks for from now on. The answer waits until nothing has been under way for half a second:
 * "networkidle", which never comes while the page follows the stream of changes.
 */
export function traffic(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  let last = Date.now();
  page.on("request", (request) => {
    if (!request.url().includes("/api/v1/stream")) open.add(request);
  });
  const done = (request: Request) => {
    if (open.delete(request)) last = Date.now();
  };
  page.on("requestfinished", done);
  page.on("requestfailed", done);
  return () => expect.poll(() => open.size === 0 && Date.now() - last > 500, { message: "quiet" }).toBe(true);
}

export const test = base.extend<Given, { servers: Servers }>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const servers = new Servers();
      await use(servers);
      await servers.stop();
    },
    { scope: "worker" },
  ],
  server: async ({ servers }, use, info) => {
    await use(await servers.for(info.file));
  },
  baseURL: async ({ server }, use) => {
    await use(server.url);
  },
  // Chromium logs every refused call as an error; a refusal that the page shows is no fault of the page.
  expectedErrors: [[/the server responded with a status of 4\d\d/], { option: true }],
  page: async ({ page, expectedErrors }, use) => {
    const faults: string[] = [];
    page.on("console", (message) => {
      if (
        message.type() === "error" &&
        !brokenStream(message) &&
        !expectedErrors.some((e) => e.test(message.text()))
      ) {
        faults.push(`console: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
    await slow(page);
    await use(page);
    expect(faults, "errors in the browser's console").toEqual([]);
  },
  axe: async ({ page }, use) => {
    await use(async (other = page) => {
      const { violations } = await new AxeBuilder({ page: other })
        // Faults in full; of what is well axe else writes down every place, which takes most of its time.
        .options({ resultTypes: ["violations"] })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        // In the page itself, which has no frames: each scan else opens a second page to put parts together.
        .setLegacyMode()
        .analyze();
      const told = violations.map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.html).join("\n  ")}`);
      expect(told, "axe").toEqual([]);
    });
  },
  picture: async ({ page }, use) => {
    await use(async (name, other = page) => {
      const folder = process.env.PICTURES || resolve(import.meta.dirname, "../test-results/pictures");
      mkdirSync(folder, { recursive: true });
      await other.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    });
  },
});

export { expect };
