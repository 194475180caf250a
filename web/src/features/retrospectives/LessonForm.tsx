import { useState } from "react";
import { newKey } from "../../api/client";
import { useDraft } from "../../lib/draft";
import { Button } from "../../ui/Button";
import type { Option } from "../../ui/Combobox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { Slot } from "../../ui/slots";
import { submitKeys } from "../../ui/submitKeys";
import { TextArea } from "../../ui/TextArea";
import { TextInput } from "../../ui/TextInput";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { CHANGES, type Change, forget, type Lesson, learn, reword, type Subject } from "./api";
import { useLooking } from "./useLooking";
import { WhichAction } from "./WhichAction";
import { WhichTemplate } from "./WhichTemplate";

interface LessonFormProps {
  /** What it is learned from; of one that is changed, left out. */
  subject?: Subject;
  /** The one that is changed. */
  lesson?: Lesson;
  onClose: () => void;
}

const tagsOf = (text: string) =>
  text
    .split(/[\s,，、;；]+/)
    .map((tag) => tag.replace(/^[#＃]/, ""))
    .filter(Boolean);

/** Writes a lesson down, or changes one: what was learned, tags to find it by, and what it changes. */
export function LessonForm({ subject, lesson, onClose }: LessonFormProps) {
  const { t } = useWords();
  const tell = useToast();
  const { changed } = useLooking();
  const [key] = useState(newKey);
  const first = {
    words: lesson?.words ?? "",
    tags: lesson?.tags.join(" ") ?? "",
    change: (lesson?.change ?? "") as Change,
    what: lesson?.what ?? "",
    template_id: lesson?.template_id ?? "",
    action: lesson?.action
      ? { value: lesson.action.id, label: lesson.action.title }
      : (null as Option | null),
    rule: lesson?.rule ?? "",
  };
  const about = lesson?.id ?? (subject && ("objectiveId" in subject ? subject.objectiveId : subject.teamId));
  const draft = useDraft(`lesson.${about}`, first);
  const typed = draft.value;
  const set = (part: Partial<typeof typed>) => draft.set({ ...typed, ...part });
  const shown = ["/words", "/tags", "/change", "/template_id", "/action_id", "/rule", "/what"];
  const leave = () => {
    draft.done(first);
    onClose();
  };
  const sending = useSending(async () => {
    const { action, ...rest } = typed;
    const body = { ...rest, action_id: action?.value ?? "", tags: tagsOf(typed.tags) };
    if (lesson) await reword(lesson, body);
    else if (subject) {
      const made = await learn(subject, body, key);
      tell({ text: t("retrospectives.learned"), undo: () => void forget(made.id).then(changed) });
    }
    leave();
    await changed();
  });
  const ofObjective = lesson ? Boolean(lesson.objective_id) : subject && "objectiveId" in subject;
  return (
    <Drawer
      open
      keep
      title={t(lesson ? "retrospectives.changeLesson" : "retrospectives.newLesson")}
      onClose={leave}
      actions={
        <>
          <Button onClick={leave}>{t("ui.confirm.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("retrospectives.save")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()} onKeyDown={submitKeys(() => void sending.send())}>
        <ProblemNotice error={fieldOnly(sending.error, shown)} shown={shown} />
        <Field
          label={t("retrospectives.lesson")}
          hint={t(ofObjective ? "retrospectives.lessonSeen" : "retrospectives.lessonSeenByAll")}
          pointer="/words"
          error={sending.error}
          required
        >
          <TextArea
            rows={4}
            value={typed.words}
            onChange={(words) => set({ words })}
            placeholder={t("retrospectives.lessonHint")}
          />
        </Field>
        <Field
          label={t("retrospectives.tags")}
          hint={t("retrospectives.tagsHint")}
          pointer="/tags"
          error={sending.error}
        >
          <TextInput value={typed.tags} onChange={(tags) => set({ tags })} />
        </Field>
        <Field label={t("retrospectives.changes")} pointer="/change" error={sending.error}>
          <Select
            value={typed.change}
            options={CHANGES.map((value) => ({
              value,
              label: t(`retrospectives.changeOf.${value || "none"}`),
            }))}
            onChange={(change) => set({ change })}
          />
        </Field>
        {typed.change === "template" && (
          <WhichTemplate
            value={typed.template_id}
            onChange={(template_id) => set({ template_id })}
            error={sending.error}
          />
        )}
        {typed.change === "action" && (
          <WhichAction value={typed.action} onChange={(action) => set({ action })} error={sending.error} />
        )}
        {typed.change === "policy" && (
          <Field
            label={t("retrospectives.whichRule")}
            hint={t("retrospectives.whichRuleHint")}
            pointer="/rule"
            error={sending.error}
          >
            <Slot name="ruleChoice" value={typed.rule} onChange={(rule) => set({ rule })} />
          </Field>
        )}
        {typed.change && (
          <Field
            label={t("retrospectives.what")}
            hint={t("retrospectives.whatHint")}
            pointer="/what"
            error={sending.error}
            required
          >
            <TextArea rows={2} value={typed.what} onChange={(what) => set({ what })} />
          </Field>
        )}
      </Form>
    </Drawer>
  );
}
