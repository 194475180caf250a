import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { dayOf, formatDate } from "../../lib/dates";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { ZoneMark } from "../../ui/ZoneMark";
import { confirm, type Review, reviewQuery, type Scoring, scoreSelf, waitingQuery } from "./api";
import { Result } from "./Result";
import styles from "./Reviews.module.css";
import { ScoreForm } from "./ScoreForm";
import { ReopenForm, SettleForm } from "./StepForms";

/** The scoring of one objective: what the numbers suggest, what its owner and its reviewer say, and the end of it. */
export function ReviewPage() {
  const { t } = useWords();
  const { objectiveId } = useParams({ from: "/inside/review/$objectiveId" });
  const past = usePast();
  const { data, error, refetch } = useQuery(reviewQuery(objectiveId, past));
  return (
    <Page
      title={data?.title ?? t("reviews.title")}
      width="narrow"
      actions={<PastPick />}
      above={<Link to="/review">{t("reviews.back")}</Link>}
      subtitle={data && <Tag>{t(`reviews.states.${data.state}`)}</Tag>}
    >
      {data && <PastBanner missing={t("reviews.pastOne")} />}
      <NotThen
        error={error}
        missing={t("reviews.pastOne")}
        none={t("reviews.notThen")}
        retry={() => void refetch()}
      />
      {!data && !error && <Skeleton lines={8} />}
      {data && <Whole key={`${data.objective_id}${data.version}`} review={data} />}
    </Page>
  );
}

/** Who is asked now: the owner or, after them or in their place, the reviewer. */
function formOf(review: Review): "self" | "confirm" | null {
  if (review.blocked || (review.state !== "open" && review.state !== "self")) return null;
  if (review.state === "open" && can(review, "review.score")) return "self";
  return can(review, "review.confirm") ? "confirm" : null;
}

function Whole({ review }: { review: Review }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const past = usePast();
  const form = formOf(review);
  const settles = !review.blocked && review.state === "reviewed" && can(review, "review.settle");
  const sent = async (words: string) => {
    await okrChanged(queries);
    const next = (await queries.fetchQuery({ ...waitingQuery, staleTime: 0 })).find(
      (one) => one.objective_id !== review.objective_id,
    );
    toast({ text: next ? t("reviews.andNext", { words, title: next.title }) : words });
    if (next) void navigate({ to: "/review/$objectiveId", params: { objectiveId: next.objective_id } });
  };
  const send = async (given: Scoring) => {
    await (form === "self" ? scoreSelf(review, given) : confirm(review, given));
    await sent(t(form === "self" ? "reviews.selfSent" : "reviews.confirmSent", { title: review.title }));
  };
  return (
    <>
      <p className="soft">
        {[review.owner_name, review.team_name, t(`reviews.kind.${review.kind}`)].filter(Boolean).join(" · ")}
        {" · "}
        <Link to="/okrs/$objectiveId" params={{ objectiveId: review.objective_id }}>
          {t("reviews.toObjective")}
        </Link>
        {" · "}
        <Link to="/review/$objectiveId/retrospective" params={{ objectiveId: review.objective_id }}>
          {t("reviews.lookBack")}
        </Link>
      </p>
      <dl className={styles.totals}>
        {(["suggested", "self", "reviewer", "final"] as const).map((which) => (
          <div key={which}>
            <dt>{t(`reviews.${which}`)}</dt>
            <dd>
              <ZoneMark grade={review[which]} big={which === "final"} />
            </dd>
          </div>
        ))}
      </dl>
      {review.cut_off && review.state !== "settled" && <p className="soft small">{t("reviews.cutOff")}</p>}
      {!past && review.blocked && (
        <p role="status">{t(`reviews.blocked.${review.blocked.replace("review.", "")}`)}</p>
      )}
      <div className={styles.said}>
        <Said
          who={review.self_name}
          inPlaceOf={review.self_for_name}
          at={review.self_at}
          words={review.self_words}
          label={t("reviews.selfBy")}
        />
        <Said
          who={review.reviewer_name}
          inPlaceOf={review.reviewed_for_name}
          at={review.reviewed_at}
          words={review.reviewer_words}
          label={t("reviews.reviewedBy")}
        />
        <Said
          who={review.settled_name}
          inPlaceOf={review.settled_for_name}
          at={review.settled_at}
          words={review.note}
          label={t("reviews.settledBy")}
        />
      </div>
      {form ? (
        <ScoreForm key={form} review={review} as={form} onSend={send} />
      ) : (
        <Panel title={t("reviews.results")}>
          <ul className={styles.results}>
            {(review.scores ?? []).map((scored) => (
              <Result key={scored.key_result.id} scored={scored} frozen={review.state === "settled"} />
            ))}
          </ul>
        </Panel>
      )}
      {settles ? (
        <SettleForm review={review} onDone={() => sent(t("reviews.settleSent", { title: review.title }))} />
      ) : (
        !past && <Slot name="agreedScores" inBar objectiveId={review.objective_id} />
      )}
      {!review.blocked && review.state !== "open" && can(review, "review.reopen") && (
        <ReopenForm review={review} onDone={() => okrChanged(queries)} />
      )}
    </>
  );
}

interface SaidProps {
  who?: string;
  inPlaceOf?: string;
  at?: string;
  words?: string;
  label: string;
}

/** Who took a step, on which day of the reader's clock, with their words. */
function Said({ who, inPlaceOf, at, words, label }: SaidProps) {
  const { t, locale } = useWords();
  if (!who || !at) return null;
  return (
    <p className="small">
      <span className="soft">
        {t("reviews.by", {
          label,
          who: inPlaceOf ? t("reviews.inPlaceOf", { who, other: inPlaceOf }) : who,
          on: formatDate(dayOf(new Date(at)), locale),
        })}
      </span>{" "}
      {words}
    </p>
  );
}
