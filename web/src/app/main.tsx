import "../ui/tokens.css";
import "../ui/base.css";
import { createRoot } from "react-dom/client";
import { meQuery } from "../api/me";
import { homeQuery } from "../features/home/api";
import { isLanguage } from "../lib/preferences";
import { startWords } from "./language";
import { newQueries, Providers } from "./Providers";
import { newRouter } from "./router";

const queries = newQueries();
// While the words are on their way: who is here (index.html has asked already), then the week where that is the page.
// Not both at once: changes are followed from a place that /me tells, and the week must not be older.
void queries.prefetchQuery(meQuery).then(() => {
  if (queries.getQueryData(meQuery.queryKey) && location.pathname === "/")
    void queries.prefetchQuery(homeQuery);
});
const { lang } = document.documentElement; // as early.js chose it
const words = startWords(isLanguage(lang) ? lang : "zh-CN");
const router = newRouter(queries); // while the words are on their way, not as part of the first drawing
await words;
createRoot(document.getElementById("root") as HTMLElement).render(
  <Providers queries={queries} router={router} />,
);
