import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type Inbox, listKey, type MarkBody, markNotices, type Notice } from "./api";

/** What is done with notices: shown at once, then told to the server, and taken back by a message. */
export function useInbox() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ["notices"] });

  /** Changes the lists at once; what the server says comes after. */
  const show = (change: (notice: Notice) => Notice | null) =>
    queries.setQueriesData<InfiniteData<Inbox>>(
      { queryKey: listKey },
      (old) =>
        old && {
          ...old,
          pages: old.pages.map((page) => ({
            ...page,
            items: page.items.flatMap((one) => change(one) ?? []),
          })),
        },
    );

  const mark = async (body: MarkBody, words?: string, undo?: MarkBody) => {
    try {
      const ids = await markNotices(body);
      await refresh();
      if (words && undo) toast({ text: words, undo: () => void mark({ ...undo, ids }) });
    } catch (error) {
      toast({ text: problemWords(error, t), tone: "problem" });
      await refresh();
    }
  };
  const only = (id: string, change: (notice: Notice) => Notice | null) =>
    show((one) => (one.id === id ? change(one) : one));

  return {
    read: (notice: Notice, read: boolean) => {
      only(notice.id, (one) => ({ ...one, read_at: read ? new Date().toISOString() : undefined }));
      return mark({ ids: [notice.id], read });
    },
    done: (notice: Notice, done: boolean) => {
      only(notice.id, () => null);
      const words = t(done ? "notices.doneOne" : "notices.undone");
      return mark({ ids: [notice.id], done }, words, { done: !done });
    },
    putOff: (notice: Notice, until: Date | null, words: string) => {
      only(notice.id, () => null);
      const back = notice.shows_at > notice.told_at ? notice.shows_at : null;
      return mark({ ids: [notice.id], until: until?.toISOString() ?? null }, words, { until: back });
    },
    allRead: () => {
      show((one) => ({ ...one, read_at: one.read_at ?? new Date().toISOString() }));
      return mark({ all: true, read: true }, t("notices.allReadDone"), { read: false });
    },
    allDone: () => {
      show(() => null);
      return mark({ all: true, done: true }, t("notices.allDoneDone"), { done: false });
    },
  };
}

export type InboxActs = ReturnType<typeof useInbox>;
