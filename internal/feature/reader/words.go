package reader

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"reader.too_long": {ZH: "文字太长了,一次最多读 {limit}。请分几次粘贴。", EN: "The text is too long: at most {limit} can be read at once. Please paste it in parts."},
		"reader.not_text": {ZH: "读不出文字:既不是 UTF-8,也不是 GB 18030 编码。", EN: "This is no text: it is neither UTF-8 nor GB 18030."},
	}
}
