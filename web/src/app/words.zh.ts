import { gather } from "./gather";

/** All words of this language: ui and app under their own names, each feature under its folder's. */
export default gather(
  import.meta.glob<{ default: object }>(["../ui/zh.ts", "../app/zh.ts", "../features/*/zh.ts"], {
    eager: true,
  }),
);
