import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Segmented } from "../../ui/Segmented";
import { Skeleton } from "../../ui/Skeleton";
import { useSending } from "../../ui/sending";
import { useToast } from "../../ui/Toast";
import { useWords } from "../../ui/words";
import { changeMeeting, changeSeries, type Meeting, seriesQuery } from "./api";
import { type Edited, EditFields, editedOf } from "./EditFields";
import { cadenceOf } from "./words";

type Scope = "one" | "series";

/** Changes a meeting that is to come, by itself or with all of its series from now on. */
export function EditForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useWords();
  const [scope, setScope] = useState<Scope>("one");
  // As it was when editing began: who was quicker is told of by the version.
  const [was] = useState(meeting);
  const series = useQuery(seriesQuery(scope === "series" ? (was.series_id ?? "") : ""));
  const choose = was.series_id && (
    <Segmented
      label={t("meetings.edit.scope")}
      value={scope}
      options={(["one", "series"] as const).map((value) => ({ value, label: t(`meetings.edit.${value}`) }))}
      onChange={setScope}
    />
  );
  if (scope === "one")
    return (
      <Editing key="one" meeting={was} from={editedOf(was)} onClose={onClose}>
        {choose}
      </Editing>
    );
  if (!series.data)
    return (
      <Drawer open title={t("meetings.edit.title")} onClose={onClose}>
        {choose}
        <ProblemNotice error={series.error} retry={() => void series.refetch()} />
        {!series.error && <Skeleton lines={6} />}
      </Drawer>
    );
  const all = series.data;
  return (
    <Editing key="series" meeting={was} series={all} from={editedOf(was, all)} onClose={onClose}>
      {choose}
    </Editing>
  );
}

interface EditingProps {
  meeting: Meeting;
  series?: Parameters<typeof changeSeries>[0];
  from: Edited;
  onClose: () => void;
  children?: React.ReactNode;
}

function Editing({ meeting, series, from, onClose, children }: EditingProps) {
  const { t } = useWords();
  const tell = useToast();
  const queries = useQueryClient();
  const [edited, setEdited] = useState(from);
  const [held] = useState({ from, series });
  const sending = useSending(async () => {
    const body = {
      title: edited.title,
      at: edited.at,
      minutes: Number(edited.minutes) || 0,
      place: edited.place,
      people_ids: edited.people.map((p) => p.value),
      sections: edited.agenda,
    };
    if (held.series) {
      const moved = edited.repeat !== held.from.repeat && edited.repeat !== "other";
      await changeSeries(held.series, {
        ...body,
        ends_on: edited.endsOn,
        cadence: moved && edited.repeat !== "other" ? cadenceOf(edited.repeat, meeting.starts_on) : undefined,
      });
    } else await changeMeeting(meeting, { ...body, starts_on: edited.day });
    tell({ text: t("meetings.edit.done", { title: edited.title }) });
    onClose();
    await okrChanged(queries);
  });
  return (
    <Drawer
      open
      keep
      title={t("meetings.edit.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("meetings.form.cancel")}</Button>
          <Button look="main" busy={sending.busy} onClick={() => void sending.send()}>
            {t("meetings.edit.save")}
          </Button>
        </>
      }
    >
      {children}
      <EditFields
        value={edited}
        series={Boolean(held.series)}
        timeless={meeting.kind === "round"}
        fixed={meeting.kind === "one_on_one"}
        error={sending.error}
        onChange={setEdited}
        onSubmit={() => void sending.send()}
      />
    </Drawer>
  );
}
