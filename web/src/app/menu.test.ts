import { expect, test } from "vitest";
import type { Me } from "../api/me";
import { isHere, menu, menuFor } from "./menu";

const me: Me = {
  id: "1",
  name: "李娜",
  email: "lina@example.com",
  role: "member",
  team_ids: [],
  leads: [],
  version: 1,
  can: [],
  place: 1,
};
const paths = (who: Me) => menuFor(who).flatMap((group) => group.map((item) => item.to));

test("what a person can't use isn't shown", () => {
  expect(paths(me)).not.toContain("/settings/audit");
  expect(paths({ ...me, can: ["audit.view"] })).toContain("/settings/audit");
});

test("exactly one item is where the reader is", () => {
  const all = menu.flat();
  const here = (path: string) => all.filter((item) => isHere(item, path)).map((item) => item.to);
  expect(here("/")).toEqual(["/"]);
  expect(here("/okrs/17")).toEqual(["/okrs"]);
  expect(here("/okrsomething")).toEqual([]);
  expect(here("/settings/cycles")).toEqual(["/settings"]);
  expect(here("/settings/audit")).toEqual(["/settings/audit"]);
});
