/** All words of this language by their files: gather.ts says which is called what. */
export default import.meta.glob<{ default: object }>(["../ui/en.ts", "../app/en.ts", "../features/*/en.ts"], {
  eager: true,
});
