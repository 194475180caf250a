import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { answer, api } from "../api/client";
import { type Me, meQuery, saveMine } from "../api/me";
import { chooseTheme, isTheme, languages, savedTheme, type Theme, themes } from "../lib/preferences";
import { Menu, type MenuEntry } from "../ui/Menu";
import { PersonChip } from "../ui/PersonChip";
import { problemWords } from "../ui/ProblemNotice";
import { useToast } from "../ui/Toast";
import { useWords } from "../ui/words";
import { switchLanguage } from "./language";
import styles from "./PersonMenu.module.css";

const themeWord: Record<Theme, string> = {
  light: "app.theme.light",
  dark: "app.theme.dark",
  system: "app.theme.system",
};

/** Who is signed in, and what they set for themselves: language, theme, signing out. */
export function PersonMenu({ me }: { me: Me }) {
  const { t, locale } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(savedTheme);
  useEffect(() => {
    if (isTheme(me.theme)) setTheme(me.theme);
  }, [me.theme]);

  const keep = async (mine: Parameters<typeof saveMine>[1]) => {
    try {
      await saveMine(me, mine);
      await queries.invalidateQueries(meQuery);
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
    }
  };

  const signOut = async () => {
    try {
      await answer(api.DELETE("/api/v1/session"));
    } catch (error) {
      tell({ text: problemWords(error, t), tone: "problem" });
      return;
    }
    queries.clear();
    queries.setQueryData(meQuery.queryKey, null);
    await navigate({ href: "/sign-in" });
  };

  const entries: MenuEntry[] = [
    ...themes.map((each, i) => ({
      key: each,
      group: i === 0 ? t("app.theme.title") : undefined,
      label: t(themeWord[each]),
      checked: each === theme,
      onSelect: () => {
        chooseTheme(each);
        setTheme(each);
        void keep({ theme: each });
      },
    })),
    ...languages.map((each, i) => ({
      key: each,
      group: i === 0 ? t("app.language.title") : undefined,
      label: each === "en" ? t("app.language.en") : t("app.language.zh"),
      checked: each === locale,
      onSelect: () => void switchLanguage(each).then(() => keep({ lang: each })),
    })),
    ...(me.role === "guest"
      ? []
      : [
          {
            key: "page",
            group: me.email,
            label: t("app.ownPage"),
            onSelect: () => void navigate({ href: `/people/${me.id}` }),
          },
        ]),
    {
      key: "account",
      group: me.role === "guest" ? me.email : undefined,
      label: t("auth.account.open"),
      onSelect: () => void navigate({ href: "/settings/account" }),
    },
    { key: "out", label: t("app.signOut"), onSelect: () => void signOut() },
  ];
  return (
    <Menu
      up
      className={styles.person}
      label={me.name}
      face={<PersonChip name={me.name} />}
      entries={entries}
    />
  );
}
