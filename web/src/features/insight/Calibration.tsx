import { useQuery } from "@tanstack/react-query";
import { formatDecimal, formatProgress } from "../../lib/numbers";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Table } from "../../ui/Table";
import { useWords } from "../../ui/words";
import { calibrationQuery, type Calibration as Judged, type Wanted } from "./api";
import styles from "./Insight.module.css";
import { Reliability } from "./Reliability";

/** Whether stated confidence fits what came: one's own, or a team's without naming anybody. */
export function Calibration({ of }: { of: "me" | Pick<Wanted, "team" | "cycle"> }) {
  const { t } = useWords();
  const own = of === "me";
  const found = useQuery(calibrationQuery(of, usePast()));
  const data = found.data;
  return (
    <Panel title={t(own ? "insight.calibration.own" : "insight.calibration.team")}>
      <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      {data?.untold && <p className="soft">{t(`insight.calibration.untold.${data.untold}`)}</p>}
      {data && !data.untold && data.stated.claims === 0 && (
        <p className="soft">{t("insight.calibration.none")}</p>
      )}
      {data && !data.untold && data.stated.claims > 0 && <Shown data={data} own={own} />}
    </Panel>
  );
}

/** The reader's own, on the page of their person. */
export function OwnCalibration() {
  return <Calibration of="me" />;
}

function Shown({ data, own }: { data: Judged; own: boolean }) {
  const { t, locale } = useWords();
  const { stated, foreseen } = data;
  const score = (value: number | null) =>
    value === null ? t("insight.none") : formatDecimal(String(value), { locale });
  const judged = [
    { key: "stated", name: t("insight.calibration.stated"), of: stated },
    ...(foreseen.claims > 0
      ? [{ key: "foreseen", name: t("insight.calibration.foreseen"), of: foreseen }]
      : []),
  ];
  const bands = judged.flatMap(({ key, name, of }) =>
    of.bands.map((band) => ({ ...band, key: `${key} ${band.low}`, name })),
  );
  return (
    <>
      <p className="soft small">
        {t(own ? "insight.calibration.ofOwn" : "insight.calibration.ofTeam", {
          cycles: data.cycles.map((one) => one.name).join(t("insight.calibration.comma")),
          count: stated.claims,
          came: stated.came,
        })}
        {data.omitted && ` ${t(data.coming ? "insight.calibration.coming" : "insight.calibration.omitted")}`}
      </p>
      <div className={styles.two}>
        <Reliability
          stated={stated.bands}
          foreseen={foreseen.bands}
          label={t("insight.calibration.chart", {
            points: stated.bands
              .map((band) =>
                t("insight.calibration.point", {
                  stated: formatProgress(band.stated, locale),
                  came: formatProgress(band.came / band.claims, locale),
                }),
              )
              .join(t("insight.calibration.comma")),
          })}
        />
        <div>
          <Table
            caption={t("insight.calibration.scores")}
            columns={[
              { key: "name", head: t("insight.calibration.whose"), cell: (one) => one.name },
              {
                key: "brier",
                head: t("insight.calibration.brier"),
                align: "end",
                cell: (one) => score(one.of.brier),
              },
              {
                key: "base",
                head: t("insight.calibration.base"),
                align: "end",
                cell: (one) => score(one.of.base),
              },
              {
                key: "claims",
                head: t("insight.calibration.results"),
                align: "end",
                cell: (one) => one.of.claims,
              },
            ]}
            rows={judged}
            rowKey={(one) => one.key}
            dense
          />
          <details>
            <summary>{t("insight.calibration.bands")}</summary>
            <Table
              caption={t("insight.calibration.bands")}
              columns={[
                { key: "name", head: t("insight.calibration.whose"), cell: (band) => band.name },
                {
                  key: "stated",
                  head: t("insight.calibration.said"),
                  align: "end",
                  cell: (band) => formatProgress(band.stated, locale),
                },
                {
                  key: "came",
                  head: t("insight.calibration.came"),
                  align: "end",
                  cell: (band) =>
                    `${formatProgress(band.came / band.claims, locale)} (${band.came}/${band.claims})`,
                },
              ]}
              rows={bands}
              rowKey={(band) => band.key}
              dense
            />
          </details>
        </div>
      </div>
      <p className="soft small">{t("insight.calibration.made")}</p>
    </>
  );
}
