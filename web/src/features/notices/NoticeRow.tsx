import { Link } from "@tanstack/react-router";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { PersonChip } from "../../ui/PersonChip";
import { useWords } from "../../ui/words";
import type { Box, Notice } from "./api";
import styles from "./Inbox.module.css";
import { OwingList } from "./OwingList";
import { placeOf } from "./place";
import { snoozes, snoozeUntil } from "./snooze";
import type { InboxActs } from "./useInbox";

interface NoticeRowProps {
  notice: Notice;
  box: Box;
  acts: InboxActs;
  chosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
}

/** One notice: who did what, about which thing, what was said, and what can be done with it. */
export function NoticeRow({ notice, box, acts, chosen, onChoose, onOpen }: NoticeRowProps) {
  const { t, locale } = useWords();
  const { title, kind, gone, within, to, search } = placeOf(notice);
  const unread = !notice.read_at;
  const name =
    title || (gone ? t("notices.gone") : kind ? t(`ui.noun.${kind}`) : t(`notices.reason.${notice.reason}`));
  return (
    <li className={styles.row} data-chosen={chosen || undefined} data-unread={unread || undefined}>
      <div className={styles.what}>
        <p className={styles.sentence}>
          {unread && (
            <span className={styles.dot}>
              <span className="hidden-visually">{t("notices.unread")}</span>
            </span>
          )}
          {notice.actor_name && <PersonChip name={notice.actor_name} />}
          <span>{t(`notices.said.${notice.reason}`)}</span>
          {notice.waits && <span className={styles.waits}>{t("notices.waits")}</span>}
          <time className={styles.when} dateTime={notice.shows_at}>
            {formatInstant(box === "snoozed" ? notice.shows_at : notice.told_at, locale)}
          </time>
        </p>
        <p className={styles.thing}>
          <Link
            to={to}
            search={search ?? {}}
            data-id={notice.id}
            aria-current={chosen || undefined}
            onFocus={onChoose}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpen();
            }}
          >
            {name}
          </Link>
          {kind && title && <span className="soft small"> · {t(`ui.noun.${kind}`)}</span>}
          {within && <span className="soft small"> · {within}</span>}
        </p>
        {notice.view && <p className="soft small">{t("notices.ofView", { count: notice.count ?? 0 })}</p>}
        {notice.owing && <OwingList owing={notice.owing} />}
        {(notice.excerpt || notice.words) && <p className={styles.words}>{notice.excerpt || notice.words}</p>}
      </div>
      <div className={styles.acts}>
        <Button size="small" look="quiet" onClick={() => acts.read(notice, unread)}>
          {t(unread ? "notices.markRead" : "notices.markUnread")}
        </Button>
        {box === "open" && (
          <Menu
            face={t("notices.snooze")}
            label={t("notices.snoozeOf", { name })}
            align="end"
            entries={snoozes.map((key) => ({
              key,
              label: t(`notices.until.${key}`),
              onSelect: () => void acts.putOff(notice, snoozeUntil(key), t(`notices.snoozed.${key}`)),
            }))}
          />
        )}
        {box === "snoozed" && (
          <Button
            size="small"
            look="quiet"
            onClick={() => acts.putOff(notice, null, t("notices.snoozed.back"))}
          >
            {t("notices.showNow")}
          </Button>
        )}
        <Button size="small" onClick={() => acts.done(notice, box !== "done")}>
          {t(box === "done" ? "notices.reopen" : "notices.done")}
        </Button>
      </div>
    </li>
  );
}
