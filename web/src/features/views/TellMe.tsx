import { can } from "../../api/can";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { useWords } from "../../ui/words";
import type { SavedView } from "./api";
import { useViews } from "./useViews";

/** Whether one is told of what a view begins to hold, and of what it doesn't any more. */
export function TellMe({ view }: { view: SavedView }) {
  const { t } = useWords();
  const { subscribe, unsubscribe } = useViews();
  if (!can(view, "view.follow")) return null;
  const own = view.subscription;
  const wide = own?.trouble === "wide";
  return (
    <>
      <Menu
        align="end"
        label={own ? t("views.tellingOf", { name: view.name }) : t("views.tellOf", { name: view.name })}
        face={
          <>
            <Icon name="bell" size={14} />
            {t(own ? "views.telling" : "views.tell")}
            <Icon name="down" size={12} />
          </>
        }
        entries={[
          {
            key: "begins",
            label: t("views.begins"),
            group: t("views.tell"),
            checked: own !== undefined && !own.ends,
            onSelect: () => subscribe(view, false),
          },
          {
            key: "ends",
            label: t("views.ends"),
            checked: own?.ends ?? false,
            onSelect: () => subscribe(view, true),
          },
          {
            key: "none",
            label: t("views.silent"),
            checked: own === undefined,
            onSelect: () => own && unsubscribe(view),
          },
        ]}
      />
      {wide && (
        <span className="small">
          <Icon name="warn" size={12} /> {t("views.wide")}
        </span>
      )}
    </>
  );
}
