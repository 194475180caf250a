import { expect, test } from "vitest";
import type { Team } from "../../api/teams";

import { type Branch, pathOf, treeOf } from "./tree";

const team = (id: string, parent_id = "", position = 0): Team => ({
  id,
  name: id,
  parent_id,
  position,
  version: 1,
  can: [],
});

const drawn = (branches: Branch[]): string =>
  branches.map((b) => b.team.id + (b.below.length > 0 ? `(${drawn(b.below)})` : "")).join(" ");

test("a tree, siblings in their order, then by name", () => {
  const teams = [
    team("b", "top"),
    team("c", "top", -1),
    team("top"),
    team("a", "top"),
    team("d", "b"),
    team("lost", "gone"),
  ];
  expect(drawn(treeOf(teams))).toBe("lost top(c a b(d))");
  expect(pathOf(teams, "d")).toBe("top / b / d");
  expect(pathOf(teams, "nowhere")).toBe("");
});
