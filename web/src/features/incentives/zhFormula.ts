/** What is said of formulas alone. */
export default {
  more_bounds: "保底、封顶、上限、预算",
  warningWith: "（{{values}} 时）",
  gain: { percent: "基数的 {{gain}}%", yuan: " {{gain}} 元" },
  cant: {
    formula_zero: "“{{part}}”是 0，不能除以 0",
    formula_overflow: "“{{part}}”算出的数太大",
    formula_coefficient: "系数超过 10",
    overflow: "金额太大",
  },
  of: {
    score: "得分",
    achievement: "达成率",
    team_score: "团队得分",
    factor: "岗位系数",
    count: "次数",
    late: "逾期次数",
    recognitions: "认可次数",
    contributions: "贡献次数",
  },
  noWarningsFormula:
    "公式看到的每个变量都在范围里逐点试过（得分每 0.01，次数 0 到 30 逐个，更大的只试能不能算）：都能算出，没有断崖和倒挂，压低目标也占不到多少便宜。",
  asFormula: "写成公式",
  asFormulaHint: "发的钱一分不差，再在公式上改。",
  byFormula: "公式",
  goToMistake: "到出错的地方",
  noExample: "这个公式对例子里的人算不出来。",
  variables: "公式可以看的变量",
  insert: "插入 {{name}}",
  variableRange: "{{least}} 到 {{most}}，{{unit}}",
  howToWrite: "怎么写",
  signs:
    "+ − × ÷（也可写 * /）、括号、比较 < <= > >= == !=、并且 &&、或者 ||、不 !、条件 ? 成立时的数 : 不成立时的数。条件可以一层套一层。",
  exactness:
    "全部按十进制精确计算，不用浮点数：乘和除各自四舍五入到 10 位小数，其余不舍入；最后系数舍到 4 位，份额 6 位，金额到分。小于 0 按 0。除以 0、数太大、谁的数据缺了，都会拒绝整次计算并说出是谁。",
  function: {
    min: "最小的一个：min(score, 1)",
    max: "最大的一个：max(score - 0.7, 0)",
    round: "四舍五入到整数或几位小数：round(score, 1)",
    floor: "往下取整：floor(count / 3)",
    ceil: "往上取整：ceil(count / 3)",
    abs: "绝对值：abs(score - 0.7)",
    clamp: "限制在两数之间：clamp(score, 0.4, 1)",
    tier: "分档：tier(score, 0.6, 0.8, 0.9, 1.2)，0.6 起 0.8，0.9 起 1.2，更低是 0",
  },
  gives: { coefficient: "系数", yuan: "金额（元）", share: "奖金池的份额" },
  givesHint: {
    coefficient: "基数按在岗工作日折算以后乘这个系数，最大 10；之后保底、封顶。",
    yuan: "直接就是每人的金额，不折算；要折算就在公式里乘 days / of。",
    share: "份额再乘在岗工作日，按它分奖金池，各份之和恰好等于总额。",
  },
  truth: { yes: "成立", no: "不成立", and: "且", or: "或", not: "非" },
};
