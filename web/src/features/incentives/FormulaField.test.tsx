import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../api/problem";
import { begunWord, placeOf } from "./FormulaField";

const wrong = (at?: number, until?: number, pointer = "/rules/formula") =>
  new ApiProblem({ status: 422, code: "x", errors: [{ pointer, detail: "x", at, until }] });

describe("the place of a mistake", () => {
  it("is counted in whole characters, whatever the browser counts in", () => {
    expect(placeOf("score * rate", wrong(9, 12))).toEqual({ from: 8, to: 12 });
    expect(placeOf("𝒙 * rate", wrong(5, 8))).toEqual({ from: 5, to: 9 });
  });

  it("may be behind the end", () => {
    expect(placeOf("score *", wrong(8, 8))).toEqual({ from: 7, to: 7 });
  });

  it("is none for another field, a refusal without a place, and no refusal", () => {
    expect(placeOf("score", wrong(1, 2, "/rules/gives"))).toBeNull();
    expect(placeOf("score", wrong())).toBeNull();
    expect(placeOf("score", null)).toBeNull();
  });
});

describe("a word that is begun", () => {
  it("is completed, and another is left alone", () => {
    expect(begunWord("0.5 * fac", "factor")).toBe(3);
    expect(begunWord("score *", "factor")).toBe(0);
    expect(begunWord("score", "factor")).toBe(0);
    expect(begunWord("2", "factor")).toBe(0);
  });
});
