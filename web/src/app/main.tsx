import "../ui/tokens.css";
import "../ui/base.css";
import { createRoot } from "react-dom/client";
import { meQuery } from "../api/me";
import { preferredLanguage } from "../lib/preferences";
import { startWords } from "./language";
import { newQueries, Providers } from "./Providers";

const queries = newQueries();
void queries.prefetchQuery(meQuery); // every page asks who is here: while the words are on their way
await startWords(preferredLanguage());
createRoot(document.getElementById("root") as HTMLElement).render(<Providers queries={queries} />);
