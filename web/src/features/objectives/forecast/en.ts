export default {
  comma: ", ",
  few: "Readings so far: {{count}}; a forecast takes {{least}}.",
  line: "At this pace about {{value}} ({{low}} to {{high}}) when due on {{day}}; chance of success {{chance}}.",
  keep: "As it goes, about {{value}} ({{low}} to {{high}}) when due on {{day}}; chance of being within the range then {{chance}}.",
  need: "Reaching {{goal}} takes {{pace}} a week on average; workdays left: {{count}}.",
  made: "From {{count}} readings, computed on {{day}}. The interval holds the result four times in five; whether actions slip doesn't change it.",
  why: {
    paceEnough: "It moves {{pace}} a week and success takes {{needed}} a week: the pace is enough.",
    paceShort: "It moves {{pace}} a week and success takes {{needed}} a week: the pace is not enough.",
    paceFlat: "It hardly moves ({{pace}} a week); success takes {{needed}} a week.",
    paceAway: "It moves {{pace}} a week, away from the target; success takes {{needed}} a week.",
    reached: "The newest reading is at the target already; the question is whether it stays.",
    steady: "It moves evenly from week to week, so the interval is narrow.",
    restless: "It moves unevenly from week to week (about ±{{spread}}), so the interval is wide.",
    slowing: "It has slowed down: from {{first}} to {{second}} a week.",
    gaining: "It has sped up: from {{first}} to {{second}} a week.",
    odd: "The reading of {{on}} is far from those about it and is left out; if it is right, say so in a check-in.",
    season: "Days of the week differ; that is taken into account.",
    counted: "Readings only ever rise, so it won't fall below the present value.",
    ceiling: "It can't pass {{at}}.",
    old: "The newest reading is of {{on}}, workdays ago: {{days}}.",
    few: "There are only {{count}} readings, so the interval is wide.",
    before:
      "Earlier stretches as long as this one: {{count}}. Foreseen as far into them, what came would have differed; that is taken into account: the value by {{by}}, and how wide the interval is.",
    beforeSame:
      "Earlier stretches as long as this one: {{count}}. Foreseen as far into them, the value would have been right on average; the interval is as wide as it would have been off.",
  },
};
