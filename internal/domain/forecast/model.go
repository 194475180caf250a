package forecast

import "math"

// The priors, chosen by backtest on series of other seeds than the report's (docs/backtest.md, docs/adr/0010).
const (
	// leastSpread: a week's change is thought to vary by at least this share of a
	// planned week, however regular the readings have been.
	leastSpread = 0.23
	// planned: the drift expected before anything is read, as a share of the pace
	// planned, and how far it may be from that, times the spread of a week.
	planned, plannedSpread = 0.87, 0.13
	// priorDegrees, priorVariance: what the spread of a week is thought to be before it is known.
	priorDegrees, priorVariance = 1.1, 0.24
	// narrow: intervals are drawn in by this, as averaging over ways that turn and
	// wander holds more than four in five.
	narrow = 0.7
)

// way is one way in which readings may come about: the true level wanders, the
// reading is off by noise, and the drift damps or wanders.
type way struct {
	noise  float64 // share of a week's variance that is noise of reading; the rest is wandering
	damp   float64 // what a drift keeps each workday: below 1 it tires, above it grows
	wander float64 // variance that the drift gains each workday
	prior  float64 // logarithm of how likely it is thought before anything is read; only differences matter
}

// Noise and course are what ways are made of, each with its share of the prior.
var (
	noises  = []struct{ share, prior float64 }{{0.04, 2.95}, {0.35, 0}, {1, 0}}
	courses = []struct{ turn, wander, prior float64 }{ // over a whole span a drift becomes exp(turn) times as large
		{0, 0, 1.3},
		{-1.8, 0, 0.7},
		{1, 0, 1.3},
		{1, 0.005, -2.7},
		{-6, 0.003, -1},
		{-0.7, 0.018, 0},
	}
)

// ways are those that are weighed, for a span of workdays.
func ways(span float64) (list []way) {
	for _, n := range noises {
		for _, c := range courses {
			list = append(list, way{n.share, math.Exp(c.turn / span), c.wander, n.prior + c.prior})
		}
	}
	return list
}

// part is what one way says: a Student-t of the value at the end, its weight, and
// the drift at which it goes on to there, which may tire or grow on the way.
type part struct {
	weight, mean, scale, degrees, drift float64
}

// mixture is all ways together, weighted by how well each explains the readings.
type mixture []part

// fit filters the readings through each way (a Kalman filter with an unknown
// scale, so that the prediction is a Student-t) and weighs them by their
// marginal likelihood.
func (s *series) fit() mixture {
	var out mixture
	best := math.Inf(-1)
	var logs []float64
	for _, w := range ways(s.span) {
		p, log := s.filter(w)
		log += w.prior
		out, logs = append(out, p), append(logs, log)
		best = max(best, log)
	}
	var sum float64
	for i := range out {
		out[i].weight = math.Exp(logs[i] - best)
		sum += out[i].weight
	}
	kept := out[:0]
	for _, p := range out {
		if p.weight /= sum; p.weight > 1e-3 {
			kept = append(kept, p)
		}
	}
	return kept
}

// state is level and drift with their variances, per unit of scale.
type state struct{ level, drift, ll, ld, dd float64 }

// stride is what some workdays do to a state in a way of things.
type stride struct{ days, sum, keep, ll, ld, dd float64 }

func (w way) stride(days float64) stride {
	t := stride{days: days, sum: days, keep: 1}
	if w.damp != 1 {
		t.keep = math.Pow(w.damp, days)
		t.sum = (1 - t.keep) / (1 - w.damp)
	}
	t.ll, t.ld, t.dd = (1-w.noise)/5*days+w.wander*days*days*days/3, w.wander*days*days/2, w.wander*days
	return t
}

func (t stride) from(x state) state {
	return state{
		level: x.level + t.sum*x.drift,
		drift: t.keep * x.drift,
		ll:    x.ll + 2*t.sum*x.ld + t.sum*t.sum*x.dd + t.ll,
		ld:    t.keep*(x.ld+t.sum*x.dd) + t.ld,
		dd:    t.keep*t.keep*x.dd + t.dd,
	}
}

