import { Panel } from "../../ui/Panel";
import { useWords } from "../../ui/words";
import type { Subject } from "./api";
import styles from "./Evaluations.module.css";

const LEAST = 3;

/** What colleagues say, put together without names; too few answers are not shown. */
export function Pooled({ one }: { one: Subject }) {
  const { t } = useWords();
  if (!one.form.reviewers.some((kind) => kind === "peer" || kind === "cross")) return null;
  const { pool } = one;
  return (
    <Panel title={t("evaluations.pooled")}>
      <p className="soft small">
        {pool
          ? t("evaluations.pooledHint", { count: pool.answers })
          : t(one.asked === 0 ? "evaluations.noneAsked" : "evaluations.tooFew", {
              count: one.pooled,
              asked: one.asked,
              least: LEAST,
            })}
      </p>
      {pool && (
        <div className={styles.said}>
          {pool.sections.map((each) => (
            <div key={each.section}>
              <h3>
                {t(`evaluations.section.${each.section}`)}{" "}
                <span className="soft">
                  {[
                    ...each.levels.flatMap((count, i) =>
                      count > 0
                        ? [t("evaluations.gaveLevel", { n: i + 1, name: one.form.levels[i]?.name, count })]
                        : [],
                    ),
                    ...(each.cant > 0 ? [t("evaluations.couldnt", { count: each.cant })] : []),
                  ].join(t("evaluations.comma"))}
                </span>
              </h3>
              <Words list={each.words} />
            </div>
          ))}
          {pool.words.length > 0 && (
            <div>
              <h3>{t("evaluations.wholeWords")}</h3>
              <Words list={pool.words} />
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function Words({ list }: { list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <ul className={styles.quotes}>
      {list.map((words, i) => (
        <li key={`${i}.${words}`} className={styles.words}>
          {words}
        </li>
      ))}
    </ul>
  );
}
