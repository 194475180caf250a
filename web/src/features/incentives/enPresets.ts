/** What the presets are called, mean and come to. */
export default {
  preset: {
    tiered: "Tiered coefficient",
    linear: "Linear coefficient",
    pooled: "Team pool",
    committed: "Bonus for commitments",
    stretch: "Bonus for stretch",
    points: "Points",
    milestone: "Milestones",
    spot: "Recognition on the spot",
    formula: "Formula",
  },
  means: {
    tiered: "Base times the coefficient of the tier that the score is in.",
    linear:
      "The coefficient rises evenly with the score, without cliffs; with a team share and deductions where wanted.",
    pooled: "A pool split by score × factor × workdays; the parts sum to it exactly.",
    committed: "A share of base once what was promised is reached.",
    stretch:
      "A little for each 0.01 above where a stretch succeeds; by achievement, also for what goes beyond 100%.",
    points: "Points for scores, contributions and recognitions, worth money or just points.",
    milestone: "An amount for each milestone, less for late ones.",
    spot: "A small amount for each recognition, within a budget.",
    formula:
      "A formula of one's own: from what is given of each person a coefficient, an amount or a share, each step of which can be worked by hand.",
  },
  sample: {
    tiered: "Base ¥10000, score 0.85 in the tier of 1: ¥10000.",
    linear: "0.6 from 0.40, 1.3 at 1.00: a score of 0.85 has 1.125.",
    pooled: "¥50000 by shares of 73.2, 36.55 and 31.72.",
    committed: "Score 1.00: 30% of ¥10000, ¥3000.",
    stretch: "Score 0.85, 0.15 above, 2% for each 0.01: 30% of base.",
    points: "Score 0.85 is 85, two contributions 10, at ¥20: ¥1900.",
    milestone: "Two on time, one late: 2000 + 500 = ¥2500.",
    spot: "Three: ¥600, cut to ¥480 where the budget ends.",
    formula: "score < 0.4 ? 0 : min(score + 0.02 * count, 1.5)",
  },
};
