import { gather } from "./gather";

/** All words of this language: ui and app under their own names, each feature under its folder's. */
export default gather(
  import.meta.glob<{ default: object }>(["../ui/en.ts", "../app/en.ts", "../features/*/en.ts"], {
    eager: true,
  }),
);
