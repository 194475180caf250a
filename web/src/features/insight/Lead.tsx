import { Link } from "@tanstack/react-router";
import { createContext, useContext } from "react";

const Guest = createContext(false);

/** Around what a guest sees, who may go nowhere from it. */
export const GuestProvider = Guest.Provider;

export const useGuest = () => useContext(Guest);

/** Leads to what is shown; for a guest it is only shown. */
export const Lead = ((props: { className?: string; children?: React.ReactNode }) =>
  useGuest() ? (
    <span className={props.className}>{props.children}</span>
  ) : (
    <Link {...(props as React.ComponentProps<typeof Link>)} />
  )) as typeof Link;
