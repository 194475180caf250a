package people_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/sinan-okr/sinan/internal/app/apptest"
)

const table = `部门	姓名	邮箱	直属上级	角色
公司/运营部/内容组	周敏	zhou@example.com	lina@example.com	
内容组	吴迪	wudi@example.com	zhou@example.com	OKR 教练
市场部	hu	hu@example.com		
公司/运营部	陈新	chen@example.com	ZHOU@example.com	
`

func TestImport(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		body := map[string]any{"text": table}
		w.Do("hu", "POST", "/people/import?dry_run=true", body).Fails(403, "access.denied")

		strict := w.Post("hr", "/people/import?dry_run=true", body)
		if strict.At("faulty") != 2.0 || strict.Str("rows", 0, "errors", 0, "code") != "people.import_team_missing" || strict.Str("rows", 0, "errors", 0, "column") != "team" || strict.At("rows", 0, "line") != 2.0 {
			t.Errorf("without new teams: %s", strict.Body)
		}
		w.Do("hr", "POST", "/people/import", body).Fails(422, "people.import_team_missing")
		if got := w.Get("hr", "/people?q=zhou").OK(); got.Len("items") != 0 {
			t.Errorf("half an import was taken: %s", got.Body)
		}

		body["create_teams"] = true
		preview := w.Post("hr", "/people/import?dry_run=true", body)
		if preview.At("new") != 2.0 || preview.At("changed") != 1.0 || preview.At("same") != 1.0 || preview.At("faulty") != 0.0 || preview.Len("teams") != 1 || preview.At("taken") != false {
			t.Errorf("preview: %s", preview.Body)
		}
		if got := w.Get("hr", "/people?q=zhou").OK(); got.Len("items") != 0 {
			t.Errorf("a preview was taken: %s", got.Body)
		}
		w.Post("hr", "/people/import", body)
		zhou := w.Get("hr", "/people?q=zhou@").OK()
		wudi := w.Get("hr", "/people?q=wudi@").OK()
		chen := w.Get("hr", "/people/"+w.ID["chen"]).OK()
		switch {
		case zhou.Str("items", 0, "manager_id") != w.ID["lina"] || zhou.Str("items", 0, "name") != "周敏" || zhou.Str("items", 0, "role") != "member":
			t.Errorf("joined: %s", zhou.Body)
		case wudi.Str("items", 0, "manager_id") != zhou.Str("items", 0, "id") || wudi.Str("items", 0, "team_id") != zhou.Str("items", 0, "team_id") || wudi.Str("items", 0, "role") != "champion":
			t.Errorf("joined: %s", wudi.Body)
		case chen.Str("name") != "陈新" || chen.Str("team_id") != w.ID["运营部"] || chen.Str("manager_id") != zhou.Str("items", 0, "id"):
			t.Errorf("changed: %s", chen.Body)
		}
		again := w.Post("hr", "/people/import", body)
		if again.At("same") != 4.0 || again.Len("teams") != 0 {
			t.Errorf("the same table again: %s", again.Body)
		}
	})
}

func TestImportFindsWhatIsWrong(t *testing.T) {
	w := apptest.New(t)
	for _, c := range []struct{ name, as, text, want string }{
		{"no address", "root", "name,email\n甲,\n", "input.required"},
		{"no such address", "root", "name,email\n甲,jia\n", "input.email"},
		{"no name", "root", "name,email\n,jia@example.com\n", "input.required"},
		{"twice", "root", "name,email\n甲,jia@example.com\n乙,Jia@example.com\n", "people.import_twice"},
		{"no such role", "root", "name,email,role\n甲,jia@example.com,皇帝\n", "people.role_unknown"},
		{"hr makes an admin", "hr", "name,email,role\n甲,jia@example.com,管理员\n", "people.import_admin"},
		{"hr unmakes an admin", "hr", "name,email,role\nroot,root@example.com,成员\n", "people.import_admin"},
		{"last admin", "root", "name,email,role\nroot,root@example.com,member\n", "people.last_admin"},
		{"no such manager", "root", "name,email,manager\n甲,jia@example.com,no@example.com\n", "people.import_manager"},
		{"own manager", "root", "name,email,manager\n甲,jia@example.com,jia@example.com\n", "org.manager_cycle"},
		{"circle", "root", "name,email,manager\n甲,jia@example.com,yi@example.com\n乙,yi@example.com,jia@example.com\n", "org.manager_cycle"},
		{"no header", "root", "甲,jia@example.com\n", "people.import_header"},
		{"nobody", "root", "姓名;邮箱\n", "people.import_empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.Do(c.as, "POST", "/people/import", map[string]any{"text": c.text}).Fails(422, c.want)
		})
	}
	w.Do("root", "POST", "/teams", map[string]any{"name": "用户组", "parent_id": w.ID["市场部"]}).OK()
	w.Do("root", "POST", "/people/import", map[string]any{"text": "name,email,team\n甲,jia@example.com,用户组\n"}).Fails(422, "people.import_team_many")
	w.Do("root", "POST", "/people/import", map[string]any{"text": "name,email,team\n甲,jia@example.com,市场部/用户组\n"}).OK()
	w.Post("root", "/people/"+w.ID["hu"]+"/deactivate", nil)
	w.Do("root", "POST", "/people/import", map[string]any{"text": "name,email\nhu,hu@example.com\n"}).Fails(422, "people.import_left")
}

