import { expect, test } from "vitest";
import { sharesOf } from "./shares";

test("weights add up exactly, in tenths too", () => {
  expect(sharesOf(["33.3", "33.3", "33.4"])).toMatchObject({ sum: "100", left: "0", unset: 0, fits: true });
  expect(sharesOf(["0.1", "0.2", "99.7"])).toMatchObject({ sum: "100", fits: true });
});

test("too little and too much are told by how much", () => {
  expect(sharesOf(["60", "30"])).toMatchObject({ sum: "90", left: "10", fits: false });
  expect(sharesOf(["60%", "５０"])).toMatchObject({ sum: "110", left: "-10", fits: false });
});

test("what is left goes in equal parts to those without a weight", () => {
  expect(sharesOf(["60", "", " "])).toMatchObject({ sum: "60", left: "40", unset: 2, each: 20, fits: true });
  expect(sharesOf(["100", ""])).toMatchObject({ unset: 1, each: null, fits: false });
  expect(sharesOf(["", "", "", ""])).toMatchObject({ sum: "0", unset: 4, each: 25, fits: true });
});

test("what is no number has no sum", () => {
  expect(sharesOf(["一半", "50"])).toBeNull();
});
