package sentence

import "strings"

// levelName tells the name of a level (…率, 日均…) from that of things.
func levelName(s string) bool {
	if strictLevel(s) {
		return true
	}
	if perThing(s) {
		return true
	}
	s = strings.ReplaceAll(s, "月活动", "")
	for _, w := range []string{"日均", "人均", "月均", "周均", "平均", "单日", "DAU", "MAU", "WAU", "日活", "月活", "周活", "GMV", "ROI", "NPS", "DSO", "MRR", "ARR"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// perThing tells a name of what there is of something in each of others: 单场
// 到场嘉宾, 每店会员, 场均观看.
func perThing(s string) bool {
	rs := []rune(s)
	for i, r := range rs {
		switch {
		case i+1 < len(rs) && (r == '单' || r == '每'):
			if w, n := unitsZh.after(rs, i+1, len(rs)); n > 0 && w&counted != 0 && i+1+n < len(rs) && !strings.ContainsRune("量元位价独一", rs[i+1]) {
				return true
			}
		case r == '均' && i > 0:
			if w, n := unitsZh.before(rs, 0, i); n > 0 && w&counted != 0 {
				return true
			}
		}
	}
	return false
}

// strictLevel tells it by the end of the name.
func strictLevel(s string) bool {
	s = strings.TrimRight(s, " ）)")
	for _, w := range []string{"制度", "评价", "部分", "评比", "报价", "力量", "变量", "年度", "季度", "进度", "程度", "深度", "态度", "角度"} {
		if strings.HasSuffix(s, w) {
			return w == "进度"
		}
	}
	for _, w := range []string{"率", "度", "比", "占比", "数", "量", "额", "值", "时长", "时间", "周期", "成本", "分", "得分", "评分", "指数", "规模", "储备", "余额", "收入", "利润", "费用", "次数", "人数", "比例", "金额", "营收", "时效", "价", "价格", "天数", "库存", "面积", "速度", "产能", "效率", "存量", "人效", "坪效", "分数", "总数", "数目", "數", "總數", "水平", "产值", "毛利", "业绩", "流水", "转化", "排名", "编制", "QPS", "延迟", "缺口", "性", "频次", "系数", "产出比", "比重", "现金流", "客流", "人流", "车流", "留存", "复购", "净利", "市占", "单产", "库龄", "账期", "工时", "学时", "课时", "时延", "偏差"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// higherIsBetter tells a measure that is meant to rise, by its name.
func higherIsBetter(name string) bool {
	s := strings.ToLower(name)
	for _, w := range higherBetterWords() {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// lowerIsBetter tells a measure that is meant to fall, by its name.
func lowerIsBetter(name string) bool {
	s := strings.ToLower(name)
	if higherIsBetter(name) {
		return false
	}
	if strings.HasSuffix(s, "覆盖") || strings.HasSuffix(s, "达标") {
		return false
	}
	if rate, ok := strings.CutSuffix(s, "率"); ok { // 投诉工单48小时办结率: what is right before 率 counts
		rs := []rune(rate)
		s = string(rs[max(0, len(rs)-4):])
	}
	if rs := []rune(s); len(rs) > 8 && isHan(rs[len(rs)-1]) {
		s = string(rs[len(rs)-8:]) // what the name ends in counts: 费用加计扣除落地金额
	}
	for _, w := range lowerBetterWords() {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// judge settles direction and kind of a metric from the words at its number.
func (c *clause) judge(m *Metric, g *group, counting bool) {
	m.Direction, m.Kind = judged(m, g, counting)
	if g.q.form == place && m.Kind == Absolute {
		m.Direction = Decrease
	}
	if m.Kind == RelativeTimes {
		grow := decimalOf(0)
		r := g.before.roles | g.between
		if g.q.form == times && r&(to|reach) == 0 && !g.before.ref && m.Direction == Increase && !latinTimes(c.rs, g) {
			grow = decimalOf(1)
		}
		if g.q.form == times && g.before.ref && r&(up|down) != 0 && r&(to|reach) == 0 && !latinTimes(c.rs, g) {
			grow = decimalOf(1)
		}
		v := m.Target.Add(grow)
		m.Target = &v
		if m.TargetLow != nil {
			l := m.TargetLow.Add(grow)
			m.TargetLow = &l
		}
	}
}

// latinTimes is an English factor: grow 3x means threefold.
func latinTimes(rs []rune, g *group) bool {
	x := at(rs, g.q.end-1)
	return x == 'x' || x == 'X'
}

func judged(m *Metric, g *group, counting bool) (Direction, Kind) {
	r, f := g.before.roles|g.between, g.q.form
	level := r & (to | reach | rank)
	if g.base != nil {
		change := Absolute
		switch {
		case f == points:
			change = PointDelta
		case f == percent && m.Baseline != nil && g.base.form != percent:
			change = RelativePct
		}
		return fromTo(m, r, change)
	}
	dir := Increase
	if r&down != 0 && r&up == 0 {
		dir = Decrease
	}
	if g.q.v.IsZero() && r&(up|down) == 0 {
		return Keep, KeepAtMost
	}
	switch {
	case f == folds:
		return dir, RelativeTimes
	case f == points:
		return dir, PointDelta
	case f == times && (g.before.ref || r&(up|down) != 0):
		return dir, RelativeTimes
	}
	if r&(keep|ceiling) != 0 {
		return Keep, heldKind(m, g, r)
	}
	if g.q.low != nil && g.within && r&(up|down|reach) == 0 {
		return Keep, KeepBetween
	}
	if r&(up|down) != 0 && level&^rank == 0 {
		if f == percent {
			return dir, RelativePct
		}
		if f != place && (r&(below|atMost) == 0 || f == percent) && g.bound&atMost == 0 {
			return dir, Delta
		}
	}
	if r&(up|down) != 0 {
		return dir, Absolute
	}
	if counting {
		if r&atMost != 0 {
			return Keep, KeepAtMost
		}
		if r&below != 0 {
			return Decrease, Absolute
		}
		return Increase, Count
	}
	if r&atMost != 0 && r&below == 0 {
		return Keep, KeepAtMost
	}
	if r&below != 0 || g.bound&atMost != 0 {
		return Decrease, Absolute
	}
	nearAll := f == percent && g.q.v.GreaterThanOrEqual(decimalOf(80)) && strings.HasSuffix(m.Name, "率")
	if r&atLeast == 0 && g.bound&atLeast == 0 && f != share && !nearAll && lowerIsBetter(m.Name) {
		return Decrease, Absolute
	}
	return Increase, Absolute
}

// fromTo judges a target with its baseline; change is the kind where a number
// after an up or down without a to is a change itself.
func fromTo(m *Metric, r role, change Kind) (Direction, Kind) {
	if r&(up|down) != 0 && r&(to|reach) == 0 && change != Absolute {
		if r&down != 0 {
			return Decrease, change // 由25%降低10个百分点
		}
		return Increase, change
	}
	if m.Baseline != nil && m.Target != nil && m.Baseline.GreaterThan(*m.Target) {
		return Decrease, Absolute
	}
	if m.Baseline != nil && m.Target != nil && m.Baseline.Equal(*m.Target) && r&down != 0 {
		return Decrease, Absolute
	}
	return Increase, Absolute
}

// heldKind is the side of the band that is held.
func heldKind(m *Metric, g *group, r role) Kind {
	switch {
	case g.q.low != nil:
		return KeepBetween
	case r&(atMost|below) != 0 || g.bound&atMost != 0:
		return KeepAtMost
	case r&atLeast != 0 || g.bound&atLeast != 0 || g.q.plus:
		return KeepAtLeast
	case r&ceiling != 0 || g.q.form == place || lowerIsBetter(m.Name), g.q.form == amount && timeUnit(m.Unit) && isLatin(at([]rune(m.Unit), 0)) && !higherIsBetter(m.Name):
		return KeepAtMost
	}
	return KeepAtLeast
}
