import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isStale } from "../../api/problem";
import { useOpened } from "../../lib/opened";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly } from "../../ui/sending";
import { TeamPicker } from "../../ui/TeamPicker";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeRobot, kinds, makeRobot, type Robot, revokeRobot, robotsQuery, signing } from "./api";
import { DigestFields } from "./DigestFields";
import { bodyOf, changes, type Typed, typedOf } from "./fields";
import styles from "./Robots.module.css";
import { TopicBoxes } from "./TopicBoxes";

export interface RobotFormProps {
  /** What is edited; null makes a new one. */
  robot: Robot | null;
  onClose: () => void;
  /** A secret was made, to be shown once. */
  onSecret: (secret: string) => void;
}

const shown = [
  "/name",
  "/kind",
  "/team_id",
  "/members_only",
  "/topics",
  "/lang",
  "/address",
  "/secret",
  "/digest/every",
  "/digest/weekday",
  "/digest/at",
];

/** All that is said of a robot. Nothing typed here outlives the page: an address is a secret. */
export function RobotForm({ robot, onClose, onSecret }: RobotFormProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => typedOf(robot));
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const finish = async (words: string) => {
    await queries.invalidateQueries(robotsQuery);
    await queries.invalidateQueries({ queryKey: ["deliveries"] });
    toast({ text: words });
    onClose();
  };
  const save = useMutation({
    mutationFn: () => (opened ? changeRobot(opened, changes(typed, opened)) : makeRobot(bodyOf(typed))),
    onSuccess: async (saved) => {
      if (saved.secret) onSecret(saved.secret);
      await finish(t(robot ? "robots.form.saved" : "robots.form.made", { name: saved.name }));
    },
  });
  const opened: Robot | null = useOpened(robot, isStale(save.error));
  const error = save.error;
  const signs = signing.includes(typed.kind);
  return (
    <Drawer
      open
      keep
      title={t(robot ? "robots.form.edit" : "robots.new")}
      onClose={onClose}
      actions={
        <>
          {robot && (
            <ConfirmButton
              look="danger"
              question={t("robots.revoke.question", { name: robot.name })}
              consequences={t("robots.revoke.words")}
              verb={t("robots.revoke.verb")}
              onConfirm={async () => {
                await revokeRobot(robot.id);
                await finish(t("robots.revoke.done", { name: robot.name }));
              }}
            >
              {t("robots.revoke.verb")}
            </ConfirmButton>
          )}
          <Button look="main" type="submit" form="robot-form" busy={save.isPending}>
            {t(robot ? "robots.form.save" : "robots.form.make")}
          </Button>
        </>
      }
    >
      <Form id="robot-form" onSubmit={() => save.mutate()} autoComplete="off">
        <ProblemNotice error={fieldOnly(error, shown)} shown={shown} />
        <FormRow>
          <Field label={t("robots.form.kind")} pointer="/kind" error={error}>
            <Select
              value={typed.kind}
              disabled={robot !== null}
              onChange={(kind) => set({ kind })}
              options={kinds.map((value) => ({ value, label: t(`robots.kind.${value}`) }))}
            />
          </Field>
          <Field label={t("robots.form.name")} pointer="/name" error={error} required>
            <TextInput
              value={typed.name}
              onChange={(name) => set({ name })}
              placeholder={t("robots.form.namePlaceholder")}
              maxLength={60}
            />
          </Field>
        </FormRow>
        <Field
          label={t("robots.form.address")}
          hint={t(`robots.where.${typed.kind}`)}
          pointer="/address"
          error={error}
          required={!robot}
        >
          <TextInput
            value={typed.address}
            onChange={(address) => set({ address })}
            placeholder={robot ? t("robots.form.kept", { host: robot.host }) : t("robots.form.https")}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        {signs && (
          <Field
            label={t("robots.form.secret")}
            hint={t(`robots.sign.${typed.kind}`)}
            pointer="/secret"
            error={error}
          >
            <TextInput
              type="password"
              value={typed.secret}
              onChange={(secret) => set({ secret })}
              placeholder={robot?.signs ? t("robots.form.keptSecret") : ""}
              autoComplete="new-password"
            />
          </Field>
        )}
        <Field
          label={t("robots.form.team")}
          hint={t(typed.team ? "robots.form.teamHint" : "robots.form.allHint")}
          pointer="/team_id"
          error={error}
        >
          <TeamPicker
            value={typed.team}
            clearable
            placeholder={t("robots.form.all")}
            onChange={(team) => set({ team, membersOnly: team ? typed.membersOnly : false })}
          />
        </Field>
        {typed.team && (
          <div data-pointer="/members_only">
            <Checkbox checked={typed.membersOnly} onChange={(membersOnly) => set({ membersOnly })}>
              {t("robots.form.inner", { team: typed.team.label })}
            </Checkbox>
          </div>
        )}
        <TopicBoxes chosen={typed.topics} error={error} onChange={(topics) => set({ topics })} />
        <DigestFields digest={typed.digest} error={error} onChange={(digest) => set({ digest })} />
        <div className={styles.lang}>
          <Field label={t("robots.form.lang")} pointer="/lang" error={error}>
            <Select
              value={typed.lang}
              onChange={(lang) => set({ lang })}
              options={[
                { value: "zh-CN", label: t("robots.form.langs.zh-CN") },
                { value: "en", label: t("robots.form.langs.en") },
              ]}
            />
          </Field>
        </div>
      </Form>
    </Drawer>
  );
}
