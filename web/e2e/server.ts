import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const binary = process.env.SINAN_BIN || resolve(import.meta.dirname, "../../bin/sinan");
const PATIENCE = 15_000;

/** A running `sinan serve` with a database of its own in a temporary folder. */
export interface Server {
  url: string;
  /** Where the database lies, for journeys that start a second server on it. */
  folder: string;
  /** What it has printed so far. */
  printed: () => string;
  /** Kills it as a power cut would, and starts it again on the same database and port. */
  crash: () => Promise<void>;
  /** Stops it and removes the folder. */
  stop: () => Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? done(address.port) : failed(new Error("no port")),
      );
    });
  });
}

export async function ready(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`sinan serve ended by itself:\n${printed()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`sinan serve wasn't ready within ${PATIENCE} ms:\n${printed()}`);
}

export function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const impatient = setTimeout(() => child.kill("SIGKILL"), 5_000);
    child.once("exit", () => {
      clearTimeout(impatient);
      done();
    });
    child.kill(signal);
  });
}

export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  if (!existsSync(binary)) throw new Error(`There is no ${binary}: make build`);
  const folder = mkdtempSync(join(tmpdir(), "sinan-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  const printed = () => output;
  const start = async () => {
    const child = spawn(binary, ["serve"], {
      cwd: folder,
      env: {
        ...process.env,
        SINAN_ADDR: `127.0.0.1:${port}`,
        SINAN_DATABASE: join(folder, "sinan.db"),
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (part: Buffer) => {
      output += part.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    await ready(url, child, printed);
    return child;
  };
  let child = await start();
  return {
    url,
    folder,
    printed,
    crash: async () => {
      await ended(child, "SIGKILL");
      child = await start();
    },
    stop: async () => {
      await ended(child, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
