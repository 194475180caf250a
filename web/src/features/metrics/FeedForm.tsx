import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Drawer } from "../../ui/Drawer";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { NumberInput } from "../../ui/NumberInput";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import type { Metric } from "./api";
import {
  asksSQL,
  type Connector,
  connectorsQuery,
  type Feed,
  isFeishu,
  postsTo,
  type Sample,
  setFeed,
  tryFeed,
} from "./feeds";
import { Lines } from "./ImportDialog";
import styles from "./Metrics.module.css";
import { type Recurring, RecursFields } from "./RecursFields";
import { useMoved } from "./useMoved";

const SHOWN = [
  "/connector_id",
  "/query",
  "/value_path",
  "/day_path",
  "/recurs",
  "/recurs_on",
  "/at",
  "/delay",
];

export interface FeedFormProps {
  metric: Metric;
  feed: Feed;
  onClose: () => void;
}

/** What is read for a metric, and when; with a look at what would come. */
export function FeedForm(props: FeedFormProps) {
  const { t } = useWords();
  const list = useInfiniteQuery(connectorsQuery);
  const connectors = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (connectors.length > 0) return <Filled {...props} connectors={connectors} />;
  return (
    <Drawer open title={t("metrics.feed.set")} onClose={props.onClose}>
      <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending && !list.error && <Skeleton lines={4} />}
      {list.data && (
        <EmptyState
          title={t("metrics.connectors.empty")}
          action={<Link to="/settings/connectors">{t("metrics.connectors.new")}</Link>}
        >
          {t("metrics.connectors.emptyWords")}
        </EmptyState>
      )}
    </Drawer>
  );
}

function Filled({ metric, feed, connectors, onClose }: FeedFormProps & { connectors: Connector[] }) {
  const { t, locale } = useWords();
  const id = useId();
  const moved = useMoved();
  const asked = feed.asked;
  const [connector, setConnector] = useState(asked?.connector_id ?? connectors[0]?.id ?? "");
  const [query, setQuery] = useState(asked?.query ?? "");
  const [valuePath, setValuePath] = useState(asked?.value_path ?? "");
  const [dayPath, setDayPath] = useState(asked?.day_path ?? "");
  const [when, setWhen] = useState<Recurring>({
    recurs: asked?.recurs ?? "day",
    on: String(asked?.recurs_on ?? 1),
    at: asked?.at ?? "08:30",
    workdays: asked?.workdays ?? true,
  });
  const [delay, setDelay] = useState(String(asked?.delay ?? 1));
  const [paused, setPaused] = useState(asked?.paused ?? false);
  const [text, setText] = useState("");
  const [sample, setSample] = useState<Sample | null>(null);
  const kind = connectors.find((one) => one.id === connector)?.kind ?? "http";
  const webhook = kind === "webhook";
  const json = kind === "http" || webhook;
  const feishu = isFeishu(kind);
  const table = kind === "csv";
  const picks = json || feishu || table;
  // What is picked, and by what: paths into JSON, columns of a base or a table, cells of a spreadsheet.
  const pick = feishu || table ? kind : "json";
  const body = () => ({
    connector_id: connector,
    query: webhook ? undefined : query,
    value_path: picks ? valuePath : undefined,
    day_path: picks && kind !== "feishu_sheet" && dayPath ? dayPath : undefined,
    at: when.at,
    workdays: when.workdays,
    recurs: when.recurs,
    recurs_on: when.recurs === "week" || when.recurs === "month" ? Number(when.on || 0) : undefined,
    delay: webhook ? 0 : Number(delay || 0), // who sends knows what is known
    paused,
  });
  const saving = useSending(async () => {
    await setFeed(metric.id, feed, body());
    await moved();
    onClose();
  });
  const trying = useSending(async () => {
    setSample(null);
    saving.setError(null);
    setSample(await tryFeed(metric.id, { ...body(), sample: webhook ? text : undefined }));
  });
  const error = saving.error ?? trying.error;
  return (
    <Drawer
      open
      keep
      title={t("metrics.feed.set")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("metrics.cancel")}</Button>
          <Button busy={trying.busy} onClick={() => void trying.send()}>
            {t("metrics.feed.try")}
          </Button>
          <Button look="main" type="submit" form={id} busy={saving.busy}>
            {t("metrics.save")}
          </Button>
        </>
      }
    >
      <Form id={id} onSubmit={() => void saving.send()} onKeyDown={submitKeys(() => void saving.send())}>
        <ProblemNotice error={fieldOnly(error, SHOWN)} />
        <Field label={t("metrics.connectors.one")} pointer="/connector_id" error={error}>
          <Select
            value={connector}
            options={connectors.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setConnector}
          />
        </Field>
        {webhook ? (
          <>
            <div>
              <p>{t("metrics.push.to")}</p>
              <code className={styles.whole}>{postsTo(metric.id)}</code>
            </div>
            <Field label={t("metrics.push.sample")} hint={t("metrics.push.sampleHint")}>
              <TextArea rows={4} className={styles.code} value={text} onChange={setText} spellCheck={false} />
            </Field>
          </>
        ) : (
          <Field
            label={t(`metrics.feed.query.${asksSQL(kind) ? "sql" : kind}`)}
            hint={t(`metrics.feed.queryHint.${asksSQL(kind) ? "sql" : kind}`)}
            pointer="/query"
            error={error}
          >
            <TextArea
              rows={asksSQL(kind) ? 6 : 2}
              className={styles.code}
              value={query}
              onChange={setQuery}
              spellCheck={false}
            />
          </Field>
        )}
        {picks && (
          <FormRow>
            <Field
              label={t(`metrics.feed.valuePath.${pick}`)}
              hint={t(`metrics.feed.valuePathHint.${pick}`)}
              pointer="/value_path"
              error={error}
              required={!table}
            >
              <TextInput
                className={styles.code}
                value={valuePath}
                onChange={setValuePath}
                spellCheck={false}
              />
            </Field>
            {kind !== "feishu_sheet" && (
              <Field
                label={t(`metrics.feed.dayPath.${pick}`)}
                hint={t(`metrics.feed.dayPathHint.${pick}`)}
                pointer="/day_path"
                error={error}
              >
                <TextInput className={styles.code} value={dayPath} onChange={setDayPath} spellCheck={false} />
              </Field>
            )}
          </FormRow>
        )}
        {!webhook && <RecursFields value={when} onChange={setWhen} error={error} />}
        {!webhook && (
          <Field
            label={t("metrics.feed.delay")}
            hint={t("metrics.feed.delayHint")}
            pointer="/delay"
            error={error}
          >
            <NumberInput value={delay} onChange={setDelay} unit={t("metrics.feed.days")} precision={0} />
          </Field>
        )}
        <Checkbox checked={paused} onChange={setPaused}>
          {t(webhook ? "metrics.push.paused" : "metrics.feed.paused")}
        </Checkbox>
        {sample && (
          <section className={styles.stack} aria-label={t("metrics.feed.sample")}>
            <p role="status">
              {t(sample.lines.length === 0 ? "metrics.feed.sampledNone" : "metrics.feed.sampled", {
                count: sample.lines.length,
                from: formatDate(sample.from, locale),
                to: formatDate(sample.to, locale),
              })}
            </p>
            {sample.lines.length > 0 && <Lines lines={sample.lines} unit={metric.unit} />}
          </section>
        )}
      </Form>
    </Drawer>
  );
}
