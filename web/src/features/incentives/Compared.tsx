import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cyclesQuery } from "../../api/cycles";
import { formatInstant } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { fieldOnly } from "../../ui/sending";
import { type Column, Table } from "../../ui/Table";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import {
  type Assumed,
  type Comparison,
  comparisonQuery,
  type SchemeDetail,
  type Swing,
  schemesQuery,
  versionsQuery,
} from "./api";
import { Changed } from "./Changed";
import styles from "./Incentives.module.css";

/** Begins what stands for one of the scheme's own versions among the ids of other schemes. */
const OWN = "version:";

/** By other scores and against another scheme: what hangs on the scores, who gains and who loses. */
export function Compared({ scheme }: { scheme: SchemeDetail }) {
  const { t, locale } = useWords();
  const versions = useQuery(versionsQuery(scheme.id, scheme.version)).data ?? [];
  const cycles = useQuery(cyclesQuery).data ?? [];
  const others = (useInfiniteQuery(schemesQuery()).data?.pages.flatMap((page) => page.items) ?? []).filter(
    (one) => one.id !== scheme.id,
  );
  const [by, setBy] = useState("given");
  const [score, setScore] = useState("0.70");
  const [other, setOther] = useState("");
  // What is worked out; none before it is asked for, since each look is written down.
  const [asked, ask] = useState<Assumed | null>(null);
  const query = useInfiniteQuery(comparisonQuery(scheme.id, scheme.version, asked));
  const looks = scheme.needs.some((need) => need === "score" || need === "achievement");
  const work = () =>
    ask({
      with: other && !other.startsWith(OWN) ? other : undefined,
      version: other.startsWith(OWN) ? Number(other.slice(OWN.length)) : undefined,
      score: by === "same" ? score : undefined,
      cycle_id: by === "given" || by === "same" ? undefined : by,
    });
  const first = query.data?.pages[0];
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Panel title={t("incentives.compare.title")}>
      <div className={styles.stack}>
        <p className="soft small">{t("incentives.compare.hint")}</p>
        <ProblemNotice error={fieldOnly(query.error, ["/score"])} shown={["/score"]} />
        <Form onSubmit={work}>
          <div className={styles.asking}>
            {looks && (
              <Field label={t("incentives.compare.by")}>
                <Select
                  value={by}
                  options={[
                    { value: "given", label: t("incentives.compare.given") },
                    { value: "same", label: t("incentives.compare.same") },
                    ...cycles.map((c) => ({
                      value: c.id,
                      label: t("incentives.compare.ofCycle", { name: c.name }),
                    })),
                  ]}
                  onChange={setBy}
                />
              </Field>
            )}
            {looks && by === "same" && (
              <Field label={t("incentives.compare.score")} pointer="/score" error={query.error}>
                <TextInput inputMode="decimal" value={score} onChange={setScore} />
              </Field>
            )}
            <Field label={t("incentives.compare.other")}>
              <Select
                value={other}
                options={[
                  { value: "", label: t("incentives.compare.noOther") },
                  ...versions.map((one) => ({
                    value: `${OWN}${one.number}`,
                    label: t("incentives.compare.version", {
                      number: one.number,
                      until: formatInstant(one.replaced_at, locale),
                      editor: one.editor_name,
                    }),
                  })),
                  ...others.map((one) => ({ value: one.id, label: one.title })),
                ]}
                onChange={setOther}
              />
            </Field>
            <Button type="submit" busy={query.isFetching && !query.isFetchingNextPage}>
              {t("incentives.compare.work")}
            </Button>
          </div>
        </Form>
        {asked && query.isPending && !query.error && <Skeleton lines={4} />}
        {first && <Outlook of={first} looks={looks} beyond={scheme.needs.includes("achievement")} />}
        {first?.other_id && <Changed of={first} />}
        {first?.other_id && <Sides of={first} />}
        {rows.length > 0 && (
          <Rows
            rows={rows}
            looks={looks}
            achieved={!scheme.needs.includes("score")}
            other={!!first?.other_id}
          />
        )}
        {query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("incentives.more")}
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** The total by the scores at hand, and where all are higher, lower, at their worst and best. */
function Outlook({ of, looks, beyond }: { of: Comparison; looks: boolean; beyond: boolean }) {
  const { t } = useWords();
  const totals = (["worst", "lower", "total", "higher", "best"] as const).filter(
    (which) => looks || which === "total",
  );
  const top = Math.max(...totals.map((which) => Number(of[which] ?? 0)), 1);
  return (
    <div>
      <ul className={styles.bands} aria-label={t("incentives.compare.outlook")}>
        {totals.map((which) => (
          <li key={which} className={styles.outlook}>
            <span className={which === "total" ? styles.present : undefined}>
              {t(`incentives.compare.totals.${beyond && which === "best" ? "bestBeyond" : which}`)}
            </span>
            <span
              className={styles.bar}
              style={{ width: `${(Number(of[which] ?? 0) / top) * 100}%` }}
              aria-hidden="true"
            />
            <span>
              {of[which] ? t("incentives.yuan", { amount: of[which] }) : t("incentives.compare.unknown")}
            </span>
          </li>
        ))}
      </ul>
      {of.assumed > 0 && (
        <p className="soft small">{t("incentives.compare.assumed", { count: of.assumed })}</p>
      )}
    </div>
  );
}

/** Who gains and who loses against the other scheme. */
function Sides({ of }: { of: Comparison }) {
  const { t } = useWords();
  return (
    <p className={styles.facts} role="status">
      <strong>
        {of.version
          ? t("incentives.compare.againstVersion", { number: of.version, amount: of.other_total })
          : t("incentives.compare.against", { title: of.other_title, amount: of.other_total })}
      </strong>
      {(["gaining", "losing"] as const).map((side) => {
        const one = of[side];
        return (
          <span key={side}>
            {one && one.people > 0
              ? t(`incentives.compare.${side}`, { count: one.people, sum: one.sum, most: one.most })
              : t(`incentives.compare.none.${side}`)}
          </span>
        );
      })}
      {(of.unchanged ?? 0) > 0 && <span>{t("incentives.compare.unchanged", { count: of.unchanged })}</span>}
    </p>
  );
}

function Rows({
  rows,
  looks,
  achieved,
  other,
}: {
  rows: Swing[];
  looks: boolean;
  achieved: boolean;
  other: boolean;
}) {
  const { t } = useWords();
  const at = (amount: string | undefined, score: string | undefined) =>
    t("incentives.compare.at", { amount: amount ?? t("incentives.compare.unknown"), score });
  const columns: Column<Swing>[] = [
    { key: "name", head: t("incentives.person"), cell: (row) => row.name },
    { key: "amount", head: t("incentives.amount"), align: "end", cell: (row) => row.amount },
  ];
  if (looks) {
    columns.splice(1, 0, {
      key: "score",
      head: t(achieved ? "incentives.achievement" : "incentives.score"),
      align: "end",
      cell: (row) => row.score ?? "–",
    });
  }
  if (other) {
    columns.push(
      {
        key: "other",
        head: t("incentives.compare.byOther"),
        align: "end",
        wide: true,
        cell: (row) => row.other,
      },
      {
        key: "gain",
        head: t("incentives.compare.gain"),
        align: "end",
        cell: (row) => (row.gain?.startsWith("-") ? row.gain.replace("-", "−") : `+${row.gain}`),
      },
    );
  }
  if (looks) {
    columns.push(
      {
        key: "lower",
        head: t("incentives.compare.lower"),
        align: "end",
        wide: true,
        cell: (row) => at(row.lower, row.score_low),
      },
      {
        key: "higher",
        head: t("incentives.compare.higher"),
        align: "end",
        wide: true,
        cell: (row) => at(row.higher, row.score_high),
      },
    );
  }
  return (
    <Table
      caption={t("incentives.compare.title")}
      rows={rows}
      rowKey={(row) => row.person_id}
      columns={columns}
    />
  );
}
