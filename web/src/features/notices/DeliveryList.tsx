import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Panel } from "../../ui/Panel";
import { ProblemNotice, problemWords } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { type DeliveryState, type DeliveryWay, deliveriesQuery, resendDeliveries } from "./choices";
import { DeliveryRow } from "./DeliveryRow";
import styles from "./Settings.module.css";

const states: readonly DeliveryState[] = ["dead", "failing", "sent"];

/** What left for somebody and didn't arrive, why, and a way to send it again. */
export function DeliveryList({ way }: { way?: DeliveryWay }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [state, setState] = useState<DeliveryState>("dead");
  const list = useInfiniteQuery(deliveriesQuery(state, way));
  const data = list.data?.pages.flatMap((page) => page.items);
  const resend = useMutation({
    // All that is shown: of one way, "all" would be those of the others too.
    mutationFn: (ids?: string[]) => resendDeliveries(ids ?? (way && data?.map((one) => one.id))),
    onSuccess: async (ids) => {
      await queries.invalidateQueries({ queryKey: ["deliveries"] });
      toast({ text: t("notices.deliveries.resent", { count: ids.length }) });
    },
    onError: (failure) => toast({ text: problemWords(failure, t), tone: "problem" }),
  });
  return (
    <>
      <div className={styles.which}>
        <Segmented
          label={t("notices.deliveries.which")}
          value={state}
          options={states.map((value) => ({ value, label: t(`notices.deliveries.state.${value}`) }))}
          onChange={setState}
        />
        {state !== "sent" && (data?.length ?? 0) > 0 && (
          <Button size="small" busy={resend.isPending} onClick={() => resend.mutate(undefined)}>
            {t("notices.deliveries.all")}
          </Button>
        )}
      </div>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      <Panel flush>
        {list.isPending && <Skeleton lines={4} />}
        {data?.length === 0 && (
          <EmptyState title={t(`notices.deliveries.none.${state}`)}>
            {t("notices.deliveries.noneWords")}
          </EmptyState>
        )}
        {data && data.length > 0 && (
          <ul className={styles.deliveries} aria-label={t("notices.deliveries.title")}>
            {data.map((one) => (
              <DeliveryRow key={one.id} one={one} onAgain={() => resend.mutate([one.id])} />
            ))}
          </ul>
        )}
      </Panel>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("notices.deliveries.earlier")}
        </Button>
      )}
    </>
  );
}
