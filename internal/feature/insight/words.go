package insight

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"insight.since": {ZH: "起始日要早于今天（{{today}}）。", EN: "The day to compare with has to be before today ({{today}})."},
	}
}
