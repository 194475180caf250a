import { useMutation, useQueryClient } from "@tanstack/react-query";
import { formatInstant, weekdayName } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { problemWords } from "../../ui/ProblemNotice";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeRobot, type Robot, robotsQuery, tryRobot } from "./api";
import styles from "./Robots.module.css";

/** A robot: where it speaks, of what, and how that goes. */
export function RobotRow({ robot, onEdit }: { robot: Robot; onEdit: () => void }) {
  const { t, locale } = useWords();
  const toast = useToast();
  const { every, weekday = 5, at = "" } = robot.digest;
  const digest =
    every === "none" ? [] : [t(`robots.digest.is.${every}`, { day: weekdayName(weekday, locale), at })];
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries(robotsQuery);
  const onError = (failure: unknown) => {
    toast({ text: problemWords(failure, t), tone: "problem" });
    void again();
  };
  const trial = useMutation({
    mutationFn: () => tryRobot(robot.id),
    onSuccess: async (tried) => {
      await again();
      const words = tried.trouble ? "robots.tried.failed" : "robots.tried.done";
      toast({ text: t(words, { name: robot.name }), tone: tried.trouble ? "problem" : undefined });
    },
    onError,
  });
  const turn = useMutation({
    mutationFn: () => changeRobot(robot, { active: !robot.active }),
    onSuccess: async () => {
      await again();
      toast({ text: t(robot.active ? "robots.off" : "robots.on", { name: robot.name }) });
    },
    onError,
  });
  return (
    <li className={robot.active ? "" : styles.off}>
      <div className={styles.about}>
        <strong>{robot.name}</strong>
        <Tag>{t(`robots.kind.${robot.kind}`)}</Tag>
        {!robot.active && <Tag>{t("robots.isOff")}</Tag>}
        <span className="soft small">
          {robot.team_id
            ? t(robot.members_only ? "robots.room.inner" : "robots.room.team", {
                team: robot.team_name ?? t("robots.room.gone"),
              })
            : t("robots.room.all")}
          {" · "}
          {robot.host}
        </span>
        <span className={`${styles.line} soft small`}>
          {[...robot.topics.map((topic) => t(`robots.topic.${topic}`)), ...digest].join(t("robots.comma"))}
        </span>
        <Fares robot={robot} />
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          busy={trial.isPending}
          onClick={() => trial.mutate()}
          aria-label={t("robots.tryOf", { name: robot.name })}
        >
          {t("robots.try")}
        </Button>
        <Button
          size="small"
          look="quiet"
          busy={turn.isPending}
          onClick={() => turn.mutate()}
          aria-label={t(robot.active ? "robots.turnOffOf" : "robots.turnOnOf", { name: robot.name })}
        >
          {t(robot.active ? "robots.turnOff" : "robots.turnOn")}
        </Button>
        <Button
          size="small"
          look="quiet"
          onClick={onEdit}
          aria-label={t("robots.editOf", { name: robot.name })}
        >
          {t("robots.edit")}
        </Button>
      </div>
    </li>
  );
}

/** How its last message went; of trouble what to do, and what was answered. */
function Fares({ robot }: { robot: Robot }) {
  const { t, locale } = useWords();
  if (!robot.trouble || !robot.failed_at) {
    return (
      <span className={`${styles.line} soft small`}>
        {robot.sent_at
          ? t("robots.sentAt", { at: formatInstant(robot.sent_at, locale) })
          : t("robots.neverSent")}
      </span>
    );
  }
  return (
    <div className={styles.trouble}>
      <p>
        <Icon name="warn" size={14} />
        {t(`robots.trouble.${robot.trouble}`)}
        <span className="soft small"> {formatInstant(robot.failed_at, locale)}</span>
      </p>
      {robot.error && (
        <details>
          <summary>{t("robots.answered")}</summary>
          <code>{robot.error}</code>
        </details>
      )}
    </div>
  );
}
