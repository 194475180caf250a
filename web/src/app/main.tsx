import "../ui/tokens.css";
import "../ui/base.css";
import { createRoot } from "react-dom/client";
import { preferredLanguage } from "../lib/preferences";
import { startWords } from "./language";
import { Providers } from "./Providers";

await startWords(preferredLanguage());
createRoot(document.getElementById("root") as HTMLElement).render(<Providers />);
