import { Page } from "../../ui/Page";

/** Every house component in both themes. */
export function GalleryPage() {
  return <Page title="/ui" />;
}
