import { missing } from "../../api/measure";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import { askNext } from "./asks";
import { addObjective, addResult, place } from "./change";
import { ObjectiveLine } from "./ObjectiveLine";
import styles from "./Outline.module.css";
import { ResultLine } from "./ResultLine";
import { chosen, meant, type Sheet } from "./sheet";
import type { AimState } from "./useAim";

export interface OutlineProps {
  sheet: Sheet;
  correct: (change: (sheet: Sheet) => Sheet) => void;
  aim: AimState;
  onAt: (row: string) => void;
}

/** What was read, as an outline to put right. Tab goes from one missing thing to the next. */
export function Outline({ sheet, correct, aim, onAt }: OutlineProps) {
  const { t } = useWords();
  const open = chosen(sheet)
    .flatMap((o) => o.results)
    .reduce((n, r) => n + missing(meant(r)).length, 0);
  const results = sheet.objectives.reduce((n, o) => n + o.results.length, 0);
  const parked = sheet.parked.objectives.length + sheet.parked.results.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Tab and Enter between the fields inside
    <div className={styles.root} onKeyDown={askNext}>
      <p className={styles.sum}>
        <strong>
          {t("reader.outline.found", {
            objectives: t("reader.count.objectives", { count: sheet.objectives.length }),
            results: t("reader.count.results", { count: results }),
          })}
        </strong>
        <span className={open > 0 ? styles.open : undefined} role="status">
          {open > 0 ? t("reader.outline.ask", { count: open }) : t("reader.outline.complete")}
        </span>
        <span className={styles.keys}>{t("reader.outline.keys")}</span>
      </p>
      <ol className={styles.objectives}>
        {sheet.objectives.map((o, i) => (
          <li key={o.id} className={styles.objective}>
            <ObjectiveLine
              row={o}
              number={`O${i + 1}`}
              correct={correct}
              aim={aim}
              onAt={onAt}
              onDropped={(id) => correct((s) => place(s, id, o.id, null))}
            />
            {o.results.map((r, j) => (
              <ResultLine
                key={r.id}
                row={r}
                number={`KR${i + 1}.${j + 1}`}
                correct={correct}
                aim={aim}
                onAt={onAt}
                onDropped={(id) => correct((s) => place(s, id, o.id, r.id))}
              />
            ))}
            <div className={styles.foot}>
              <Button
                size="small"
                look="quiet"
                icon={<Icon name="plus" size={12} />}
                onClick={() => {
                  let id = "";
                  correct((s) => {
                    const [next, added] = addResult(s, o.id);
                    id = added;
                    return next;
                  });
                  requestAnimationFrame(() => document.getElementById(`row-${id}`)?.focus());
                }}
              >
                {t("reader.outline.add_result")}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        look="quiet"
        icon={<Icon name="plus" size={12} />}
        onClick={() => correct((s) => addObjective(s)[0])}
      >
        {t("reader.outline.add_objective")}
      </Button>
      {parked > 0 && <p className={styles.note}>{t("reader.outline.parked", { count: parked })}</p>}
    </div>
  );
}
