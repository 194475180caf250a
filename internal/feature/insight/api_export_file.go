package insight

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sinan-okr/sinan/internal/domain/date"
	"github.com/sinan-okr/sinan/internal/domain/okr"
	"github.com/sinan-okr/sinan/internal/feature/people"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
)

// sayer says this feature's words in the caller's language.
func sayer(ctx context.Context, book *i18n.Book) func(string) string {
	lang := api.Lang(ctx)
	return func(code string) string { return book.Say(lang, "insight."+code, nil) }
}

// nameOf is a file's name without its ending: what it is, whose, of which cycle and day.
func nameOf(what string, org *people.Org, teamID, cycle string, day date.Date) string {
	team, _ := org.Tree.Team(teamID)
	parts := []string{what}
	for _, part := range []string{team.Name, cycle, day.String()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

func yes(is bool, say func(string) string) string {
	if is {
		return say("yes")
	}
	return ""
}

// percent writes a share as percent, to basis points; unknown is nothing.
func percent(r *okr.Ratio) string {
	if r == nil {
		return ""
	}
	return decimal.New(r.BP(), -2).String()
}

// share is percent of what the page draws.
func share(n *float64) string {
	if n == nil {
		return ""
	}
	return decimal.NewFromFloat(*n).Shift(2).Round(2).String()
}
