import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, today } from "../../lib/dates";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { createCycle, deleteCycle, type Template, templatesQuery } from "./api";
import styles from "./TemplateDialog.module.css";

export interface TemplateDialogProps {
  open: boolean;
  onClose: () => void;
  /** Dates of one's own instead. */
  onOwn: () => void;
}

const kinds = ["quarter", "year", "half", "month"] as const;

/** Ready-made cycles: one press makes one. */
export function TemplateDialog({ open, onClose, onOwn }: TemplateDialogProps) {
  const { t, locale } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [year, setYear] = useState("");
  const { data, error } = useQuery(templatesQuery(year ? Number(year) : undefined));
  const nameOf = (template: Template) => (locale.startsWith("zh") ? template.name_zh : template.name_en);
  const refresh = () => queries.invalidateQueries({ queryKey: ["cycles"] });
  const make = useMutation({
    mutationFn: (template: Template) =>
      createCycle({
        name: nameOf(template),
        starts_on: template.starts_on,
        ends_on: template.ends_on,
        parent_id: template.parent_id ?? "",
        phases: template.phases,
      }),
    onSuccess: async (made) => {
      await refresh();
      toast({
        text: t("cycles.templates.made", { name: made.name }),
        undo: () => void deleteCycle(made.id).then(refresh),
      });
      onClose();
    },
  });
  const now = Number(today().slice(0, 4));
  return (
    <Dialog
      open={open}
      look="wide"
      title={t("cycles.templates.title")}
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          <Field label={t("cycles.templates.year")} bare>
            <Select
              value={year}
              onChange={setYear}
              options={[
                { value: "", label: t("cycles.templates.near") },
                ...[now - 1, now, now + 1, now + 2].map((y) => ({ value: `${y}`, label: `${y}` })),
              ]}
            />
          </Field>
          <Button onClick={onOwn}>{t("cycles.templates.own")}</Button>
        </div>
      }
    >
      <p className={`soft small ${styles.lead}`}>{t("cycles.templates.lead")}</p>
      <ProblemNotice error={make.error ?? error} />
      {!data && !error && <Skeleton lines={6} />}
      <div className={styles.groups}>
        {data &&
          kinds.map((kind) => (
            <section key={kind} className={kind === "month" && year ? styles.whole : undefined}>
              <h3>{t(`cycles.kind.${kind}`)}</h3>
              <div className={styles.tiles}>
                {data
                  .filter((template) => template.kind === kind)
                  .map((template) => (
                    <button
                      key={template.key}
                      type="button"
                      className={styles.tile}
                      disabled={Boolean(template.cycle_id) || make.isPending}
                      aria-label={nameOf(template)}
                      data-autofocus={kind === "quarter" && !template.cycle_id ? "" : undefined}
                      onClick={() => make.mutate(template)}
                    >
                      <strong>{nameOf(template)}</strong>
                      <span>
                        {t("cycles.dates", {
                          from: formatDate(template.starts_on, locale),
                          to: formatDate(template.ends_on, locale, template.starts_on),
                        })}
                      </span>
                      <span>
                        {template.cycle_id
                          ? t("cycles.templates.there")
                          : t("cycles.templates.workdays", { count: template.workdays })}
                      </span>
                    </button>
                  ))}
              </div>
            </section>
          ))}
      </div>
    </Dialog>
  );
}
