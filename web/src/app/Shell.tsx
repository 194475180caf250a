import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { follow } from "../api/live";
import { chooseTheme, isLanguage, isTheme } from "../lib/preferences";
import { Drawer } from "../ui/Drawer";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { useKey } from "../ui/keys";
import { useMe } from "../ui/me";
import { useNarrow } from "../ui/narrow";
import { useWords } from "../ui/words";
import { Brand } from "./Brand";
import { switchLanguage } from "./language";
import { isHere, type MenuItem, menuFor } from "./menu";
import { OfflineBanner } from "./OfflineBanner";
import { PersonMenu } from "./PersonMenu";
import styles from "./Shell.module.css";
import { UnloadedBanner } from "./UnloadedBanner";

const Palette = lazy(() => import("./Palette").then((m) => ({ default: m.Palette })));
const KeyList = lazy(() => import("./KeyList").then((m) => ({ default: m.KeyList })));

/** What stands around every page of a signed-in person: navigation, palette, keys, warnings. */
export function Shell() {
  const { t } = useWords();
  const me = useMe();
  const groups = menuFor(me);
  const [floating, setFloating] = useState<"palette" | "keys" | "menu" | null>(null);
  const close = () => setFloating(null);
  const narrow = useNarrow();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries, me.id]); // a stream is one person's
  // What a person chose goes with them to every page, also where the menu that chooses isn't on it.
  useEffect(() => {
    if (isLanguage(me.lang)) void switchLanguage(me.lang);
    if (isTheme(me.theme)) chooseTheme(me.theme);
  }, [me.lang, me.theme]);
  // The phone's menu has done its work once another page is open.
  useEffect(() => setFloating(null), [path]);
  useKey("mod+k", t("app.keys.palette"), () => setFloating("palette"));
  useKey("?", t("app.keys.list"), () => setFloating("keys"));

  const bare = useRouterState({ select: (state) => state.matches.some((match) => match.staticData.bare) });
  const floats = (
    <Suspense fallback={null}>
      {floating === "palette" && <Palette groups={groups} onClose={close} />}
      {floating === "keys" && <KeyList onClose={close} />}
    </Suspense>
  );
  if (bare)
    return (
      <>
        <main id="main" tabIndex={-1}>
          <Outlet />
        </main>
        {floats}
      </>
    );
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("app.skip")}
      </a>
      {narrow ? (
        <header className={styles.top}>
          <Brand />
          <button type="button" aria-label={t("app.find")} onClick={() => setFloating("palette")}>
            <Icon name="search" size={20} />
          </button>
        </header>
      ) : (
        <header className={styles.side}>
          <div className={styles.brand}>
            <Brand />
          </div>
          <button type="button" className={styles.find} onClick={() => setFloating("palette")}>
            <Icon name="search" size={14} />
            <span>{t("app.find")}</span>
            <Kbd combo="mod+k" />
          </button>
          <nav aria-label={t("app.navigation")} className={styles.nav}>
            <Groups groups={groups} />
          </nav>
          <PersonMenu me={me} />
        </header>
      )}
      <main id="main" className={styles.main} tabIndex={-1}>
        <OfflineBanner />
        <UnloadedBanner />
        <Outlet />
      </main>
      {narrow && (
        <nav aria-label={t("app.navigation")} className={styles.thumbs}>
          {groups
            .flat()
            .filter((item) => item.thumb)
            .map((item) => (
              <Item key={item.to} item={item} />
            ))}
          <button type="button" aria-haspopup="dialog" onClick={() => setFloating("menu")}>
            <Icon name="more" size={20} />
            {t("app.more")}
          </button>
        </nav>
      )}
      <Drawer open={floating === "menu"} title={t("app.navigation")} onClose={close}>
        <div className={styles.nav}>
          <Groups groups={groups} />
          <hr />
        </div>
        <PersonMenu me={me} />
      </Drawer>
      {floats}
    </div>
  );
}

function Groups({ groups }: { groups: MenuItem[][] }) {
  return groups.map((group, i) => (
    <div key={group[0]?.to} className={styles.group}>
      {i > 0 && <hr />}
      {group.map((item) => (
        <Item key={item.to} item={item} />
      ))}
    </div>
  ));
}

function Item({ item }: { item: MenuItem }) {
  const { t } = useWords();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = isHere(item, path);
  return (
    <Link to={item.to} aria-current={here ? "page" : undefined} activeProps={{}}>
      <Icon name={item.icon} size={20} />
      <span>{t(item.word)}</span>
      {item.badge && <Badge query={item.badge} />}
    </Link>
  );
}

function Badge({ query }: { query: NonNullable<MenuItem["badge"]> }) {
  const { t } = useWords();
  const { data } = useQuery(query);
  if (!data) return null;
  return (
    <b className={styles.badge}>
      {data}
      <span className="hidden-visually">{t("app.waiting")}</span>
    </b>
  );
}
