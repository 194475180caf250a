package audit

import (
	"maps"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	words := i18n.Words{
		"audit.whole":     {ZH: "审计记录完整：共 {n} 条，哈希链没有断。", EN: "The audit trail is whole: {n} {n|entry|entries}, the chain unbroken."},
		"audit.altered":   {ZH: "第 {seq} 条被改动过。", EN: "Entry {seq} has been altered."},
		"audit.missing":   {ZH: "第 {seq} 条不见了。", EN: "Entry {seq} is missing."},
		"audit.unchained": {ZH: "第 {seq} 条与前一条接不上。", EN: "Entry {seq} does not follow the one before it."},
		"audit.cut":       {ZH: "从第 {seq} 条起，末尾的记录不见了。", EN: "The trail is cut off at entry {seq}."},
	}
	for _, more := range []i18n.Words{kindWords(), fieldWords(), valueWords()} {
		maps.Copy(words, more)
	}
	return words
}
