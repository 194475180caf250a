package app_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/sinan-okr/sinan/internal/platform/config"
)

// settings are the variables that the program reads, SINAN_CONFIG and all.
func settings(t *testing.T) map[string]string {
	t.Helper()
	parser, err := kong.New(&config.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	defaults := map[string]string{"SINAN_CONFIG": ""}
	for _, flag := range parser.Model.Flags {
		if flag.Name != "help" {
			defaults["SINAN_"+strings.ToUpper(strings.ReplaceAll(flag.Name, "-", "_"))] = flag.Default
		}
	}
	return defaults
}

func text(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(repository(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestEverySettingIsDocumentedWithItsDefault(t *testing.T) {
	for _, page := range []string{"docs/deploy.md", "docs/deploy.zh-CN.md"} {
		content := text(t, page)
		for name, value := range settings(t) {
			row := "| `" + name + "` | "
			if value != "" {
				row += "`" + value + "` |"
			}
			if name == "SINAN_CONFIG" {
				row = "`SINAN_CONFIG`"
			}
			if !strings.Contains(content, row) {
				t.Errorf("%s has no row that begins with %s", page, row)
			}
		}
	}
}

func TestDeploymentsUseNoSettingThatDoesNotExist(t *testing.T) {
	known := settings(t)
	known["SINAN_VERSION"] = "" // what the image is called, for compose alone
	variable := regexp.MustCompile(`\bSINAN_[A-Z_]+`)
	for _, name := range []string{
		"Dockerfile", "compose.yaml", "deploy/example.env", "deploy/Caddyfile", "deploy/nginx.conf", "deploy/sinan.service", "docs/deploy.md", "docs/deploy.zh-CN.md",
	} {
		for _, used := range variable.FindAllString(text(t, name), -1) {
			if _, ok := known[used]; !ok {
				t.Errorf("%s sets %s, which nothing reads", name, used)
			}
		}
	}
}
