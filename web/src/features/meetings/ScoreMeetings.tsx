import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { useMe } from "../../ui/me";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import { scoreMeetingsQuery } from "./api";
import { CallForm } from "./CallForm";
import styles from "./Meetings.module.css";

interface ScoreMeetingsProps {
  cycle: string;
  /** The day that the plan has for it. */
  on?: string;
  /** Whose meeting is planned, unless another is chosen. */
  team?: Option;
  /** The cycle is over: nothing is planned any more. */
  closed?: boolean;
}

/** The meetings on the scores of a cycle that the reader may see, and a way to plan one. */
export function ScoreMeetings({ cycle, on, team, closed }: ScoreMeetingsProps) {
  const { t, locale } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [calling, setCalling] = useState(false);
  const held = useQuery(scoreMeetingsQuery(cycle)).data ?? [];
  return (
    <div className={styles.scoring}>
      {held.map((one) => (
        <span key={one.id}>
          <Link to="/meetings/$meetingId" params={{ meetingId: one.id }}>
            {one.title}
          </Link>{" "}
          <span className="soft small">
            {formatDate(one.starts_on, locale)} {one.at}
          </span>{" "}
          <Tag>{t(`meetings.states.${one.state}`)}</Tag>
        </span>
      ))}
      {!closed && can(me, "person.view") && (
        <Button look="quiet" size="small" onClick={() => setCalling(true)}>
          {t("meetings.scores.call")}
        </Button>
      )}
      {calling && (
        <CallForm
          scores={{ cycle, on, team }}
          onClose={() => setCalling(false)}
          onCalled={(id) => void navigate({ to: "/meetings/$meetingId", params: { meetingId: id } })}
        />
      )}
    </div>
  );
}
