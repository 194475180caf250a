package guestlinks

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"guest_link.team":    {ZH: "没有这个团队。", EN: "There is no such team."},
		"guest_link.cycle":   {ZH: "没有这个周期。", EN: "There is no such cycle."},
		"guest_link.label":   {ZH: "备注最多 {limit} 个字。", EN: "A label has at most {limit} characters."},
		"guest_link.days":    {ZH: "有效期为 1 到 {limit} 天。", EN: "A link lasts 1 to {limit} days."},
		"guest_link.many":    {ZH: "每人最多有 {limit} 个有效的访客链接，请先停用不用的。", EN: "One person has at most {limit} guest links that work; revoke some first."},
		"guest_link.off":     {ZH: "工作区的规则不允许把页面分享给访客。", EN: "The workspace's rules don't let pages be shared with guests."},
		"guest_link.revoked": {ZH: "这个链接已经停用。", EN: "This link has been revoked already."},
		"guest_link.over":    {ZH: "这个链接打不开：可能已过期、已被停用，或地址不完整。请向给你链接的人再要一个。", EN: "This link opens nothing: it may have expired or been revoked, or part of the address is missing. Ask whoever gave it to you for another."},
	}
}
