import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { can } from "../../api/can";
import { okrChanged } from "../../api/okr";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Form } from "../../ui/Form";
import { useKey } from "../../ui/keys";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { usePast } from "../../ui/past";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changePolicy, type Policy, policyQuery } from "./api";
import { NumberRow } from "./NumberRow";
import styles from "./PolicyForm.module.css";
import { RhythmRules } from "./RhythmRules";
import { ScoringRules } from "./ScoringRules";
import { TeamExceptions } from "./TeamExceptions";
import { consents, counts, percent, rulesOf, share, shares, type Typed, typedOf } from "./typed";

/** All rules on one page, kept together. */
export function PolicyForm({ policy: newest }: { policy: Policy }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(() => typedOf(newest));
  const [stale, setStale] = useState(false);
  const [policy, setPolicy] = useState(newest);
  const [bad, setBad] = useState<string[]>([]);
  const past = usePast();
  const mayChange = can(policy, "policy.update");
  const dirty = JSON.stringify(typed) !== JSON.stringify(typedOf(policy));
  // Others' changes show at once while nothing is typed, and what is typed stays.
  if (newest.version !== policy.version && (!dirty || stale)) {
    setPolicy(newest);
    setStale(false);
    if (!dirty) setTyped(typedOf(newest));
  }
  const set = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setBad([]);
  };
  const save = useMutation({
    mutationFn: (rules: Parameters<typeof changePolicy>[1]) => changePolicy(policy.version, rules),
    onSuccess: (saved) => {
      setPolicy(saved);
      setTyped(typedOf(saved));
      queries.setQueryData(policyQuery().queryKey, saved);
      toast({ text: t("policy.saved") });
      void okrChanged(queries); // rules judge
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || error.status !== 412) return;
      setStale(true);
      toast({ text: t("policy.stale"), tone: "problem" });
      void queries.invalidateQueries({ queryKey: policyQuery().queryKey });
    },
  });
  const submit = () => {
    const read = rulesOf(typed, policy);
    if ("bad" in read) setBad(read.bad);
    else save.mutate(read.rules);
  };
  useKey("mod+enter", t("policy.save"), () => mayChange && dirty && submit());
  // The address may lead to a part that wasn't there yet when the page was opened.
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  /** What is wrong with a field: no number here, or what the server says of it. */
  const errorOf = (pointer: string, words: string) => (bad.includes(pointer) ? words : save.error);
  const number = (n: number) => t("policy.default", { value: n });
  const shown = [
    ...counts.map((key) => `/focus/${key}`),
    ...shares.map((key) => `/status/${key}`),
    "/grace_workdays",
    "/rhythm/remind_at",
    "/rhythm/escalate_after",
    "/scoring/red_to",
    "/scoring/green_from",
  ];
  const risk = share(typed.status.at_risk_at);
  const off = share(typed.status.off_track_at);
  return (
    <Form onSubmit={submit} className={styles.form}>
      {!mayChange && !past && <p className="soft">{t("policy.readOnly")}</p>}
      <ProblemNotice error={save.error} shown={shown} />
      <fieldset disabled={!mayChange} className={styles.all}>
        <Panel id="rule-focus" title={t("policy.focus.title")}>
          <p className={styles.words}>{t("policy.focus.words")}</p>
          {counts.map((key) => (
            <NumberRow
              key={key}
              label={t(`policy.focus.${key}`)}
              hint={number(policy.defaults.focus[key])}
              pointer={`/focus/${key}`}
              error={errorOf(`/focus/${key}`, t("policy.number"))}
              value={typed.focus[key]}
              onChange={(value) => set({ focus: { ...typed.focus, [key]: value } })}
            />
          ))}
          <Checkbox checked={typed.refuse} onChange={(refuse) => set({ refuse })} disabled={!mayChange}>
            {t("policy.focus.refuse")}
          </Checkbox>
        </Panel>
        <TeamExceptions
          policy={policy}
          teams={typed.teams}
          errorOf={(pointer) => errorOf(pointer, t("policy.number"))}
          readOnly={!mayChange}
          onChange={(teams) => set({ teams })}
        />
        <Panel id="rule-status" title={t("policy.status.title")}>
          <p className={styles.words}>{t("policy.status.words")}</p>
          {shares.map((key) => (
            <NumberRow
              key={key}
              label={t(`policy.status.${key}`)}
              hint={t("policy.default", { value: `${percent(policy.defaults.status[key])}%` })}
              pointer={`/status/${key}`}
              error={errorOf(`/status/${key}`, t("policy.share"))}
              unit="%"
              value={typed.status[key]}
              onChange={(value) => set({ status: { ...typed.status, [key]: value } })}
            />
          ))}
          {risk !== null && off !== null && (
            <p className="soft small">{t("policy.status.example", { risk: below(risk), off: below(off) })}</p>
          )}
        </Panel>
        <Panel id="rule-cadence" title={t("policy.cadence.title")}>
          <p className={styles.words}>{t("policy.cadence.words")}</p>
          <NumberRow
            label={t("policy.cadence.grace")}
            hint={number(policy.defaults.grace_workdays)}
            pointer="/grace_workdays"
            error={errorOf("/grace_workdays", t("policy.number"))}
            unit={t("policy.cadence.unit")}
            value={typed.grace}
            onChange={(grace) => set({ grace })}
          />
        </Panel>
        <RhythmRules
          rhythm={typed.rhythm}
          usual={policy.defaults.rhythm}
          errorOf={(pointer) => errorOf(pointer, t("policy.number"))}
          readOnly={!mayChange}
          onChange={(rhythm) => set({ rhythm })}
        />
        <Panel id="rule-consent" title={t("policy.consent.title")}>
          <p className={styles.words}>{t("policy.consent.words")}</p>
          {consents.map((key) => (
            <div key={key}>
              <Checkbox
                checked={typed.consent[key]}
                onChange={(yes) => set({ consent: { ...typed.consent, [key]: yes } })}
                disabled={!mayChange}
              >
                {t(`policy.consent.${key}`)}
              </Checkbox>
            </div>
          ))}
        </Panel>
        <ScoringRules
          scoring={typed.scoring}
          usual={policy.defaults.scoring}
          errorOf={(pointer) => errorOf(pointer, t("policy.number"))}
          onChange={(scoring) => set({ scoring })}
        />
        <Panel id="rule-evaluation" title={t("policy.evaluation.title")}>
          <p className={styles.words}>{t("policy.evaluation.words")}</p>
          {(["okr_apart", "quota"] as const).map((key) => (
            <div key={key}>
              <Checkbox
                checked={typed.evaluation[key]}
                onChange={(yes) => set({ evaluation: { ...typed.evaluation, [key]: yes } })}
                disabled={!mayChange}
              >
                {t(`policy.evaluation.${key}`)}
              </Checkbox>
            </div>
          ))}
        </Panel>
        <Panel title={t("policy.sharing.title")}>
          <p className={styles.words}>{t("policy.sharing.words")}</p>
          <Checkbox
            checked={typed.sharing.guest_links}
            onChange={(guest_links) => set({ sharing: { guest_links } })}
            disabled={!mayChange}
          >
            {t("policy.sharing.guest_links")}
          </Checkbox>
        </Panel>
      </fieldset>
      {mayChange && (
        <div className={`${styles.bar} ${dirty ? styles.dirty : ""}`}>
          <Button look="main" type="submit" busy={save.isPending} disabled={!dirty}>
            {t("policy.save")}
          </Button>
          {dirty && (
            <Button
              onClick={() => {
                set(typedOf(policy));
                save.reset();
              }}
            >
              {t("policy.discard")}
            </Button>
          )}
        </div>
      )}
    </Form>
  );
}

/** Half is expected today: the progress below which it is late by so much. */
const below = (gap: number) => `${percent(Math.max(0, 0.5 - gap))}%`;
