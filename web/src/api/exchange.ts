import type { operations } from "./schema";

type ExportQuery = NonNullable<operations["export-okrs"]["parameters"]["query"]>;

export type ExportFormat = NonNullable<ExportQuery["format"]>;

/** Which objectives are exported: the filter of their list. */
export type ExportSelection = Omit<ExportQuery, "format">;
