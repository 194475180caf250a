package themes

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"theme.cycle_unknown":  {ZH: "没有这个周期。", EN: "There is no such cycle."},
		"theme.owner_unknown":  {ZH: "没有这位成员，或已停用。", EN: "There is no such person, or they have left."},
		"theme.before_unknown": {ZH: "没有可以排在它前面的这个主题。", EN: "There is no such theme to put it before."},
		"theme.cycle_used":     {ZH: "“{name}”还有 {count} 个战略主题，请先移走或删除。", EN: "“{name}” still has {count} strategy {count|theme|themes}; move or delete them first."},
	}
}
