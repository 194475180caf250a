package sentence

import "strings"

// milestoneZh reads a deliverable without a number: 上线会员系统, 文件收集功能上线.
func (c *clause) milestoneZh() []Metric {
	var r relation
	a := c.start
	for {
		a = c.early(c.head(a, c.end, &r, 0))
		a += c.mannerAt(a, c.end, deliver)
		w, n := zhWordsLex.after(c.rs, a, c.end)
		if n == 0 || w&lead == 0 || w&(deliver|vague) != 0 {
			break
		}
		a += n
	}
	b := c.end
	for i := len(c.brackets) - 1; i >= 0 && c.brackets[i][0] > a; i-- {
		if skipSpaces(c.rs, c.brackets[i][1], b) == b {
			b = c.brackets[i][0]
		}
	}
	a, b = c.trim(a, b)
	if d, ok := c.dayEnding(b); ok && d.start > a {
		r.take(d)
		_, b = c.trim(a, d.start)
	}
	start := a
	if i := c.achievement(a, b); i > 0 {
		a, start = i, i
	}
	a, b, found, over := c.delivered(a, b, &r)
	if over {
		return nil
	}
	if d, ok := c.dayEnding(b); ok && d.start > a && d.end-d.start > 1 && d.deadline {
		r.take(d)
		_, b = c.trim(a, d.start)
	}
	if w, n := zhWordsLex.after(c.rs, a, b); n > 1 && w&vague != 0 && w&block == 0 && at(c.rs, a-1) == '并' {
		return nil // 梳理并优化…
	}
	name := string(cut(c.rs, a, max(a, b)))
	if !found || name == "" || c.justNumber(Span{a, b}) || intangible(name) || c.unsaid(start, name) {
		return nil
	}
	m := Metric{Name: name, NameSpan: Span{a, b}, Direction: Increase, Kind: Milestone, Span: Span{start, max(b, c.end)}}
	if r.hasDue {
		m.Due, m.DueSpan = Maybe(r.due.date), Span{r.due.start, r.due.end}
	}
	c.noteDue(&m, b)
	for _, d := range c.days {
		if m.Due == "" && d.deadline && d.start >= b {
			m.Due, m.DueSpan = Maybe(d.date), Span{d.start, d.end}
			break
		}
	}
	_, m.Span[1] = c.trim(start, c.end)
	return []Metric{m}
}

// achievement is where the verb stands that says what a team or system named
// before it has done: 订单中心[完成分库分表改造].
func (c *clause) achievement(a, b int) int {
	const longest = 12
	if w, n := zhWordsLex.after(c.rs, a, b); n > 0 && w&(deliver|vague|pushes|do|gain|up|down|keep) != 0 && w&block == 0 {
		return 0
	}
	for i := a + 2; i < b-3 && i <= a+longest; i++ {
		if hanPower(c.rs[i-2]) > 1 {
			return 0 // 近百家客户完成…: many did
		}
		w, n := zhWordsLex.after(c.rs, i, b)
		if n > 1 && w&block != 0 {
			i += n - 1
			continue
		}
		if n < 2 || w&(deliver|do|vague|up|down) == 0 {
			continue
		}
		switch string(cut(c.rs, i, i+n)) {
		case "完成", "取得", "获得", "通过", "上线", "建成", "拿到", "获批", "如期完成", "正式上线":
			if r := at(c.rs, i+n); r == '并' || r == '且' || r == '的' || r == '后' {
				return 0
			}
			return i
		}
		return 0 // another verb: what follows is its object
	}
	return 0
}

// delivered passes the verbs of a deliverable before and after its name; over
// tells that they promise nothing that can be there.
func (c *clause) delivered(a, b int, r *relation) (from, to int, found, over bool) {
	w, n := zhWordsLex.after(c.rs, a, b)
	if c.namesProcess(a, n, b) {
		w, n = 0, 0
	}
	for (n > 1 && w&deliver != 0 || w&(do|deliver) != 0 && c.aSet(a+n)) && w&block == 0 && skipSpaces(c.rs, a+n, b) < b {
		found = true
		a, _ = c.trim(a+n, b)
		if c.aSet(a) {
			a += 2
		}
		if at(c.rs, a) == '了' {
			a++
		}
		if at(c.rs, a) == '并' {
			a++
		}
		var ok bool
		if w, n = zhWordsLex.after(c.rs, a, b); n > 1 && w&deliver != 0 {
			_, ok = c.verbGoesOn(a, n, b)
		}
		if !ok {
			break
		}
	}
	if n > 0 && !found && w&pushes != 0 && c.endsDone(a+n, b) {
		a, _ = c.trim(a+n, b) // 推动会员系统上线
		found = true
	}
	if starts(c.rs, a, "实现") && accomplished(string(cut(c.rs, a+2, b))) {
		found, n = true, 0
		a += 2
	}
	if !found && w&vague != 0 && n > 1 && !strings.Contains(string(cut(c.rs, a, b)), "并") {
		return a, b, false, true
	}
	from, to, there := c.doneTail(a, b, found, r)
	for _, d := range c.days { // WMS系统8月底前切换[完成]
		if there && d.deadline && d.start > from+1 && d.end < to {
			if w, n := zhWordsLex.after(c.rs, skipSpaces(c.rs, d.end, to), to); w&(deliver|done|do) != 0 && d.end+n >= to-1 {
				r.take(d)
				_, to = c.trim(from, d.start)
			}
			break
		}
	}
	return from, to, there, false
}

