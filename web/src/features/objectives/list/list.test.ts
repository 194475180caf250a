import { describe, expect, it } from "vitest";
import type { KeyResult, Objective } from "../../../api/okr";
import type { Team } from "../../../api/teams";
import { takes } from "./bulk";
import { filterOf } from "./filter";
import { groupsOf } from "./groups";
import { inWords } from "./inWords";
import { measureLine } from "./measureLine";
import { dropped, inOrder, shifted } from "./order";
import { branchesOf, leadsTo, teamOrder } from "./teams";
import { isNarrowed, readWanted, scopeOf } from "./wanted";

const team = (id: string, parent_id?: string, position = 0) =>
  ({ id, name: id, parent_id, position, version: 1, can: [] }) as Team;

describe("what is asked for", () => {
  it("reads only what it knows from the address", () => {
    expect(readWanted({ status: "red", kind: "committed", stale: "1", q: "", of: "team:t1" })).toEqual({
      of: "team:t1",
      kind: "committed",
      stale: true,
    });
  });

  it("says in words all that narrows the list, as a view keeps it", () => {
    const t = (key: string, args?: Record<string, unknown>) => (args ? `${key}=${args.value}` : key);
    const themes = [{ id: "h1", title: "稳住“基本盘”" }];
    expect(inWords({ of: "mine", fold: true }, themes, t)).toBe("");
    expect(inWords({ find: " 落后>20% ", status: "off_track", theme: "h1", stale: true }, themes, t)).toBe(
      "落后>20% objectives.list.asks.status=ui.status.off_track objectives.list.asks.theme=稳住 基本盘  objectives.list.asks.stale",
    );
    expect(inWords({ of: "mine", find: "落后>20% 或 没有行动", stale: true }, themes, t)).toBe(
      `(落后>20% 或 没有行动) ${t("objectives.list.asks.stale")}`,
    );
    for (const find of ["落后 或 有风险", "a OR b", "(a)或(b) 或许"])
      expect(inWords({ of: "mine", find }, themes, t)).toBe(find);
    expect(inWords({ of: "mine", find: "或许 标题:or", stale: true }, themes, t)).toBe(
      `或许 标题:or ${t("objectives.list.asks.stale")}`,
    );
    expect(inWords({ state: "in_review", kind: "committed", theme: "gone" }, themes, t)).toBe(
      "objectives.list.asks.state=objectives.list.state.in_review objectives.list.asks.kind=objectives.list.kind.committed",
    );
  });

  it("keeps what is asked in words, and reads addresses of old as a part of a title", () => {
    expect(readWanted({ find: "落后>20%" }).find).toBe("落后>20%");
    expect(readWanted({ q: 618 }).find).toBe('"618"');
    expect(readWanted({ q: "增长: “快”" }).find).toBe('"增长:  快 "');
    expect(isNarrowed({ find: "我的" })).toBe(true);
    expect(filterOf({ kind: "mine" }, "c1", { find: "我的" }).find).toBe("我的");
  });

  it("begins with one's own team, and without one with oneself", () => {
    expect(scopeOf(undefined, "t1")).toEqual({ kind: "team", id: "t1" });
    expect(scopeOf(undefined, undefined)).toEqual({ kind: "mine" });
    expect(scopeOf("person:p9", "t1")).toEqual({ kind: "person", id: "p9" });
    expect(scopeOf("company", "t1")).toEqual({ kind: "company" });
    expect(scopeOf("nonsense", "t1")).toEqual({ kind: "team", id: "t1" });
  });

  it("asks the API for a team with those below it, unless it alone is wanted", () => {
    const scope = { kind: "team", id: "t1" } as const;
    expect(filterOf(scope, "c1", { status: "off_track" })).toEqual({
      cycle_id: "c1",
      include: ["key_results"],
      team_id: "t1",
      below: true,
      status: "off_track",
    });
    expect(filterOf(scope, "c1", { only: true }).below).toBeUndefined();
    expect(isNarrowed({ of: "mine", cycle: "c1", only: true, fold: true })).toBe(false);
    expect(isNarrowed({ stale: true })).toBe(true);
  });
});

