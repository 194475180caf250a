import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { revokeToken, type Token, tokensQuery } from "./account";
import { TokenDialog } from "./TokenDialog";
import styles from "./Tokens.module.css";

/** Tokens by which programs act as this person. */
export function Tokens() {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const { data, error } = useQuery(tokensQuery);
  const [making, setMaking] = useState(false);
  const end = (token: Token) => {
    if (token.over) return t("auth.tokens.over");
    return token.ends_on ? formatDate(token.ends_on, locale) : t("auth.tokens.noEnd");
  };
  return (
    <Panel
      title={t("auth.tokens.title")}
      flush
      actions={
        <Button size="small" onClick={() => setMaking(true)}>
          {t("auth.tokens.new")}
        </Button>
      }
    >
      <p className={styles.lead}>{t("auth.tokens.lead")}</p>
      <ProblemNotice error={error} />
      {!data && !error && <Skeleton lines={2} />}
      {data?.length === 0 && <p className={styles.lead}>{t("auth.tokens.none")}</p>}
      {data && data.length > 0 && (
        <Table
          caption={t("auth.tokens.title")}
          rows={data}
          rowKey={(token) => token.id}
          columns={[
            { key: "name", head: t("auth.tokens.name"), cell: (token) => token.name },
            {
              key: "scopes",
              head: t("auth.tokens.scopes"),
              cell: (token) => (
                <Tag>{t(token.scopes.includes("write") ? "auth.tokens.write" : "auth.tokens.read")}</Tag>
              ),
            },
            {
              key: "used",
              head: t("auth.tokens.used"),
              wide: true,
              cell: (token) =>
                token.used_at ? formatInstant(token.used_at, locale) : t("auth.tokens.never"),
            },
            { key: "ends", head: t("auth.tokens.ends"), cell: end },
            {
              key: "revoke",
              head: <span className="hidden-visually">{t("auth.tokens.revoke")}</span>,
              align: "end",
              cell: (token) => (
                <ConfirmButton
                  look="quiet"
                  size="small"
                  question={t("auth.tokens.revokeQuestion", { name: token.name })}
                  consequences={t("auth.tokens.revokeConsequences")}
                  verb={t("auth.tokens.revoke")}
                  onConfirm={async () => {
                    await revokeToken(token.id);
                    await queries.invalidateQueries(tokensQuery);
                  }}
                >
                  {t("auth.tokens.revoke")}
                </ConfirmButton>
              ),
            },
          ]}
        />
      )}
      {making && <TokenDialog onClose={() => setMaking(false)} />}
    </Panel>
  );
}
