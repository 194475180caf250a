import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { can } from "../../../api/can";
import { presentCycle } from "../../../api/cycles";
import { ButtonLink } from "../../../ui/ButtonLink";
import { useCycles } from "../../../ui/cyclesOfDay";
import { EmptyState } from "../../../ui/EmptyState";
import { useMe } from "../../../ui/me";
import { Page } from "../../../ui/Page";
import { Panel } from "../../../ui/Panel";
import { ProblemNotice } from "../../../ui/ProblemNotice";
import { PastBanner, usePast } from "../../../ui/past";
import { Skeleton } from "../../../ui/Skeleton";
import { useWords } from "../../../ui/words";
import { coverageQuery, mapQuery } from "./api";
import { CoveragePanel } from "./CoveragePanel";
import { loadCanvas, lookOf } from "./look";
import { MapBody } from "./MapBody";
import type { MapWanted } from "./wanted";

/** The alignment map: what supports what, from the themes down, and what is missing. */
export function MapPage() {
  const { t } = useWords();
  const me = useMe();
  const wanted = useSearch({ from: "/inside/map" });
  const navigate = useNavigate({ from: "/map" });
  const past = usePast();
  const look = lookOf(wanted);
  useEffect(() => {
    if (look === "map") void loadCanvas();
  }, [look]);
  const cycles = useCycles();
  const cycle = wanted.cycle ?? presentCycle(cycles.data ?? [])?.id;
  const map = useQuery({
    ...mapQuery(cycle, wanted.team, { chances: wanted.by === "forecast", asof: past }),
    enabled: Boolean(cycle),
  });
  const mayCover = can(me, "theme.view");
  const covering = useQuery({ ...coverageQuery(cycle, past), enabled: Boolean(cycle) && mayCover });
  const coverage = covering.data?.unknown === 0 ? covering.data : undefined;
  const want = (part: Partial<MapWanted>) => void navigate({ search: { ...wanted, ...part }, replace: true });
  const error = cycles.error ?? map.error ?? covering.error;
  const retry = () => void Promise.all([cycles.refetch(), map.refetch(), covering.refetch()]);
  // Without coverage nobody can say what serves nothing: wait for it, save for those who may not ask.
  const ready = map.data && (covering.data || !mayCover || covering.error);
  const nothing = map.data?.nodes.length === 0;
  const noCycle = cycles.data?.length === 0;
  return (
    <Page title={t("alignments.map.title")} subtitle={t("alignments.map.subtitle")} width="wide">
      <PastBanner missing={t("alignments.map.past")} />
      <ProblemNotice error={error} retry={retry} />
      {!ready && !error && !noCycle && <Skeleton />}
      {noCycle && (
        <Panel>
          <EmptyState title={t(past ? "alignments.map.noneThen" : "alignments.map.noCycle")}>
            {!past && t("alignments.map.noCycleWords")}
          </EmptyState>
        </Panel>
      )}
      {ready && map.data && (
        <MapBody
          key={`${cycle} ${wanted.team} ${wanted.theme} ${past}`}
          view={map.data}
          cycle={cycle ?? ""}
          cycles={cycles.data ?? []}
          coverage={coverage}
          wanted={wanted}
          want={want}
          beside={coverage && <CoveragePanel coverage={coverage} theme={wanted.theme} />}
          nothing={
            nothing && (
              <Panel>
                {past ? (
                  <EmptyState title={t("alignments.map.noneThen")} />
                ) : (
                  <EmptyState
                    title={t("alignments.map.empty")}
                    action={<ButtonLink to="/okrs">{t("alignments.map.toObjectives")}</ButtonLink>}
                  >
                    {t("alignments.map.emptyWords")}
                  </EmptyState>
                )}
              </Panel>
            )
          }
        />
      )}
    </Page>
  );
}
