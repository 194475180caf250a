import type { UseQueryOptions } from "@tanstack/react-query";
import { can } from "../api/can";
import type { Me } from "../api/me";
import { owedQuery } from "../features/home/api";
import { unreadQuery } from "../features/notices/count";
import type { IconName } from "../ui/Icon";

export interface MenuItem {
  /** Key of the word. */
  word: string;
  to: string;
  icon: IconName;
  /** Whether this person can use it; what can't be used isn't shown. */
  access: (me: Me) => boolean;
  /** A number beside the word, while it isn't 0: what waits here for this person. */
  badge?: UseQueryOptions<number, Error, number, readonly string[]>;
  /** Shown in the bar at the bottom of a phone; the rest is under "more". */
  thumb?: boolean;
  /** Paths below `to` that belong to another item. */
  except?: readonly string[];
}

const may = (action: string) => (me: Me) => can(me, action);
const everyone = () => true;

/** The navigation, group by group. A feature's item goes in once its page works. */
export const menu: readonly (readonly MenuItem[])[] = [
  [
    { word: "app.menu.home", to: "/", icon: "week", access: everyone, badge: owedQuery, thumb: true },
    { word: "app.menu.inbox", to: "/inbox", icon: "inbox", access: everyone, badge: unreadQuery },
  ],
  [
    { word: "app.menu.okrs", to: "/okrs", icon: "objective", access: everyone, thumb: true },
    { word: "app.menu.map", to: "/map", icon: "map", access: everyone, thumb: true },
    { word: "app.menu.actions", to: "/actions", icon: "action", access: everyone, thumb: true },
    { word: "app.menu.problems", to: "/problems", icon: "problem", access: everyone },
    { word: "app.menu.metrics", to: "/metrics", icon: "metric", access: everyone },
    { word: "app.menu.insight", to: "/insight", icon: "insight", access: everyone },
  ],
  [
    { word: "app.menu.meetings", to: "/meetings", icon: "meeting", access: everyone },
    { word: "app.menu.reports", to: "/reports", icon: "report", access: may("person.view") },
    { word: "app.menu.feedback", to: "/feedback", icon: "feedback", access: may("feedback.create") },
  ],
  [
    { word: "app.menu.review", to: "/review", icon: "review", access: everyone },
    { word: "app.menu.evaluations", to: "/evaluations", icon: "evaluation", access: may("person.view") },
    { word: "app.menu.incentives", to: "/incentives", icon: "incentive", access: may("person.view") },
  ],
  [
    { word: "app.menu.exchange", to: "/exchange", icon: "exchange", access: may("exchange.export") },
    { word: "app.menu.people", to: "/people", icon: "people", access: (me) => can(me, "person.view") },
    {
      word: "app.menu.settings",
      to: "/settings",
      icon: "settings",
      access: everyone,
      except: ["/settings/audit"],
    },
    { word: "app.menu.audit", to: "/settings/audit", icon: "audit", access: may("audit.view") },
  ],
];

/** The groups as this person sees them, empty ones left out. */
export function menuFor(me: Me): MenuItem[][] {
  return menu.map((group) => group.filter((item) => item.access(me))).filter((group) => group.length > 0);
}

/** Whether a path lies under an item. */
export function isHere(item: MenuItem, path: string): boolean {
  if (item.to === "/") return path === "/";
  if (item.except?.some((e) => path === e || path.startsWith(`${e}/`))) return false;
  return path === item.to || path.startsWith(`${item.to}/`);
}
