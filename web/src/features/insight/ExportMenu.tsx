import { useMutation } from "@tanstack/react-query";
import { Menu } from "../../ui/Menu";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import type { TableFormat } from "./api";

const FORMATS: readonly TableFormat[] = ["xlsx", "csv"];

/** The tables of the page as a file. */
export function ExportMenu({ save }: { save: (format: TableFormat) => Promise<void> }) {
  const { t } = useWords();
  const tell = useToast();
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => tell({ text: t("insight.exported") }),
    onError: (error) => tell({ text: error.message, tone: "problem" }),
  });
  return (
    <Menu
      face={saving.isPending ? t("insight.exporting") : t("insight.export")}
      align="end"
      entries={FORMATS.map((format, at) => ({
        key: format,
        label: t(`insight.format.${format}`),
        group: at === 0 ? t("insight.exportTables") : undefined,
        disabled: saving.isPending,
        onSelect: () => saving.mutate(format),
      }))}
    />
  );
}
