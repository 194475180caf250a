import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import styles from "./PasswordInput.module.css";

export interface PasswordInputProps {
  value: string;
  onChange: (value: string) => void;
  /** Tells password keepers which it is. */
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
}

/** A password that can be made visible while typing. */
export function PasswordInput({ autoFocus, ...rest }: PasswordInputProps) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <span className={styles.box}>
      <TextInput
        {...rest}
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        data-autofocus={autoFocus || undefined}
      />
      <Button
        look="quiet"
        size="small"
        className={styles.eye}
        aria-label={t(shown ? "auth.hide" : "auth.show")}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? "auth.hideShort" : "auth.showShort")}
      </Button>
    </span>
  );
}
