import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { can } from "../../api/can";
import { objectiveQuery } from "../../api/okr";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { AddParent } from "./AddParent";
import { AlignmentLine } from "./AlignmentLine";
import styles from "./Alignments.module.css";
import { alignmentsQuery } from "./api";
import { ServedThemes } from "./ServedThemes";

/** What an objective serves and supports, and what supports it; each changed where it stands. */
export default function Alignments({ objectiveId }: { objectiveId: string }) {
  const { t } = useWords();
  const past = usePast();
  const objective = useQuery(objectiveQuery(objectiveId, past));
  const links = useQuery(alignmentsQuery(objectiveId, past));
  const error = objective.error ?? links.error;
  if (error)
    return (
      <ProblemNotice
        error={error}
        retry={() => {
          void objective.refetch();
          void links.refetch();
        }}
      />
    );
  if (!objective.data || !links.data) return <Skeleton />;
  const { parents, supporters } = links.data;
  const mayAlign = can(links.data, "alignment.create");
  const adrift = parents.length === 0 && objective.data.theme_ids.length === 0;
  return (
    <div className={styles.parts}>
      <section>
        <h3 className={styles.heading}>{t("alignments.themes.title")}</h3>
        <ServedThemes objective={objective.data} />
      </section>
      <section>
        <h3 className={styles.heading}>{t("alignments.parents.title")}</h3>
        {parents.length > 0 && (
          <ul className={styles.list}>
            {parents.map((each) => (
              <AlignmentLine key={each.id} alignment={each} shown="parent" />
            ))}
          </ul>
        )}
        {adrift && <p className="soft small">{t("alignments.parents.adrift")}</p>}
        {!adrift && parents.length === 0 && <p className="soft small">{t("alignments.parents.none")}</p>}
        {mayAlign && <AddParent objectiveId={objectiveId} />}
      </section>
      <section>
        <h3 className={styles.heading}>{t("alignments.supporters.title")}</h3>
        {supporters.length > 0 ? (
          <>
            <ul className={styles.list}>
              {supporters.map((each) => (
                <AlignmentLine key={each.id} alignment={each} shown="objective" />
              ))}
            </ul>
            <p className="soft small">{t("alignments.supporters.apart")}</p>
          </>
        ) : (
          <p className="soft small">{t("alignments.supporters.none")}</p>
        )}
        <p className="small">
          <Link to="/map" search={{ cycle: objective.data.cycle_id, at: objectiveId, asof: past }}>
            {t("alignments.onMap")}
          </Link>
        </p>
      </section>
    </div>
  );
}
