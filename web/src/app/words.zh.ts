/** All words of this language by their files: gather.ts says which is called what. */
export default import.meta.glob<{ default: object }>(["../ui/zh.ts", "../app/zh.ts", "../features/*/zh.ts"], {
  eager: true,
});
