import { Dialog, type DialogProps } from "./Dialog";

/** A modal at the right edge, as high as the window: details and longer forms beside what they are about. */
export function Drawer(props: Omit<DialogProps, "look">) {
  return <Dialog {...props} look="side" />;
}
