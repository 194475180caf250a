import { useQuery, useQueryClient } from "@tanstack/react-query";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Panel } from "../../ui/Panel";
import { ProblemNotice, problemWords } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { endOtherSessions, endSession, type Session, sessionsQuery } from "./account";
import { agentOf } from "./agent";

/** Where one is signed in, and how to end it. */
export function Sessions() {
  const { t, locale } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const { data, error } = useQuery(sessionsQuery);
  const end = async (session: Session) => {
    try {
      await endSession(session.id);
      tell({ text: t("auth.sessions.ended") });
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
    }
    await queries.invalidateQueries(sessionsQuery);
  };
  const nameOf = (session: Session) => {
    const { browser, system } = agentOf(session.agent ?? "");
    if (!browser && !system) return t("auth.sessions.unknown");
    return browser && system ? t("auth.sessions.on", { browser, system }) : browser || system;
  };
  return (
    <Panel
      title={t("auth.sessions.title")}
      flush
      actions={
        data && data.length > 1 ? (
          <ConfirmButton
            size="small"
            question={t("auth.sessions.endOthersQuestion")}
            verb={t("auth.sessions.end")}
            onConfirm={async () => {
              await endOtherSessions();
              await queries.invalidateQueries(sessionsQuery);
            }}
          >
            {t("auth.sessions.endOthers")}
          </ConfirmButton>
        ) : null
      }
    >
      <ProblemNotice error={error} />
      {!data && !error && <Skeleton />}
      {data && (
        <Table
          caption={t("auth.sessions.title")}
          rows={data}
          rowKey={(session) => session.id}
          columns={[
            {
              key: "device",
              head: t("auth.sessions.device"),
              cell: (session) => (
                <>
                  {nameOf(session)} {session.current && <Tag>{t("auth.sessions.current")}</Tag>}
                </>
              ),
            },
            { key: "ip", head: t("auth.sessions.where"), cell: (session) => session.ip ?? "–", wide: true },
            {
              key: "started",
              head: t("auth.sessions.started"),
              cell: (session) => formatInstant(session.started_at, locale),
              wide: true,
            },
            {
              key: "seen",
              head: t("auth.sessions.seen"),
              cell: (session) => formatInstant(session.seen_at, locale),
            },
            {
              key: "end",
              head: <span className="hidden-visually">{t("auth.sessions.end")}</span>,
              align: "end",
              cell: (session) =>
                session.current ? null : (
                  <Button look="quiet" size="small" onClick={() => void end(session)}>
                    {t("auth.sessions.end")}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
