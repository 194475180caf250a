import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { cyclesQuery } from "../../api/cycles";
import { Button } from "../../ui/Button";
import { PersonPicker } from "../../ui/PersonPicker";
import { Select } from "../../ui/Select";
import { TeamPicker } from "../../ui/TeamPicker";
import { useWords } from "../../ui/words";
import type { Means, Sheet, UnknownWord } from "./api";
import styles from "./Sheet.module.css";
import type { useMapping } from "./useMapping";

const STATUSES = ["on_track", "at_risk", "off_track", "achieved", "missed"] as const;

type Word = Pick<Means, "kind" | "text"> &
  Partial<Pick<UnknownWord, "count" | "field" | "cell">> & { means?: Means };

/** Names and words of the sheet that mean nothing here: each is said to be somebody, or left out. */
export function SheetWords({ sheet, say }: { sheet: Sheet; say: ReturnType<typeof useMapping>["say"] }) {
  const { t } = useWords();
  const words: Word[] = [
    ...sheet.unknown,
    ...sheet.means.map((means) => ({ kind: means.kind, text: means.text, means })),
  ].sort((a, b) => a.kind.localeCompare(b.kind) || a.text.localeCompare(b.text));
  if (words.length === 0) return null;
  const without = (now: Sheet, word: Word) =>
    now.means.filter((m) => m.kind !== word.kind || m.text !== word.text);
  return (
    <>
      <h4 className={styles.title}>{t("exchange.sheet.words")}</h4>
      <p className={styles.about}>
        {sheet.unknown.length > 0
          ? t("exchange.sheet.unknown", { count: sheet.unknown.length })
          : t("exchange.sheet.allKnown")}
      </p>
      <Missing kinds={sheet.unknown.map((word) => word.kind)} />
      <ul className={styles.columns}>
        {words.map((word) => (
          <li
            key={`${word.kind} ${word.text}`}
            className={`${styles.column} ${word.means?.id === "" ? styles.left : ""}`}
          >
            <div className={styles.head}>
              <strong>{word.text}</strong>
              <span className={styles.samples}>
                {t(`exchange.sheet.kinds.${word.kind}`)}
                {word.field ? t("exchange.sheet.stands", { field: word.field, cell: word.cell }) : ""}
                {word.count ? t("exchange.sheet.rows", { count: word.count }) : ""}
              </span>
            </div>
            <span aria-hidden="true" className={styles.arrow}>
              →
            </span>
            <Meant
              word={word}
              onChange={(id) =>
                say((now) => ({
                  means: [
                    ...without(now, word),
                    ...(id === null ? [] : [{ kind: word.kind, text: word.text, id }]),
                  ],
                }))
              }
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where to make what isn't here yet; the file waits meanwhile, and is weighed anew. */
function Missing({ kinds }: { kinds: readonly Word["kind"][] }) {
  const { t } = useWords();
  const people = kinds.includes("person") || kinds.includes("team");
  const cycles = kinds.includes("cycle");
  if (!people && !cycles) return null;
  return (
    <p className={styles.about}>
      {t("exchange.sheet.missing")}
      {people && <Link to="/people">{t("exchange.sheet.missingPeople")}</Link>}
      {people && cycles && t("exchange.sheet.between")}
      {cycles && <Link to="/settings/cycles">{t("exchange.sheet.missingCycles")}</Link>}
      {t("exchange.sheet.missingThen")}
    </p>
  );
}

/** Who or what is meant; null for not said, "" for left out. */
function Meant({ word, onChange }: { word: Word; onChange: (id: string | null) => void }) {
  const { t } = useWords();
  const { data: cycles = [] } = useQuery(cyclesQuery);
  const label = t("exchange.sheet.meant", { text: word.text });
  const out = word.means?.id === "";
  if (word.kind === "cycle" || word.kind === "status") {
    const options =
      word.kind === "cycle"
        ? cycles.map((c) => ({ value: c.id, label: c.name }))
        : STATUSES.map((s) => ({ value: s as string, label: t(`ui.status.${s}`) }));
    return (
      <Select
        aria-label={label}
        value={word.means ? word.means.id || "out" : "?"}
        options={[
          { value: "?", label: t("exchange.sheet.choose") },
          ...options,
          { value: "out", label: t("exchange.sheet.out") },
        ]}
        onChange={(id) => onChange(id === "?" ? null : id === "out" ? "" : id)}
      />
    );
  }
  const Picker = word.kind === "person" ? PersonPicker : TeamPicker;
  return (
    <div className={styles.meant}>
      {out ? (
        <span className={styles.samples}>{t("exchange.sheet.out")}</span>
      ) : (
        <Picker
          clearable
          aria-label={label}
          placeholder={t("exchange.sheet.choose")}
          value={word.means ? { value: word.means.id, label: word.means.label ?? "" } : null}
          onChange={(option) => onChange(option?.value ?? null)}
        />
      )}
      <Button
        look="quiet"
        size="small"
        aria-label={`${t(out ? "exchange.sheet.back" : "exchange.sheet.leaveOut")}${t("exchange.colon")}${word.text}`}
        onClick={() => onChange(out ? null : "")}
      >
        {t(out ? "exchange.sheet.back" : "exchange.sheet.leaveOut")}
      </Button>
    </div>
  );
}
