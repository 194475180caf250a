import { useMutation } from "@tanstack/react-query";
import type { ExportFormat, ExportSelection } from "../../api/exchange";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { exportOkrs } from "./api";

/** Exports what is selected and says how it went. */
export function useExport(selection: ExportSelection) {
  const { t } = useWords();
  const toast = useToast();
  return useMutation({
    mutationFn: (format: ExportFormat) => exportOkrs(selection, format),
    onSuccess: (_, format) =>
      toast({ text: t("exchange.saved", { format: t(`exchange.format.${format}`) }) }),
  });
}
