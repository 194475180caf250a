import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type Cycle, cyclesQuery } from "./api";
import { CycleForm } from "./CycleForm";
import { CycleList } from "./CycleList";
import { TemplateDialog } from "./TemplateDialog";

type Opened = "templates" | "own" | Cycle | null;

/** The cycles on a time line, and what can be done with them. */
export function CyclesPage() {
  const { t } = useWords();
  const me = useMe();
  const past = usePast();
  const { data: cycles, error, refetch } = useQuery(cyclesQuery(past));
  const [opened, open] = useState<Opened>(null);
  const close = () => open(null);
  const mayCreate = can(me, "cycle.create") && !past;
  const create = (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => open("templates")}>
      {t("cycles.new")}
    </Button>
  );
  return (
    <Page
      title={t("cycles.title")}
      subtitle={t("cycles.subtitle")}
      actions={
        <>
          <PastPick />
          {mayCreate && create}
        </>
      }
    >
      <PastBanner missing={t("cycles.past")} />
      <ProblemNotice error={error} retry={() => void refetch()} />
      {!cycles && !error && <Skeleton />}
      {cycles?.length === 0 && (
        <Panel>
          <EmptyState
            title={t(past ? "cycles.empty.noneThen" : "cycles.empty.title")}
            action={mayCreate && create}
          >
            {!past && t(mayCreate ? "cycles.empty.words" : "cycles.empty.wordsReader")}
          </EmptyState>
        </Panel>
      )}
      {cycles && cycles.length > 0 && <CycleList cycles={cycles} onEdit={open} />}
      {mayCreate && (
        <TemplateDialog open={opened === "templates"} onClose={close} onOwn={() => open("own")} />
      )}
      {opened && opened !== "templates" && (
        <CycleForm
          key={opened === "own" ? "own" : opened.id}
          cycle={opened === "own" ? null : opened}
          cycles={cycles ?? []}
          onClose={close}
        />
      )}
    </Page>
  );
}
