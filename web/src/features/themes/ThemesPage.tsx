import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { can } from "../../api/can";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { useCycles } from "../../ui/cyclesOfDay";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useWords } from "../../ui/words";
import { type ThemeFilter, themesQuery } from "./api";
import { ThemeForm } from "./ThemeForm";
import { ThemeList } from "./ThemeList";
import styles from "./ThemesPage.module.css";

/** What the company sets out to win, in order. */
export function ThemesPage() {
  const { t } = useWords();
  const me = useMe();
  const filter = useSearch({ from: "/inside/settings/themes" });
  const navigate = useNavigate({ from: "/settings/themes" });
  const { data: themes, error, refetch } = useQuery(themesQuery(filter));
  const { data: cycles = [] } = useCycles();
  const [adding, setAdding] = useState(false);
  const show = (part: ThemeFilter) => void navigate({ search: { ...filter, ...part }, replace: true });
  const mayCreate = can(me, "theme.create") && !filter.asof;
  const add = (
    <Button look="main" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
      {t("themes.new")}
    </Button>
  );
  const nothing = themes?.length === 0 && !adding;
  return (
    <Page
      title={t("themes.title")}
      subtitle={t("themes.subtitle")}
      actions={
        <>
          <PastPick />
          {mayCreate && !adding && add}
        </>
      }
    >
      <PastBanner missing={t("themes.past")} />
      <ProblemNotice error={error} retry={() => void refetch()} />
      <div className={styles.filters}>
        <Field label={t("themes.filter")} bare>
          <Select
            value={filter.cycle ?? ""}
            onChange={(cycle) => show({ cycle: cycle || undefined })}
            options={[
              { value: "", label: t("themes.all") },
              ...cycles.map((c) => ({ value: c.id, label: c.name })),
            ]}
          />
        </Field>
        <Checkbox checked={filter.archived ?? false} onChange={(yes) => show({ archived: yes || undefined })}>
          {t("themes.archivedToo")}
        </Checkbox>
      </div>
      {adding && mayCreate && (
        <Panel title={t("themes.new")}>
          <ThemeForm theme={null} cycle={filter.cycle} cycles={cycles} onClose={() => setAdding(false)} />
        </Panel>
      )}
      {!themes && !error && <Skeleton />}
      {nothing && (
        <Panel>
          <EmptyState
            title={t(
              filter.asof
                ? "themes.empty.noneThen"
                : filter.cycle
                  ? "themes.empty.filtered"
                  : "themes.empty.title",
            )}
            action={mayCreate && add}
          >
            {!filter.asof && t(mayCreate ? "themes.empty.words" : "themes.empty.wordsReader")}
          </EmptyState>
        </Panel>
      )}
      {themes && themes.length > 0 && <ThemeList themes={themes} cycles={cycles} filter={filter} />}
    </Page>
  );
}
