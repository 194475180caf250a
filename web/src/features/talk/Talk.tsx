import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { hasReason } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import type { Slots } from "../../ui/slots";
import { useTalkWanted } from "../../ui/talking";
import { useWords } from "../../ui/words";
import { type Subject, sayComment, talkQuery } from "./api";
import { useMarkedWords } from "./marked";
import styles from "./Talk.module.css";
import { ThreadItem } from "./ThreadItem";
import { useTalk } from "./useTalk";
import { WriteComment } from "./WriteComment";

/** What people say to each other about a noun: a field to begin, then the threads, newest first. */
export function Talk({ subjectKind, subjectId, within }: Slots["talk"]) {
  const { t } = useWords();
  const subject: Subject = { kind: subjectKind, id: subjectId, within };
  const [openOnly, setOpenOnly] = useState(false);
  const [quote, unquote] = useMarkedWords();
  const past = usePast();
  const talk = useInfiniteQuery(talkQuery(subject, openOnly, past));
  const lost = past !== undefined && hasReason(talk.error, "input.missing");
  const acts = useTalk(subject);
  const first = talk.data?.pages[0];
  const may = first?.can.includes("comment.create") ?? false;
  const threads = talk.data?.pages.flatMap((page) => page.items) ?? [];
  const wanted = useTalkWanted({ subjectKind, subjectId });
  const panel = useRef<HTMLDivElement>(null);
  const ready = Boolean(first);
  useEffect(() => {
    if (wanted && ready) panel.current?.scrollIntoView({ block: "start" });
  }, [wanted, ready]);
  const about = quote ?? { kind: subject.kind, id: subject.id };
  return (
    <div ref={panel} className={styles.talk}>
      <Panel
        title={first && first.open > 0 ? t("talk.titleOpen", { count: first.open }) : t("talk.title")}
        actions={
          (threads.length > 0 || openOnly) && (
            <Checkbox checked={openOnly} onChange={setOpenOnly}>
              {t("talk.openOnly")}
            </Checkbox>
          )
        }
      >
        {may && (
          <WriteComment
            draftKey={`${subject.kind}.${subject.id}`}
            subject={about}
            label={t("talk.say")}
            verb={t("talk.say")}
            quote={quote}
            onUnquote={unquote}
            send={(body, file_ids) =>
              sayComment({
                subject_kind: about.kind,
                subject_id: about.id,
                body,
                file_ids,
                quote: quote?.text,
                quote_field: quote?.field,
              })
            }
            onDone={() => {
              unquote();
              void acts.refresh();
            }}
          />
        )}
        {past && <p className="soft small">{t(lost ? "talk.lostThen" : "talk.asThen")}</p>}
        {!lost && <ProblemNotice error={talk.error} retry={() => void talk.refetch()} />}
        {talk.isPending && <Skeleton />}
        {talk.data && threads.length === 0 && (
          <p className="soft">
            {t(
              past
                ? "talk.noneThen"
                : openOnly
                  ? "talk.noneOpen"
                  : may
                    ? within
                      ? "talk.none"
                      : "talk.noneHere"
                    : "talk.noneYet",
            )}
          </p>
        )}
        <ul className={styles.threads}>
          {threads.map((thread) => (
            <ThreadItem key={thread.id} thread={thread} subject={subject} acts={acts} may={may} />
          ))}
        </ul>
        {talk.hasNextPage && (
          <Button size="small" busy={talk.isFetchingNextPage} onClick={() => void talk.fetchNextPage()}>
            {t("talk.earlierThreads")}
          </Button>
        )}
      </Panel>
    </div>
  );
}
