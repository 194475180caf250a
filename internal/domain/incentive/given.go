package incentive

import "github.com/sinan-okr/sinan/internal/domain/okr"

// ScoreOfLevel is a rating as a score: the lowest of so many levels is 0, the highest
// 1.00, the others even in between, to 0.01 half away from zero. nil for no level, and
// where there is only one, which tells nothing apart.
func ScoreOfLevel(level, levels int) *okr.Score {
	if level < 1 || level > levels || levels < 2 {
		return nil
	}
	return okr.SuggestScore(okr.RatioOf(int64(level-1), int64(levels-1)).Known())
}

// ScoreOfShare is a part of a whole as a score, to 0.01 half away from zero; nil of
// nothing: unknown is not zero.
func ScoreOfShare(part, whole int64) *okr.Score {
	if whole <= 0 {
		return nil
	}
	return okr.SuggestScore(okr.RatioOf(part, whole).Known())
}
