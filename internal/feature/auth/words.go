package auth

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"auth.wrong":          {ZH: "邮箱或密码不对。", EN: "The e-mail or the password is wrong."},
		"auth.password_short": {ZH: "密码太短,至少 {min} 个字符。", EN: "The password is too short: at least {min} characters."},
	}
}
