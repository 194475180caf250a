import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import type { Objective } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Select } from "../../ui/Select";
import { useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import styles from "./Alignments.module.css";
import { serveThemes, themesQuery } from "./api";
import { useDone } from "./useChange";

/** The strategy themes that an objective serves by itself. */
export function ServedThemes({ objective }: { objective: Objective }) {
  const { t } = useWords();
  const past = usePast();
  const { data: themes = [], error } = useQuery(themesQuery(past));
  const done = useDone();
  const serving = useSending(async (ids: string[], words: string, title: string) => {
    const before = objective.theme_ids;
    const saved = await serveThemes(objective, ids);
    await done(t(words, { title }), () => serveThemes(saved, before));
  });
  const mayChange = can(objective, "objective.update");
  const served = objective.theme_ids;
  const open = themes.filter(
    (each) =>
      !each.archived && !served.includes(each.id) && (!each.cycle_id || each.cycle_id === objective.cycle_id),
  );
  const titleOf = (id: string) => themes.find((each) => each.id === id)?.title ?? "…";
  return (
    <>
      <ProblemNotice error={error ?? serving.error} />
      {served.length > 0 && (
        <ul className={styles.chips}>
          {served.map((id) => (
            <li key={id} className={styles.chip}>
              <Link to="/map" search={{ theme: id, cycle: objective.cycle_id }} className={styles.title}>
                {titleOf(id)}
              </Link>
              {mayChange && (
                <Button
                  look="quiet"
                  size="small"
                  aria-label={t("alignments.themes.remove", { title: titleOf(id) })}
                  onClick={() =>
                    void serving.send(
                      served.filter((each) => each !== id),
                      "alignments.themes.removed",
                      titleOf(id),
                    )
                  }
                >
                  <Icon name="close" size={12} />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {served.length === 0 && <p className="soft small">{t("alignments.themes.none")}</p>}
      {mayChange && open.length > 0 && (
        <Select
          className={styles.pick}
          aria-label={t("alignments.themes.add")}
          value=""
          disabled={serving.busy}
          options={[
            { value: "", label: t("alignments.themes.add") },
            ...open.map((each) => ({ value: each.id, label: each.title })),
          ]}
          onChange={(id) => id && void serving.send([...served, id], "alignments.themes.added", titleOf(id))}
        />
      )}
    </>
  );
}
