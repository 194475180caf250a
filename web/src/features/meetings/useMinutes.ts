import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem } from "../../api/problem";
import { useDraft } from "../../lib/draft";
import { lockSection, meetingQuery, type Section, unlockSection, writeSection } from "./api";

/** After the last key: when it is saved, how often the lock is renewed, and when it is let go of. */
const SAVE = 900;
const RENEW = 8_000;
const SILENCE = 30_000;

/** What was typed and not yet kept, and what it began from. */
interface Mine {
  text: string;
  base: number;
}

export type MinutesState = "rest" | "unsaved" | "saving" | "saved" | "conflict";

/**
 * The minutes of a section as one writes them: the lock is taken with the first key, what is typed is saved
 * after each pause, and nothing is lost, whoever else writes: it stays here until the server has it.
 */
export function useMinutes(section: Section, meetingId: string) {
  const queries = useQueryClient();
  const draft = useDraft<Mine | null>(`minutes.${section.id}`, null);
  const [state, setState] = useState<MinutesState>(draft.value ? "conflict" : "rest");
  const [error, setError] = useState<unknown>(null);
  const mine = useRef<Mine | null>(draft.value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const under = useRef<Promise<void> | null>(null);
  const lastKey = useRef(0);
  const holds = useRef(false);
  const asked = useRef<Promise<unknown>>(Promise.resolve());
  const setDraft = useRef(draft.set);
  setDraft.current = draft.set;
  const forget = useRef(draft.done);
  forget.current = draft.done;

  const reload = useCallback(
    () => queries.invalidateQueries({ queryKey: meetingQuery(meetingId).queryKey }),
    [queries, meetingId],
  );

  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    if (under.current) {
      await under.current;
      return save();
    }
    const typed = mine.current;
    if (!typed) return;
    setState("saving");
    const write = async () => {
      try {
        const kept = await writeSection(section.id, typed.base, typed.text);
        queries.setQueryData(
          meetingQuery(meetingId).queryKey,
          (old) =>
            old && {
              ...old,
              sections: old.sections?.map((s) =>
                s.id === section.id ? { ...s, text: kept.text, version: kept.version } : s,
              ),
            },
        );
        setError(null);
        if (mine.current === typed) {
          mine.current = null;
          forget.current(null);
          setState("saved");
        } else if (mine.current) {
          mine.current = { ...mine.current, base: kept.version };
          setDraft.current(mine.current);
          setState("unsaved");
        }
      } catch (thrown) {
        const lost =
          thrown instanceof ApiProblem && (thrown.status === 412 || thrown.code === "meeting.locked");
        setState(lost ? "conflict" : "unsaved");
        setError(lost ? null : thrown);
        if (lost) await reload();
      }
    };
    under.current = write();
    await under.current;
    under.current = null;
  }, [section.id, meetingId, queries, reload]);

  // One after the other: a renewal that overtook the letting go would keep the others out for as long as a lock lives.
  const inTurn = useCallback((ask: () => unknown): Promise<unknown> => {
    const answered = asked.current.then(ask);
    asked.current = answered.catch(() => {
      // Whoever asked deals with it.
    });
    return answered;
  }, []);

  const release = useCallback(async () => {
    if (!holds.current) return;
    holds.current = false;
    await inTurn(() => holds.current || unlockSection(section.id)).catch(() => {
      // It runs out by itself.
    });
  }, [section.id, inTurn]);

  // The lock is renewed while one writes, and let go of after silence.
  useEffect(() => {
    const beat = setInterval(() => {
      if (!holds.current) return;
      if (Date.now() - lastKey.current > SILENCE) void save().then(release);
      else void inTurn(() => holds.current && lockSection(section.id)).catch(() => undefined);
    }, RENEW);
    return () => {
      clearInterval(beat);
      void save().then(release);
    };
  }, [section.id, save, release, inTurn]);

  const type = (text: string) => {
    lastKey.current = Date.now();
    mine.current = { text, base: mine.current?.base ?? section.version };
    draft.set(mine.current);
    if (state === "conflict") return;
    setState("unsaved");
    if (!holds.current) {
      holds.current = true;
      inTurn(() => lockSection(section.id)).catch((thrown: unknown) => {
        holds.current = false;
        if (thrown instanceof ApiProblem && thrown.code === "meeting.locked") {
          clearTimeout(timer.current);
          setState("conflict");
          void reload();
        }
      });
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), SAVE);
  };

  return {
    text: draft.value?.text ?? section.text ?? "",
    state,
    error,
    type,
    /** On leaving the field. */
    leave: async () => {
      if (state !== "conflict") await save();
      await release();
    },
    retry: () => void save(),
    /** Goes on with these words from what is there now. */
    settle: async (text: string | null) => {
      if (text === null) {
        mine.current = null;
        draft.done(null);
        setState("rest");
        return;
      }
      mine.current = { text, base: section.version };
      draft.set(mine.current);
      await save();
    },
  };
}