// filter gives what a way says, and the logarithm of how likely it makes the readings,
// less what is the same for all ways.
func (s *series) filter(w way) (part, float64) {
	n := len(s.value)
	apart := plannedSpread * s.plan
	if s.q.Keep {
		apart = 0.05 // nothing is meant to move, a tenth of a week's change at most
	}
	x := state{level: s.value[0], drift: planned * s.plan, ll: w.noise, dd: max(apart*apart, 1e-4)}
	degrees, squares, log, product := priorDegrees, priorDegrees*priorVariance, 0.0, 1.0
	var t stride
	for i := 1; i < n; i++ {
		if days := max(s.at[i]-s.at[i-1], 0.2); days != t.days { // most readings are as far apart as the last
			t = w.stride(days)
		}
		x = t.from(x)
		f := x.ll + w.noise
		e := s.value[i] - x.level
		if product *= f; product < 1e-200 || product > 1e200 { // a logarithm of them all costs no more than of one
			log, product = log-0.5*math.Log(product), 1
		}
		squares += e * e / f
		degrees++
		kl, kd := x.ll/f, x.ld/f
		x = state{level: x.level + kl*e, drift: x.drift + kd*e, ll: x.ll - kl*x.ll, ld: x.ld - kl*x.ld, dd: x.dd - kd*x.ld}
	}
	// Each reading's Student density has the squares before it and after it to a power; all but the first and the last cancel.
	log -= 0.5 * (math.Log(product) + degrees*math.Log(squares))
	now := x
	x = w.stride(s.until).from(x)
	drift := now.drift
	if s.until > 0 {
		drift = (x.level - now.level) / s.until
	}
	variance := squares / degrees
	return part{mean: x.level, scale: narrow * math.Sqrt(variance*(x.ll+w.noise)), degrees: degrees, drift: drift}, log
}

// drift is what the ways think the drift is until the end, a workday.
func (m mixture) drift() (sum float64) {
	for _, p := range m {
		sum += p.weight * p.drift
	}
	return sum
}

// below is the probability that the value at the end is at most v, and how fast it grows there.
func (m mixture) below(v float64) (sum, density float64) {
	for _, p := range m {
		share, slope := student((v-p.mean)/p.scale, p.degrees)
		sum += p.weight * share
		density += p.weight * slope / p.scale
	}
	return sum, density
}

// student is Student's distribution and its density by Wallace's approximation (1959), good
// to a thousandth from three degrees on, and smooth.
func student(t, degrees float64) (below, density float64) {
	c, s := wallace(degrees), math.Sqrt(degrees*math.Log1p(t*t/degrees))
	slope := c
	if s > 0 {
		slope = c * math.Abs(t) / (1 + t*t/degrees) / s
	}
	z := c * s
	return 0.5 * math.Erfc(-math.Copysign(z, t)/math.Sqrt2), slope * math.Exp(-z*z/2) / math.Sqrt(2*math.Pi)
}

// studentQuantile is where student's below is share.
func studentQuantile(share, degrees float64) float64 {
	z := math.Sqrt2 * math.Erfinv(2*share-1)
	s := z / wallace(degrees)
	return math.Copysign(math.Sqrt(degrees*math.Expm1(s*s/degrees)), z)
}

func wallace(degrees float64) float64 { return (8*degrees + 1) / (8*degrees + 3) }

// near is how near to a share, as a probability, a quantile is.
const near = 1e-9

// quantile is where below is share: between the least and the greatest of the parts' own, by
// Newton's steps, halving the distance where one would leave it.
func (m mixture) quantile(share float64) (at float64) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range m {
		own := p.mean + p.scale*studentQuantile(share, p.degrees)
		low, high = min(low, own), max(high, own)
		at += p.weight * own
	}
	for range 60 {
		is, density := m.below(at)
		if math.Abs(is-share) < near {
			break
		}
		if is < share {
			low = at
		} else {
			high = at
		}
		if at -= (is - share) / density; !(low < at && at < high) {
			at = (low + high) / 2
		}
	}
	return at
}
