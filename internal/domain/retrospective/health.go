package retrospective

import "slices"

// Health is how a team worked with its objectives in one cycle, as counts: each share
// is one of them of another.
type Health struct {
	Objectives int // that were taken to work
	Owners     int // persons and teams that had one
	Most       int // of one owner

	Results    int // not dropped
	Measurable int // of them, with a measure that two people would judge alike

	Served  int // objectives that could serve a theme or a parent
	Serving int // of them, those that do

	Due    int // check-ins that came due, but for those of who was away
	OnTime int // of them, written in time

	Stretch []Stretched // aspirational objectives with a final score, by team
}

// Stretched is how a team's aspirational objectives came out. 0.7 is a success.
type Stretched struct {
	TeamID  string
	Scored  int
	Reached int // of them, 0.7 or more
}

// Ambition adds up what the teams reached.
func (h Health) Ambition() (all Stretched) {
	for _, s := range h.Stretch {
		all.Scored, all.Reached = all.Scored+s.Scored, all.Reached+s.Reached
	}
	return all
}

// Try is what a team may try in its next cycle.
type Try string

// The tries.
const (
	Fewer     Try = "fewer"      // objectives of one owner
	Measure   Try = "measure"    // key results that nobody can judge
	Align     Try = "align"      // objectives that serve nothing
	CheckIn   Try = "check_in"   // in time
	AimHigher Try = "higher"     // nearly all that was aspirational was reached
	AimLower  Try = "lower"      // hardly any was
	Keep      Try = "keep"       // as it is
	TooFew    Try = "not_enough" // nothing to judge by
)

// Advice is a try with the counts that it is given for; TeamID where it is of one team.
type Advice struct {
	Try    Try
	Part   int
	Of     int
	TeamID string
}

// Where the tries begin. That 60 to 70 per cent of what is aspirational is reached is a
// good aim; chance alone moves a few objectives far from it, so the tries begin well
// outside, and not on fewer than five.
const (
	fewestMeasurable = 90 // per cent
	fewestServing    = 80
	fewestOnTime     = 80
	mostReached      = 90
	fewestReached    = 40
	fewestStretched  = 5
)

// Advise says what to try next, the most basic first: few, measurable, aligned, followed,
// ambitious. recommended is the number of objectives of one owner that the workspace
// recommends. keep alone where nothing is to be tried, not_enough alone where there was
// nothing.
func (h Health) Advise(recommended int) (list []Advice) {
	if h.Objectives == 0 {
		return []Advice{{Try: TooFew}}
	}
	below := func(try Try, part, of, percent int) {
		if of > 0 && part*100 < percent*of {
			list = append(list, Advice{Try: try, Part: part, Of: of})
		}
	}
	if h.Most > recommended {
		list = append(list, Advice{Try: Fewer, Part: h.Most, Of: recommended})
	}
	below(Measure, h.Measurable, h.Results, fewestMeasurable)
	below(Align, h.Serving, h.Served, fewestServing)
	below(CheckIn, h.OnTime, h.Due, fewestOnTime)
	for _, s := range h.calibrated() {
		switch {
		case s.Reached*100 > mostReached*s.Scored:
			list = append(list, Advice{AimHigher, s.Reached, s.Scored, s.TeamID})
		case s.Reached*100 < fewestReached*s.Scored:
			list = append(list, Advice{AimLower, s.Reached, s.Scored, s.TeamID})
		}
	}
	if len(list) == 0 {
		list = []Advice{{Try: Keep}}
	}
	return list
}

// calibrated gives the teams with enough to be judged by, and all together where no
// team has.
func (h Health) calibrated() []Stretched {
	few := func(s Stretched) bool { return s.Scored < fewestStretched }
	teams := slices.DeleteFunc(slices.Clone(h.Stretch), few)
	if all := h.Ambition(); len(teams) == 0 && !few(all) {
		return []Stretched{all}
	}
	return teams
}
