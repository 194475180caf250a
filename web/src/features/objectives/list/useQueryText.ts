import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type QueryOffer, type QueryReading, readQuery } from "../api";

/** Milliseconds after which typing is taken to rest. */
const REST = 150;

/** How many characters, as people count them, lie before a place of a text. */
const characters = (text: string, place: number) => [...text.slice(0, place)].length;

/** Whether what is wrong is only that somebody hasn't written on yet. */
function unfinished(wrong: QueryReading["wrong"], text: string): boolean {
  if (!wrong) return false;
  const end = wrong.at + [...wrong.found].length === [...text].length;
  return end && (wrong.code === "empty" || wrong.code === "quote" || wrong.found === "");
}

/** The text of a query as it is being typed: how it reads, what may stand where one is, and that what can be read goes to the address. */
export function useQueryText(value: string, onChange: (value: string) => void) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [place, setPlace] = useState(characters(value, value.length));
  const [rested, setRested] = useState({ text: value, place });
  const [begun, setBegun] = useState(false);
  const sent = useRef(value);
  const go = useRef(onChange);
  go.current = onChange;
  const send = (text: string) => {
    if (text === sent.current) return;
    sent.current = text;
    go.current(text);
  };
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
    setPlace(characters(value, value.length));
  }, [value]);
  useEffect(() => {
    const timer = setTimeout(() => setRested({ text: typed, place }), REST);
    return () => clearTimeout(timer);
  }, [typed, place]);
  const read = useQuery({ ...readQuery(rested.text, rested.place), enabled: begun || rested.text !== "" });
  const fresh = rested.text === typed && rested.place === place && read.isSuccess && !read.isPlaceholderData;
  const wrong = fresh ? read.data.wrong : undefined;
  const ready = rested.text === typed && (typed === "" || (fresh && !wrong));
  useEffect(() => {
    if (!ready || rested.text === sent.current) return;
    sent.current = rested.text;
    go.current(rested.text);
  }, [ready, rested.text]);
  const put = (text: string, to = text.length) => {
    setTyped(text);
    setPlace(characters(text, to));
    setBegun(true);
    // Once the field holds the new text.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(to, to);
    });
  };
  return {
    input,
    typed,
    /** None while those for what is typed now are on their way: nobody takes what they didn't ask for. */
    offers: (fresh && read.data.offers) || [],
    terms: typed === "" ? [] : (read.data?.terms ?? []),
    wrong: unfinished(wrong, typed) ? undefined : wrong,
    failed: read.isError,
    type: (text: string) => {
      setTyped(text);
      setPlace(characters(text, input.current?.selectionStart ?? text.length));
      setBegun(true);
    },
    moved: () => {
      setPlace(characters(typed, input.current?.selectionStart ?? typed.length));
      setBegun(true);
    },
    take: (offer: QueryOffer) => {
      const all = [...typed];
      const before = [...all.slice(0, offer.from), offer.text].join("");
      put(before + all.slice(offer.to).join("").trimStart(), before.length);
    },
    put: (text: string) => put(text),
    /** At once, unless it is known not to be readable. */
    send: () => {
      if (read.isError) void read.refetch();
      else if (!wrong) send(typed);
    },
  };
}
