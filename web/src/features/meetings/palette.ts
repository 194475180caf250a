import { answer, api } from "../../api/client";
import type { PaletteSource } from "../../ui/palette";
import type { Meeting, When } from "./api";

/** Some meetings to come and some that are over, by a part of their title. */
export const findMeetings: PaletteSource = {
  word: "meetings.title",
  search: async (q, signal) => {
    const some = async (when: When) =>
      (
        (await answer(api.GET("/api/v1/meetings", { params: { query: { q, when, limit: 3 } }, signal }))) as {
          items: Meeting[];
        }
      ).items;
    const found = (await Promise.all([some("upcoming"), some("past")])).flat();
    return found.map((m) => ({
      key: m.id,
      label: m.title,
      hint: `${m.starts_on} ${m.at}`,
      icon: "meeting",
      href: `/meetings/${m.id}`,
    }));
  },
};
