import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { newKey } from "../../api/client";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { draft, exampleQuery, incentives, PRESETS, type Preset } from "./api";
import styles from "./Incentives.module.css";
import { SchemeForm } from "./SchemeForm";

/** First which preset, then its form. */
export function NewSchemePage() {
  const { t } = useWords();
  const { preset } = useSearch({ from: "/inside/incentives/new" });
  const [written, setWritten] = useState<Preset>(); // the preset whose rules were written as a formula
  const shown = preset && written === preset ? "formula" : preset;
  const above = preset ? (
    <Link to="/incentives/new">{t("incentives.otherPreset")}</Link>
  ) : (
    <Link to="/incentives" search={{ tab: "schemes" }}>
      {t("incentives.back")}
    </Link>
  );
  return (
    <Page
      above={above}
      title={shown ? t(`incentives.preset.${shown}`) : t("incentives.choose")}
      subtitle={shown && t(`incentives.means.${shown}`)}
    >
      {preset ? (
        <Filled key={preset} preset={preset} onFormula={() => setWritten(preset)} />
      ) : (
        <Gallery onChoose={() => setWritten(undefined)} />
      )}
    </Page>
  );
}

function Gallery({ onChoose }: { onChoose: () => void }) {
  const { t } = useWords();
  return (
    <ul className={styles.gallery}>
      {PRESETS.map((preset) => (
        <li key={preset}>
          <Link className={styles.card} to="/incentives/new" search={{ preset }} onClick={onChoose}>
            <strong>{t(`incentives.preset.${preset}`)}</strong>
            <span>{t(`incentives.means.${preset}`)}</span>
            <span className="soft small">{t(`incentives.sample.${preset}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Filled({ preset, onFormula }: { preset: Preset; onFormula: () => void }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const example = useQuery(exampleQuery(preset));
  if (!example.data) {
    return (
      <>
        <ProblemNotice error={example.error} retry={() => void example.refetch()} />
        {!example.error && <Skeleton lines={8} />}
      </>
    );
  }
  return (
    <SchemeForm
      rules={example.data.rules}
      onFormula={onFormula}
      onCancel={() => void navigate({ to: "/incentives", search: { tab: "schemes" } })}
      onSave={async (plan) => {
        const made = await draft(plan, key);
        await queries.invalidateQueries({ queryKey: [...incentives, "list"] });
        await navigate({ to: "/incentives/$schemeId", params: { schemeId: made.id } });
      }}
    />
  );
}
