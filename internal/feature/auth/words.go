package auth

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"auth.wrong":             {ZH: "邮箱或密码不对。", EN: "The e-mail or the password is wrong."},
		"auth.password_short":    {ZH: "密码太短，至少 {min} 个字符。", EN: "The password is too short: at least {min} characters."},
		"auth.password_wrong":    {ZH: "密码不对。", EN: "The password is wrong."},
		"auth.slow_down":         {ZH: "试的次数太多了，请 {seconds} 秒后再试。", EN: "Too many tries. Please wait {seconds} {seconds|second|seconds}."},
		"auth.code_needed":       {ZH: "请输入验证器上的六位数字，或一个备用码。", EN: "Enter the six digits from your authenticator app, or a recovery code."},
		"auth.code_wrong":        {ZH: "验证码不对或已经用过。", EN: "The code is wrong or was used before."},
		"auth.no_key":            {ZH: "服务器没有设置密钥（SINAN_SECRET），暂时不能开启两步验证，请联系管理员。", EN: "The server has no key (SINAN_SECRET), so two-step sign-in can't be turned on. Please ask your admin."},
		"auth.totp_on":           {ZH: "两步验证已经开启。", EN: "Two-step sign-in is already on."},
		"auth.totp_off":          {ZH: "两步验证没有开启。", EN: "Two-step sign-in is not on."},
		"auth.token_wrong":       {ZH: "访问令牌无效或已撤销。", EN: "The token is not valid or was revoked."},
		"auth.token_over":        {ZH: "访问令牌已过期。", EN: "The token has expired."},
		"auth.tokens_many":       {ZH: "最多 {limit} 个访问令牌，请先撤销不用的。", EN: "At most {limit} tokens: revoke those you don't use."},
		"auth.ends_before_today": {ZH: "到期日不能早于今天。", EN: "The last day can't be before today."},
		"auth.link_over":         {ZH: "链接无效、已用过或已过期，请再要一个。", EN: "The link is not valid, was used, or has expired. Please ask for another."},
		"auth.joined":            {ZH: "{name} 已经设置过密码，请改用“重设密码链接”。", EN: "{name} has set a password already; make a reset link instead."},
		"auth.left":              {ZH: "{name} 已停用，请先恢复。", EN: "{name} has been deactivated; reactivate them first."},
		"auth.no_mail":           {ZH: "服务器没有设置邮件，请复制链接发给对方。", EN: "No mail server is set; copy the link and send it yourself."},

		"auth.letter_invitation_subject": {ZH: "邀请你加入 {workspace} 的 Sinan 司南", EN: "Join {workspace} on Sinan"},
		"auth.letter_invitation_hello":   {ZH: "{name}，你好：", EN: "Hello {name},"},
		"auth.letter_invitation_body":    {ZH: "{workspace} 用 Sinan 司南管理目标与关键结果。请设置你的密码，然后就可以开始了。", EN: "{workspace} runs its objectives and key results on Sinan. Set your password and you are in."},
		"auth.letter_invitation_do":      {ZH: "设置密码", EN: "Set your password"},
		"auth.letter_invitation_small":   {ZH: "链接 14 天内有效，只能用一次。", EN: "The link works once, within 14 days."},
		"auth.letter_reset_subject":      {ZH: "重设你在 Sinan 司南的密码", EN: "Reset your Sinan password"},
		"auth.letter_reset_hello":        {ZH: "{name}，你好：", EN: "Hello {name},"},
		"auth.letter_reset_body":         {ZH: "有人（应该是你）要求重设你在 {workspace} 的密码。", EN: "Somebody, you we hope, asked to reset your password at {workspace}."},
		"auth.letter_reset_do":           {ZH: "重设密码", EN: "Reset password"},
		"auth.letter_reset_small":        {ZH: "链接 1 小时内有效，只能用一次。如果不是你要求的，不用理会，密码不会改变。", EN: "The link works once, within an hour. If it wasn't you, do nothing: your password stays as it is."},
	}
}
