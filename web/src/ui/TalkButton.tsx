import { Button } from "./Button";
import { Drawer } from "./Drawer";
import { Slot } from "./slots";
import { type Noun, useTalking } from "./talking";
import { useWords } from "./words";

type About = Noun & {
  /** What the noun is called. */
  title: string;
};

/** What was said about one line of a list, with a field to say something, beside the page. */
export function TalkDrawer({
  subjectKind,
  subjectId,
  title,
  open,
  onClose,
}: About & { open: boolean; onClose: () => void }) {
  return (
    <Drawer open={open} title={title} onClose={onClose}>
      {open && <Slot name="talk" subjectKind={subjectKind} subjectId={subjectId} />}
    </Drawer>
  );
}

export function TalkButton(about: About) {
  const { t } = useWords();
  const [open, setOpen] = useTalking(about);
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-haspopup="dialog"
        aria-label={t("ui.talkAbout", { title: about.title })}
        onClick={() => setOpen(true)}
      >
        {t("ui.talk")}
      </Button>
      <TalkDrawer {...about} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
