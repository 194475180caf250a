/** What a form asks for, by section: of oneself, and of another. */
export default {
  self: {
    contribution: "帮谁的关键结果做成了什么？",
    feedback: "收到了哪些反馈，改了什么？",
    values: "举一件体现价值观的事。",
    growth: "学会了什么，下一步学什么？",
  },
  other: {
    contribution: "帮别人的关键结果做成了什么？",
    feedback: "和同事协作得怎么样，听得进反馈吗？",
    values: "举一件看到的事。",
    growth: "和上一期比，进步在哪里？",
  },
};
