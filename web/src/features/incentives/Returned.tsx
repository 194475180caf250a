import { formatInstant } from "../../lib/dates";
import { ReasonButton } from "../../ui/ReasonButton";
import { useWords } from "../../ui/words";
import { putBack, type SchemeDetail } from "./api";

/** Puts a scheme one step back, with a reason. */
export function ReturnButton({ scheme, onDone }: { scheme: SchemeDetail; onDone: () => Promise<unknown> }) {
  const { t } = useWords();
  return (
    <ReasonButton
      question={t("incentives.ask.return")}
      consequences={t("incentives.askWords.return")}
      label={t("incentives.returnWhy")}
      hint={t("incentives.returnWhyHint")}
      verb={t("incentives.do.return")}
      onConfirm={async (reason) => {
        try {
          await putBack(scheme, reason);
        } finally {
          await onDone();
        }
      }}
    >
      {t("incentives.do.return")}
    </ReasonButton>
  );
}

/** Why a scheme last went a step back; nothing where it never did. */
export function Returned({ scheme }: { scheme: SchemeDetail }) {
  const { t, locale } = useWords();
  if (!scheme.returned) return null;
  const { reason, by_name: name, at } = scheme.returned;
  return (
    <p className="soft small">{t("incentives.returned", { name, at: formatInstant(at, locale), reason })}</p>
  );
}
