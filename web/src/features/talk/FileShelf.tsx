import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import { type CommentFile, filePath } from "./api";
import styles from "./Files.module.css";
import { sizeWords } from "./fileWords";
import type { Coming, Files } from "./useFiles";

/** The files of a comment that is being written: what is there, what is on its way, what was refused. */
export function FileShelf({ files }: { files: Files }) {
  const { t } = useWords();
  if (files.files.length === 0 && files.coming.length === 0) return null;
  return (
    <ul className={styles.shelf} aria-label={t("talk.file.list")}>
      {files.files.map((file) => (
        <There key={file.id} file={file} onRemove={() => files.remove(file)} />
      ))}
      {files.coming.map((one) => (
        <OnItsWay key={one.key} one={one} onRemove={() => files.forget(one.key)} />
      ))}
    </ul>
  );
}

function There({ file, onRemove }: { file: CommentFile; onRemove: () => void }) {
  const { t, locale } = useWords();
  return (
    <li className={styles.item}>
      {file.image ? <img className={styles.small} src={filePath(file.id)} alt="" /> : <Icon name="audit" />}
      <span className={styles.name}>{file.name}</span>
      <span className={styles.size}>{sizeWords(file.size, locale)}</span>
      <Remove label={t("talk.file.remove", { name: file.name })} onRemove={onRemove} />
    </li>
  );
}

function OnItsWay({ one, onRemove }: { one: Coming; onRemove: () => void }) {
  const { t, locale } = useWords();
  if (one.refused)
    return (
      <li className={`${styles.item} ${styles.refused}`}>
        <Icon name="warn" />
        <span role="alert" className={styles.why}>
          {one.refused}
        </span>
        <Remove label={t("talk.file.remove", { name: one.name })} onRemove={onRemove} />
      </li>
    );
  return (
    <li className={styles.item}>
      <progress
        className={styles.progress}
        value={one.share}
        aria-label={t("talk.file.coming", { name: one.name })}
      />
      <span className={styles.name}>{one.name}</span>
      <span className={styles.size}>{sizeWords(one.size, locale)}</span>
      <Remove label={t("talk.file.stop", { name: one.name })} onRemove={onRemove} />
    </li>
  );
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button look="quiet" size="small" aria-label={label} onClick={onRemove}>
      <Icon name="close" size={14} />
    </Button>
  );
}
