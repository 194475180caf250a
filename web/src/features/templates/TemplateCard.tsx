import { useState } from "react";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { NumberInput } from "../../ui/NumberInput";
import { Panel } from "../../ui/Panel";
import { usePast } from "../../ui/past";
import { Slot } from "../../ui/slots";
import { Tag } from "../../ui/Tag";
import { TalkButton } from "../../ui/TalkButton";
import { useWords } from "../../ui/words";
import type { Template } from "./api";
import { all, baselineOf, isTaken, take } from "./choose";
import styles from "./TemplateCard.module.css";
import { UseBar } from "./UseBar";

export interface TemplateCardProps {
  template: Template;
  cycle?: string;
  team?: string;
}

/** One template: what to take of it, the baselines as far as they are known, and the drafts made of it. */
export function TemplateCard({ template, cycle, team }: TemplateCardProps) {
  const { t } = useWords();
  const past = usePast();
  const [taken, setTaken] = useState(() => all(template));
  return (
    <Panel>
      <header className={styles.head}>
        <h2>{template.name}</h2>
        <Tag>{t(`templates.cadence.${template.cadence}`)}</Tag>
        {!template.built_in && <Tag>{t("templates.own")}</Tag>}
        <TalkButton subjectKind="template" subjectId={template.id} title={template.name} />
        <p className={styles.summary}>{template.summary}</p>
      </header>
      {template.objectives.map((o, i) => (
        <section key={o.title} className={styles.objective}>
          <h3 className={styles.title}>
            {o.title} <Tag>{t(`templates.kind.${o.kind}`)}</Tag>
          </h3>
          <ol className={styles.results}>
            {o.key_results.map((kr, j) => (
              <li key={kr.title} className={styles.result}>
                {past ? (
                  kr.title
                ) : (
                  <Checkbox
                    checked={isTaken(taken, i, j)}
                    onChange={(on) =>
                      setTaken((now) => take(now, i, j, on ? (kr.measure.baseline ?? "") : null))
                    }
                  >
                    {kr.title}
                  </Checkbox>
                )}
                {!past &&
                  kr.measure.kind === "metric" &&
                  isTaken(taken, i, j) &&
                  kr.measure.baseline == null && (
                    <div className={styles.baseline}>
                      <Field label={t("templates.baseline")}>
                        <NumberInput
                          value={baselineOf(taken, i, j)}
                          unit={kr.measure.unit}
                          placeholder={t("templates.baseline_ask")}
                          onChange={(typed) => setTaken((now) => take(now, i, j, typed))}
                        />
                      </Field>
                    </div>
                  )}
                {kr.actions && kr.actions.length > 0 && (
                  <details className={styles.actions}>
                    <summary>{t("templates.actions", { count: kr.actions.length })}</summary>
                    <ul>
                      {kr.actions.map((action) => (
                        <li key={action.title}>
                          <strong>{action.title}</strong>
                          <p>{action.how}</p>
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <Slot name="templateLessons" templateId={template.id} />
      {!past && <UseBar template={template} taken={taken} cycle={cycle} team={team} />}
    </Panel>
  );
}
