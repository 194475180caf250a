import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { MetricDetail } from "./api";
import { FormulaForm } from "./FormulaForm";
import styles from "./Metrics.module.css";

/** What a metric is worked out from, and what is from it. Nothing for who can't set a formula while there is none. */
export function FormulaPanel({ metric }: { metric: MetricDetail }) {
  const { t } = useWords();
  const [editing, setEditing] = useState(false);
  const may = can(metric, "metric.update");
  if (!metric.formula && metric.users.length === 0 && !may) return null;
  return (
    <Panel
      title={t("metrics.formula")}
      actions={
        may && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t(metric.formula ? "metrics.edit" : "metrics.calc.set")}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        {metric.formula ? (
          <>
            <p className={styles.code}>{metric.formula}</p>
            <ul className={styles.list}>
              {metric.inputs.map((one) => (
                <li key={one.name}>
                  <b className={styles.code}>{one.name}</b>
                  {one.metric_id ? (
                    <Link to="/metrics/$metricId" params={{ metricId: one.metric_id }}>
                      {one.metric_name}
                    </Link>
                  ) : (
                    <span className="soft">{t("metrics.calc.hidden")}</span>
                  )}
                  <span className="soft small">{one.unit}</span>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="soft">{t("metrics.calc.none")}</p>
        )}
        {metric.users.length > 0 && (
          <p className={styles.facts}>
            <span className="soft">{t("metrics.calc.users")}</span>
            {metric.users.map((one) => (
              <Link key={one.id} to="/metrics/$metricId" params={{ metricId: one.id }}>
                {one.name}
              </Link>
            ))}
          </p>
        )}
      </div>
      {editing && <FormulaForm metric={metric} onClose={() => setEditing(false)} />}
    </Panel>
  );
}
