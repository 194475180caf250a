package i18n_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

func book(names ...string) *i18n.Names {
	n := i18n.NewNames(len(names))
	for _, name := range names {
		n.Add(name, name, map[string]string{"陈静": "Chen.J@wk.cn"}[name])
	}
	n.Sort()
	return n
}

func found(n *i18n.Names, query string) (ids []string) {
	for _, e := range n.Find(query, "") {
		ids = append(ids, e.ID)
	}
	return ids
}

// The order of sounds is a phone book's: Latin first, then 阿 to 张.
func TestNamesStandInTheOrderOfTheirSounds(t *testing.T) {
	n := book("张伟", "何峰", "Zoe", "陈静", "李娜", "阿依古丽", "林岳", "anna", "欧阳明", "李雷", "王芳")
	want := []string{"anna", "Zoe", "阿依古丽", "陈静", "何峰", "李雷", "李娜", "林岳", "欧阳明", "王芳", "张伟"}
	if got := found(n, ""); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNamesAreFoundByPartsAndFirstLetters(t *testing.T) {
	n := book("张伟", "何峰", "陈静", "李娜", "林岳", "Liam O'Neil", "欧阳明", "孙权", "田七", "马超", "江涛", "周瑜", "夏侯惇", "吴起", "任平", "冯唐", "高进", "康凯", "牛皋", "潘安", "秦琼", "杜甫", "白起", "鄂尔", "叶问")
	for query, want := range map[string][]string{
		"静": {"陈静"}, "cj": {"陈静"}, "CJ": {"陈静"}, "chen.j": {"陈静"}, "l": {"Liam O'Neil", "李娜", "林岳"}, "ln": {"李娜"}, "oym": {"欧阳明"},
		"neil": {"Liam O'Neil"}, "zw": {"张伟"}, "hf": {"何峰"}, "sq": {"孙权"}, "tq": {"田七"}, "mc": {"马超"}, "jt": {"江涛"}, "zy": {"周瑜"}, "xhd": {"夏侯惇"},
		"wq": {"吴起"}, "rp": {"任平"}, "ft": {"冯唐"}, "gj": {"高进"}, "kk": {"康凯"}, "ng": {"牛皋"}, "pa": {"潘安"}, "qq": {"秦琼"}, "df": {"杜甫"}, "bq": {"白起"}, "ee": {"鄂尔"}, "yw": {"叶问"},
		"xx": nil,
	} {
		if got := found(n, query); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", query, got, want)
		}
	}
}

// A list read page by page gives everybody once, in order, also namesakes.
func TestNamesReadOnFromAKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"王芳", "王 芳", "李娜", "Anna", "anna", "", "𠮷田"}), 0, 12).Draw(t, "names")
		n := i18n.NewNames(len(names))
		for i, name := range names {
			n.Add(string(rune('a'+i)), name, "")
		}
		n.Sort()
		all, seen, after := n.Find("", ""), 0, ""
		for rest := all; len(rest) > 0; rest = n.Find("", after) {
			if rest[0] != all[seen] || len(rest) != len(all)-seen {
				t.Fatalf("after %q comes %v, want %v", after, rest[0], all[seen])
			}
			after = rest[0].Key
			seen++
		}
		if seen != len(names) {
			t.Errorf("%d of %d", seen, len(names))
		}
	})
}
