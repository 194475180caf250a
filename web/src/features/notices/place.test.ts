import { expect, test } from "vitest";
import type { Notice } from "./api";
import { placeOf } from "./place";

const notice = (of: Partial<Notice>) => ({ reason: "comment", ...of }) as Notice;

test("a comment leads where its noun stands, with what was said open", () => {
  const about = { about_kind: "template", about: "用户运营" };
  expect(
    placeOf(notice({ ...about, path: "/okrs/templates?id=builtin%3Ax&talk=template.builtin%3Ax" })),
  ).toMatchObject({
    title: "用户运营",
    kind: "template",
    to: "/okrs/templates",
    search: { id: "builtin:x", talk: "template.builtin:x" },
  });
});

test("the objective is told beside what belongs to it, and not twice", () => {
  const path = "/okrs/1?talk=revision.2";
  const own = { about_kind: "revision", about: "留存", objective: "留存", objective_id: "1", path };
  expect(placeOf(notice(own)).within).toBeUndefined();
  expect(placeOf(notice({ ...own, about: "日活" })).within).toBe("留存");
});

test("what is gone, or not to be seen any more, leads nowhere", () => {
  expect(placeOf(notice({ reason: "mention", objective_id: "1", objective: "留存" }))).toEqual({
    gone: true,
    to: "/inbox",
  });
});
