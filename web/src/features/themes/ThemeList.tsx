import { useState } from "react";
import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { Theme, ThemeFilter } from "./api";
import { ThemeForm } from "./ThemeForm";
import { ThemeRow } from "./ThemeRow";
import styles from "./ThemesPage.module.css";
import { useOrder } from "./useOrder";

export interface ThemeListProps {
  themes: readonly Theme[];
  cycles: readonly { id: string; name: string }[];
  filter: ThemeFilter;
}

/** The themes in their order; each is edited where it stands. */
export function ThemeList({ themes, cycles, filter }: ThemeListProps) {
  const { t } = useWords();
  const [editing, edit] = useState<string | null>(null);
  const order = useOrder(themes, filter);
  const movable = themes.length > 1 && themes.some((theme) => theme.can.includes("theme.update"));
  return (
    <>
      <Panel flush>
        <ol className={styles.list} aria-label={t("themes.title")}>
          {themes.map((theme, i) =>
            theme.id === editing ? (
              <li key={theme.id} className={styles.row}>
                <span className={styles.number}>{i + 1}</span>
                <div className={styles.form}>
                  <ThemeForm theme={theme} cycles={cycles} onClose={() => edit(null)} />
                </div>
              </li>
            ) : (
              <ThemeRow
                key={theme.id}
                theme={theme}
                number={i + 1}
                last={i === themes.length - 1}
                cycle={cycles.find((c) => c.id === theme.cycle_id)?.name}
                order={order}
                movable={movable}
                onEdit={() => edit(theme.id)}
              />
            ),
          )}
        </ol>
      </Panel>
      {movable && <p className="soft small">{t("themes.keys")}</p>}
      <span role="status" className="hidden-visually">
        {order.told}
      </span>
    </>
  );
}