func TestImportOfAWorkbook(t *testing.T) {
	w := apptest.New(t)
	book := excelize.NewFile()
	for cell, v := range map[string]string{"A1": "花名册", "A2": "姓名", "B2": "邮箱", "C2": "部门", "A3": "周敏", "B3": "zhou@example.com", "C3": "市场部"} {
		if err := book.SetCellStr("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		t.Fatal(err)
	}
	if got := w.Upload("root", "/people/import-file", "people.xlsx", file.Bytes()).OK(); got.At("new") != 1.0 {
		t.Fatalf("imported: %s", got.Body)
	}
	if got := w.Get("root", "/people?q=zhou@").OK(); got.Str("items", 0, "team_id") != w.ID["市场部"] {
		t.Errorf("joined: %s", got.Body)
	}
}

// A list of people lies nowhere but in the database afterwards.
func TestAnUploadLeavesNoFile(t *testing.T) {
	w := apptest.New(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	list := "姓名,邮箱\n周敏,zhou@example.com\n" + strings.Repeat(",\n", 100_000)
	if got := w.Upload("root", "/people/import-file?dry_run=true", "people.csv", []byte(list)).OK(); got.At("new") != 1.0 {
		t.Fatalf("read: %s", got.Body)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestDeactivation(t *testing.T) {
	apptest.Each(t, func(t *testing.T, w *apptest.World) {
		w.Patch("root", "/people/"+w.ID["zhang"], map[string]any{"manager_id": w.ID["lina"]})
		w.Patch("root", "/people/"+w.ID["lina"], map[string]any{"manager_id": w.ID["wei"]})
		path := "/people/" + w.ID["lina"] + "/deactivate"
		w.Do("hu", "POST", path, nil).Fails(403, "access.denied")
		w.Do("hr", "POST", "/people/"+w.ID["root"]+"/deactivate", nil).Fails(403, "access.denied")
		w.Do("root", "POST", "/people/"+w.ID["root"]+"/deactivate", nil).Fails(409, "people.last_admin")
		w.Do("hr", "POST", path, map[string]any{"hand_over_to": w.ID["lina"]}).Fails(422, "people.successor_unknown")
		if got := w.Post("hr", path, map[string]any{"hand_over_to": w.ID["zhang"]}); got.At("active") != false {
			t.Errorf("deactivated: %s", got.Body)
		}
		w.Do("hr", "POST", path, nil).Fails(409, "people.left")
		if got := w.Get("hr", "/teams/"+w.ID["运营部"]).OK(); got.Str("lead_id") != w.ID["zhang"] {
			t.Errorf("the team's lead: %s", got.Body)
		}
		if got := w.Get("hr", "/people/"+w.ID["zhang"]).OK(); got.Str("manager_id") != w.ID["wei"] {
			t.Errorf("who reported to them: %s", got.Body)
		}
		if got := w.Get("hr", "/people?q=lina").OK(); got.Len("items") != 0 {
			t.Errorf("still listed: %s", got.Body)
		}
		if got := w.Get("hr", "/people?q=lina&inactive=true").OK(); got.Len("items") != 1 {
			t.Errorf("not listed among those who left: %s", got.Body)
		}
		w.Post("hr", "/people/"+w.ID["lina"]+"/reactivate", nil)
		w.Do("hr", "POST", "/people/"+w.ID["lina"]+"/reactivate", nil).Fails(409, "people.active")
	})
}
