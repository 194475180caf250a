package app

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

const described = "Sinan 司南: OKRs for an operations department and the company around it."

// helpIn says the help in a language: what is said of commands, flags and arguments in Chinese stands in chineseHelp, and
// the words that kong puts around it in helpFrame.
func helpIn(lang string) kong.Option {
	if lang != i18n.Chinese {
		return kong.ConfigureHelp(kong.HelpOptions{})
	}
	return kong.PostBuild(func(k *kong.Kong) error {
		words := chineseHelp()
		var walk func(n *kong.Node)
		walk = func(n *kong.Node) {
			n.Help = inChinese(words, n.Help)
			for _, f := range n.Flags {
				f.Help = inChinese(words, f.Help)
			}
			for _, p := range n.Positional {
				p.Help = inChinese(words, p.Help)
			}
			for _, c := range n.Children {
				walk(c)
			}
		}
		walk(k.Model.Node)
		return kong.Help(func(options kong.HelpOptions, ctx *kong.Context) error {
			var said bytes.Buffer
			out := ctx.Stdout
			ctx.Stdout = &said
			err := kong.DefaultHelpPrinter(options, ctx)
			ctx.Stdout = out
			if err != nil {
				return err
			}
			_, err = io.WriteString(out, helpFrame().Replace(said.String()))
			return err
		}).Apply(k)
	})
}

func inChinese(words map[string]string, english string) string {
	if said, ok := words[english]; ok {
		return said
	}
	return english
}

func helpFrame() *strings.Replacer {
	return strings.NewReplacer("Usage: ", "用法：", "\nArguments:\n", "\n参数：\n", "\nFlags:\n", "\n选项：\n", "\nCommands:\n", "\n命令：\n",
		`Run "sinan <command> --help" for more information on a command.`, `用 "sinan <command> --help" 查看一个命令的用法。`)
}

