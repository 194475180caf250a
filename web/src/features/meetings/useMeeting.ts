import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  type AmendBody,
  amendItem,
  cancelMeeting,
  endMeeting,
  eraseItem,
  type Item,
  type Meeting,
  meetingQuery,
  openMeeting,
  restoreItem,
  restoreMeeting,
  stopSeries,
  turnMeeting,
} from "./api";

/** What the page of a meeting does with it: said in a toast where that helps, with a way back. */
export function useMeeting(meeting: Meeting) {
  const queries = useQueryClient();
  const tell = useToast();
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const show = (now: Meeting) => queries.setQueryData(meetingQuery(now.id).queryKey, now);
  const attempt = async (write: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await write();
      return true;
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
      return false;
    } finally {
      setBusy(false);
      void okrChanged(queries);
    }
  };
  return {
    busy,
    open: () => attempt(async () => show(await openMeeting(meeting.id))),
    turn: (sectionId: string) => attempt(async () => show(await turnMeeting(meeting.id, sectionId))),
    /** Throws what was refused, for the dialog that asked. */
    end: async () => {
      show(await endMeeting(meeting.id));
      await okrChanged(queries);
    },
    cancel: async () => {
      const gone = await attempt(() => cancelMeeting(meeting.id));
      if (gone)
        tell({
          text: t("meetings.page.cancelled", { title: meeting.title }),
          undo: () => void attempt(() => restoreMeeting(meeting.id)),
        });
      return gone;
    },
    stop: async () => {
      if (meeting.series_id) await stopSeries(meeting.series_id);
      await okrChanged(queries);
    },
    amend: async (item: Item, body: AmendBody) => {
      const done = await attempt(() => amendItem(item, body));
      if (done) tell({ text: t("meetings.items.settled") });
      return done;
    },
    /** After something was told of an item elsewhere. */
    told: () => {
      tell({ text: t("meetings.items.settled") });
      void okrChanged(queries);
    },
    erase: async (item: Item) => {
      if (await attempt(() => eraseItem(item.id)))
        tell({
          text: t("meetings.items.erased", { words: item.words }),
          undo: () => void attempt(() => restoreItem(item.id)),
        });
    },
  };
}
