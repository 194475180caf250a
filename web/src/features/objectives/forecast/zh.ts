export default {
  comma: "、",
  few: "有 {{count}} 次读数，满 {{least}} 次才能预测。",
  line: "照现在的节奏，{{day}}到期时约 {{value}}（{{low}} 至 {{high}}），达成概率 {{chance}}。",
  keep: "照现在的样子，{{day}}到期时约 {{value}}（{{low}} 至 {{high}}），届时在范围内的概率 {{chance}}。",
  need: "要达到 {{goal}}，余下 {{count}} 个工作日平均每周需 {{pace}}。",
  made: "依据 {{count}} 次读数，{{day}}算出。区间五次里有四次能包住结果；行动是否延期不影响这个预测。",
  why: {
    paceEnough: "现在每周 {{pace}}，按期达成需每周 {{needed}}：节奏够了。",
    paceShort: "现在每周 {{pace}}，按期达成需每周 {{needed}}：节奏不够。",
    paceFlat: "现在几乎不动（每周 {{pace}}），按期达成需每周 {{needed}}。",
    paceAway: "现在每周 {{pace}}，离目标越来越远；按期达成需每周 {{needed}}。",
    reached: "最新读数已经达到目标，要看能不能保持。",
    steady: "每周的变化很均匀，区间因此较窄。",
    restless: "每周的变化忽大忽小（约 ±{{spread}}），区间因此较宽。",
    slowing: "后半段慢了下来：由每周 {{first}} 变为每周 {{second}}。",
    gaining: "后半段快了起来：由每周 {{first}} 变为每周 {{second}}。",
    odd: "{{on}}的读数与前后差得太远，没有计入；如果没错，请在进展里说明。",
    season: "一周里各天高低不同，已经扣除。",
    counted: "读数只增不减，不会低于现在的值。",
    ceiling: "不会超过 {{at}}。",
    old: "最新读数是 {{on}}的，已过去 {{days}} 个工作日。",
    few: "只有 {{count}} 次读数，区间因此较宽。",
    before:
      "此前 {{count}} 个同样长的周期，走到这个时候若照样预测，与后来的结果有出入；已照此修正：预测值 {{by}}，区间宽窄也照此。",
    beforeSame:
      "此前 {{count}} 个同样长的周期，走到这个时候若照样预测，与后来的结果平均相符；区间宽窄照此。",
  },
};
