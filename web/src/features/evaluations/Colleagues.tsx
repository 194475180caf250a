import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Form, FormActions } from "../../ui/Form";
import { Panel } from "../../ui/Panel";
import { type ChosenPerson, PeopleField } from "../../ui/PeopleField";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { agree, evaluations, propose, type Subject, subjectQuery } from "./api";
import { Pooled } from "./Pooled";

/** Which colleagues are asked: proposed by the person, agreed by the manager; for the manager, what they say. */
export function Colleagues({ subject }: { subject: string }) {
  const query = useQuery(subjectQuery(subject));
  if (!query.data) return <ProblemNotice error={query.error} retry={() => void query.refetch()} />;
  const one = query.data;
  return (
    <>
      <Chosen key={one.version} one={one} />
      {!one.own && <Pooled one={one} />}
    </>
  );
}

/** Which colleagues are asked, for who chooses them; nothing for anybody else, or once the writing is over. */
export function Chosen({ one }: { one: Subject }) {
  const asks = one.form.reviewers.some((kind) => kind === "peer" || kind === "cross");
  return asks && one.state === "open" && (one.own || one.manages) ? <Choice one={one} /> : null;
}

function Choice({ one }: { one: Subject }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [people, setPeople] = useState<ChosenPerson[]>(
    one.colleagues.map(({ id, name }) => ({ value: id, label: name })),
  );
  const sending = useSending(async () => {
    const ids = people.map((person) => person.value);
    await (one.own ? propose(one, ids) : agree(one, ids));
    toast({ text: t(one.own ? "evaluations.proposed" : "evaluations.asked") });
    await queries.invalidateQueries({ queryKey: evaluations });
  });
  // Put together, the answers stay as they are; the person leaves the choice to the manager who has agreed.
  const settled = one.pool !== undefined || (one.own && one.choice === "agreed");
  return (
    <Panel title={t("evaluations.colleagues")}>
      <p className="soft small">
        {one.pool
          ? t("evaluations.choice.over")
          : t(`evaluations.choice.${one.own ? "own" : "manager"}.${one.choice}`)}
        {!settled && ` ${t("evaluations.colleaguesHint")}`}
      </p>
      {settled ? (
        one.colleagues.length > 0 && (
          <p>{one.colleagues.map((person) => person.name).join(t("evaluations.comma"))}</p>
        )
      ) : (
        <Form onSubmit={() => void sending.send()}>
          <ProblemNotice error={fieldOnly(sending.error, ["/person_ids"])} shown={["/person_ids"]} />
          <PeopleField
            label={t("evaluations.addColleague")}
            people={people}
            onChange={setPeople}
            except={one.person_id}
            removeWords={(name) => t("evaluations.dropColleague", { name })}
            pointer="/person_ids"
            error={sending.error}
          />
          <FormActions>
            <Button type="submit" busy={sending.busy}>
              {t(one.own ? "evaluations.propose" : "evaluations.agree")}
            </Button>
          </FormActions>
        </Form>
      )}
    </Panel>
  );
}
