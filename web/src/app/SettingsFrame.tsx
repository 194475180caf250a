import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Icon } from "../ui/Icon";
import { useMe } from "../ui/me";
import { useWords } from "../ui/words";
import styles from "./SettingsFrame.module.css";
import { settingsFor } from "./settings";

/** A page of the settings with the list of all of them beside it; on a phone, the way back up. */
export function SettingsFrame() {
  const { t } = useWords();
  const me = useMe();
  const { pathname } = useLocation();
  if (/^\/settings\/?$/.test(pathname)) return <Outlet />;
  return (
    <div className={styles.frame}>
      <nav className={styles.nav} aria-label={t("app.menu.settings")}>
        <Link to="/settings" className={styles.up}>
          <Icon name="left" size={14} />
          {t("app.menu.settings")}
        </Link>
        {settingsFor(me).map((group) => (
          <div key={group.word} className={styles.group}>
            <p>{t(group.word)}</p>
            {group.items.map((item) => (
              <Link key={item.to} to={item.to} className={styles.item}>
                {t(item.word)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  );
}
