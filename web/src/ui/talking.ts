import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { components } from "../api/schema";

/** A noun that can be talked about; the server says which there are. */
export type NounKind = components["schemas"]["CommentView"]["subject_kind"];

export interface Noun {
  subjectKind: NounKind;
  subjectId: string;
}

/** Whether the address asks for what was said about a noun, as the ways that notices lead do. */
export function useTalkWanted({ subjectKind, subjectId }: Noun): boolean {
  return useSearch({
    strict: false,
    select: (search) => (search as { talk?: unknown }).talk === `${subjectKind}.${subjectId}`,
  });
}

/** Whether the talk about a noun is open: at first where the address asks for it, which it doesn't any more once closed. */
export function useTalking(noun: Noun): [boolean, (open: boolean) => void] {
  const wanted = useTalkWanted(noun);
  const navigate = useNavigate();
  const [open, setOpen] = useState(wanted);
  return [
    open,
    (next) => {
      setOpen(next);
      if (!next && wanted)
        void navigate({
          to: ".",
          search: ((was: object) => ({ ...was, talk: undefined })) as never,
          replace: true,
        });
    },
  ];
}
