import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { ConnectorForm } from "./ConnectorForm";
import { type Connector, connectorsQuery, deleteConnector } from "./feeds";
import styles from "./Metrics.module.css";
import { SecretDialog } from "./SecretDialog";

/** How many metrics are read from a connector, and how many of them fail; both lead to them. */
function ReadBy({ connector }: { connector: Connector }) {
  const { t } = useWords();
  if (connector.metrics === 0) return 0;
  return (
    <span className={styles.counts}>
      {connector.failing > 0 && (
        <Link to="/metrics" search={{ connector: connector.id, box: "failing" }} className={styles.failed}>
          <Icon name="warn" size={14} />
          {t("metrics.connectors.failing", { count: connector.failing })}
        </Link>
      )}
      <Link to="/metrics" search={{ connector: connector.id }} className={styles.number}>
        {t("metrics.connectors.readBy", { count: connector.metrics })}
      </Link>
    </span>
  );
}

/** Where metrics are read from; for admins. */
export function ConnectorsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const list = useInfiniteQuery(connectorsQuery);
  const [editing, setEditing] = useState<Connector | "new" | null>(null);
  const [secret, setSecret] = useState("");
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const changed = () => queries.invalidateQueries({ queryKey: connectorsQuery.queryKey });
  const add = (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setEditing("new")}>
      {t("metrics.connectors.new")}
    </Button>
  );
  return (
    <Page
      title={t("metrics.connectors.title")}
      subtitle={t("metrics.connectors.subtitle")}
      actions={list.data && add}
    >
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={4} />}
      {list.data && rows.length === 0 && (
        <EmptyState title={t("metrics.connectors.empty")} action={add}>
          {t("metrics.connectors.emptyWords")}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Panel flush>
          <Table
            caption={t("metrics.connectors.title")}
            rows={rows}
            rowKey={(one) => one.id}
            columns={[
              { key: "name", head: t("metrics.name"), cell: (one) => one.name },
              {
                key: "kind",
                head: t("metrics.connectors.kind"),
                cell: (one) => <Tag>{t(`metrics.connectors.kinds.${one.kind}`)}</Tag>,
                wide: true,
              },
              {
                key: "address",
                head: t("metrics.connectors.address"),
                cell: (one) => <span className={styles.code}>{one.address}</span>,
                wide: true,
              },
              {
                key: "metrics",
                head: t("metrics.connectors.metrics"),
                align: "end",
                cell: (one) => <ReadBy connector={one} />,
              },
              {
                key: "tools",
                head: <span className="hidden-visually">{t("metrics.tools")}</span>,
                align: "end",
                cell: (one) => (
                  <span className={styles.number}>
                    <Button look="quiet" size="small" onClick={() => setEditing(one)}>
                      {t("metrics.edit")}
                    </Button>
                    <ConfirmButton
                      look="quiet"
                      size="small"
                      question={t("metrics.connectors.askDelete", { name: one.name })}
                      consequences={t("metrics.connectors.askDeleteWords")}
                      verb={t("metrics.delete")}
                      onConfirm={async () => {
                        await deleteConnector(one.id);
                        await changed();
                      }}
                    >
                      {t("metrics.delete")}
                    </ConfirmButton>
                  </span>
                ),
              },
            ]}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("metrics.more")}
        </Button>
      )}
      {editing && (
        <ConnectorForm
          connector={editing === "new" ? undefined : editing}
          onSaved={async (made) => {
            if (made) setSecret(made);
            await changed();
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret("")} />}
    </Page>
  );
}