describe("order", () => {
  it("moves by places, and not past the ends", () => {
    expect(shifted(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
    expect(shifted(["a", "b", "c"], "c", 1)).toBeNull();
    expect(shifted(["a", "b"], "x", 1)).toBeNull();
  });

  it("takes the place of the one it is dropped on, from above and from below", () => {
    expect(dropped(["a", "b", "c"], "a", "c")).toEqual(["b", "c", "a"]);
    expect(dropped(["a", "b", "c"], "c", "a")).toEqual(["c", "a", "b"]);
    expect(dropped(["a", "b"], "a", "a")).toBeNull();
  });

  it("leaves what belongs to other groups where it is", () => {
    const items = ["a", "x", "b", "y", "c"].map((id) => ({ id }));
    expect(inOrder(items, ["c", "a", "b"]).map((i) => i.id)).toEqual(["c", "x", "a", "y", "b"]);
  });
});

describe("teams", () => {
  const teams = [
    team("ops", "co", 2),
    team("co"),
    team("hr", "co", 1),
    team("content", "ops"),
    team("lost", "?"),
  ];

  it("reads from the top, siblings in their order, none left out", () => {
    expect([...teamOrder(teams).keys()]).toEqual(["co", "hr", "ops", "content", "lost"]);
  });

  it("knows what it leads to", () => {
    const [co] = branchesOf(teams);
    expect(co && leadsTo(co, "content")).toBe(true);
    expect(co && leadsTo(co, "lost")).toBe(false);
  });

  it("groups a team's objectives by team, and a person's by whose they are", () => {
    const o = (id: string, team_id: string, owner_id: string) => ({ id, team_id, owner_id }) as Objective;
    const items = [o("1", "content", "li"), o("2", "ops", "wu"), o("3", "content", "wu")];
    const byTeam = groupsOf(items, { kind: "team", id: "ops" }, "li", teams);
    expect(byTeam.map((g) => [g.team, g.items.map((i) => i.id)])).toEqual([
      ["ops", ["2"]],
      ["content", ["1", "3"]],
    ]);
    const mine = groupsOf(items, { kind: "mine" }, "li", teams);
    expect(mine.map((g) => [g.part, g.items.length])).toEqual([
      ["owned", 1],
      ["helped", 2],
    ]);
  });
});

describe("several at once", () => {
  const may = ["objective.submit", "objective.approve", "objective.activate", "objective.delete"];
  const o = (state: string, approved: boolean, can = may) => ({ state, approved, can }) as Objective;

  it("offers what the state leaves room for", () => {
    expect(takes("submit", o("draft", false))).toBe(true);
    expect(takes("submit", o("active", true))).toBe(false);
    expect(takes("approve", o("in_review", false))).toBe(true);
    expect(takes("approve", o("in_review", true))).toBe(false);
    expect(takes("activate", o("in_review", true))).toBe(true);
    expect(takes("delete", o("active", true))).toBe(false);
  });

  it("and only what the server lets one do", () => {
    expect(takes("submit", o("draft", false, []))).toBe(false);
    expect(takes("owner", o("active", true))).toBe(false);
    expect(takes("owner", o("active", true, ["objective.update"]))).toBe(true);
  });
});

describe("measures in a few words", () => {
  const t = (key: string, given?: Record<string, unknown>) =>
    `${key.split(".").at(-1)}${given ? `(${Object.values(given).join(",")})` : ""}`;
  const line = (measure: KeyResult["measure"], rest: Partial<KeyResult> = {}) =>
    measureLine({ measure, current: null, ...rest } as KeyResult, t, "en");

  it("a metric from its baseline to its target, the unit once", () => {
    const measure = { kind: "metric", unit: "人" } as const;
    expect(line(measure, { baseline: "50000", target: "55000", current: "52000" })).toBe(
      "50,000 → 55,000 人 · now(52,000)",
    );
    const percent = { kind: "metric", unit: "%" } as const;
    expect(line(percent, { baseline: "8", target: "5", current: "6.5" })).toBe("8% → 5% · now(6.5%)");
  });

  it("says what is unknown", () => {
    expect(line({ kind: "metric", target_relative: "10", unit: "人" })).toBe("relative(+10) · noReading");
  });

  it("bands and steps", () => {
    expect(line({ kind: "keep", high: "3", unit: "‰" }, { current: "3.4" })).toBe("atMost(3‰) · now(3.4)");
    expect(line({ kind: "milestone", steps: [{ title: "a", done: true }, { title: "b" }] })).toBe(
      "steps(1,2)",
    );
  });
});
