import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { PastBanner, PastPick } from "../../ui/past";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Template, templatesQuery } from "./api";
import { found } from "./choose";
import { TemplateCard } from "./TemplateCard";
import styles from "./TemplatesPage.module.css";

const route = getRouteApi("/inside/okrs/templates");
const areas = ["operations", "growth", "service", "analytics", "people", "support"] as const;

/** Templates to begin from: choose one at the left, take what fits at the right. */
export function TemplatesPage() {
  const { t, locale } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(templatesQuery(locale, search.asof));
  const list = found(data ?? [], search.q ?? "", search.area ?? "");
  const open = list.find((one) => one.id === search.id) ?? list[0];
  const go = (change: Partial<typeof search>) =>
    navigate({ search: { ...search, ...change }, replace: true });
  const own = [...new Set((data ?? []).map((one) => one.area))].filter(
    (area) => area !== "" && !areas.some((known) => known === area),
  );
  return (
    <Page title={t("templates.title")} subtitle={t("templates.subtitle")} actions={<PastPick />}>
      <PastBanner missing={t("templates.past")} />
      <ProblemNotice error={error} retry={() => refetch()} />
      <div className={styles.split}>
        <div className={styles.list}>
          <Field label={t("templates.search")} bare>
            <TextInput
              type="search"
              value={search.q ?? ""}
              placeholder={t("templates.search")}
              onChange={(q) => go({ q: q || undefined })}
            />
          </Field>
          <Field label={t("templates.area")} bare>
            <Select
              value={search.area ?? ""}
              options={[
                { value: "", label: t("templates.areas.all") },
                ...areas.map((value) => ({ value: value as string, label: t(`templates.areas.${value}`) })),
                ...own.map((value) => ({ value, label: value })),
              ]}
              onChange={(area) => go({ area: area || undefined })}
            />
          </Field>
          <ul className={styles.names}>
            {list.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={styles.name}
                  aria-current={one.id === open?.id ? "true" : undefined}
                  onClick={() => go({ id: one.id })}
                >
                  <strong>{one.name}</strong>
                  <span>{one.summary}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        {data && !open && (
          <EmptyState title={t("templates.none")}>{!search.asof && t("templates.none_words")}</EmptyState>
        )}
        {open && (
          <Chosen
            key={`${open.id}@${open.version}@${search.asof}`}
            template={open}
            cycle={search.cycle}
            team={search.team}
          />
        )}
      </div>
    </Page>
  );
}

function Chosen(props: { template: Template; cycle?: string; team?: string }) {
  return (
    <div className={styles.chosen}>
      <TemplateCard {...props} />
    </div>
  );
}
