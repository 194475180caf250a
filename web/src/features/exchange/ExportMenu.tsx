import { can } from "../../api/can";
import type { ExportSelection } from "../../api/exchange";
import { Menu } from "../../ui/Menu";
import { useMe } from "../../ui/me";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { FORMATS } from "./api";
import { useExport } from "./useExport";

/** On the list of OKRs: what its filters let through, as a file. */
export function ExportMenu({ filter }: { filter: ExportSelection }) {
  const { t } = useWords();
  const me = useMe();
  const toast = useToast();
  const saving = useExport(filter);
  if (!can(me, "exchange.export")) return null;
  return (
    <Menu
      face={saving.isPending ? t("exchange.saving") : t("exchange.export")}
      entries={FORMATS.map((format, at) => ({
        key: format,
        label: t(`exchange.format.${format}`),
        group: at === 0 ? t("exchange.shownAs") : undefined,
        disabled: saving.isPending,
        onSelect: () =>
          saving.mutate(format, {
            onError: (error) => toast({ text: error.message, tone: "problem" }),
          }),
      }))}
    />
  );
}
