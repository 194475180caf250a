package reports

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"report.team_unknown": {ZH: "没有这个团队。", EN: "There is no such team."},
		"report.week":         {ZH: "周报只写本周或上周的。", EN: "A report is of this week or the one before."},
		"report.there":        {ZH: "这个团队这一周已经有周报了。", EN: "The team has a report of that week already."},
		"report.sent":         {ZH: "周报已经发出，不能再改。", EN: "The report was sent and can’t be changed any more."},
		"report.part_unknown": {ZH: "周报里没有“{part}”这一部分。", EN: "A report has no part “{part}”."},
		"report.part_twice":   {ZH: "“{part}”这一部分写了两次。", EN: "The part “{part}” is there twice."},
		"report.visibility":   {ZH: "周报给所有人看，或者只给团队看。", EN: "A report is for everyone, or for the team."},
	}
}
