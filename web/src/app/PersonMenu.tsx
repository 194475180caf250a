import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { answer, api } from "../api/client";
import { type Me, meQuery } from "../api/me";
import { chooseTheme, languages, savedTheme, type Theme } from "../lib/preferences";
import { Menu, type MenuEntry } from "../ui/Menu";
import { PersonChip } from "../ui/PersonChip";
import { problemWords } from "../ui/ProblemNotice";
import { useToast } from "../ui/Toast";
import { useWords } from "../ui/words";
import { switchLanguage } from "./language";
import styles from "./PersonMenu.module.css";

const themes: readonly Theme[] = ["light", "dark", "system"];

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
      },
    })),
    ...languages.map((each, i) => ({
      key: each,
      group: i === 0 ? t("app.language.title") : undefined,
      label: each === "en" ? t("app.language.en") : t("app.language.zh"),
      checked: each === locale,
      onSelect: () => void switchLanguage(each),
    })),
    { key: "out", group: me.email, label: t("app.signOut"), onSelect: () => void signOut() },
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
