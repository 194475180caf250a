// Package backtest judges the forecast: on series of many natures, made by a
// documented rule from a seed, it asks at several moments what will come, and
// compares with what came.
package backtest

import (
	"math"
	"math/rand/v2"
)

// Group is a kind of series. Next gives the noiseless way's share (0 at the
// start, 1 at the target where the plan holds) and what is read.
type Group struct {
	Name string
	Says string // how it is made
	make func(r *rand.Rand) shape
}

// shape is one series of a group: where it goes, and how it is read. Values are
// shares of the way from baseline (0) to target (1), so that groups compare.
type shape struct {
	level func(week float64) float64 // what is truly so at the end of a week, 0 to 13
	noise float64                    // standard deviation of a reading
	walk  float64                    // standard deviation of a week's wandering
	jump  float64                    // chance of a reading that is far off
	count float64                    // above 0: how many single things make the whole way
	cap   float64                    // above 0: what can't be passed
	daily bool                       // read every workday instead of every week
	week  float64                    // size of the week's shape, daily ones
}

func line(speed float64) func(float64) float64 {
	return func(w float64) float64 { return speed * w / weeks }
}

// speed is how much of the way a series goes by its end: about the target, as
// targets are set where success is in doubt.
func speed(r *rand.Rand) float64 { return 0.95 + 0.35*r.NormFloat64() }

// Groups are all kinds. Each draws its own numbers per series, so that no two are alike.
func Groups() []Group {
	return []Group{
		{"steady", "a straight line, little noise (0.01 to 0.03 of the way)", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), noise: 0.01 + 0.02*r.Float64()}
		}},
		{"noisy", "a straight line, much noise (0.06 to 0.15)", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), noise: 0.06 + 0.09*r.Float64()}
		}},
		{"walk", "a random walk with drift (0.03 to 0.07 a week)", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), walk: 0.03 + 0.04*r.Float64()}
		}},
		{"wild-walk", "a random walk with drift, wild (0.08 to 0.15 a week)", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), walk: 0.08 + 0.07*r.Float64()}
		}},
		{"walk-noise", "a random walk with drift, read with noise", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), walk: 0.03 + 0.03*r.Float64(), noise: 0.03 + 0.03*r.Float64()}
		}},
		{"flat", "nothing moves but noise", func(r *rand.Rand) shape {
			return shape{level: line(0.15 * r.NormFloat64()), noise: 0.03 + 0.07*r.Float64()}
		}},
		{"away", "it moves away from the target", func(r *rand.Rand) shape {
			return shape{level: line(-0.3 - 0.4*r.Float64()), noise: 0.03, walk: 0.03}
		}},
		{"saturating", "quick at first, then towards a ceiling of its own", func(r *rand.Rand) shape {
			top, rate := 0.8+0.6*r.Float64(), 2+2*r.Float64()
			return shape{level: func(w float64) float64 { return top * (1 - math.Exp(-rate*w/weeks)) }, noise: 0.02, walk: 0.01}
		}},
		{"late", "slow at first, then quicker to the end", func(r *rand.Rand) shape {
			top, power := speed(r), 1.3+0.7*r.Float64()
			return shape{level: func(w float64) float64 { return top * math.Pow(w/weeks, power) }, noise: 0.02, walk: 0.02}
		}},
		{"s-curve", "a logistic curve about the middle of the cycle", func(r *rand.Rand) shape {
			top, at := speed(r), 5+3*r.Float64()
			return shape{level: func(w float64) float64 { return top / (1 + math.Exp(-(w-at)/1.8)) }, noise: 0.02, walk: 0.02}
		}},
		{"step", "one step on an unknown day, as of a release, over a slow line", func(r *rand.Rand) shape {
			at, size, slow := 1+11*r.Float64(), 0.2+0.5*r.Float64(), speed(r)-0.4
			return shape{level: func(w float64) float64 { return slow*w/weeks + size*past(w, at) }, noise: 0.02, walk: 0.02}
		}},
		{"steps", "several steps of different size", func(r *rand.Rand) shape {
			steps := make([][2]float64, 5)
			for i := range steps {
				steps[i] = [2]float64{weeks * r.Float64(), 0.4 * r.Float64()}
			}
			return shape{level: func(w float64) (sum float64) {
				for _, s := range steps {
					sum += s[1] * past(w, s[0])
				}
				return sum
			}, noise: 0.02}
		}},
		{"turn", "the pace changes once, to anything between none and double", func(r *rand.Rand) shape {
			at, one, two := 3+7*r.Float64(), speed(r), 2*r.Float64()
			return shape{level: func(w float64) float64 {
				return one*math.Min(w, at)/weeks + two*one*math.Max(0, w-at)/weeks
			}, noise: 0.02, walk: 0.01}
		}},
		{"decline", "downwards, as churn falls: the way shrinks by a share each week", func(r *rand.Rand) shape {
			rate := 0.8 + 1.2*r.Float64()
			whole := 1 - math.Exp(-1.2)
			return shape{level: func(w float64) float64 { return (1 - math.Exp(-rate*w/weeks)) / whole }, noise: 0.04, walk: 0.02}
		}},
		{"growth", "compound growth", func(r *rand.Rand) shape {
			rate := 0.6 + 0.8*r.Float64()
			whole := math.Exp(1.0) - 1
			return shape{level: func(w float64) float64 { return (math.Exp(rate*w/weeks) - 1) / whole }, noise: 0.02, walk: 0.02}
		}},
		{"count", "single sales, 40 to 240 of them: Poisson, cumulative", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), count: 40 + 200*r.Float64()}
		}},
		{"few-counts", "few large sales, 6 to 20 of them: Poisson, cumulative", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), count: 6 + 14*r.Float64()}
		}},
		{"outliers", "a straight line; one reading in twelve is far off", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), noise: 0.03, jump: 1.0 / 12}
		}},
		{"ceiling", "a percentage that comes up against 100", func(r *rand.Rand) shape {
			return shape{level: line(0.7 + 0.8*r.Float64()), noise: 0.04, walk: 0.02, cap: 1.05}
		}},
		{"season", "a yearly season's part: a slow wave over the line", func(r *rand.Rand) shape {
			size, shift, fast := 0.1+0.15*r.Float64(), 2*math.Pi*r.Float64(), speed(r)
			return shape{level: func(w float64) float64 {
				return fast*w/weeks + size*(math.Sin(2*math.Pi*w/26+shift)-math.Sin(shift))
			}, noise: 0.03}
		}},
		{"month-end", "most of each month comes in its last week", func(r *rand.Rand) shape {
			fast, share := speed(r), 0.4+0.3*r.Float64()
			return shape{level: func(w float64) float64 {
				month := math.Floor(w / 4.34)
				return fast * 4.34 / weeks * (month + (1-share)*(w/4.34-month) + share*past(w/4.34-month, 0.8))
			}, noise: 0.015}
		}},
		{"daily", "read every workday, a random walk with noise", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), walk: 0.03, noise: 0.03, daily: true}
		}},
		{"weekly-shape", "read every workday; Mondays high, Fridays low", func(r *rand.Rand) shape {
			return shape{level: line(speed(r)), walk: 0.02, noise: 0.02, daily: true, week: 0.1 + 0.1*r.Float64()}
		}},
	}
}

func past(w, at float64) float64 {
	if w >= at {
		return 1
	}
	return 0
}
