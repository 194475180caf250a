package app

import (
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// console is what a command talks to, in the language of whoever called it.
type console struct {
	in       io.Reader
	out, err io.Writer
	lang     string
	book     *i18n.Book // once the workspace is open, with what its features say
}

// languageOf is the language of the command line, by the locale; English where none is set.
func languageOf(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(strings.ToLower(v), "zh") {
				return i18n.Chinese
			}
			break
		}
	}
	return i18n.English
}

func (con *console) say(code string, args map[string]any) string {
	return con.book.Say(con.lang, code, args)
}

// tell prints a line.
func (con *console) tell(w io.Writer, code string, args map[string]any) error {
	_, err := fmt.Fprintln(w, con.say(code, args))
	return err
}

// stop is why a command ends; an error among its arguments is put into words as well.
func stop(code string, args fault.Args) error { return fault.New(fault.Conflict, code, args) }

// words says why a command stopped, each reason on a line of its own.
func (con *console) words(err error) string {
	var lines []string
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range all.Unwrap() {
			lines = append(lines, con.words(one))
		}
		return strings.Join(lines, "\n")
	}
	f, refused := fault.Of(err)
	if !refused {
		return err.Error()
	}
	for _, one := range f.All() {
		args := maps.Clone(one.Args)
		for name, v := range args {
			if why, ok := v.(error); ok {
				args[name] = con.words(why)
			}
		}
		said := con.say(one.Code, args)
		if one.Field != "" && !strings.HasPrefix(one.Field, "/file") { // where in a file, the words say themselves
			said = strings.TrimPrefix(one.Field, "/") + ": " + said
		}
		lines = append(lines, said)
	}
	return strings.Join(lines, "\n")
}

// commandWords are what the command line says of its own.
func commandWords() i18n.Words {
	return i18n.Words{
		"command.usage":         {ZH: "用法不对：{why}。用 sinan --help 查看用法", EN: "{why}"},
		"command.schema":        {ZH: "数据库结构版本 {n}", EN: "schema version {n}"},
		"command.backup_exists": {ZH: "{file} 已经存在；备份不会覆盖已有的文件", EN: "{file} exists; a backup never overwrites"},
		"command.no_backup":     {ZH: "{file} 不是能恢复的备份：{why}", EN: "{file} is no backup that can be restored: {why}"},
		"command.no_workspace":  {ZH: "里面没有工作区", EN: "it holds no workspace"},
		"command.restored":      {ZH: "已恢复，并逐表比对过", EN: "restored and compared, table by table"},
		"command.not_empty":     {ZH: "那里已经有一个工作区；加 --force 才会覆盖", EN: "there is a workspace already; --force overwrites it"},
		"command.in_use":        {ZH: "工作区正在使用，请先停下服务：{why}", EN: "the workspace is in use; stop the server first: {why}"},
		"command.move_taken":    {ZH: "要搬去的数据库不是空的", EN: "the database to move to is not empty"},
		"command.key": {ZH: "封存的内容（评级、激励明细、第二因素、地址）只能用 {file} 里的密钥打开；启动服务时请设置\n  SINAN_SECRET=\"key:$(cat {file})\"",
			EN: "what is sealed (ratings, statements, second factors, addresses) opens with the key in {file} only; start the server with\n  SINAN_SECRET=\"key:$(cat {file})\""},
		"command.unread":      {ZH: "读不出来：{why}", EN: "can't be read: {why}"},
		"command.whole":       {ZH: "每一行都读得出来：共 {n} 行。", EN: "Every row can be read: {n} rows."},
		"command.demo_taken":  {ZH: "这里已经有一个工作区；演示数据要放进空的数据库", EN: "there is a workspace already; the demo needs an empty database"},
		"command.no_cycle":    {ZH: "没有叫“{name}”的周期", EN: "there is no cycle called “{name}”"},
		"command.nobody":      {ZH: "没有人用 {email} 这个邮箱", EN: "nobody has the address {email}"},
		"command.no_password": {ZH: "标准输入里没有密码", EN: "no password on standard input"},
		"command.password":    {ZH: "密码：", EN: "Password: "},
		"command.imported":    {ZH: "导入编号 {id}", EN: "import {id}"},
		"command.exported": {ZH: "目标 {objectives} 个，关键结果 {results} 个，行动 {actions} 项，更新 {check_ins} 次，评论 {comments} 条，对齐 {alignments} 处，修订 {revisions} 次",
			EN: "{objectives} objectives, {results} key results, {actions} actions, {check_ins} check-ins, {comments} comments, {alignments} alignments, {revisions} revisions"},
		"command.read_none":         {ZH: "没有找到目标或关键结果。", EN: "No objectives or key results found."},
		"command.read_no_objective": {ZH: "（没有目标）", EN: "(no objective)"},
		"command.read_unmeasured":   {ZH: "没有可以判断的依据", EN: "nothing to judge it by"},
		"command.read_from":         {ZH: "从 {value}", EN: "from {value}"},
		"command.read_range":        {ZH: "{low} 到", EN: "{low} to"},
		"command.read_per":          {ZH: "每 {period}", EN: "per {period}"},
		"command.read_by":           {ZH: "截至 {day}", EN: "by {day}"},
		"config.no_file":            {ZH: "没有设置文件 {file}", EN: "settings file {file} does not exist"},
		"config.file":               {ZH: "设置文件 {file}：{why}", EN: "settings file {file}: {why}"},
		"config.base_url":           {ZH: "base-url：“{value}”不是 http(s) 地址", EN: "base-url: “{value}” is no http(s) address"},
		"config.network":            {ZH: "{setting}：“{value}”不是网段或地址", EN: "{setting}: “{value}” is no network and no address"},
		"config.secret_key":         {ZH: "secret：以 {begins} 开头，后面却不是密钥文件的内容", EN: "secret: it begins with {begins} and goes on with what is in no key file"},
		"config.secret_short":       {ZH: "secret：只有 {has} 个字符，至少要 {least} 个", EN: "secret: it has {has} characters, at least {least} are needed"},
		"config.mail_url":           {ZH: "mail-url：请写成 smtp://user:password@host:587 或 smtps://…", EN: "mail-url: write smtp://user:password@host:587 or smtps://…"},
		"config.mail_from":          {ZH: "mail-from：“{value}”不是邮箱，也不是“名字 <邮箱>”", EN: "mail-from: “{value}” is no address and no “Name <address>”"},
		"config.mail_port":          {ZH: "mail-url：端口不是数字", EN: "mail-url: the port is no number"},
		"config.mail_tls":           {ZH: "mail-url：tls={value} 不是 none、try、must 之一", EN: "mail-url: tls={value} is none of none, try, must"},
		"config.file_scan":          {ZH: "file-scan：既不是 http(s) 地址，也不是命令", EN: "file-scan: it is no http(s) address and no command"},
		"config.timezone":           {ZH: "timezone：没有“{value}”这个时区", EN: "timezone: there is no “{value}”"},
	}
}
