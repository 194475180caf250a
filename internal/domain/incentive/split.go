package incentive

import (
	"cmp"
	"math/big"

	"github.com/sinan-okr/sinan/internal/domain/sorting"
)

// share is one part of a whole that was split.
type share struct {
	down Fen // total × weight ÷ sum, rounded down
	rest Fen // 1 where it got a fen of what rounding left over, else 0
}

// split divides total by weights with the largest remainder: every part is rounded
// down, and the fen left over go one each to the largest remainders, the earlier
// of equals first. The parts sum to total. Weights are not negative and not all 0.
func split(total Fen, weights []*big.Int) []share {
	whole := new(big.Int)
	for _, w := range weights {
		whole.Add(whole, w)
	}
	shares := make([]share, len(weights))
	rests := make([]*big.Int, len(weights))
	order := make([]int, len(weights))
	left := total
	for i, w := range weights {
		part := new(big.Int).Mul(big.NewInt(int64(total)), w)
		part, rests[i] = part.QuoRem(part, whole, new(big.Int))
		shares[i].down = Fen(part.Int64())
		left -= shares[i].down
		order[i] = i
	}
	sorting.By(order, func(a, b int) int { return cmp.Or(rests[b].Cmp(rests[a]), cmp.Compare(a, b)) })
	for _, i := range order[:left] {
		shares[i].rest = 1
	}
	return shares
}
