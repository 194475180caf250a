import type { Objective } from "../../../api/okr";
import type { Problem } from "../../../api/problems";
import { formatDate } from "../../../lib/dates";
import type { useWords } from "../../../ui/words";
import type { Insight } from "../api";
import { ChangeBody } from "./ChangeBody";
import { DecisionBody, decisionsIn } from "./DecisionBody";
import type { SlideOf } from "./Deck";
import type { Overload } from "./data";
import { ObjectiveBody, overOf } from "./ObjectiveBody";
import { OpeningBody } from "./OpeningBody";
import { PlanBody } from "./PlanBody";
import { StandBody } from "./StandBody";
import { TroubleBody } from "./TroubleBody";

/** What slides are made of. */
export interface Material {
  data: Insight;
  objectives: readonly Objective[];
  undecided: readonly Problem[];
  /** There are more problems to decide than these. */
  moreUndecided: boolean;
  /** undefined where it isn't known. */
  overload: Overload | undefined;
  past: boolean;
}

/** Rows of what goes wrong on one slide. */
const TROUBLE = 4;

type T = ReturnType<typeof useWords>["t"];

/** The slides in their order. */
export function slidesOf(of: Material, t: T, locale: string): SlideOf[] {
  const { data, objectives, past } = of;
  const leftOut = data.objectives.length - objectives.length;
  const slides: SlideOf[] = [
    {
      key: "opening",
      title: data.team_name ?? t("insight.company"),
      over: t("insight.slides.title"),
      body: <OpeningBody data={data} past={past} />,
      opening: true,
    },
    {
      key: "stand",
      title: t(past ? "insight.slides.stoodThen" : "insight.slides.stand"),
      body: <StandBody data={data} past={past} leftOut={leftOut} shown={objectives.length} />,
    },
  ];
  if (data.objectives.length > 0) {
    slides.push({
      key: "change",
      title: t("insight.slides.change", { day: formatDate(data.since, locale, "") }),
      body: <ChangeBody data={data} />,
    });
    const pages = Math.max(1, Math.ceil(data.trouble.length / TROUBLE));
    for (let page = 0; page < pages; page++)
      slides.push({
        key: `trouble ${page}`,
        title:
          pages > 1
            ? t("insight.slides.part", { title: t("insight.trouble"), at: page + 1, all: pages })
            : t("insight.trouble"),
        body: (
          <TroubleBody
            list={data.trouble.slice(page * TROUBLE, (page + 1) * TROUBLE)}
            more={page === pages - 1 ? data.troubled - data.trouble.length : 0}
            past={past}
          />
        ),
      });
  }
  for (const one of objectives)
    slides.push({
      key: one.id,
      title: one.title,
      over: overOf(one, t),
      body: <ObjectiveBody objective={one} />,
    });
  if (data.plans.key_results > 0)
    slides.push({
      key: "plan",
      title: t("insight.slides.plan"),
      body: <PlanBody data={data} overload={of.overload} />,
    });
  slides.push({
    key: "decision",
    title: t("insight.slides.decide"),
    body: <DecisionBody of={decisionsIn(of)} />,
  });
  return slides;
}
