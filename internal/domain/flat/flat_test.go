package flat_test

import (
	"encoding/json"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"github.com/sinan-okr/sinan/internal/domain/flat"
)

func read(text string) (map[string]string, bool) {
	out := map[string]string{}
	ok := flat.Object([]byte(text), func(key, value []byte) bool {
		out[string(key)] = string(value)
		return true
	})
	return out, ok
}

func TestFlatObjects(t *testing.T) {
	for text, want := range map[string]map[string]string{
		`{}`:    {},
		` { } `: {},
		`{"kind":"metric","baseline":null,"target":"55000","unit":"人"}`: {"kind": `"metric"`, "baseline": "null", "target": `"55000"`, "unit": `"人"`},
		"{ \"a\" : -1.50 ,\n\"b\":true, \"c\":0, \"d\":\"\" }":          {"a": "-1.50", "b": "true", "c": "0", "d": `""`},
	} {
		if got, ok := read(text); !ok || !maps.Equal(got, want) {
			t.Errorf("%s: got %v, %v", text, got, ok)
		}
	}
}

func TestWhatIsNotFlatIsDeclined(t *testing.T) {
	for _, text := range []string{"", "null", `"a"`, `[]`, `{`, `{}x`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":1 "b":2}`, `{a:1}`, `{"a":'b'}`, `{"a":[1]}`, `{"a":{}}`, `{"a":1e9}`,
		`{"a":01}`, `{"a":1.}`, `{"a":.5}`, `{"a":-}`, `{"a":tru}`, `{"a":"\n"}`, `{"\u0061":1}`, "{\"a\":\"\n\"}", "{\"a\":\"\xff\"}", `{"a":"b`} {
		if got, ok := read(text); ok {
			t.Errorf("%s: read as %v", text, got)
		}
	}
}

// Whatever is read is read as encoding/json reads it.
func TestReadAsEncodingJSONReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`\{("[a-c]":("[^"]{0,3}"|-?[0-9.]{1,4}|null|true|\[\]),? ?){0,3}\} ?`),
			rapid.StringMatching(`[{}":,0-9a-z\\. -]{0,12}`)).Draw(t, "text")
		got, ok := read(text)
		if !ok {
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatalf("%s: read as %v, though %v", text, got, err)
		}
		if len(got) != len(want) {
			t.Fatalf("%s: read as %v", text, got)
		}
		for key, value := range want {
			if string(value) != got[key] {
				t.Fatalf("%s: %s is %s", text, key, got[key])
			}
		}
	})
}

func TestText(t *testing.T) {
	if s, ok := flat.Text([]byte(`"人"`)); !ok || s != "人" {
		t.Errorf("got %q, %v", s, ok)
	}
	for _, v := range []string{"", "null", `"`, "1"} {
		if s, ok := flat.Text([]byte(v)); ok {
			t.Errorf("%s: %q", v, s)
		}
	}
}
