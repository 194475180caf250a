import { defineConfig, devices } from "@playwright/test";

/** By how much pages are slowed to find journeys that hold only at one speed (e2e/fixture.ts); waits grow with it. */
const slow = Number(process.env.SINAN_SLOW || 1);
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";

/** Journeys on the real binary: build it first (`make build`). Servers are started by e2e/fixture.ts. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: process.env.CI === "true",
  retries: 0,
  // One for every two cores: a journey is a browser and a server, and one more of them on the same cores makes each wait.
  workers: "50%",
  // Ends what hangs; how fast a thing must be is asserted where it is promised. axe on a whole year takes half a minute here.
  timeout: 120_000 * slow,
  expect: { timeout: 10_000 * slow },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: { executablePath, args: ["--no-sandbox", "--disable-gpu"] },
  },
});
