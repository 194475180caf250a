package width_test

import (
	"strings"
	"testing"

	"github.com/sinan-okr/sinan/internal/domain/width"
)

func TestNarrow(t *testing.T) {
	for wide, want := range map[string]string{"１２％\u3000Ａｚ！～": "12% Az!~", "用户ＤＡＵ，。、": "用户DAU,。、", "x ￥＿": "x ￥_", "": ""} {
		if got := strings.Map(width.Narrow, wide); got != want {
			t.Errorf("%q is %q, want %q", wide, got, want)
		}
	}
}
