import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words";
import { groupOf, ruleName } from "./rules";

/** What a rule is called, as a way to it. */
export function RuleName({ rule }: { rule: string }) {
  const { t } = useWords();
  return (
    <Link to="/settings/policy" hash={`rule-${groupOf(rule)}`}>
      {ruleName(rule, t)}
    </Link>
  );
}
