import { useMutation } from "@tanstack/react-query";
import { Menu } from "../../ui/Menu";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { exportTables, type Wanted } from "./api";

const FORMATS = ["xlsx", "csv"] as const;

/** The tables of the page as a file. */
export function ExportMenu({ wanted }: { wanted: Wanted }) {
  const { t } = useWords();
  const tell = useToast();
  const saving = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) => exportTables(wanted, format),
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
