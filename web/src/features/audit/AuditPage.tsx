import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { can } from "../../api/can";
import { saveFile } from "../../lib/save";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import styles from "./AuditPage.module.css";
import { csvOf, trailQuery, type Wanted } from "./api";
import { Chain } from "./Chain";
import { Filters } from "./Filters";
import { Trail } from "./Trail";

/** The trail for those who may read it; for others who come by its address, whom to ask. */
export function AuditPage() {
  const { t } = useWords();
  if (can(useMe(), "audit.view")) return <WholeTrail />;
  return (
    <Page title={t("audit.title")}>
      <Panel>
        <EmptyState title={t("audit.closed")}>{t("audit.closedWords")}</EmptyState>
      </Panel>
    </Page>
  );
}

/** Who did what, before and after, when and from where: newest first. */
function WholeTrail() {
  const { t, locale } = useWords();
  const wanted = useSearch({ from: "/inside/settings/audit" });
  const navigate = useNavigate({ from: "/settings/audit" });
  const trail = useInfiniteQuery(trailQuery(wanted, locale));
  const csv = useMutation({
    mutationFn: () => csvOf(wanted),
    onSuccess: (file) => saveFile(file, "sinan-audit.csv"),
  });
  const entries = trail.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(wanted).some(Boolean);
  const want = (next: Partial<Wanted>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const everything = () => void navigate({ search: {} });
  return (
    <Page
      title={t("audit.title")}
      subtitle={t("audit.subtitle")}
      actions={
        <Button busy={csv.isPending} onClick={() => csv.mutate()}>
          {t("audit.csv")}
        </Button>
      }
    >
      <Chain />
      <Filters wanted={wanted} want={want} everything={filtered ? everything : undefined} />
      <ProblemNotice error={csv.error} />
      <ProblemNotice error={trail.error} retry={() => void trail.refetch()} />
      <Panel flush>
        {trail.isPending && <Skeleton lines={8} />}
        {entries.length > 0 && (
          <Trail entries={entries} only={(subject) => want({ subject, within: undefined })} />
        )}
        {trail.isSuccess && entries.length === 0 && (
          <EmptyState
            title={t("audit.none")}
            action={filtered && <Button onClick={everything}>{t("audit.everything")}</Button>}
          >
            {t("audit.noneWords")}
          </EmptyState>
        )}
      </Panel>
      {trail.hasNextPage && (
        <div className={styles.more}>
          <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </Page>
  );
}
