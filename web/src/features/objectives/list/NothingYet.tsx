import { can } from "../../../api/can";
import { ButtonLink } from "../../../ui/ButtonLink";
import { EmptyState } from "../../../ui/EmptyState";
import { useMe } from "../../../ui/me";
import { Panel } from "../../../ui/Panel";
import { usePast } from "../../../ui/past";
import { useWords } from "../../../ui/words";

/** No objective yet: the four ways to begin, the quickest first. */
export function NothingYet({ cycle, team }: { cycle: string; team?: string }) {
  const { t } = useWords();
  const me = useMe();
  const may = can(me, "objective.create");
  return (
    <Panel>
      <EmptyState
        title={t("objectives.list.empty.title")}
        action={
          may && (
            <>
              <ButtonLink to="/okrs/paste" look="main">
                {t("objectives.list.begin.paste")}
              </ButtonLink>
              <ButtonLink
                to="/okrs/templates"
                search={{ cycle, team, id: undefined, q: undefined, area: undefined }}
              >
                {t("objectives.list.begin.templates")}
              </ButtonLink>
              <ButtonLink to="/okrs/copy" search={{ from: undefined, to: cycle }}>
                {t("objectives.list.begin.copy")}
              </ButtonLink>
              <ButtonLink to="/okrs/new" search={{ cycle, team }}>
                {t("objectives.list.begin.blank")}
              </ButtonLink>
            </>
          )
        }
      >
        {t(may ? "objectives.list.empty.words" : "objectives.list.empty.wordsReader")}
      </EmptyState>
    </Panel>
  );
}

/** No cycle yet, so there is no "when" for an objective: the way to make one, for those who may. */
export function NoCycle() {
  const { t } = useWords();
  const past = usePast();
  const may = can(useMe(), "cycle.create") && !past;
  return (
    <Panel>
      <EmptyState
        title={t(past ? "objectives.list.noCycle.noneThen" : "objectives.list.noCycle.title")}
        action={
          may && (
            <ButtonLink to="/settings/cycles" look="main">
              {t("objectives.list.noCycle.make")}
            </ButtonLink>
          )
        }
      >
        {!past && t(may ? "objectives.list.noCycle.words" : "objectives.list.noCycle.wordsReader")}
      </EmptyState>
    </Panel>
  );
}
