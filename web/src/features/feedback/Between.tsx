import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { betweenQuery } from "./api";
import styles from "./Feedback.module.css";
import { FeedbackCard } from "./FeedbackCard";
import { GiveForm } from "./GiveForm";

/** The latest feedback between the reader and another person, in both directions. */
export function Between({ personId, personName }: { personId: string; personName: string }) {
  const { t } = useWords();
  const [giving, setGiving] = useState(false);
  const from = useQuery(betweenQuery(personId, "from"));
  const to = useQuery(betweenQuery(personId, "to"));
  const error = from.error ?? to.error;
  const loaded = from.data && to.data;
  const items = [...(from.data ?? []), ...(to.data ?? [])].sort((a, b) =>
    b.given_at.localeCompare(a.given_at),
  );
  return (
    <Panel
      title={t("feedback.between", { name: personName })}
      actions={
        <Button size="small" onClick={() => setGiving(true)}>
          {t("feedback.give")}
        </Button>
      }
    >
      <ProblemNotice error={error} />
      {!loaded && !error && <Skeleton lines={2} />}
      {loaded && items.length === 0 && <p className="soft small">{t("feedback.betweenNone")}</p>}
      <ul className={styles.list}>
        {items.map((one) => (
          <li key={one.id}>
            <FeedbackCard one={one} />
          </li>
        ))}
      </ul>
      {giving && (
        <GiveForm
          kind="feedback"
          to={{ value: personId, label: personName }}
          onClose={() => setGiving(false)}
        />
      )}
    </Panel>
  );
}
