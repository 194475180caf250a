/** What a form asks for, by section: of oneself, and of another. */
export default {
  self: {
    contribution: "Whose key results did you help, and what came of it?",
    feedback: "What feedback did you get, and what did you change?",
    values: "Tell of one thing that shows the values.",
    growth: "What have you learnt, and what comes next?",
  },
  other: {
    contribution: "What did they do for the key results of others?",
    feedback: "How do they work with others and take feedback?",
    values: "Tell of one thing that you saw.",
    growth: "Where have they got further than last time?",
  },
};
