import { ButtonLink } from "../../ui/ButtonLink";
import { useWords } from "../../ui/words";
import { Card } from "./Card";

/** A one-time link that works no more. */
export function LinkOver() {
  const { t } = useWords();
  return (
    <Card title={t("auth.link.over")} lead={t("auth.link.overLead")}>
      <ButtonLink to="/sign-in">{t("auth.forgot.back")}</ButtonLink>
    </Card>
  );
}
