import { Link } from "@tanstack/react-router";
import { Icon } from "../ui/Icon";
import { useMe } from "../ui/me";
import { Page } from "../ui/Page";
import { Panel } from "../ui/Panel";
import { useWords } from "../ui/words";
import styles from "./SettingsPage.module.css";
import { settingsFor } from "./settings";

/** Everything that can be set, each with a sentence about it. */
export function SettingsPage() {
  const { t } = useWords();
  return (
    <Page title={t("app.menu.settings")} width="narrow">
      {settingsFor(useMe()).map((group) => (
        <Panel key={group.word} title={t(group.word)} flush>
          <ul className={styles.list}>
            {group.items.map((item) => (
              <li key={item.to}>
                <Link to={item.to} className={styles.item}>
                  <span>
                    <strong>{t(item.word)}</strong>
                    <span className={styles.about}>{t(item.about)}</span>
                  </span>
                  <Icon name="right" />
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </Page>
  );
}
