import { useMe } from "../../ui/me";
import { Page } from "../../ui/Page";
import { useWords } from "../../ui/words";
import { ChangePassword } from "./ChangePassword";
import { Profile } from "./Profile";
import { SecondFactor } from "./SecondFactor";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";

/** What people set for themselves. */
export function AccountPage() {
  const { t } = useWords();
  const me = useMe();
  return (
    <Page title={t("auth.account.title")} subtitle={me.email} width="narrow">
      <Profile me={me} />
      <ChangePassword />
      <SecondFactor />
      <Sessions />
      <Tokens />
    </Page>
  );
}
