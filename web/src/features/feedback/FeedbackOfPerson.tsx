import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { ButtonLink } from "../../ui/ButtonLink";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import type { OfPerson } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { ofPersonQuery } from "./api";
import styles from "./Feedback.module.css";
import { FeedbackCard } from "./FeedbackCard";
import { GiveForm } from "./GiveForm";

/** The latest that a person was told and told others, as much of it as the reader may see. */
export function FeedbackOfPerson(whose: OfPerson) {
  return (
    <>
      <OneWay way="received" {...whose} />
      <OneWay way="given" {...whose} />
    </>
  );
}

function OneWay({ way, personId, personName, mine }: OfPerson & { way: "received" | "given" }) {
  const { t } = useWords();
  const [giving, setGiving] = useState(false);
  const past = usePast();
  const found = useQuery(ofPersonQuery(personId, way, past));
  return (
    <Panel
      title={t(`feedback.ofPerson.${way}`)}
      actions={
        mine ? (
          <ButtonLink size="small" look="quiet" to="/feedback" search={{ box: way, asof: past }}>
            {t("feedback.ofPerson.all")}
          </ButtonLink>
        ) : (
          way === "received" &&
          !past && (
            <Button size="small" onClick={() => setGiving(true)}>
              {t("feedback.give")}
            </Button>
          )
        )
      }
    >
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {found.isPending && <Skeleton lines={2} />}
      {found.data?.length === 0 && (
        <p className="soft">
          {t(past ? "feedback.noneThen" : mine ? `feedback.empty.${way}` : "feedback.ofPerson.none")}
        </p>
      )}
      {found.data && found.data.length > 0 && (
        <>
          {!mine && <p className="soft small">{t("feedback.ofPerson.yours")}</p>}
          <ul className={styles.list}>
            {found.data.map((one) => (
              <li key={one.id}>
                <FeedbackCard one={one} />
              </li>
            ))}
          </ul>
        </>
      )}
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
