import { formatInstant } from "../../lib/dates";
import { ReasonButton } from "../../ui/ReasonButton";
import { useWords } from "../../ui/words";
import type { Evaluation } from "./api";
import { reopen } from "./settling";

/** Goes back to writing, with a reason. */
export function ReopenButton({ one, onDone }: { one: Evaluation; onDone: () => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <ReasonButton
      question={t("evaluations.ask.reopen")}
      consequences={t("evaluations.askWords.reopen")}
      label={t("evaluations.reopenWhy")}
      hint={t("evaluations.reopenWhyHint")}
      verb={t("evaluations.do.reopen")}
      onConfirm={async (reason) => {
        await reopen(one, reason);
        await onDone();
      }}
    >
      {t("evaluations.do.reopen")}
    </ReasonButton>
  );
}

/** Why it last went back to writing; nothing where it never did. */
export function Reopened({ one }: { one: Evaluation }) {
  const { t, locale } = useWords();
  if (!one.reopened) return null;
  const { reason, by_name: name, at } = one.reopened;
  return (
    <p className="soft small">{t("evaluations.reopened", { name, at: formatInstant(at, locale), reason })}</p>
  );
}
