import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "./fixture";
import { ended, freePort, ready } from "./server";

const binary = process.env.SINAN_SIMULATED || resolve(import.meta.dirname, "../../bin/simulated");

/** A letter as the server handed it to the mail server. */
export interface Letter {
  Name: string;
  Subject: string;
  URL: string;
  Lines: string[] | null;
  Items: { Head: string; Title: string; URL: string; Words: string }[] | null;
}

/** Sinan by a clock of the journey's (internal/app/simulated). */
export interface Simulated {
  url: string;
  /** Moves the clock to a time in Shanghai, as "2026-11-16 09:15", and has done what is due by then. */
  to: (at: string) => Promise<void>;
  /** What has been mailed to somebody so far. */
  letters: (name: string) => Promise<Letter[]>;
  stop: () => Promise<void>;
}

/** A time in Shanghai as RFC 3339. */
export const shanghai = (at: string) => `${at.replace(" ", "T")}:00+08:00`;

/** Starts it at a time in Shanghai; with `demo` on the demo department as of then. */
export async function startSimulated(at: string, demo?: "demo"): Promise<Simulated> {
  if (!existsSync(binary)) throw new Error(`There is no ${binary}: make bin/simulated`);
  const folder = mkdtempSync(join(tmpdir(), "sinan-simulated-"));
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  let output = "";
  const args = [address, join(folder, "sinan.db"), shanghai(at), ...(demo ? [demo] : [])];
  const child = spawn(binary, args, { stdio: "pipe" });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => {
      output += part.toString();
    });
  }
  await ready(url, child, () => output);
  return {
    url,
    to: async (when) => {
      const query = new URLSearchParams({ at: shanghai(when) });
      const answer = await fetch(`${url}/simulated/clock?${query}`, { method: "POST" });
      if (!answer.ok) throw new Error(`${await answer.text()}\n${output}`);
    },
    letters: async (name) => {
      const all: Letter[] = (await (await fetch(`${url}/simulated/letters`)).json()) ?? [];
      return all.filter((letter) => letter.Name === name);
    },
    stop: async () => {
      await ended(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Journeys through a Sinan whose clock begins at a time in Shanghai, one for each file. */
export const onSimulated = (at: string) =>
  base.extend<object, { sinan: Simulated }>({
    sinan: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
      async ({}, use) => {
        const sinan = await startSimulated(at);
        await use(sinan);
        await sinan.stop();
      },
      { scope: "worker" },
    ],
    baseURL: async ({ sinan }, use) => {
      await use(sinan.url);
    },
  });
