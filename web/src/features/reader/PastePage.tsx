import { useState } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { MarkedText } from "./MarkedText";
import { Outline } from "./Outline";
import styles from "./PastePage.module.css";
import { SourceText } from "./SourceText";
import { TakeBar } from "./TakeBar";
import { useAim } from "./useAim";
import { usePaste } from "./usePaste";

/** Paste what a department has, see what is read of it, put it right, and make drafts of it. */
export function PastePage() {
  const { t } = useWords();
  const state = usePaste();
  const aim = useAim(state, { team: t("reader.take.team") });
  const { paste, reading, correct } = state;
  const [at, setAt] = useState<string | null>(null);
  const nothing = reading !== null && paste.sheet.objectives.length === 0;
  const empty = paste.text.trim() === "" && paste.sheet.objectives.length === 0;
  return (
    <Page title={t("reader.title")} subtitle={t("reader.subtitle")} width="wide">
      <div className={styles.split}>
        <section className={styles.source} aria-label={t("reader.source.title")}>
          <SourceText
            text={paste.text}
            onChange={state.write}
            busy={state.busy}
            restoredFrom={state.restoredFrom}
            onClear={state.done}
          />
          {reading && paste.sheet.text === paste.text && (
            <MarkedText text={paste.text} reading={reading} sheet={paste.sheet} at={at} onGo={setAt} />
          )}
        </section>
        <section className={styles.outline} aria-label={t("reader.outline.title")}>
          <ProblemNotice error={state.error} retry={state.retry} />
          {empty && (
            <EmptyState
              title={t("reader.empty.title")}
              action={
                <Button look="main" onClick={() => state.write(t("reader.empty.example"))}>
                  {t("reader.empty.try")}
                </Button>
              }
            >
              {t("reader.empty.words")}
            </EmptyState>
          )}
          {nothing && !empty && (
            <EmptyState title={t("reader.nothing.title")}>{t("reader.nothing.words")}</EmptyState>
          )}
          {paste.sheet.objectives.length > 0 && (
            <>
              <Outline sheet={paste.sheet} correct={correct} onAt={setAt} aim={aim} />
              <TakeBar state={state} aim={aim} />
            </>
          )}
        </section>
      </div>
    </Page>
  );
}
