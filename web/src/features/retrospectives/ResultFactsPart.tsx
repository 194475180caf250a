import { useState } from "react";
import { Button } from "../../ui/Button";
import { Needle } from "../../ui/Needle";
import { Slot } from "../../ui/slots";
import type { Status } from "../../ui/status";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import type { ObjectiveFacts, ResultFacts } from "./api";
import { counted, withUnit } from "./numbers";
import styles from "./Retrospectives.module.css";

/** What came of it: the score with its zone, and of each key result the value that came and the curve. */
export function ResultFactsPart({ facts }: { facts: ObjectiveFacts }) {
  const { t } = useWords();
  return (
    <>
      <p className={styles.total}>
        {t(facts.final ? "retrospectives.final" : "retrospectives.suggested")}{" "}
        <ZoneMark grade={facts.final ?? facts.suggested} big />
        {facts.outcome && <span className="soft"> · {t(`retrospectives.outcome.${facts.outcome}`)}</span>}
      </p>
      {!facts.final && facts.suggested && <p className="soft small">{t("retrospectives.notSettled")}</p>}
      {facts.close_note && <p className="soft small">{facts.close_note}</p>}
      <ul className={styles.list}>
        {counted(facts).map((result, i) => (
          <Came key={result.key_result.id} result={result} first={i === 0} />
        ))}
      </ul>
    </>
  );
}

function Came({ result, first }: { result: ResultFacts; first: boolean }) {
  const { t, locale } = useWords();
  const [curve, setCurve] = useState(first && result.readings > 1);
  const { key_result: kr } = result;
  return (
    <li>
      <span className={styles.name}>{kr.title}</span>
      <div className={styles.needle}>
        <Needle progress={kr.progress} expected={kr.expected} status={kr.status as Status} />
      </div>
      <span className={styles.fact}>
        {t(result.final ? "retrospectives.final" : "retrospectives.suggested")}{" "}
        <ZoneMark grade={result.final ?? result.suggested} />
        {kr.current !== null &&
          ` · ${t("retrospectives.came", { value: withUnit(kr.current, result, locale) })}`}
        {` · ${t("retrospectives.readings", { count: result.readings })}`}
      </span>
      {result.first_suggested && (
        <span className={styles.fact}>
          {t("retrospectives.againstFirst", { score: result.first_suggested.shown })}
        </span>
      )}
      {result.readings > 0 && (
        <Button
          size="small"
          look="quiet"
          aria-expanded={curve}
          aria-label={t("retrospectives.curveOf", { title: kr.title })}
          onClick={() => setCurve(!curve)}
        >
          {t(curve ? "retrospectives.hideCurve" : "retrospectives.curve")}
        </Button>
      )}
      {curve && <Slot name="history" keyResultId={kr.id} />}
    </li>
  );
}
