import { type ReactNode, useEffect } from "react";
import { ButtonLink } from "../../ui/ButtonLink";
import { useWords } from "../../ui/words";
import styles from "./Settings.module.css";

interface LetterCardProps {
  title: string;
  lead: string;
  /** Offers to sign in instead. */
  signIn?: boolean;
  children?: ReactNode;
}

/** The one sheet on a page that a letter led to. */
export function LetterCard({ title, lead, signIn, children }: LetterCardProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t("ui.brand")}`;
  }, [title, t]);
  return (
    <section className={styles.card}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
      {signIn && <ButtonLink to="/sign-in">{t("notices.link.signIn")}</ButtonLink>}
    </section>
  );
}
