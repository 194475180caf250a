package app

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// called runs a command line in a locale and gives what it printed.
func called(t *testing.T, locale string, args ...string) (status int, out, errs string) {
	t.Helper()
	for _, name := range []string{"LC_ALL", "LC_MESSAGES"} {
		t.Setenv(name, "")
	}
	t.Setenv("LANG", locale)
	var o, e bytes.Buffer
	status = Main(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

func TestTheLocaleChoosesTheLanguage(t *testing.T) {
	for _, c := range []struct {
		name, value, want string
	}{{"LANG", "zh_CN.UTF-8", i18n.Chinese}, {"LANG", "en_US.UTF-8", i18n.English}, {"LANG", "C.UTF-8", i18n.English}, {"LC_ALL", "zh_TW", i18n.Chinese}, {"NONE", "zh", i18n.English}} {
		if got := languageOf(func(name string) string {
			if name == c.name {
				return c.value
			}
			return ""
		}); got != c.want {
			t.Errorf("%s=%s: %s", c.name, c.value, got)
		}
	}
	first := func(name string) string { return map[string]string{"LC_ALL": "en_US", "LANG": "zh_CN"}[name] }
	if languageOf(first) != i18n.English {
		t.Error("LANG went before LC_ALL")
	}
}

// TestEveryHelpIsThereInChinese goes through all commands, flags and arguments: what is said of each has its Chinese, and
// nothing stands there that isn't said of anything any more.
func TestEveryHelpIsThereInChinese(t *testing.T) {
	parser, err := kong.New(&commandLine{}, kong.Name("sinan"), kong.Description(described), kong.Vars{"lang": i18n.English})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	var walk func(n *kong.Node)
	walk = func(n *kong.Node) {
		said[n.Help] = true
		for _, f := range n.Flags {
			said[f.Help] = true
		}
		for _, p := range n.Positional {
			said[p.Help] = true
		}
		for _, c := range n.Children {
			walk(c)
		}
	}
	walk(parser.Model.Node)
	delete(said, "") // an address, a name
	chinese := chineseHelp()
	for english := range said {
		if chinese[english] == "" {
			t.Errorf("no Chinese for: %s", english)
		}
		delete(chinese, english)
	}
	for english := range chinese {
		t.Errorf("nobody says: %s", english)
	}
	for _, words := range chineseHelp() {
		if halfWidth.MatchString(words) {
			t.Errorf("half-width marks: %s", words)
		}
	}
	for code, words := range commandWords() {
		if halfWidth.MatchString(words.ZH) {
			t.Errorf("%s: half-width marks: %s", code, words.ZH)
		}
	}

	english := regexp.MustCompile(`(?m)^(Usage|Flags|Commands|Arguments|Run )|[a-z]+ [a-z]+ [a-z]+ [a-z]+`)
	for _, args := range [][]string{{"--help"}, {"help", "import"}, {"user", "add", "--help"}, {"audit", "--help"}} {
		status, out, errs := called(t, "zh_CN.UTF-8", args...)
		if status != 0 || !strings.HasPrefix(out, "用法：sinan") || english.MatchString(out) {
			t.Errorf("%v: %d %s%s", args, status, out, errs)
		}
		if _, out, _ := called(t, "C.UTF-8", args...); !strings.HasPrefix(out, "Usage: sinan") || regexp.MustCompile(`\p{Han}`).MatchString(strings.ReplaceAll(out, "司南", "")) {
			t.Errorf("in English: %s", out)
		}
	}
}

func TestWhatGoesWrongIsSaidInTheCallersLanguage(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("SINAN_DATABASE", filepath.Join(dir, "sinan.db"))
	taken := filepath.Join(dir, "taken.db")
	if status, out, errs := called(t, "zh_CN", "backup", taken); status != 0 || out != taken+"\n" {
		t.Fatalf("%d %s%s", status, out, errs)
	}
	for _, c := range []struct {
		args   string
		status int
		zh, en string
	}{
		{"backup " + taken, 1, "已经存在；备份不会覆盖", "exists; a backup never overwrites"},
		{"restore " + taken, 1, "不是能恢复的备份：里面没有工作区", "is no backup that can be restored: it holds no workspace"},
		{"user password nobody@x.example", 1, "没有人用 nobody@x.example 这个邮箱", "nobody has the address nobody@x.example"},
		{"export --cycle 没有的", 1, "没有叫“没有的”的周期", "there is no cycle called “没有的”"},
		{"export --nothing", 2, "用法不对：", "unknown flag --nothing"},
		{"version --base-url here", 2, "“here”不是 http(s) 地址", "“here” is no http(s) address"},
		{"version --timezone Mars --trusted-proxies x/y", 2, "“x/y”不是网段或地址\ntimezone：没有“Mars”这个时区", "“x/y” is no network and no address\ntimezone: there is no “Mars”"},
		{"version --config /none.toml", 2, "没有设置文件 /none.toml", "settings file /none.toml does not exist"},
		{"import --undo nothing", 1, "没有找到", "It doesn't exist"},
		{"import --plan --lang en " + taken, 1, "can't be imported", "can't be imported"},
		{"import --plan --lang zh-CN " + taken, 1, "另存为 .xlsx", "另存为 .xlsx"},
		{"read " + taken, 2, "文字太长了", "The text is too long"},
		{"migrate --secret short", 1, "只有 5 个字符，至少要 32 个", "it has 5 characters, at least 32 are needed"},
		{"migrate --secret key:short", 1, "以 key: 开头", "it begins with key: and goes on"},
		{"migrate --mail-url smtp://u:hidden@h:x", 1, "mail-url：请写成 smtp://", "mail-url: write smtp://"},
		{"migrate --mail-url smtp://h --mail-from nobody", 1, "“nobody”不是邮箱", "“nobody” is no address"},
		{"migrate --mail-url smtp://h?tls=perhaps", 1, "tls=perhaps 不是", "tls=perhaps is none of"},
		{"migrate --file-scan ftp://x", 1, "既不是 http(s) 地址", "no http(s) address and no command"},
		{"import --plan " + taken, 1, "另存为 .xlsx", "can't be imported"},
	} {
		for locale, want := range map[string]string{"zh_CN.UTF-8": c.zh, "en_US.UTF-8": c.en} {
			status, out, errs := called(t, locale, strings.Fields(c.args)...)
			if status != c.status || !strings.HasPrefix(errs, "sinan: ") || strings.Contains(errs, "hidden") || !strings.Contains(errs, want) {
				t.Errorf("%s: sinan %s: %d %s%s", locale, c.args, status, out, errs)
			}
		}
	}
}

func TestTheOutlineIsInTheCallersLanguage(t *testing.T) {
	for locale, want := range map[string]string{"zh_CN": "从 50000 55000人\n", "en_US": "from 50000 55000人\n"} {
		con := &console{lang: languageOf(func(name string) string { return map[string]string{"LANG": locale}[name] })}
		con.book, _ = i18n.NewBook(commandWords())
		var out bytes.Buffer
		con.out, con.in = &out, strings.NewReader("O1 提升用户留存率\nKR1 日均活跃用户数从50000人提升到55000人，2026年12月31日前完成\nKR2 让大家满意\n")
		if err := (readCommand{Format: "text"}).Run(con); err != nil || !strings.Contains(out.String(), want) || strings.Contains(out.String(), "nothing to judge") != (con.lang == i18n.English) {
			t.Errorf("%s: %s %v", locale, out.String(), err)
		}
	}
}
