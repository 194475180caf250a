import { Outlet, useMatches } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { languages } from "../lib/preferences";
import { Menu } from "../ui/Menu";
import { useWords } from "../ui/words";
import { Brand } from "./Brand";
import { switchLanguage } from "./language";
import { NotFoundPage } from "./NotFoundPage";
import styles from "./Outside.module.css";

/** What stands around the pages for nobody signed in: the brand and the language. */
export function Outside() {
  const still = useMatches({ select: (matches) => matches.some((match) => match.staticData.still) });
  return (
    <Frame still={still}>
      <Outlet />
    </Frame>
  );
}

/** An address that no route knows. */
export function NowherePage() {
  return (
    <Frame>
      <NotFoundPage />
    </Frame>
  );
}

function Frame({ still, children }: { still?: boolean; children: ReactNode }) {
  const { t, locale } = useWords();
  const nameOf = (language: string) => (language === "en" ? t("app.language.en") : t("app.language.zh"));
  return (
    <>
      <header className={styles.top}>
        <Brand still={still} />
        <Menu
          align="end"
          label={t("app.language.title")}
          face={nameOf(locale)}
          entries={languages.map((each) => ({
            key: each,
            label: nameOf(each),
            checked: each === locale,
            onSelect: () => void switchLanguage(each),
          }))}
        />
      </header>
      <main className={styles.main}>{children}</main>
    </>
  );
}
