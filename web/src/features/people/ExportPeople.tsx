import { useMutation } from "@tanstack/react-query";
import { saveFile } from "../../lib/save";
import { Menu } from "../../ui/Menu";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { exportPeople } from "./api";

const FORMATS = ["xlsx", "csv"] as const;

/** Everybody as a file, to be changed in a spreadsheet and imported again. */
export function ExportPeople() {
  const { t } = useWords();
  const toast = useToast();
  const saving = useMutation({
    mutationFn: async (format: (typeof FORMATS)[number]) =>
      saveFile(await exportPeople(format), `sinan-people.${format}`),
    onError: (error) => toast({ text: error.message, tone: "problem" }),
  });
  return (
    <Menu
      face={saving.isPending ? t("people.exporting") : t("people.export")}
      entries={FORMATS.map((format) => ({
        key: format,
        label: t(`people.exportAs.${format}`),
        disabled: saving.isPending,
        onSelect: () => saving.mutate(format),
      }))}
    />
  );
}
