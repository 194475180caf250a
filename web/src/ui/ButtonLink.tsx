import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";
import styles from "./Button.module.css";

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  look?: "plain" | "main" | "quiet";
  size?: "normal" | "small";
  ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ look = "plain", size = "normal", className, ...rest }: AnchorProps) {
  const classes = [styles.button, styles[look], size === "small" && styles.small, className];
  return <a {...rest} className={classes.filter(Boolean).join(" ")} />;
}

/** Looks like a button and goes somewhere: <ButtonLink to="/okrs/new" look="main">. */
export const ButtonLink = createLink(Anchor);
