import { createContext, type ReactNode, useContext, useId } from "react";
import { ApiProblem } from "../api/problem";
import styles from "./Field.module.css";
import { FieldError } from "./FieldError";
import { useWords } from "./words";

export interface FieldProps {
  label: ReactNode;
  /** Said before typing: what is wanted. */
  hint?: ReactNode;
  /** Where the value goes in the body, e.g. "/measure/target"; finds its reasons in `error`. */
  pointer?: string;
  /** What the last write threw, or words of one's own. */
  error?: unknown;
  required?: boolean;
  /** The label only for screen readers, in rows and tables. */
  bare?: boolean;
  children: ReactNode;
}

interface Wiring {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: boolean;
}

const FieldContext = createContext<Wiring>({});

/** What an input spreads on itself to belong to the <Field> around it. */
export function useField(): Wiring {
  return useContext(FieldContext);
}

/** A label, an input, its hint and its error, tied together for everybody. */
export function Field({ label, hint, pointer, error, required, bare, children }: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const words = errorWords(error, pointer);
  const told = [hint ? `${id}-hint` : "", words.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={styles.field} data-pointer={pointer}>
      <label htmlFor={id} className={bare ? "hidden-visually" : styles.label}>
        {label}
        {required && <span className="hidden-visually">{t("ui.field.required")}</span>}
      </label>
      <FieldContext
        value={{
          id,
          "aria-describedby": told || undefined,
          "aria-invalid": words.length > 0 ? true : undefined,
          required,
        }}
      >
        {children}
      </FieldContext>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} words={words} />
    </div>
  );
}

function errorWords(error: unknown, pointer: string | undefined): string[] {
  if (typeof error === "string") return error ? [error] : [];
  if (error instanceof ApiProblem && pointer !== undefined) return error.fieldErrors(pointer);
  return [];
}
