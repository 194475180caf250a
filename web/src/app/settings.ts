import { can } from "../api/can";
import type { Me } from "../api/me";

export interface SettingsItem {
  /** Key of the word, and of the sentence below it on the index. */
  word: string;
  about: string;
  to: string;
  /** Whether this person can use it; what can't be used isn't shown. */
  access: (me: Me) => boolean;
}

export interface SettingsGroup {
  word: string;
  items: readonly SettingsItem[];
}

const may = (action: string) => (me: Me) => can(me, action);

/** The pages of /settings, group by group. Their routes hang on `settingsRoute` of ui/roots.ts. */
export const settings: readonly SettingsGroup[] = [
  {
    word: "app.settings.mine",
    items: [
      {
        word: "auth.account.title",
        about: "auth.account.about",
        to: "/settings/account",
        access: () => true,
      },
      {
        word: "notices.settings.title",
        about: "notices.settings.about",
        to: "/settings/notices",
        access: () => true,
      },
    ],
  },
  {
    word: "app.settings.okr",
    items: [
      {
        word: "cycles.title",
        about: "cycles.about",
        to: "/settings/cycles",
        access: may("cycle.view"),
      },
      {
        word: "themes.title",
        about: "themes.about",
        to: "/settings/themes",
        access: may("theme.view"),
      },
      {
        word: "cycles.calendar.title",
        about: "cycles.calendar.about",
        to: "/settings/calendar",
        access: may("cycle.view"),
      },
      {
        word: "policy.title",
        about: "policy.about",
        to: "/settings/policy",
        access: may("policy.view"),
      },
    ],
  },
  {
    word: "app.settings.system",
    items: [
      {
        word: "robots.title",
        about: "robots.about",
        to: "/settings/robots",
        access: may("robot.view"),
      },
      {
        word: "notices.deliveries.title",
        about: "notices.deliveries.about",
        to: "/settings/deliveries",
        access: may("delivery.view"),
      },
      {
        word: "metrics.connectors.title",
        about: "metrics.connectors.about",
        to: "/settings/connectors",
        access: may("connector.view"),
      },
    ],
  },
];

/** The groups as this person sees them, empty ones left out. */
export function settingsFor(me: Me): SettingsGroup[] {
  return settings
    .map((group) => ({ ...group, items: group.items.filter((item) => item.access(me)) }))
    .filter((group) => group.items.length > 0);
}
