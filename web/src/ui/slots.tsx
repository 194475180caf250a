import { type ComponentType, createContext, type ReactNode, Suspense, useContext } from "react";
import type { CheckIn, Made } from "../api/checkins";
import type { ExportSelection } from "../api/exchange";
import type { GuestInsight, InsightPage } from "../api/insight";
import type { KeyResult } from "../api/okr";
import type { Problem } from "../api/problems";
import type { Option } from "./Combobox";
import { Skeleton } from "./Skeleton";
import type { Noun } from "./talking";

/** Whose part of a person's page it is. */
export interface OfPerson {
  personId: string;
  personName: string;
  /** The reader's own. */
  mine: boolean;
}

/**
 * What one feature shows in another's page, by name and what it is given. Features don't import each
 * other: the page says `<Slot name="plan" … />`, and app/slots.ts says which component that is.
 */
export interface Slots {
  /** What a person works for in the present cycle: their objectives, and their key results of others' objectives. */
  okrsOfPerson: OfPerson;
  /** A person's open effort against the workdays left, with what of it is overdue. */
  loadOfPerson: OfPerson;
  /** The check-ins that a person owes and how they kept the rhythm, for whoever may know it. */
  owedByPerson: OfPerson;
  /** What a person was told and told others, as much of it as the reader may see. */
  feedbackOfPerson: OfPerson;
  /** Whether the reader's own confidence fitted what came. */
  ownCalibration: object;
  /** What the reader and another person told each other about their work, and a way to say more. */
  feedbackBetween: { personId: string; personName: string };
  /** A key result's actions: who, when, how; added and changed in place. */
  plan: { keyResultId: string };
  /** The form that makes a check-in, with the last one in view. */
  checkIn: {
    keyResultId: string;
    onDone?: (made: Made) => void;
    /** The check-in that is to be corrected. */
    correcting?: CheckIn;
    /** One of a round: saved means on to the next, and the round offers to adjust. */
    round?: boolean;
  };
  /** From a check-in that lags to a changed plan. */
  adjust: { made: Made /** Alt P opens it. */; byKey?: boolean };
  /** A key result's check-ins, newest first, with corrections. */
  checkIns: {
    keyResultId: string;
    /** As it was, on a page of a past day. */
    keyResult?: KeyResult;
  };
  /** Readings, expected line, checkpoints and events of a key result as a chart with a table behind it. */
  history: { keyResultId: string };
  /** What an objective serves and supports, and what supports it; changed in place. */
  alignments: { objectiveId: string };
  /** The readiness checklist; each line leads to the step of the guide that mends it. */
  readiness: { objectiveId: string };
  /** What was said about a noun, in threads, with a field to say something; within: also about an objective's parts. */
  talk: Noun & { within?: boolean };
  /** An objective's key results, each editable in place, with wording hints. */
  keyResults: {
    objectiveId: string;
    /** The key result whose form is open at once. */
    open?: string;
    /** JSON pointer below it: the field to begin in. */
    field?: string;
    /** After that form was closed. */
    onClose?: () => void;
  };
  /** Which metric a key result reads from; connected and disconnected in place. */
  readFrom: { keyResult: KeyResult };
  /** What is in a key result's way, on its row, and the way to tell of more. */
  problems: {
    objectiveId: string;
    keyResult: { id: string; title: string };
    /** Where one is told of; anywhere where left out. */
    source?: "meeting";
  };
  /** Makes a problem of what somebody says blocks them. */
  raiseProblem: { keyResultId: string; words: string };
  /** A person's week: problems that wait for their decision, and those in their hands. */
  problemsOfWeek: { deciding: readonly Problem[]; own: readonly Problem[] };
  /** What a person has to score, confirm or settle; nothing where nothing waits. */
  reviewsOfWeek: object;
  /** The forms of evaluations that a person still owes; nothing where they owe none. */
  evaluationsOfWeek: object;
  /** The saved views above the list of OKRs; opens is the one that the address names, and everywhere says that it is looked for in the whole company. */
  views: { find: string; opens?: string; onOpen: (find: string, everywhere?: boolean) => void };
  /** What a list of objectives lets through, as a file; nothing for those who may not. */
  exportOkrs: { filter: ExportSelection };
  /** What left by one way and didn't arrive, with a way to send it again. */
  deliveries: { way: "mail" | "robot" };
  /** The meetings on the scores of a cycle, and a way to plan one on the day that its plan has for it. */
  scoreMeetings: { cycle: string; on?: string; team?: Option; closed?: boolean };
  /** What meetings on scores came to about an objective, for where it is settled; nothing where there was none. */
  agreedScores: { objectiveId: string; onTake?: (words: string) => void };
  /** Lessons of earlier objectives like the one that is drafted; nothing where there are none. */
  lastTime: { objectiveId: string };
  /** Lessons that change a template, with what became of it; nothing where there are none. */
  templateLessons: { templateId: string };
  /** Lessons that an action came of, of a key result's plan or of one action; nothing where there are none. */
  planLessons: { keyResultId: string; actionId?: string };
  /** Lessons that change a rule of the workspace; nothing where there are none. */
  ruleLessons: object;
  /** One of the workspace's rules, by its place in the policy, or "" for none. */
  ruleChoice: { value: string; onChange: (rule: string) => void };
  /** What a rule is called, as a way to it. */
  ruleName: { rule: string };
  /** Where an objective comes from and what became of it in the next cycle; nothing where it is neither. */
  carriedOver: { objectiveId: string };
  /** How each key result of an objective is followed: who checks in how often, how sure at the start. */
  tracking: { objectiveId: string; open?: string };
  /** The state of a team or the company for a guest: nothing in it leads anywhere. */
  guestInsight: { data: GuestInsight /** The past day that it is of. */; asof?: string };
  /** The way to share a team's or the company's insight page with somebody without an account. */
  shareWithGuest: { page: InsightPage };
  /** The way to see meetings and due dates in one's own calendar program. */
  subscribe: object;
}

export type SlotComponents = { [Name in keyof Slots]?: ComponentType<Slots[Name]> };

const Context = createContext<SlotComponents>({});

export function SlotsProvider({ slots, children }: { slots: SlotComponents; children: ReactNode }) {
  return <Context.Provider value={slots}>{children}</Context.Provider>;
}

interface SlotProps<Name> {
  name: Name;
  /** One of several things in a bar: while it is on its way there is nothing, as a skeleton would make the bar taller. */
  inBar?: boolean;
}

/** Another feature's part of a page; a skeleton while it is on its way. */
export function Slot<Name extends keyof Slots>({ name, inBar, ...given }: SlotProps<Name> & Slots[Name]) {
  const Part = useContext(Context)[name] as ComponentType<Slots[Name]> | undefined;
  if (!Part) return null;
  return (
    <Suspense fallback={inBar ? null : <Skeleton />}>
      <Part {...(given as unknown as Slots[Name] & Record<string, unknown>)} />
    </Suspense>
  );
}