// chineseHelp is by the English that stands beside each command and flag.
func chineseHelp() map[string]string {
	return map[string]string{
		described:                      "司南 Sinan：给运营部门和整个公司用的 OKR。",
		"Show context-sensitive help.": "显示用法。",
		"Settings file (TOML).":        "设置文件（TOML）。",
		"Run the server.":              "启动服务。",
		"Fill an empty database with a demo department first.":                                                 "先往空的数据库里放一个演示部门。",
		"Bring the database's schema up to date.":                                                              "把数据库结构升到最新。",
		"Say which objectives and key results a text or a file holds.":                                         "读出一段文字或一个文件里的目标和关键结果。",
		"Carry the whole workspace into another database, checked table by table.":                             "把整个工作区搬到另一个数据库，逐表核对。",
		"Write a consistent copy of a running workspace to a file.":                                            "把运行中的工作区完整地备份到一个文件。",
		"Put a backup in place of the workspace.":                                                              "用备份恢复工作区。",
		"Check that the workspace, or a backup, is whole: every row can be read, the audit trail is unbroken.": "检查工作区或备份是否完好：每一行读得出来，审计记录没有断。",
		"The audit trail.": "审计记录。",
		"Check the audit trail from its beginning; names the first bad entry.":                                "从头检查审计记录；指出第一条不对的。",
		"Write the OKRs of the workspace with their history to a file (OKRs as code: YAML).":                  "把工作区的 OKR 连同历史写到文件（OKR 即代码：YAML）。",
		"Bring in what export wrote, edited or not: say what would change, apply it, undo it (OKRs as code).": "导入 export 写出的文件，改过没改过都行：先说会变什么，再执行，也能撤销（OKR 即代码）。",
		"Fill an empty database with a demo department and print who can sign in.":                            "往空的数据库里放一个演示部门，并列出谁能登录。",
		"People, from the command line.":                         "在命令行里管理人员。",
		"Print the version.":                                     "显示版本。",
		"Where to; sinan-YYYYMMDD-hhmmss.backup.db without one.": "写到哪里；不写就是 sinan-YYYYMMDD-hhmmss.backup.db。",
		"A backup.":                                                                                       "备份文件。",
		"Overwrite the workspace that is there.":                                                          "覆盖已有的工作区。",
		"Where to: a postgres:// URL, or a SQLite file.":                                                  "搬到哪里：postgres:// 地址，或 SQLite 文件。",
		"A backup; the workspace itself without one.":                                                     "备份文件；不写就检查工作区本身。",
		"yaml, json, xlsx and csv (a zip of tables) lose nothing; md is for reading.":                     "yaml、json、xlsx 和 csv（表格的 zip）都不丢内容；md 供阅读。",
		"Only the objectives of this cycle.":                                                              "只要这个周期的目标。",
		"Language of heads and words in tables and Markdown.":                                             "表格和 Markdown 里表头和用词的语言。",
		"Where to write; standard output without one.":                                                    "写到哪里；不写就是标准输出。",
		"Say row by row what would change, and change nothing. Ends with status 3 where something would.": "逐行说会变什么，但什么都不改。有变动时以状态 3 结束。",
		"Bring the file in. Refused rows are told and left out, with status 1.":                           "导入文件。不能导入的行会说明并跳过，以状态 1 结束。",
		"Take an import back, as one step.":                                                               "把一次导入整个撤销。",
		"Language of what is told.":                                                                       "说明用的语言。",
		"What export wrote, edited or not: YAML, JSON, Excel, CSV (the zip) or Markdown; a sheet or CSV of another tool, by the names of its columns; JSON of Feishu's open interface; standard input without one.": "export 写出的文件，改过没改过都行：YAML、JSON、Excel、CSV（zip）或 Markdown；别的工具的表格或 CSV，按列名识别；飞书开放接口的 JSON；不写就读标准输入。",
		"json: the document that POST /api/v1/read answers; text: an outline.":            "json：与 POST /api/v1/read 的回答相同；text：提纲。",
		"Text, Markdown, CSV, HTML, .docx or .xlsx; standard input without one or for -.": "文本、Markdown、CSV、HTML、.docx 或 .xlsx；不写或写 - 就读标准输入。",
		"Who there is.": "有哪些人。",
		"Add a person; the password is read from standard input.":                                 "加一个人；密码从标准输入读。",
		"Set a person's password, read from standard input.":                                      "设置一个人的密码，从标准输入读。",
		"Change a person's role.":                                                                 "改一个人的角色。",
		"Address to listen on.":                                                                   "监听的地址。",
		"SQLite file, or a postgres:// URL.":                                                      "SQLite 文件，或 postgres:// 地址。",
		"Address that people use, such as https://okr.example.com; links in mails begin with it.": "大家访问的地址，例如 https://okr.example.com；邮件里的链接以它开头。",
		"Networks whose X-Forwarded-* headers are believed, such as 10.0.0.0/8.":                  "相信其 X-Forwarded-* 头的网段，例如 10.0.0.0/8。",
		"Send cookies over https only: auto follows the base URL.":                                "Cookie 只走 https：auto 按访问地址定。",
		"Time zone that decides which day it is.":                                                 "按哪个时区算日期。",
		"Address for /metrics; not served when empty.":                                            "/metrics 的监听地址；空着就不提供。",
		"Key that seals ratings, incentive statements, second factors and passwords, at least 32 characters, the same for all replicas; a file beside a SQLite database when empty.": "封存评级、激励明细、第二因素和密码的密钥，至少 32 个字符，各副本相同；空着就用 SQLite 数据库旁边的密钥文件。",
		"SMTP server as smtp://user:password@host:587; no mail is sent when empty.":                                                                                                  "SMTP 服务器，写成 smtp://user:password@host:587；空着就不发邮件。",
		"Sender of mails.": "发件人。",
		"Networks that robots may call though they are not public, such as 10.1.2.0/24.":                "机器人可以访问的内网网段，例如 10.1.2.0/24。",
		"Folder whose SQLite files metrics may be read from, by their names below it; none when empty.": "指标可以读取的 SQLite 文件所在的文件夹，按其中的文件名；空着就不能读。",
		"Asked about each file of a comment before it is kept: a command such as 'clamdscan --no-summary -' that reads it and ends with 0 for yes and 1 for no, or an http(s) address that answers 2xx or 4xx; nobody is asked when empty.": "评论里的文件保存之前先问它：可以是 'clamdscan --no-summary -' 这样的命令，读文件后以 0 表示可以、1 表示不行；也可以是 http(s) 地址，回答 2xx 或 4xx；空着就不问。",
		"How to log.": "日志的格式。",
	}
}
