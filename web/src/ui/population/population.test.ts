import { describe, expect, it } from "vitest";
import { EVERYBODY, inWords, type Population, placesOf, planOf } from "./population";

const said: Record<string, string> = {
  "ui.population.comma": "、",
  "ui.population.everybody": "全体成员",
  "ui.population.aloneOf": "{{name}}（不含下级）",
  "ui.population.besides": "另加{{names}}",
  "ui.population.without": "除去{{names}}",
  "ui.population.andMore": "{{names}}等 {{count}} 人",
  "ui.population.role.member": "成员",
};
const t = (key: string, given: Record<string, unknown> = {}) =>
  (said[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name) => String(given[name]));
const person = (name: string) => ({ id: `id of ${name}`, name });
const of = (some: Partial<Population>): Population => ({ ...EVERYBODY, ...some });

describe("a population", () => {
  const operations = { team_id: "t1", name: "运营部", alone: false };
  const market = { team_id: "t2", name: "市场部", alone: true };

  it.each<[Partial<Population>, string]>([
    [{}, "全体成员"],
    [{ teams: [operations, market] }, "运营部、市场部（不含下级）"],
    [{ teams: [operations], roles: ["member"] }, "运营部 · 成员"],
    [{ people: [person("陈静"), person("张伟")] }, "陈静、张伟"],
    [{ teams: [market], people: [person("陈静")] }, "市场部（不含下级） · 另加陈静"],
    [{ except: ["甲", "乙", "丙", "丁"].map(person) }, "全体成员 · 除去甲、乙等 4 人"],
  ])("is told in words", (some, words) => {
    expect(inWords(of(some), t)).toBe(words);
  });

  it("is sent by ids, and has a place for each thing that can be refused", () => {
    const one = of({ teams: [market], people: [person("陈静")], except: [person("张伟")] });
    expect(planOf(one)).toMatchObject({
      teams: [{ team_id: "t2", alone: true }],
      people_ids: ["id of 陈静"],
      except_ids: ["id of 张伟"],
    });
    expect(placesOf(one, "/population")).toEqual(
      expect.arrayContaining(["/population/teams/0", "/population/people_ids/0", "/population/except_ids"]),
    );
  });
});
