import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { newKey } from "../../api/client";
import { teamsQuery } from "../../api/teams";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useMe } from "../../ui/me";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import type { Reach, SavedView } from "./api";
import * as calls from "./api";
import { useViews } from "./useViews";
import styles from "./Views.module.css";

const shown = ["/name", "/find", "/team_id"];

interface ViewDialogProps {
  /** The one to change; absent for a new one. */
  view?: SavedView;
  /** What a new one asks. */
  find: string;
  onClose: () => void;
}

/** Keeps a query with a name: for oneself, a team that one leads, or everybody; tells of it where one wants. */
export function ViewDialog({ view, find, onClose }: ViewDialogProps) {
  const { t } = useWords();
  const tell = useToast();
  const { changed } = useViews();
  const [key] = useState(newKey);
  const [name, setName] = useState(view?.name ?? "");
  const [reach, setReach] = useState<string>(view ? choiceOf(view) : "private");
  const [tells, setTells] = useState(false);
  const choices = useReaches(view);
  const sending = useSending(async () => {
    const to = { name, ...reachOf(reach) };
    if (view) await calls.change(view, to);
    else {
      const made = await calls.save({ find, ...to }, key);
      if (tells) await calls.subscribe(made.id, false);
    }
    await changed();
    tell({ text: t(view ? "views.changed" : tells ? "views.savedTelling" : "views.saved", { name }) });
    onClose();
  });
  return (
    <Dialog
      open
      keep
      title={t(view ? "views.change" : "views.keep")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("views.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("views.save")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <p className={styles.asked}>
          <span className="soft">{t("views.asks")}</span> {view?.find ?? find}
        </p>
        <Field label={t("views.name")} pointer="/name" error={sending.error} required>
          <TextInput value={name} maxLength={60} onChange={setName} placeholder={t("views.nameExample")} />
        </Field>
        {choices.length > 1 && (
          <Field label={t("views.reach")} pointer="/team_id" error={sending.error}>
            <Select value={reach} options={choices} onChange={setReach} />
          </Field>
        )}
        {!view && (
          <Checkbox checked={tells} onChange={setTells}>
            {t("views.tellToo")}
          </Checkbox>
        )}
      </Form>
    </Dialog>
  );
}

const choiceOf = (view: SavedView) => (view.reach === "team" ? `team:${view.team_id}` : view.reach);

function reachOf(choice: string): { reach: Reach; team_id?: string } {
  const [kind = "", team] = choice.split(":");
  return { reach: kind as Reach, team_id: team };
}

/** Whom one may share with: the teams that one leads, everybody where one looks after OKRs, and whom it is for already. */
function useReaches(view: SavedView | undefined) {
  const { t } = useWords();
  const me = useMe();
  const { data: teams = [] } = useQuery(teamsQuery);
  const overall = can(me, "view.share");
  const mine = teams.filter(
    (team) => overall || (me.leads ?? []).includes(team.id) || team.id === view?.team_id,
  );
  return [
    { value: "private", label: t("views.reaches.private") },
    ...(overall || view?.reach === "everyone"
      ? [{ value: "everyone", label: t("views.reaches.everyone") }]
      : []),
    ...mine.map((team) => ({
      value: `team:${team.id}`,
      label: t("views.reaches.team", { name: team.name }),
    })),
  ];
}
