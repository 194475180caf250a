import { lazy, Suspense, useState } from "react";
import { Segmented } from "../../ui/Segmented";
import { Choices } from "./Choices";
import styles from "./Gallery.module.css";
import { Inputs } from "./Inputs";
import { Objectives } from "./Objectives";
import { States } from "./States";
import { Week } from "./Week";

const Heavy = lazy(() => import("./Heavy").then((m) => ({ default: m.Heavy })));

type Show = "house" | "antd";

/** Every house component in both themes, with the words of look.html. Only in development builds. */
export function GalleryPage() {
  const [show, setShow] = useState<Show>(location.hash === "#antd" ? "antd" : "house");
  return (
    <main>
      <Segmented
        label="show"
        value={show}
        onChange={setShow}
        options={[
          { value: "house", label: "house" },
          { value: "antd", label: "antd" },
        ]}
      />
      {show === "antd" ? (
        <Suspense>
          <Heavy />
        </Suspense>
      ) : (
        (["light", "dark"] as const).map((theme) => (
          <div key={theme} data-theme={theme} className={styles.theme} id={theme}>
            <Objectives />
            <Week />
            <Inputs />
            <Choices />
            <States />
          </div>
        ))
      )}
    </main>
  );
}
