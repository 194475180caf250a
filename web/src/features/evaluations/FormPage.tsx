import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { formatDate } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { NotThen } from "../../ui/NotThen";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick, usePast } from "../../ui/past";
import { Skeleton } from "../../ui/Skeleton";
import { useSending } from "../../ui/sending";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { evaluations, type FormOf, formQuery, handIn, takeBack } from "./api";
import { Colleagues } from "./Colleagues";
import styles from "./Evaluations.module.css";
import { Pack } from "./Pack";
import { ReviewForm } from "./ReviewForm";
import { Said } from "./Said";

/** One form: what the person did on one side, what the reviewer says on the other. */
export function FormPage() {
  const { t } = useWords();
  const { formId } = useParams({ from: "/inside/evaluations/forms/$formId" });
  const past = usePast();
  const query = useQuery(formQuery(formId, past));
  if (query.data) return <Loaded key={`${formId}.${past}.${query.data.version}`} one={query.data} />;
  return (
    <Page title={t("evaluations.title")} above={<Back />} actions={<PastPick />}>
      <NotThen
        error={query.error}
        missing={t("evaluations.past")}
        none={t("evaluations.notThen")}
        retry={() => void query.refetch()}
      />
      {!query.error && <Skeleton lines={8} />}
    </Page>
  );
}

function Back() {
  const { t } = useWords();
  return (
    <Link to="/evaluations" search={{}}>
      {t("evaluations.title")}
    </Link>
  );
}

function Loaded({ one }: { one: FormOf }) {
  const { t, locale } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const changed = () => queries.invalidateQueries({ queryKey: evaluations });
  const past = usePast();
  const writing = one.state === "asked" && one.open;
  const own = one.kind === "self";
  const colleague = one.kind === "peer" || one.kind === "cross";
  const taking = useSending(async () => {
    await takeBack(one);
    await changed();
  });
  return (
    <Page
      width="wide"
      title={own ? t("evaluations.selfTitle") : t("evaluations.formTitle", { name: one.person_name })}
      subtitle={one.title}
      above={<Back />}
      actions={
        <>
          <PastPick />
          {!colleague && !own && (
            <Link to="/evaluations/people/$subjectId" params={{ subjectId: one.subject_id }} preload={false}>
              {t("evaluations.whole")}
            </Link>
          )}
          {one.state === "handed_in" && one.open && (
            <Button busy={taking.busy} onClick={() => void taking.send()}>
              {t("evaluations.takeBack")}
            </Button>
          )}
        </>
      }
    >
      <PastBanner missing={t("evaluations.past")} />
      <ProblemNotice error={taking.error} />
      <p className={`${styles.facts} soft small`}>
        <Tag>{t(`evaluations.by.${one.kind}`)}</Tag>
        <span>{one.team_name}</span>
        <span>
          {formatDate(one.starts_on, locale)} – {formatDate(one.ends_on, locale)}
        </span>
        <span>{t("evaluations.dueBy", { day: formatDate(one.due_on, locale) })}</span>
        {one.state === "handed_in" && <span>{t("evaluations.wasHandedIn")}</span>}
        {!past && one.state === "asked" && !one.open && <span>{t("evaluations.over")}</span>}
      </p>
      <div className={past ? undefined : styles.sides}>
        <div className={styles.stack}>
          {writing && one.form ? (
            <ReviewForm
              one={one}
              plan={one.form}
              onSend={async (answers) => {
                await handIn(one, answers);
                toast({ text: t("evaluations.sent", { name: one.person_name }) });
                await navigate({ to: "/evaluations" });
                await changed();
              }}
            />
          ) : (
            <Panel title={t("evaluations.said")}>
              {past && !one.answers && one.form && (
                <p className="soft">
                  {t(one.state === "asked" ? "evaluations.unwritten" : "evaluations.saidLost")}
                </p>
              )}
              {one.answers && one.form && <Said plan={one.form} answers={one.answers} rating={one.rating} />}
            </Panel>
          )}
          {!past && !colleague && <Colleagues subject={one.subject_id} />}
        </div>
        {!past && <Pack subject={one.subject_id} own={own} />}
      </div>
    </Page>
  );
}
