import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { can } from "../../api/can";
import { newKey } from "../../api/client";
import { okrChanged } from "../../api/okr";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Icon } from "../../ui/Icon";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { fieldOnly, useSending } from "../../ui/sending";
import { Tag } from "../../ui/Tag";
import { TextInput } from "../../ui/TextInput";
import { useWords } from "../../ui/words";
import { type Meeting, recordItem } from "./api";
import styles from "./Meeting.module.css";
import { useMeeting } from "./useMeeting";

/** What people want to talk about: noted at any time before the end, ticked when talked about, else left for the next time. */
export function Topics({ meeting }: { meeting: Meeting }) {
  const { t } = useWords();
  const acts = useMeeting(meeting);
  const topics = (meeting.items ?? []).filter((item) => item.kind === "topic");
  const open = meeting.state !== "ended" && can(meeting, "meeting.hold");
  return (
    <>
      {topics.length === 0 && <p className="soft small">{t("meetings.two.none")}</p>}
      <ul className={styles.entries}>
        {topics.map((item) => (
          <li key={item.id} className={styles.topic}>
            {open ? (
              <Checkbox
                checked={item.state === "kept"}
                onChange={(on) => void acts.amend(item, { state: on ? "kept" : "promised" })}
              >
                <span className="hidden-visually">{t("meetings.two.talked", { words: item.words })}</span>
                <span aria-hidden="true">{item.words}</span>
              </Checkbox>
            ) : (
              <span>{item.words}</span>
            )}
            <span className="soft small">{item.recorded_by_name}</span>
            {item.meeting_id !== meeting.id && <Tag>{t("meetings.two.before")}</Tag>}
            {open && (
              <Button
                size="small"
                look="quiet"
                aria-label={t("meetings.two.remove", { words: item.words })}
                onClick={() => void acts.erase(item)}
              >
                <Icon name="close" size={12} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && <Add meeting={meeting} />}
    </>
  );
}

function Add({ meeting }: { meeting: Meeting }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const [key, setKey] = useState(newKey);
  const sending = useSending(async () => {
    await recordItem(meeting.id, { kind: "topic", words }, key);
    setWords("");
    setKey(newKey());
    await okrChanged(queries);
  });
  return (
    <Form onSubmit={() => void sending.send()}>
      <ProblemNotice error={fieldOnly(sending.error, ["/words"])} shown={["/words"]} />
      <div className={styles.addTopic}>
        <Field label={t("meetings.two.add")} pointer="/words" error={sending.error}>
          <TextInput value={words} onChange={setWords} />
        </Field>
        <Button type="submit" busy={sending.busy}>
          {t("meetings.two.addIt")}
        </Button>
      </div>
    </Form>
  );
}
