package notices

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"notice.time":   {ZH: "请填一天之内的时刻。", EN: "Give a time of day."},
		"notice.rhythm": {ZH: "摘要按日或按周。", EN: "The digest is daily or weekly."},
		"notice.many":   {ZH: "一次最多标记 {limit} 条通知。", EN: "At most {limit} notices are marked at once."},
		"notice.far":    {ZH: "最多推迟一年。", EN: "A notice is put off by a year at most."},
	}
}
