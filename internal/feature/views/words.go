package views

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"view.name":          {ZH: "请给视图起个名字，最多 {limit} 个字。", EN: "Give the view a name of at most {limit} characters."},
		"view.find":          {ZH: "请先写一个条件，再保存为视图。", EN: "Write a condition first, then save it as a view."},
		"view.team":          {ZH: "没有这个团队。", EN: "There is no such team."},
		"view.many":          {ZH: "最多保存 {limit} 个视图；请先删掉不用的。", EN: "At most {limit} views are kept; please delete some that you don’t need."},
		"view.subscriptions": {ZH: "最多订阅 {limit} 个视图；请先取消不需要的。", EN: "At most {limit} views are subscribed to; please end some first."},
	}
}