// namesProcess tells a verb that only names the process, system or place after
// it, where another at the end says that it is there: [发布流程自动化]上线.
func (c *clause) namesProcess(a, n, b int) bool {
	if n != 2 || !c.endsDone(a+n, b) {
		return false
	}
	switch string(cut(c.rs, a, a+n)) {
	case "发布", "采购", "审批", "交付", "部署", "设计", "开发", "测试", "注册", "签约", "招聘", "迁移", "研发", "培训", "检查", "审核":
		return startsAny(c.rs, a+n, "流程", "平台", "系统", "门户", "工具", "规范", "体系", "中心", "模块", "看板", "管理", "自动化", "助手")
	}
	return false
}

// aSet tells 一套 before what there is only one of: it is an article there.
func (c *clause) aSet(i int) bool {
	if !starts(c.rs, i, "一套") {
		return false
	}
	_, b := c.trim(i, c.end)
	for n := 0; n < 2; n++ { // …体系, …体系上线
		w, k := zhWordsLex.before(c.rs, i, b)
		if w&done == 0 || k < 2 {
			break
		}
		if _, b = c.trim(i, b-k); at(c.rs, b-1) == '并' {
			b--
		}
	}
	return ends(string(cut(c.rs, max(i+2, b-4), b)), "体系", "机制", "模型", "打法", "方法", "方法论", "标准", "流程", "规范", "制度", "框架", "方案", "策略", "SOP", "系统", "平台", "模板", "指标", "规则", "办法", "话术")
}

// doneTail cuts off what says at the end that a thing is there, how and when:
// 会员系统Q3正式[上线].
func (c *clause) doneTail(a, b int, found bool, r *relation) (from, to int, there bool) {
	for range 3 {
		w, n := zhWordsLex.before(c.rs, a, b)
		if n < 2 || w&done == 0 || w&block != 0 || b-n <= a {
			break
		}
		if word := string(cut(c.rs, b-n, b)); found && (word == "验收" || word == "通过") {
			break
		}
		found = true
		_, b = c.trim(a, b-n)
		for b > a+1 && (c.rs[b-1] == '并' || c.rs[b-1] == '的') {
			b--
		}
		if w, n := zhWordsLex.before(c.rs, a, b); w&manner != 0 && b-n > a+1 {
			_, b = c.trim(a, b-n)
			if c.rs[b-1] == '并' {
				b--
			}
		}
		if d, ok := c.dayEnding(b); ok && d.start > a && d.date != "" {
			r.take(d)
			_, b = c.trim(a, d.start)
		}
	}
	return a, b, found
}

// endsDone tells a text that ends in a word for a thing that is there for good:
// 上线, 投产; 落地 and 完成 are said of anything.
func (c *clause) endsDone(a, b int) bool {
	w, n := zhWordsLex.before(c.rs, a, b)
	if n < 2 || w&done == 0 || w&block != 0 || b-n <= a {
		return false
	}
	switch string(cut(c.rs, b-n, b)) {
	case "落地", "搭建", "完成", "通过", "到位", "落地实施", "落地执行", "的搭建", "正式落地":
		return false
	}
	return true
}

// verbGoesOn tells a second verb (设计并上线, 完成开发) from a noun that only
// looks like one (建立交付体系).
func (c *clause) verbGoesOn(a, n, b int) (int, bool) {
	return a + n, at(c.rs, a-1) == '并'
}

// intangible are the ends of what can be built up but never ticked off.
func intangible(name string) bool {
	for _, w := range []string{"关系", "氛围", "文化", "形象", "意识", "心智", "口碑", "能力", "信任", "信心", "优势", "生态", "影响力", "格局", "合力", "认知", "习惯", "作风", "水平", "素养", "默契", "壁垒", "感", "效率", "质量", "发展", "价值", "成长", "突破", "竞争力", "共识"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// unsaid tells verbs that make something only with the right object: 实现,
// 形成, 引入 alone say nothing that can be checked.
func (c *clause) unsaid(start int, name string) bool {
	w, n := zhWordsLex.after(c.rs, start, c.end)
	if n == 0 {
		return w&vague != 0
	}
	switch string(cut(c.rs, start, start+n)) {
	case "通过":
		return !passable(name)
	case "打造", "优化", "改善", "完善", "提升", "加强", "提高":
		return true
	}
	return false
}

// passable is what one passes (认证, 验收), against what one only goes through.
func passable(name string) bool {
	for _, w := range []string{"认证", "测评", "评审", "验收", "考试", "审核", "审计", "审批", "评估", "备案", "检测", "鉴定", "测试", "等保", "考核", "认定", "认證", "評審", "驗收", "资质", "审查", "答辩", "年检", "检查"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// early passes 提前两周, which says when, not what.
func (c *clause) early(a int) int {
	if !starts(c.rs, a, "提前") {
		return a
	}
	for _, q := range c.numbers {
		if q.start == skipSpaces(c.rs, a+2, c.end) {
			return q.end
		}
		if q.start > a+4 {
			break
		}
	}
	return a + 2
}

// accomplished is what can be 实现 once and for all.
func accomplished(name string) bool {
	for _, w := range []string{"盈亏平衡", "盈利", "上线", "对接", "打通", "互通", "联通", "全覆盖", "量产", "商用", "切换", "交付", "投产", "扭亏为盈", "无纸化", "落地", "上市", "并网", "通车", "开业", "发布", "启用", "投入使用", "竣工", "完工", "封顶", "并轨", "贯通", "直连", "首飞", "首航", "迁移", "单轨运行", "零的突破", "闭环", "自动化", "线上化", "电子化"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// justNumber tells a name that is a quantity and nothing else: 累计完成[12次].
func (c *clause) justNumber(name Span) bool {
	for _, q := range c.numbers {
		if q.start <= name[0] && q.end >= name[1] {
			return true
		}
	}
	return false
}
