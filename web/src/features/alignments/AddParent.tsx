import { useRef } from "react";
import { Combobox } from "../../ui/Combobox";
import { Field } from "../../ui/Field";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { useWords } from "../../ui/words";
import { type Offer, suggestParents } from "./api";
import { useAligning } from "./useChange";

/** Finds a parent while one types: objectives and key results of this cycle and those around it. */
export function AddParent({ objectiveId }: { objectiveId: string }) {
  const { t } = useWords();
  const offered = useRef(new Map<string, Offer>());
  const aligning = useAligning(objectiveId);
  const search = async (text: string, signal: AbortSignal) => {
    const offers = await suggestParents(objectiveId, text, signal);
    return offers.map((offer) => {
      const value = offer.key_result_id || offer.objective_id;
      offered.current.set(value, offer);
      const hint = [
        offer.key_result_id && t("alignments.of", { title: offer.objective_title }),
        offer.owner_name || offer.team_name,
        offer.same_theme && t("alignments.sameTheme"),
        !offer.at_once && t("alignments.needsYes"),
      ];
      return {
        value,
        label: `${t(offer.key_result_id ? "alignments.sort.keyResult" : "alignments.sort.objective")} ${offer.title}`,
        hint: hint.filter(Boolean).join(" · "),
      };
    });
  };
  return (
    <>
      <ProblemNotice error={aligning.error} />
      <Field label={t("alignments.add")} hint={t("alignments.addHint")}>
        <Combobox
          value={null}
          placeholder={t("alignments.addPlaceholder")}
          search={search}
          onChange={(option) => {
            const offer = option && offered.current.get(option.value);
            if (offer) void aligning.send(offer);
          }}
        />
      </Field>
    </>
  );
}
