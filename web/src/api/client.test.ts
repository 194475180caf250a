import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answer, api, ifMatch, newKey } from "./client";
import { ApiProblem, isTransient } from "./problem";

const sent: Request[] = [];
let reply: () => Response;

beforeEach(() => {
  sent.length = 0;
  reply = () => Response.json({ id: "1" });
  vi.stubGlobal("fetch", async (request: Request) => {
    sent.push(request);
    return reply();
  });
});
afterEach(() => vi.unstubAllGlobals());

const cycle = { name: "2026 Q4", starts_on: "2026-10-01", ends_on: "2026-12-31" };

test("writes carry the guard and a key, reads only the language", async () => {
  await answer(api.GET("/api/v1/me"));
  await answer(api.POST("/api/v1/cycles", { body: cycle }));
  const [get, post] = sent as [Request, Request];
  expect(get.headers.get("Accept-Language")).toBe("zh-CN");
  expect(get.headers.has("X-Sinan")).toBe(false);
  expect(get.headers.has("Idempotency-Key")).toBe(false);
  expect(post.headers.get("X-Sinan")).toBe("1");
  expect(post.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{32,36}$/);
  expect(post.credentials).toBe("same-origin");
});

test("an attempt made again keeps its key, an update names its version", async () => {
  const headers = { "Idempotency-Key": newKey() };
  await answer(api.POST("/api/v1/cycles", { body: cycle, headers }));
  expect(sent[0]?.headers.get("Idempotency-Key")).toBe(headers["Idempotency-Key"]);
  await answer(
    api.PATCH("/api/v1/cycles/{id}", { params: { path: { id: "7" } }, body: {}, headers: ifMatch(3) }),
  );
  expect(sent[1]?.headers.get("If-Match")).toBe('"3"');
  expect(new URL(sent[1]?.url ?? "").pathname).toBe("/api/v1/cycles/7");
});

test("a refusal becomes a problem with its fields", async () => {
  reply = () =>
    Response.json(
      {
        status: 422,
        code: "cycles.invalid",
        detail: "周期的日期不对",
        errors: [{ pointer: "/ends_on", detail: "结束早于开始" }, { detail: "别的" }],
      },
      { status: 422, headers: { "Content-Type": "application/problem+json" } },
    );
  const thrown = await answer(api.POST("/api/v1/cycles", { body: cycle })).catch((e: unknown) => e);
  expect(thrown).toBeInstanceOf(ApiProblem);
  const problem = thrown as ApiProblem;
  expect([problem.status, problem.code, problem.message]).toEqual([422, "cycles.invalid", "周期的日期不对"]);
  expect(problem.fieldErrors("/ends_on")).toEqual(["结束早于开始"]);
  expect(problem.otherErrors(["/ends_on"]).map((e) => e.detail)).toEqual(["别的"]);
  expect(isTransient(problem)).toBe(false);
});

test("an answer that is no problem document is one all the same", async () => {
  reply = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
  const thrown = await answer(api.GET("/api/v1/me")).catch((e: unknown) => e);
  expect((thrown as ApiProblem).code).toBe("http.502");
  expect(isTransient(thrown)).toBe(true);
});

test("no answer at all is a problem of the network", async () => {
  reply = () => {
    throw new TypeError("Failed to fetch");
  };
  const thrown = await answer(api.GET("/api/v1/me")).catch((e: unknown) => e);
  expect((thrown as ApiProblem).code).toBe("network");
  expect(isTransient(thrown)).toBe(true);
});

test("204 answers nothing", async () => {
  reply = () => new Response(null, { status: 204 });
  expect(await answer(api.DELETE("/api/v1/session"))).toBeUndefined();
});
