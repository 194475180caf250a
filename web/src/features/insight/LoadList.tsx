import { formatProgress } from "../../lib/numbers";
import { usePast } from "../../ui/past";
import { useWords } from "../../ui/words";
import styles from "./Insight.module.css";
import { Lead } from "./Lead";

/** How full one person is. */
export interface OneLoad {
  person_id: string;
  name: string;
  share: number | null;
  /** Open actions without an effort. */
  unknown: number;
}

/** People with how full they are, each leading to what it is made of. */
export function LoadList({ list, cycle }: { list: readonly OneLoad[]; cycle: string }) {
  const { t, locale } = useWords();
  const asof = usePast();
  return (
    <ul className={styles.load}>
      {list.map((one) => (
        <li key={one.person_id}>
          <Lead to="/people/$personId" params={{ personId: one.person_id }} search={{ asof }}>
            {one.name}
          </Lead>
          <span>
            <Lead to="/actions" search={{ who: one.person_id, load: cycle, asof }}>
              {formatProgress(one.share, locale)}
            </Lead>
            {(one.share ?? 0) > 1 && ` · ${t("insight.overload")}`}
            {one.unknown > 0 && (
              <small>
                {" "}
                <Lead to="/actions" search={{ who: one.person_id, load: cycle, unsized: true, asof }}>
                  {t("insight.unknownEffort", { count: one.unknown })}
                </Lead>
              </small>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
