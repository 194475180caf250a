import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  type Comment,
  deleteComment,
  react,
  restoreComment,
  type Subject,
  settleThread,
  talkKey,
} from "./api";

/** What is done to comments that stand there, each at once, with the talk asked anew after. */
export function useTalk(subject: Subject) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: talkKey(subject) });
  const onError = (error: unknown) => toast({ text: problemWords(error, t), tone: "problem" });
  const back = (undo: () => Promise<unknown>) => () => void undo().then(refresh, onError);

  const remove = useMutation({
    mutationFn: (comment: Comment) => deleteComment(comment.id),
    onSuccess: async (_, comment) => {
      await refresh();
      toast({ text: t("talk.deleted"), undo: back(() => restoreComment(comment.id)) });
    },
    onError,
  });
  const settle = useMutation({
    mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) => settleThread(id, resolved),
    onSuccess: async (_, { id, resolved }) => {
      await refresh();
      if (resolved) toast({ text: t("talk.resolvedDone"), undo: back(() => settleThread(id, false)) });
    },
    onError,
  });
  const sign = useMutation({
    mutationFn: ({ id, kind, on }: { id: string; kind: string; on: boolean }) => react(id, kind, on),
    onSuccess: refresh,
    onError,
  });
  return { refresh, remove, settle, sign };
}

export type TalkActs = ReturnType<typeof useTalk>;
