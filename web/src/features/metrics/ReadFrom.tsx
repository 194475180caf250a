import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import type { KeyResult } from "../../api/okr";
import { formatDate } from "../../lib/dates";
import { formatDecimal } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Combobox, type Option } from "../../ui/Combobox";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { connect, disconnect, readFromQuery, searchMetrics } from "./api";
import { FreshMark } from "./FreshMark";
import styles from "./Metrics.module.css";
import { useMoved } from "./useMoved";

/** Which metric a key result reads from; connected and disconnected in place. */
export function ReadFrom({ keyResult }: { keyResult: KeyResult }) {
  const { t, locale } = useWords();
  const tell = useToast();
  const moved = useMoved();
  const [choosing, setChoosing] = useState(false);
  const query = useQuery(readFromQuery(keyResult.id));
  const may = can(keyResult, "key_result.update") && !keyResult.dropped;
  if (query.error) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  if (!query.data || (keyResult.measure.kind !== "metric" && keyResult.measure.kind !== "keep")) return null;
  const { metric, hidden } = query.data;
  if (choosing) return <Choose keyResult={keyResult} onClose={() => setChoosing(false)} />;
  if (!metric && !hidden) {
    if (!may) return null;
    return (
      <div className={styles.read}>
        <span className="soft">{t("metrics.from.none")}</span>
        <Button size="small" look="quiet" onClick={() => setChoosing(true)}>
          {t("metrics.from.choose")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.read}>
      {metric ? (
        <>
          <span>
            {t("metrics.from.reads")}{" "}
            <Link to="/metrics/$metricId" params={{ metricId: metric.id }}>
              {metric.name}
            </Link>
          </span>
          <span className="soft">
            {metric.last_value === null
              ? t("metrics.from.noValue")
              : t("metrics.from.last", {
                  value: formatDecimal(metric.last_value, { locale, unit: metric.unit }),
                  day: formatDate(metric.last_on, locale),
                })}
          </span>
          <FreshMark metric={metric} />
        </>
      ) : (
        <span className="soft">{t("metrics.from.hidden")}</span>
      )}
      {may && (
        <ConfirmButton
          look="quiet"
          size="small"
          question={t("metrics.from.askLeave")}
          consequences={t("metrics.from.askLeaveWords")}
          verb={t("metrics.from.leave")}
          onConfirm={async () => {
            await disconnect(keyResult.id);
            await moved();
            tell({ text: t("metrics.from.left") });
          }}
        >
          {t("metrics.from.leave")}
        </ConfirmButton>
      )}
    </div>
  );
}

function Choose({ keyResult, onClose }: { keyResult: KeyResult; onClose: () => void }) {
  const { t, locale } = useWords();
  const tell = useToast();
  const moved = useMoved();
  const [chosen, setChosen] = useState<Option | null>(null);
  const { busy, error, send } = useSending(async () => {
    const made = await connect(keyResult.id, chosen?.value ?? "");
    await moved();
    tell({ text: t("metrics.from.connected", { count: made.check_ins }) });
    onClose();
  });
  const search = async (q: string, signal: AbortSignal): Promise<Option[]> =>
    (await searchMetrics(q, signal)).map((one) => ({
      value: one.id,
      label: one.name,
      hint: one.last_value === null ? one.unit : formatDecimal(one.last_value, { locale, unit: one.unit }),
    }));
  return (
    <div className={styles.read}>
      <div className={styles.pick}>
        <Field
          label={t("metrics.from.pick")}
          hint={t("metrics.from.pickHint")}
          pointer="/metric_id"
          error={error}
        >
          <Combobox value={chosen} onChange={setChosen} search={search} />
        </Field>
      </div>
      <Button size="small" onClick={onClose}>
        {t("metrics.cancel")}
      </Button>
      <Button size="small" look="main" busy={busy} disabled={!chosen} onClick={() => void send()}>
        {t("metrics.from.connect")}
      </Button>
      <ProblemNotice error={fieldOnly(error, ["/metric_id"])} />
    </div>
  );
}
