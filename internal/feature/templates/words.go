package templates

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"template.built_in":     {ZH: "系统自带的模板不能修改；可以另存为自己的模板。", EN: "Templates that come with Sinan can't be changed; save a copy of your own."},
		"template.name_taken":   {ZH: "已经有叫“{name}”的模板。", EN: "There is already a template “{name}”."},
		"template.pick_unknown": {ZH: "模板里没有这一条关键结果。", EN: "The template has no such key result."},
	}
}
