import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import type { CheckIn } from "../../api/checkins";
import { type KeyResult, keyResultQuery } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { EmptyState } from "../../ui/EmptyState";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { checkInsQuery } from "./api";
import CheckInForm from "./CheckInForm";
import styles from "./CheckInLine.module.css";
import { CheckInRow } from "./CheckInRow";

/** A key result's check-ins, newest first. None is ever edited: a correction stands above what it replaced. */
export default function CheckInLine({
  keyResultId,
  keyResult: then,
}: {
  keyResultId: string;
  keyResult?: KeyResult;
}) {
  const { t } = useWords();
  const now = useQuery({ ...keyResultQuery(keyResultId), enabled: !then });
  const keyResult = then ?? now.data;
  const past = usePast();
  const line = useInfiniteQuery(checkInsQuery(keyResultId, past));
  const [correcting, setCorrecting] = useState<CheckIn | null>(null);
  if (line.error && !line.data) return <ProblemNotice error={line.error} retry={() => void line.refetch()} />;
  if (!line.data || !keyResult) return <Skeleton lines={4} />;
  const all = line.data.pages.flatMap((page) => page.items);
  if (all.length === 0)
    return <EmptyState title={t("checkins.line.empty")}>{t("checkins.line.emptyWords")}</EmptyState>;
  const may = can(keyResult, "check_in.create");
  const byId = new Map(all.map((c) => [c.id, c]));
  return (
    <>
      <ol className={styles.line} aria-label={t("checkins.line.list")}>
        {all.map((c) => (
          <CheckInRow
            key={c.id}
            checkIn={c}
            keyResult={keyResult}
            replacedBy={c.superseded_by ? byId.get(c.superseded_by) : undefined}
            talked
            onCorrect={may && !c.superseded_by ? () => setCorrecting(c) : undefined}
          />
        ))}
      </ol>
      {line.hasNextPage && (
        <Button busy={line.isFetchingNextPage} onClick={() => void line.fetchNextPage()}>
          {t("checkins.line.more")}
        </Button>
      )}
      <Drawer
        open={correcting !== null}
        title={t("checkins.line.correctTitle")}
        onClose={() => setCorrecting(null)}
      >
        {correcting && (
          <CheckInForm keyResultId={keyResultId} correcting={correcting} onDone={() => setCorrecting(null)} />
        )}
      </Drawer>
    </>
  );
}
