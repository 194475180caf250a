package api

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what the manners themselves say.
func Words() i18n.Words {
	return i18n.Words{
		"server.error":        {ZH: "服务器出错了，已记录（编号 {request}）。请稍后再试。", EN: "Something went wrong on the server; it has been logged (number {request}). Please try again."},
		"server.timeout":      {ZH: "服务器没能及时完成，请再试一次。", EN: "The server could not finish in time. Please try again."},
		"session.none":        {ZH: "请先登录。", EN: "Please sign in first."},
		"access.denied":       {ZH: "你没有权限执行此操作。", EN: "You are not allowed to do this."},
		"access.cross_site":   {ZH: "请求来自其他网站，已拒绝。", EN: "The request came from another site and was refused."},
		"idempotency.reused":  {ZH: "这个幂等键已用于另一个请求。", EN: "This idempotency key was used for a different request."},
		"idempotency.running": {ZH: "同一个请求已经在处理或已完成，请刷新查看结果。", EN: "The same request is being handled or is already done; reload to see the result."},

		"input.invalid":        {ZH: "有几处需要修改。", EN: "Some fields need attention."},
		"input.malformed":      {ZH: "请求内容无法读取。", EN: "The request could not be read."},
		"input.media_type":     {ZH: "不支持这种内容类型，请用 application/json。", EN: "This content type is not supported; use application/json."},
		"input.too_large":      {ZH: "内容太大了。", EN: "The request is too large."},
		"input.not_acceptable": {ZH: "无法以所要求的格式回答。", EN: "The answer can't be given in the requested format."},
		"input.slow":           {ZH: "请求接收超时。", EN: "The request took too long to arrive."},
		"input.missing":        {ZH: "没有找到，或者你无权查看。", EN: "It doesn't exist, or you may not see it."},
		"input.stale":          {ZH: "别人刚刚修改过，请查看最新内容后再保存。", EN: "Somebody changed this in the meantime. Look at the current version, then save again."},
		"input.version":        {ZH: "版本号无效。", EN: "The version is not valid."},
		"input.cursor":         {ZH: "翻页标记无效，请从第一页开始。", EN: "The page cursor is not valid; start from the first page."},
		"input.required":       {ZH: "必填。", EN: "This is required."},
		"input.unknown":        {ZH: "没有这个字段。", EN: "There is no such field."},
		"input.file_empty":     {ZH: "文件是空的。", EN: "The file is empty."},
		"input.too_short":      {ZH: "太短了，至少 {limit} 个字。", EN: "Too short: at least {limit} {limit|character|characters}."},
		"input.too_long":       {ZH: "太长了，最多 {limit} 个字。", EN: "Too long: at most {limit} {limit|character|characters}."},
		"input.too_many":       {ZH: "太多了，最多 {limit} 项。", EN: "Too many: at most {limit}."},
		"input.too_few":        {ZH: "太少了，至少 {limit} 项。", EN: "Too few: at least {limit}."},
		"input.too_small":      {ZH: "不能小于 {limit}。", EN: "Must be at least {limit}."},
		"input.too_big":        {ZH: "不能大于 {limit}。", EN: "Must be at most {limit}."},
		"input.one_of":         {ZH: "只能是其中之一：{limit}。", EN: "Must be one of {limit}."},
		"input.email":          {ZH: "邮箱地址格式不对。", EN: "This is not an e-mail address."},
		"input.time":           {ZH: "时间格式应为 2026-06-30T18:00:00+08:00。", EN: "Write the time as 2026-06-30T18:00:00+08:00."},
		"input.date":           {ZH: "日期格式应为 2026-06-30。", EN: "Write the date as 2026-06-30."},
		"input.id":             {ZH: "编号格式不对。", EN: "This is not an id."},
		"input.string":         {ZH: "应为文字。", EN: "This must be text."},
		"input.number":         {ZH: "应为数字。", EN: "This must be a number."},
		"input.integer":        {ZH: "应为整数。", EN: "This must be a whole number."},
		"input.boolean":        {ZH: "应为 true 或 false。", EN: "This must be true or false."},
		"input.array":          {ZH: "应为列表。", EN: "This must be a list."},
		"input.object":         {ZH: "应为对象。", EN: "This must be an object."},
		"input.field":          {ZH: "这里的内容不对（{reason}）。", EN: "This does not fit ({reason})."},
		"input.decimal":        {ZH: "应为数字，例如 52000 或 6.5。", EN: "This must be a number, such as 52000 or 6.5."},
	}
}
