package rhythm

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"rhythm.away":         {ZH: "对方休假或外出到 {until}，这期间不提醒。", EN: "They are away until {until} and aren't nudged meanwhile."},
		"rhythm.nothing_owed": {ZH: "对方没有到期未更新的关键结果，不用提醒。", EN: "They owe no check-in, so there is nothing to nudge for."},
		"rhythm.nudged":       {ZH: "{name} 已在 {at} 提醒过了。之后没有新的到期，先不用再提醒。", EN: "{name} nudged them on {at}, and nothing has come due since. Once is enough."},
	}
}
