import { useMutation } from "@tanstack/react-query";
import type { TableFormat } from "../api/tables";
import { Menu } from "./Menu";
import { useToast } from "./Toast";
import { useWords } from "./words";

const FORMATS: readonly TableFormat[] = ["xlsx", "csv"];

/** The tables of the page as a file. */
export function TablesMenu({ save }: { save: (format: TableFormat) => Promise<void> }) {
  const { t } = useWords();
  const tell = useToast();
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => tell({ text: t("ui.tables.exported") }),
    onError: (error) => tell({ text: error.message, tone: "problem" }),
  });
  return (
    <Menu
      face={saving.isPending ? t("ui.tables.exporting") : t("ui.tables.export")}
      align="end"
      entries={FORMATS.map((format, at) => ({
        key: format,
        label: t(`ui.tables.format.${format}`),
        group: at === 0 ? t("ui.tables.as") : undefined,
        disabled: saving.isPending,
        onSelect: () => saving.mutate(format),
      }))}
    />
  );
}
