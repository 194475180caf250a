import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/Icon";
import { useWords } from "../../ui/words";
import { type CommentFile, filePath } from "./api";
import styles from "./Files.module.css";
import { sizeWords } from "./fileWords";

/** The files of a comment: pictures small, to be looked at in large; others to be kept. */
export function CommentFiles({ files }: { files: CommentFile[] }) {
  const { t, locale } = useWords();
  const [large, setLarge] = useState<CommentFile | null>(null);
  if (files.length === 0) return null;
  return (
    <>
      <ul className={styles.files} aria-label={t("talk.file.list")}>
        {files.map((file) => (
          <li key={file.id}>
            {file.image ? (
              <button
                type="button"
                className={styles.look}
                title={file.name}
                aria-label={t("talk.file.look", { name: file.name })}
                onClick={() => setLarge(file)}
              >
                <img className={styles.thumb} src={filePath(file.id)} alt="" loading="lazy" />
              </button>
            ) : (
              <a className={styles.keep} href={filePath(file.id)} download={file.name}>
                <Icon name="audit" />
                <span className={styles.name}>{file.name}</span>
                <span className={styles.size}>{sizeWords(file.size, locale)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
      {large && (
        <Dialog
          open
          look="wide"
          title={large.name}
          onClose={() => setLarge(null)}
          actions={
            <>
              <a className={styles.keep} href={filePath(large.id)} download={large.name}>
                {t("talk.file.keep")}
                <span className={styles.size}>{sizeWords(large.size, locale)}</span>
              </a>
              <Button onClick={() => setLarge(null)}>{t("talk.close")}</Button>
            </>
          }
        >
          <img className={styles.large} src={filePath(large.id)} alt={large.name} />
        </Dialog>
      )}
    </>
  );
}
