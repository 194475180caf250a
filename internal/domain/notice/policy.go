package notice

import "github.com/sinan-okr/sinan/internal/domain/fault"

// Policy is how the workspace reminds people.
type Policy struct {
	RemindAt      int  `json:"remind_at"`        // minutes after midnight
	EscalateAfter int  `json:"escalate_after"`   // workdays a check-in is late before the manager hears of it; 0 for never
	CheckInByMail bool `json:"check_in_by_mail"` // letters carry a link that takes a check-in without signing in
	NamesInChats  bool `json:"names_in_chats"`   // what robots tell rooms says who did it
}

// UsualPolicy is what holds until somebody changes it.
func UsualPolicy() Policy { return Policy{RemindAt: 9 * 60, CheckInByMail: true, NamesInChats: true} }

// mostEscalate bounds the wait for the manager: a quarter of work.
const mostEscalate = 60

// Check refuses what is no policy, all at once.
func (p Policy) Check(at string) error {
	var bad []*fault.Fault
	if p.RemindAt < 0 || p.RemindAt >= day {
		bad = append(bad, fault.At(at+"/remind_at", "notice.time"))
	}
	if p.EscalateAfter < 0 || p.EscalateAfter > mostEscalate {
		bad = append(bad, fault.At(at+"/escalate_after", "policy.escalate", fault.Args{"max": mostEscalate}))
	}
	return fault.Join(bad)
}

// Escalates reports whether a manager hears today of something that is late by
// so many workdays: when the wait is over, and then once a week of work.
func (p Policy) Escalates(late int) bool {
	return p.EscalateAfter > 0 && late >= p.EscalateAfter && (late-p.EscalateAfter)%5 == 0
}
