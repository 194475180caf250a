/** What is said of formulas alone. */
export default {
  more_bounds: "Floor, cap, most, budget",
  warningWith: " (with {{values}})",
  gain: { percent: "{{gain}}% of base", yuan: "¥{{gain}}" },
  cant: {
    formula_zero: "“{{part}}” is 0, and nothing can be divided by it",
    formula_overflow: "“{{part}}” comes to too large a number",
    formula_coefficient: "the coefficient is over 10",
    overflow: "the amount is too large",
  },
  of: {
    score: "the score",
    achievement: "the achievement",
    team_score: "the team's score",
    factor: "the factor",
    count: "the count",
    late: "the late count",
    recognitions: "recognitions",
    contributions: "contributions",
  },
  noWarningsFormula:
    "All that the formula looks at was tried over its range (scores by 0.01, counts one by one up to 30, beyond that only whether it can be reckoned): it can be everywhere, there is no cliff and no fall, and little to gain by a lower target.",
  asFormula: "Write as formula",
  asFormulaHint: "It pays the same to the fen; change it from there.",
  byFormula: "Formula",
  goToMistake: "Go to the mistake",
  noExample: "This formula can't be worked out for the people of the example.",
  variables: "What the formula may look at",
  insert: "Insert {{name}}",
  variableRange: "{{least}} to {{most}}, {{unit}}",
  howToWrite: "How to write it",
  signs:
    "+ − × ÷ (or * /), brackets, comparisons < <= > >= == !=, and &&, or ||, not !, condition ? number if so : number if not. Conditions may stand within one another.",
  exactness:
    "All is reckoned in exact decimals, never in floats: products and quotients are rounded to ten decimals each, half away from zero, and nothing else is; at the end a coefficient is rounded to four, a share to six, money to the fen. Below 0 counts as 0. A division by 0, too large a number or missing data refuses the whole run and says whose it is.",
  function: {
    min: "the least: min(score, 1)",
    max: "the greatest: max(score - 0.7, 0)",
    round: "rounded to a whole number or to decimals: round(score, 1)",
    floor: "down to a whole number: floor(count / 3)",
    ceil: "up to a whole number: ceil(count / 3)",
    abs: "without its sign: abs(score - 0.7)",
    clamp: "held between two numbers: clamp(score, 0.4, 1)",
    tier: "tiers: tier(score, 0.6, 0.8, 0.9, 1.2) is 0.8 from 0.6, 1.2 from 0.9, and 0 below",
  },
  gives: { coefficient: "A coefficient", yuan: "An amount (¥)", share: "A share of a pool" },
  givesHint: {
    coefficient: "Base by workdays there is multiplied by it, at most 10; then floor and cap.",
    yuan: "It is the person's amount, not pro rata; for that multiply by days / of.",
    share: "Times workdays there it says how the pool is split; the parts sum to it exactly.",
  },
  truth: { yes: "holds", no: "doesn't hold", and: "and", or: "or", not: "not " },
};
