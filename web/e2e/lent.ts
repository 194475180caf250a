import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

/** Somebody else's PostgreSQL, which asks for passwords (internal/app/apptest/pgcluster). */
export interface Lent {
  /** host:port/database. */
  address: string;
  /** Runs statements, on one line, as who owns the server. */
  run: (statements: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a server of this journey's own; fails with how to get one where PostgreSQL is not on this machine. */
export async function lendPostgres(): Promise<Lent> {
  const child = spawn("go", ["run", "./internal/app/apptest/pgcluster/lend"], {
    cwd: resolve(import.meta.dirname, "../.."),
    stdio: "pipe",
  });
  let failed = "";
  child.stderr.on("data", (part: Buffer) => {
    failed += part.toString();
  });
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  child.once("error", (error) => {
    failed += error.message;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the lent PostgreSQL ended by itself:\n${failed}`);
    return value;
  };
  return {
    address: await line(),
    run: async (statements) => {
      child.stdin.write(`${statements.replaceAll("\n", " ")}\n`);
      const answer = await line();
      if (answer !== "ok") throw new Error(`${statements}\n${answer}`);
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
