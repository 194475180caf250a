import { useState } from "react";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { useSending } from "../../ui/sending";
import { useWords } from "../../ui/words";
import type { Choice, How, Line } from "./api";
import styles from "./Carryovers.module.css";

interface ChooseDialogProps {
  line: Line;
  onClose: () => void;
  carry: (how: How, choice: Choice) => Promise<unknown>;
}

type Way = Exclude<How, "dropped">;

/** Asks which key results go on, in what way, and whether the open actions and problems go along. */
export function ChooseDialog({ line, onClose, carry }: ChooseDialogProps) {
  const { t } = useWords();
  const trend = line.results.some((one) => one.unfinished && one.trend);
  const ways: Way[] = trend ? ["as_is", "trend", "structure"] : ["as_is", "structure"];
  const [how, setHow] = useState<Way>("as_is");
  const [left, setLeft] = useState<string[]>(() =>
    line.results.filter((one) => !one.unfinished).map((one) => one.key_result.id),
  );
  const [actions, setActions] = useState(true);
  const [problems, setProblems] = useState(true);
  const chosen = line.results.map((one) => one.key_result.id).filter((id) => !left.includes(id));
  const sending = useSending(async () => {
    await carry(how, { key_result_ids: chosen, leave_actions: !actions, leave_problems: !problems });
    onClose();
  });
  return (
    <Dialog
      open
      title={t("carryovers.chooseTitle", { title: line.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui.confirm.cancel")}</Button>
          <Button
            look="main"
            busy={sending.busy}
            disabled={chosen.length === 0}
            onClick={() => void sending.send()}
          >
            {t("carryovers.goOn")}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void sending.send()}>
        <ProblemNotice error={sending.error} />
        <Segmented
          label={t("carryovers.way")}
          value={how}
          options={ways.map((value) => ({ value, label: t(`carryovers.how.${value}`) }))}
          onChange={setHow}
        />
        <p className="soft small">{t(`carryovers.howWords.${how}`)}</p>
        <fieldset className={styles.choices}>
          <legend>{t("carryovers.which")}</legend>
          {line.results.map(({ key_result: kr, unfinished }) => (
            <Checkbox
              key={kr.id}
              checked={!left.includes(kr.id)}
              onChange={(on) => setLeft(on ? left.filter((id) => id !== kr.id) : [...left, kr.id])}
            >
              {kr.title}{" "}
              <span className="soft small">
                {t(unfinished ? "carryovers.unfinished" : "carryovers.finished")}
              </span>
            </Checkbox>
          ))}
        </fieldset>
        {how !== "structure" && line.actions + line.problems > 0 && (
          <fieldset className={styles.choices}>
            <legend>{t("carryovers.takeAlong")}</legend>
            {line.actions > 0 && (
              <Checkbox checked={actions} onChange={setActions}>
                {t("carryovers.openActions", { count: line.actions })}
              </Checkbox>
            )}
            {line.problems > 0 && (
              <Checkbox checked={problems} onChange={setProblems}>
                {t("carryovers.openProblems", { count: line.problems })}
              </Checkbox>
            )}
          </fieldset>
        )}
      </Form>
    </Dialog>
  );
}
