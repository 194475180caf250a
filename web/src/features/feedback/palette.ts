import { answer, api } from "../../api/client";
import type { PaletteSource } from "../../ui/palette";
import type { Box, Feedback } from "./api";

const MOST = 6;

/** Feedback and recognition that one may read, by a part of its words; it opens the list that it is in. */
export const findFeedback: PaletteSource = {
  word: "feedback.title",
  search: async (q, signal) => {
    const find = async (along?: true) =>
      (
        (await answer(
          api.GET("/api/v1/feedback", { params: { query: { q, along, limit: MOST } }, signal }),
        )) as { items: Feedback[] }
      ).items;
    const found = await find();
    // Shared with a manager: with oneself as one, or of oneself.
    const unsure = found.some((one) => one.visibility === "manager" && !own(one));
    const along = new Set((unsure ? await find(true) : []).map((one) => one.id));
    return found.map((one) => ({
      key: one.id,
      label: shortened(one.body),
      hint: [one.author_name, one.people.map((person) => person.name).join(", ")].join(" → "),
      icon: "feedback",
      href: `/feedback?${new URLSearchParams({ box: boxOf(one, along), q })}`,
    }));
  },
};

const own = (one: Feedback) => one.can.includes("feedback.update");

function boxOf(one: Feedback, along: ReadonlySet<string>): Box {
  if (one.visibility === "public") return "wall";
  if (own(one)) return "given";
  return along.has(one.id) ? "along" : "received";
}

/** The beginning, on one line. */
function shortened(body: string): string {
  const line = body.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
