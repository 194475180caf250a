import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { fieldOnly, useSending } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import { Address } from "./Address";
import { type CalendarFeed, feedsQuery, revoke, subscribe } from "./api";
import styles from "./Feeds.module.css";

/** Makes a secret address for one's own dates or a team's, shows it once, and ends those that aren't needed. */
export function SubscribeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const [whose, setWhose] = useState<"mine" | "team">("mine");
  const [team, setTeam] = useState<Option | null>(null);
  const [url, setUrl] = useState("");
  const sending = useSending(async () => {
    const made = await subscribe(whose === "team" ? (team?.value ?? "none") : undefined);
    setUrl(made.url);
    await queries.invalidateQueries(feedsQuery);
  });
  return (
    <Dialog open look="wide" title={t("feeds.title")} onClose={onClose}>
      <div className={styles.parts}>
        <p className={styles.lead}>{t("feeds.lead")}</p>
        <ProblemNotice error={fieldOnly(sending.error, ["/team_id"])} shown={["/team_id"]} />
        {url ? (
          <Address url={url} onDone={() => setUrl("")} />
        ) : (
          <div className={styles.make}>
            {can(me, "person.view") && (
              <Segmented
                label={t("feeds.whose")}
                value={whose}
                options={[
                  { value: "mine", label: t("feeds.mine") },
                  { value: "team", label: t("feeds.ofTeam") },
                ]}
                onChange={setWhose}
              />
            )}
            {whose === "team" && (
              <Field label={t("feeds.team")} pointer="/team_id" error={sending.error} required>
                <TeamPicker value={team} onChange={setTeam} />
              </Field>
            )}
            <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
              {t("feeds.make")}
            </Button>
          </div>
        )}
        <Feeds />
      </div>
    </Dialog>
  );
}

function Feeds() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(feedsQuery);
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  if (data.length === 0) return <p className="soft small">{t("feeds.none")}</p>;
  return (
    <section>
      <h3 className={styles.head}>{t("feeds.existing")}</h3>
      <ul className={styles.list}>
        {data.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
      </ul>
    </section>
  );
}

function FeedRow({ feed }: { feed: CalendarFeed }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const name = feed.team_id ? (feed.team_name ?? t("feeds.noTeam")) : t("feeds.mine");
  return (
    <li>
      <span>{name}</span>
      <span className="soft small">
        {t("feeds.made", { at: formatInstant(feed.created_at, locale) })} ·{" "}
        {feed.read_at ? t("feeds.read", { at: formatInstant(feed.read_at, locale) }) : t("feeds.unread")}
      </span>
      <ConfirmButton
        size="small"
        question={t("feeds.revokeQuestion", { name })}
        consequences={t("feeds.revokeWords")}
        verb={t("feeds.revoke")}
        aria-label={t("feeds.revokeOf", { name })}
        onConfirm={async () => {
          await revoke(feed.id);
          await queries.invalidateQueries(feedsQuery);
        }}
      >
        {t("feeds.revoke")}
      </ConfirmButton>
    </li>
  );
}
