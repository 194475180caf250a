import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { okrChanged } from "../../api/okr";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type ImportStep, importQuery, importsQuery, isUnderWay, readImport, stepImport } from "./api";
import styles from "./Exchange.module.css";
import { ImportRows } from "./ImportRows";
import { PastImports } from "./PastImports";
import { SheetMapping } from "./SheetMapping";
import { useEnded } from "./useEnded";

/** A file comes in: looked at row by row, brought in with its progress in sight, undone as one step. */
export function ImportPanel() {
  const { t } = useWords();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string>();
  const reading = useMutation({
    mutationFn: readImport,
    onSuccess: (read) => {
      queries.setQueryData(importQuery(read.id).queryKey, read);
      setId(read.id);
    },
  });
  return (
    <Panel title={t("exchange.import")}>
      <p className={styles.about}>{t("exchange.importAbout")}</p>
      <input
        ref={picker}
        type="file"
        className="hidden-visually"
        tabIndex={-1}
        aria-label={t("exchange.file")}
        accept=".xlsx,.xls,.zip,.json,.yaml,.yml,.csv,.tsv,.txt,.md"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ""; // the same file may be chosen again
          if (file) reading.mutate(file);
        }}
      />
      <div className={styles.foot}>
        <Button look={id ? "plain" : "main"} busy={reading.isPending} onClick={() => picker.current?.click()}>
          {t("exchange.choose")}
        </Button>
        <span className={styles.note}>{t("exchange.kinds")}</span>
      </div>
      <ProblemNotice error={reading.error} />
      {id ? <Current key={id} id={id} onDone={() => setId(undefined)} /> : <Waiting onResume={setId} />}
      <PastImports />
    </Panel>
  );
}

/** The file that was read last and not brought in: what was said of its columns is kept for a day. */
function Waiting({ onResume }: { onResume: (id: string) => void }) {
  const { t, locale } = useWords();
  const { data = [] } = useQuery(importsQuery);
  const last = data.find((i) => i.state === "ready");
  if (!last) return null;
  return (
    <p className={styles.foot}>
      <span className={styles.note}>
        {t("exchange.waiting", { name: last.name, when: formatInstant(last.created_at, locale) })}
      </span>
      <Button look="quiet" size="small" onClick={() => onResume(last.id)}>
        {t("exchange.resume")}
      </Button>
    </p>
  );
}

function Current({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data, error } = useQuery(importQuery(id));
  const going = useMutation({
    mutationFn: (step: ImportStep) => stepImport(id, step),
    onSettled: () => void queries.invalidateQueries({ queryKey: ["imports"] }),
  });
  useEnded(data, () => {
    void queries.invalidateQueries({ queryKey: ["imports"] });
    void okrChanged(queries);
  });
  if (!data) return error ? <ProblemNotice error={error} /> : <Skeleton lines={3} />;
  const { counts } = data;
  return (
    <section className={styles.current} aria-label={data.name}>
      <h3 className={styles.name}>{data.name}</h3>
      {data.sheet && <SheetMapping id={id} sheet={data.sheet} />}
      <p className={styles.counts} aria-live="polite">
        {data.state === "ready"
          ? t("exchange.would", { ...counts })
          : t(`exchange.state.${data.state}`, { done: data.done, total: data.total })}
        {data.state === "done" && `${t("exchange.colon")}${t("exchange.would", { ...counts })}`}
      </p>
      {isUnderWay(data) && (
        <progress
          className={styles.progress}
          value={data.done}
          max={data.total}
          aria-label={t("exchange.progress")}
        />
      )}
      <ImportRows rows={data.rows} ready={data.state === "ready"} />
      {data.state === "ready" && counts.new + counts.changed + counts.refused > data.rows.length && (
        <p className={styles.note}>{t("exchange.firstRows", { count: data.rows.length })}</p>
      )}
      <ProblemNotice error={error ?? going.error} />
      <div className={styles.foot}>
        {data.state === "ready" && (
          <>
            <Button
              look="main"
              busy={going.isPending}
              disabled={counts.new + counts.changed === 0}
              onClick={() => going.mutate("begin")}
            >
              {t("exchange.begin", { count: counts.new + counts.changed })}
            </Button>
            <Button onClick={onDone}>{t("exchange.leave")}</Button>
          </>
        )}
        {isUnderWay(data) && (
          <Button busy={going.isPending || data.state === "stopping"} onClick={() => going.mutate("cancel")}>
            {t("exchange.cancel")}
          </Button>
        )}
        {data.state === "done" && (
          <Button busy={going.isPending} onClick={() => going.mutate("undo")}>
            {t("exchange.undo")}
          </Button>
        )}
      </div>
    </section>
  );
}
