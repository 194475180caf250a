import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Board, BoardCard, BoardColumn, BoardItem, BoardNone, CardFacts, CardLine } from "../../ui/Board";
import { Tag } from "../../ui/Tag";
import { useWords } from "../../ui/words";
import type { Calibration, Standing } from "./api";
import { LevelDialog } from "./LevelDialog";

interface LevelBoardProps {
  all: Calibration;
  /** Levels can be changed now. */
  moves: boolean;
  onDone: () => Promise<unknown>;
}

/** People by level. A card is dragged, moved by Alt+← →, or opened by Enter; each change asks for a reason. */
export function LevelBoard({ all, moves, onDone }: LevelBoardProps) {
  const { t } = useWords();
  const [dragged, setDragged] = useState<Standing | null>(null);
  const [moving, setMoving] = useState<{ one: Standing; to: number } | null>(null);
  const { levels } = all.evaluation.form;
  const none = all.items.some((one) => !one.level);
  const columns = [...(none ? [0] : []), ...levels.map((_, i) => i + 1)];
  const move = (one: Standing, to: number) => {
    if (moves && to >= 1 && to <= levels.length && to !== one.level) setMoving({ one, to });
  };
  return (
    <Board columns={columns.length}>
      {columns.map((level) => {
        const cards = all.items.filter((one) => (one.level ?? 0) === level);
        return (
          <BoardColumn
            key={level}
            name={
              level === 0
                ? t("evaluations.noLevel")
                : t("evaluations.levelIs", { n: level, name: levels[level - 1]?.name })
            }
            count={cards.length}
            takes={moves && level > 0 && dragged !== null && dragged.level !== level}
            onDrop={() => dragged && move(dragged, level)}
          >
            {cards.length === 0 && <BoardNone>{t("evaluations.noCard")}</BoardNone>}
            <ul>
              {cards.map((one) => (
                <BoardItem
                  key={one.id}
                  draggable={moves}
                  onDrag={(begins) => setDragged(begins ? one : null)}
                >
                  <BoardCard
                    title={one.person_name}
                    onOpen={() => moves && setMoving({ one, to: one.level || one.suggested || 1 })}
                    onMove={(by) => move(one, (one.level ?? 0) + by)}
                  >
                    <CardFacts>
                      <span>{one.value ?? t("evaluations.noValue")}</span>
                      <span>{one.team_name}</span>
                      {one.job_level && <span>{one.job_level}</span>}
                    </CardFacts>
                    {one.changed && (
                      <CardLine>
                        {t("evaluations.was", {
                          level: one.suggested ? levels[one.suggested - 1]?.name : t("evaluations.noLevel"),
                        })}
                      </CardLine>
                    )}
                    {one.appeal && <Tag>{t(`evaluations.appeals.${one.appeal}`)}</Tag>}
                    <CardLine>
                      <Link
                        to="/evaluations/people/$subjectId"
                        params={{ subjectId: one.id }}
                        preload={false}
                        aria-label={t("evaluations.wholeOf", { name: one.person_name })}
                      >
                        {t("evaluations.whole")}
                      </Link>
                    </CardLine>
                  </BoardCard>
                </BoardItem>
              ))}
            </ul>
          </BoardColumn>
        );
      })}
      {moving && (
        <LevelDialog
          key={moving.one.id}
          one={moving.one}
          to={moving.to}
          levels={levels}
          onClose={() => setMoving(null)}
          onDone={onDone}
        />
      )}
    </Board>
  );
}
