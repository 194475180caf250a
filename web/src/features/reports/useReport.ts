import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemWords } from "../../ui/ProblemNotice";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import {
  discardReport,
  editReport,
  type Part,
  type Report,
  redrawReport,
  reportQuery,
  reports,
  sendReport,
} from "./api";

/** What is done to a report; what is refused is told in a toast, or thrown for the dialog that asked. */
export function useReport(report: Report) {
  const queries = useQueryClient();
  const tell = useToast();
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const show = (now: Report) => {
    queries.setQueryData(reportQuery(now.id).queryKey, now);
    void queries.invalidateQueries({ queryKey: [...reports, "list"] });
  };
  const attempt = async (write: () => Promise<Report>, done?: string) => {
    setBusy(true);
    try {
      show(await write());
      if (done) tell({ text: done });
    } catch (thrown) {
      tell({ text: problemWords(thrown, t), tone: "problem" });
      await queries.invalidateQueries({ queryKey: reportQuery(report.id).queryKey });
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    /** Throws what was refused, for the form. */
    words: async (part: Part | "summary", words: string) => {
      const section = report.sections?.find((s) => s.part === part);
      show(
        await editReport(
          report,
          part === "summary"
            ? { summary: words }
            : { sections: [{ part, words, hidden: section?.hidden ?? false }] },
        ),
      );
    },
    hide: (part: Part, hidden: boolean) => {
      const words = report.sections?.find((s) => s.part === part)?.words ?? "";
      void attempt(() => editReport(report, { sections: [{ part, words, hidden }] }));
    },
    redraw: () => void attempt(() => redrawReport(report.id), t("reports.redrawn")),
    send: async () => {
      show(await sendReport(report));
      tell({ text: t("reports.sent") });
    },
    discard: async () => {
      await discardReport(report.id);
      queries.removeQueries({ queryKey: reportQuery(report.id).queryKey });
      await queries.invalidateQueries({ queryKey: [...reports, "list"] });
      tell({ text: t("reports.discarded") });
    },
  };
}
