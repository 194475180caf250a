import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice, problemWords } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { Absences } from "./Absences";
import { type Choices, changeChoices, choicesQuery, type Hours, type Way } from "./choices";
import { HoursForm } from "./HoursForm";
import styles from "./Settings.module.css";
import { WayRows } from "./WayRows";

/** How the person wants to hear of what, when, and who stands in while they are away. */
export function NoticeSettingsPage() {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(choicesQuery);
  const save = useMutation({
    mutationFn: ({ ways, hours }: { ways?: Record<string, Way>; hours?: Hours; undo?: boolean }) =>
      changeChoices(data?.version ?? 0, { ways, hours }),
    onSuccess: (saved: Choices, { ways, hours, undo }) => {
      const before = data;
      queries.setQueryData(choicesQuery.queryKey, saved);
      if (!before || undo) return;
      const old = Object.fromEntries(
        before.ways.filter((one) => ways && one.reason in ways).map((one) => [one.reason, one.way]),
      );
      toast({
        text: t("notices.settings.saved"),
        undo: () => save.mutate({ ways: ways && old, hours: hours && before.hours, undo: true }),
      });
    },
    onError: (failure) => {
      toast({ text: problemWords(failure, t), tone: "problem" });
      void refetch();
    },
  });
  const choose = (reason: string, way: Way) => save.mutate({ ways: { [reason]: way } });
  return (
    <Page title={t("notices.settings.title")} subtitle={t("notices.settings.subtitle")} width="narrow">
      <ProblemNotice error={data ? null : error} retry={() => void refetch()} />
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <>
          {!data.mail && <p className={styles.words}>{t("notices.settings.noMail")}</p>}
          <Panel title={t("notices.settings.waiting")}>
            <p className={styles.words}>{t("notices.settings.waitingWords")}</p>
            <WayRows rows={data.ways.filter((one) => one.waits)} mail={data.mail} onChoose={choose} />
          </Panel>
          <Panel title={t("notices.settings.others")}>
            <p className={styles.words}>{t("notices.settings.othersWords")}</p>
            <WayRows rows={data.ways.filter((one) => !one.waits)} mail={data.mail} onChoose={choose} />
          </Panel>
          <Panel title={t("notices.settings.hours")}>
            <p className={styles.words}>{t("notices.settings.hoursWords")}</p>
            <HoursForm hours={data.hours} onChange={(hours) => save.mutate({ hours })} />
          </Panel>
          <Absences />
        </>
      )}
    </Page>
  );
}
