import { useId, useState } from "react";
import { newKey } from "../../api/client";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/Field";
import { Form, FormRow } from "../../ui/Form";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { fieldOnly, useSending } from "../../ui/sending";
import { submitKeys } from "../../ui/submitKeys";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import {
  AUTHS,
  type Auth,
  addConnector,
  type Connector,
  changeConnector,
  isFeishu,
  KINDS,
  TLS,
  type Tls,
  tryConnector,
} from "./feeds";
import styles from "./Metrics.module.css";

const SHOWN = ["/name", "/kind", "/address", "/auth", "/user", "/header", "/tls", "/secret"];

/** Where Feishu answers programs. */
const FEISHU = "https://open.feishu.cn";

export interface ConnectorFormProps {
  /** The connector that changes; none for a new one. */
  connector?: Connector;
  /** The secret that was made for a webhook comes with it. */
  onSaved: (secret?: string) => Promise<unknown>;
  onClose: () => void;
}

/** A place to read from, with its secret, which is sealed and never shown again; and a way to see whether it answers. */
export function ConnectorForm({ connector, onSaved, onClose }: ConnectorFormProps) {
  const { t } = useWords();
  const id = useId();
  const [key] = useState(newKey);
  const [name, setName] = useState(connector?.name ?? "");
  const [kind, setKind] = useState(connector?.kind ?? "postgres");
  const [address, setAddress] = useState(connector?.address ?? "");
  const [auth, setAuth] = useState<Auth>((connector?.auth as Auth) || "none");
  const [user, setUser] = useState(connector?.user ?? "");
  const [header, setHeader] = useState(connector?.header ?? "");
  const [tls, setTls] = useState<Tls>((connector?.tls as Tls) || "require");
  const [keep, setKeep] = useState(connector?.has_secret ?? false);
  const [secret, setSecret] = useState("");
  const [answers, setAnswers] = useState(false);
  const database = kind === "postgres" || kind === "mysql";
  const webhook = kind === "webhook";
  const feishu = isFeishu(kind);
  const called = !database && !webhook && !feishu && kind !== "sqlite";
  const secretive = database || webhook || feishu || (called && auth !== "none");
  const body = () => ({
    name,
    kind,
    address: webhook ? undefined : address,
    auth: called ? auth : undefined,
    user: database || feishu || (called && auth === "basic") ? user : undefined,
    header: called && auth === "header" ? header : undefined,
    tls: database ? tls : undefined,
    secret: keep && secretive ? undefined : secretive ? secret : "",
  });
  const saving = useSending(async () => {
    const saved = await (connector ? changeConnector(connector, body()) : addConnector(body(), key));
    await onSaved(saved.secret);
    onClose();
  });
  const trying = useSending(async () => {
    setAnswers(false);
    saving.setError(null);
    await tryConnector(body(), connector?.id);
    setAnswers(true);
  });
  const error = saving.error ?? trying.error;
  return (
    <Drawer
      open
      keep
      title={t(connector ? "metrics.connectors.edit" : "metrics.connectors.new")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("metrics.cancel")}</Button>
          {!webhook && (
            <Button busy={trying.busy} onClick={() => void trying.send()}>
              {t("metrics.connectors.try")}
            </Button>
          )}
          <Button look="main" type="submit" form={id} busy={saving.busy}>
            {t("metrics.save")}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        onChange={() => setAnswers(false)}
        onSubmit={() => void saving.send()}
        onKeyDown={submitKeys(() => void saving.send())}
      >
        <ProblemNotice error={fieldOnly(error, SHOWN)} />
        {answers && (
          <p role="status" className={styles.good}>
            {t("metrics.connectors.answers")}
          </p>
        )}
        <Field label={t("metrics.name")} pointer="/name" error={error} required>
          <TextInput value={name} onChange={setName} />
        </Field>
        <Field label={t("metrics.connectors.kind")} pointer="/kind" error={error}>
          <Select
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`metrics.connectors.kinds.${value}`) }))}
            onChange={(next) => {
              setKind(next);
              if (isFeishu(next) && !address) setAddress(FEISHU);
              if (!isFeishu(next) && address === FEISHU) setAddress("");
            }}
          />
        </Field>
        {!webhook && (
          <Field
            label={t(kind === "sqlite" ? "metrics.connectors.file" : "metrics.connectors.address")}
            hint={t(`metrics.connectors.addressHint.${kind}`)}
            pointer="/address"
            error={error}
            required
          >
            <TextInput value={address} onChange={setAddress} spellCheck={false} />
          </Field>
        )}
        {webhook && <p className="soft">{t("metrics.push.words")}</p>}
        {called && (
          <Field label={t("metrics.connectors.auth")} pointer="/auth" error={error}>
            <Select
              value={auth}
              options={AUTHS.map((value) => ({ value, label: t(`metrics.connectors.auths.${value}`) }))}
              onChange={setAuth}
            />
          </Field>
        )}
        {(database || feishu || (called && auth === "basic")) && (
          <FormRow>
            <Field
              label={t(feishu ? "metrics.connectors.appId" : "metrics.connectors.user")}
              hint={
                database
                  ? t("metrics.connectors.userHint")
                  : feishu
                    ? t("metrics.connectors.appHint")
                    : undefined
              }
              pointer="/user"
              error={error}
              required
            >
              <TextInput value={user} onChange={setUser} autoComplete="off" />
            </Field>
            {database && (
              <Field label={t("metrics.connectors.tls")} pointer="/tls" error={error}>
                <Select
                  value={tls}
                  options={TLS.map((value) => ({ value, label: t(`metrics.connectors.tlsModes.${value}`) }))}
                  onChange={setTls}
                />
              </Field>
            )}
          </FormRow>
        )}
        {called && auth === "header" && (
          <Field label={t("metrics.connectors.header")} pointer="/header" error={error} required>
            <TextInput value={header} onChange={setHeader} spellCheck={false} />
          </Field>
        )}
        {secretive && connector?.has_secret && (
          <Checkbox checked={keep} onChange={setKeep}>
            {t("metrics.connectors.keep")}
          </Checkbox>
        )}
        {secretive && !keep && (
          <Field
            label={t(feishu ? "metrics.connectors.appSecret" : "metrics.connectors.secret")}
            hint={t(webhook ? "metrics.push.secretHint" : "metrics.connectors.secretHint")}
            pointer="/secret"
            error={error}
          >
            <TextInput type="password" autoComplete="new-password" value={secret} onChange={setSecret} />
          </Field>
        )}
      </Form>
    </Drawer>
  );
}
