import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useKey } from "../../ui/keys";
import { useWords } from "../../ui/words";
import type { Box, Notice } from "./api";
import styles from "./Inbox.module.css";
import { NoticeRow } from "./NoticeRow";
import { placeOf } from "./place";
import { snoozeUntil } from "./snooze";
import type { InboxActs } from "./useInbox";

interface NoticeListProps {
  notices: readonly Notice[];
  box: Box;
  acts: InboxActs;
}

/** Notices, one of them chosen: j and k move, the other keys act on it. */
export function NoticeList({ notices, box, acts }: NoticeListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const moved = useRef(false);
  const chosen = notices[Math.min(at, notices.length - 1)];

  const go = (by: number) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(notices.length - 1, at + by)));
  };
  // Only a key moves the focus: a row that goes away by the mouse leaves it where it is.
  useEffect(() => {
    if (!moved.current || !chosen) return;
    moved.current = false;
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${chosen.id}"]`);
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const open = (notice: Notice) => {
    if (!notice.read_at) void acts.read(notice, true);
    const { to, search } = placeOf(notice);
    void navigate({ to, search: search ?? {} });
  };
  const act = (what: (notice: Notice) => void) => {
    if (!chosen) return;
    moved.current = true;
    what(chosen);
  };
  useKey("j", t("notices.key.j"), () => go(1));
  useKey("k", t("notices.key.k"), () => go(-1));
  useKey("e", t("notices.key.e"), () => act((one) => void acts.done(one, box !== "done")));
  useKey("u", t("notices.key.u"), () => act((one) => void acts.read(one, !one.read_at)));
  useKey("s", t("notices.key.s"), () =>
    act((one) => {
      if (box === "open") void acts.putOff(one, snoozeUntil("tomorrow"), t("notices.snoozed.tomorrow"));
    }),
  );

  return (
    <ul ref={list} className={styles.list} aria-label={t("notices.title")}>
      {notices.map((notice, index) => (
        <NoticeRow
          key={notice.id}
          notice={notice}
          box={box}
          acts={acts}
          chosen={notice === chosen}
          onChoose={() => setAt(index)}
          onOpen={() => open(notice)}
        />
      ))}
    </ul>
  );
}
