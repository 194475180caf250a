import { useEffect, useRef, useState } from "react";
import { useDraft } from "../../lib/draft";
import { problemWords } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { type CommentFile, type Subject, uploadFile, withdrawFile } from "./api";
import { MOST_BYTES, MOST_FILES, nameOf } from "./fileWords";

/** A file on its way to the server, or refused. */
export interface Coming {
  key: number;
  name: string;
  size: number;
  /** 0 to 1. */
  share: number;
  refused?: string;
}

/**
 * The files of a comment that is being written. Each goes up as it is added; those that are there outlive the
 * page together with the words. `initial` are those that the comment has already.
 */
export function useFiles(draftKey: string, subject: Subject, initial: CommentFile[]) {
  const { t } = useWords();
  const draft = useDraft<CommentFile[]>(`talk.files.${draftKey}`, initial);
  const [coming, setComing] = useState<Coming[]>([]);
  // What is there now, for uploads that end after the next drawing.
  const there = useRef(draft.value);
  there.current = draft.value;
  const next = useRef(0);
  const stops = useRef(new Map<number, AbortController>());
  useEffect(() => {
    const all = stops.current;
    return () => {
      for (const stop of all.values()) stop.abort();
    };
  }, []);

  const set = (files: CommentFile[]) => {
    there.current = files;
    draft.set(files);
  };
  const change = (key: number, to: Partial<Coming>) =>
    setComing((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const forget = (key: number) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
    setComing((all) => all.filter((one) => one.key !== key));
  };

  const send = async (key: number, file: File, name: string) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const up = await uploadFile(subject, file, name, {
        signal: stop.signal,
        onProgress: (share) => change(key, { share }),
      });
      if (!stop.signal.aborted) set([...there.current, up]);
      forget(key);
    } catch (thrown) {
      if (!stop.signal.aborted) change(key, { refused: problemWords(thrown, t) });
    }
  };

  const add = (files: File[]) => {
    let room = MOST_FILES - there.current.length - coming.filter((one) => !one.refused).length;
    const now = new Date();
    for (const file of files) {
      const key = next.current++;
      const name = nameOf(file, now);
      const refused =
        file.size === 0
          ? t("talk.file.empty", { name })
          : file.size > MOST_BYTES
            ? t("talk.file.long", { name, limit: MOST_BYTES >> 20 })
            : room <= 0
              ? t("talk.file.many", { limit: MOST_FILES })
              : undefined;
      setComing((all) => [...all, { key, name, size: file.size, share: 0, refused }]);
      if (refused) continue;
      room--;
      void send(key, file, name);
    }
  };

  const remove = (file: CommentFile) => {
    set(there.current.filter((one) => one.id !== file.id));
    // One that the comment has goes when the edit is sent. The other would be swept anyway: no need to wait.
    if (!initial.some((one) => one.id === file.id)) withdrawFile(file.id).catch(() => undefined);
  };

  /** After they were sent, or given up: then what was uploaded in vain is taken away. */
  const done = (sent: boolean) => {
    for (const one of coming) forget(one.key);
    if (!sent) {
      for (const file of there.current)
        if (!initial.some((one) => one.id === file.id)) withdrawFile(file.id).catch(() => undefined);
    }
    draft.done(sent ? [] : initial);
  };

  const busy = coming.some((one) => !one.refused);
  const changed = draft.value.map((one) => one.id).join() !== initial.map((one) => one.id).join();
  return { files: draft.value, coming, busy, changed, add, remove, forget, done };
}

export type Files = ReturnType<typeof useFiles>;
