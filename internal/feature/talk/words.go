package talk

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says.
func (f *Feature) Words() i18n.Words {
	return i18n.Words{
		"comment.subject_unknown": {ZH: "请说明评论的是什么，例如一个目标、关键结果、行动或问题。", EN: "Say what the comment is about, such as an objective, a key result, an action or a problem."},
		"comment.not_then":        {ZH: "这类内容的讨论没有按天留底，看不了过去某一天的。", EN: "What is said of things of this kind isn't put back as of a past day."},
		"comment.thread_unknown":  {ZH: "没有这个讨论，或开头的评论已删除。", EN: "There is no such thread, or its first comment was deleted."},
		"comment.thread_full":     {ZH: "这个讨论已有 {limit} 条回复，请另开一个。", EN: "This thread already has {limit} replies; please begin another."},
		"comment.mention_unknown": {ZH: "没有“{name}”这位成员或这个团队。", EN: "There is no person or team called “{name}”."},
		"comment.mentions_many":   {ZH: "一条评论最多提到 {limit} 个人或团队。", EN: "A comment mentions at most {limit} people or teams."},
		"comment.resolved":        {ZH: "这个讨论已经解决，或不是讨论的开头。", EN: "This thread is resolved already, or this is not its first comment."},
		"comment.file_long":       {ZH: "“{name}”超过 {limit} MB，请压缩或放到别处再贴链接。", EN: "“{name}” is larger than {limit} MB. Compress it, or put it elsewhere and paste a link."},
		"comment.file_kind":       {ZH: "不能添加“{name}”：不接受这种文件。可以添加图片、PDF、Office 文档、文本、压缩包、音频和视频。", EN: "“{name}” can't be added: files of this type aren't taken. Pictures, PDF, Office documents, text, archives, audio and video are."},
		"comment.file_refused":    {ZH: "“{name}”没有通过安全扫描，不会保存。", EN: "“{name}” did not pass the security scan and is not kept."},
		"comment.file_unscanned":  {ZH: "安全扫描暂时没有回应，文件没有保存，请稍后再试。", EN: "The security scan does not answer at the moment, so the file was not kept. Try again later."},
		"comment.file_unknown":    {ZH: "有文件已经不在了，可能是放了一天没有发出。请移除后重新添加。", EN: "A file is no longer there; it may have waited for more than a day. Remove it and add it again."},
		"comment.file_sent":       {ZH: "文件已经随评论发出，要移除请修改评论。", EN: "The file was sent with its comment. To remove it, edit the comment."},
		"comment.no_key":          {ZH: "这里的讨论要加密保存，但没有密钥；请管理员设置 SINAN_SECRET。", EN: "What is said here is kept sealed, and there is no key; ask the admin to set SINAN_SECRET."},
		"comment.other_key":       {ZH: "这里的讨论是用另一把密钥加密的；请管理员把原来的 SINAN_SECRET（或密钥文件）放回来。", EN: "What was said here was sealed with another key; ask the admin to put the earlier SINAN_SECRET (or key file) back."},
		"comment.files_many":      {ZH: "一条评论最多带 {limit} 个文件。", EN: "A comment has at most {limit} files."},
		"comment.files_waiting":   {ZH: "你有 {limit} 个文件还没有随评论发出，请先发出或移除一些。", EN: "{limit} of your files have not been sent with a comment yet. Send or remove some first."},
		"comment.open":            {ZH: "这个讨论还没有解决，或不是讨论的开头。", EN: "This thread is not resolved, or this is not its first comment."},
	}
}
