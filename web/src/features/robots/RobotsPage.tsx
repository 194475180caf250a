import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { Slot } from "../../ui/slots";
import { useWords } from "../../ui/words";
import { type Robot, robotsQuery } from "./api";
import { RobotForm } from "./RobotForm";
import { RobotRow } from "./RobotRow";
import styles from "./Robots.module.css";
import { SecretDialog } from "./SecretDialog";

/** The robots that tell group chats what happens, how they fare, and what they couldn't say. */
export function RobotsPage() {
  const { t } = useWords();
  const { data: robots, error, refetch } = useQuery(robotsQuery);
  const [form, setForm] = useState<Robot | "new" | null>(null);
  const [secret, setSecret] = useState("");
  const add = (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setForm("new")}>
      {t("robots.new")}
    </Button>
  );
  const some = robots && robots.length > 0;
  return (
    <Page title={t("robots.title")} subtitle={t("robots.subtitle")} actions={some && add}>
      <ProblemNotice error={robots ? null : error} retry={() => void refetch()} />
      {!robots && !error && <Skeleton lines={4} />}
      {robots?.length === 0 && (
        <Panel>
          <EmptyState title={t("robots.none")} action={add}>
            {t("robots.noneWords")}
          </EmptyState>
        </Panel>
      )}
      {some && (
        <>
          <Panel flush>
            <ul className={styles.list} aria-label={t("robots.title")}>
              {robots.map((robot) => (
                <RobotRow key={robot.id} robot={robot} onEdit={() => setForm(robot)} />
              ))}
            </ul>
          </Panel>
          <h2 className={styles.unsaid}>{t("robots.unsaid")}</h2>
          <Slot name="deliveries" way="robot" />
        </>
      )}
      {form && (
        <RobotForm robot={form === "new" ? null : form} onClose={() => setForm(null)} onSecret={setSecret} />
      )}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret("")} />}
    </Page>
  );
}
