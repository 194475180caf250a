package demo

// person is somebody of the demo department; the key is the part of the e-mail
// address before @.
type person struct{ key, name, role, team, leads, level string }

func people() []person {
	return []person{
		{"wangfang", "王芳", "member", "华岳科技", "华岳科技", "M4"},
		{"lina", "李娜", "member", "运营部", "运营部", "M3"},
		{"zhangwei", "张伟", "member", "用户运营组", "用户运营组", "M1"},
		{"chenjing", "陈静", "member", "用户运营组", "", "P5"},
		{"liuyang", "刘洋", "member", "内容运营组", "内容运营组", "M1"},
		{"zhaoqiang", "赵强", "member", "内容运营组", "", "P5"},
		{"sunli", "孙丽", "member", "活动运营组", "活动运营组", "M1"},
		{"zhoumin", "周敏", "member", "客服部", "客服部", "M2"},
		{"wugang", "吴刚", "member", "客服部", "", "P4"},
		{"xuli", "徐丽", "member", "市场部", "市场部", "M2"},
		{"hefeng", "何峰", "champion", "运营部", "", "P7"},
		{"gaomei", "高梅", "hr", "人力资源部", "人力资源部", "M2"},
	}
}

// teams are parents before children: name, parent.
func teams() [][2]string {
	return [][2]string{
		{"华岳科技", ""}, {"运营部", "华岳科技"}, {"用户运营组", "运营部"}, {"内容运营组", "运营部"}, {"活动运营组", "运营部"},
		{"客服部", "华岳科技"}, {"市场部", "华岳科技"}, {"人力资源部", "华岳科技"},
	}
}

// theme is a strategy theme of the year.
type theme struct{ key, title, target string }

func themes() []theme {
	return []theme{
		{"base", "稳住基本盘：让老用户留下来", "年末月活跃用户 80 万，年流失率低于 20%"},
		{"growth", "找到第二条增长曲线", "全年营收 1.2 亿元，其中续费占一半"},
		{"care", "把服务做成口碑", "全年客户满意度 92% 以上"},
	}
}

// objective is one of the demo, with its key results.
type objective struct {
	title, owner, kind, theme, parent string // parent: title of the objective it supports
	team                              string // owned by a team; the owner only writes it
	state                             string // draft, in_review or active
	approver                          string // of an active one
	results                           []result
}

// result is a key result; path is how far it is at each quarter of the time
// that has passed since the cycle began, in hundredths of the way.
type result struct {
	title, owner, unit string
	baseline, target   string // metric
	low, high          string // keep
	steps              []string
	weight             string
	path               []int
	values             []string // keep: the readings, in turn
	owed               bool     // the check-in of this week is still to be made
	confidence         int64
	notes              []string
	actions            []action
}

// action is part of a key result's plan; due is in hundredths of the cycle.
type action struct {
	title, owner, how, effort, state string
	from, due                        int
}

func okrs() []objective {
	return []objective{
		{title: "让用户愿意留下来，让营收健康增长", owner: "wangfang", kind: "aspirational", theme: "growth", state: "active", approver: "hefeng", results: []result{
			{title: "季度营业收入达到3200万元", owner: "wangfang", unit: "万元", baseline: "2650", target: "3200", path: []int{12, 26, 41, 52}, confidence: 6, notes: []string{"续费好于预期，新签慢。"},
				actions: []action{{"大客户续约逐家走访 20 家", "wangfang", "按到期日排；每家带一份使用报告；两周内给出续约方案。", "10", "doing", 20, 80}}},
			{title: "月活跃用户数从68万提升到76万", owed: true, owner: "lina", unit: "万人", baseline: "68", target: "76", path: []int{8, 22, 35, 44}, confidence: 6, notes: []string{"留存回升，拉新持平。"},
				actions: []action{
					{"拉新渠道复盘，停掉最贵的两个", "lina", "按首月留存算每个渠道的真实成本；停投两周看自然量是否下降。", "3", "done", 15, 40},
					{"高校渠道试点三所学校", "lina", "社团合作加校园大使；每校先投 2 万元，四周后按留存决定是否扩大。", "8", "doing", 40, 66},
				}},
		}},
		{title: "提升用户留存率", owner: "lina", kind: "committed", theme: "base", parent: "让用户愿意留下来，让营收健康增长", state: "active", approver: "wangfang", results: []result{
			{title: "日均活跃用户数增长10%", owed: true, owner: "zhangwei", unit: "人", baseline: "50000", target: "55000", path: []int{6, 18, 31, 40}, confidence: 6,
				notes: []string{"老用户召回短信打开率偏低，改用企业微信触达。", "召回改走企业微信，首周 +400。", "签到任务改版上线，次日留存涨了 1.2 个点。"},
				actions: []action{
					{"沉默用户分层，先做 30 天未登录的 8 万人", "chenjing", "按最近消费与登录时间分四层；每层一套话术，先小流量验证再放量。", "6", "done", 2, 18},
					{"召回渠道换成企业微信", "zhangwei", "客服号分批添加；每天不超过 3,000 人；周三复盘转化。", "8", "doing", 15, 60},
					{"签到任务改版并做 A/B 实验", "chenjing", "两组各 50%，看 7 日留存，显著再全量。", "10", "todo", 50, 85},
				}},
			{title: "用户流失率降低至5%", owner: "chenjing", unit: "%", baseline: "8", target: "5", path: []int{10, 25, 42, 50}, confidence: 7,
				notes: []string{"流失主要来自首单后 14 天。", "新手任务上线，14 天流失从 8% 降到 7.1%。"},
				actions: []action{
					{"首单后 14 天关怀路径", "chenjing", "第 1、3、7、14 天各一次触达，内容与品类相关。", "5", "doing", 10, 55},
					{"流失用户电话回访 100 位", "wugang", "问三个问题：为什么走、去了哪里、怎样会回来。", "4", "done", 5, 30},
				}},
		}},
		{title: "提升营收增长率", owner: "zhangwei", kind: "aspirational", theme: "growth", parent: "让用户愿意留下来，让营收健康增长", state: "active", approver: "lina", results: []result{
			{title: "新增付费用户1000人", owed: true, owner: "chenjing", unit: "人", baseline: "0", target: "1000", weight: "60", path: []int{20, 38, 54, 62}, confidence: 8,
				notes:   []string{"首月体验价带来 180 人。", "老带新占到三成。"},
				actions: []action{{"老带新双向奖励", "chenjing", "双方各得 15 天会员；防刷规则先跑一周。", "6", "doing", 10, 70}}},
			{title: "付费用户续费率提升至80%", owner: "zhangwei", unit: "%", baseline: "72", target: "80", weight: "40", path: []int{5, 9, 12}, confidence: 4,
				notes:   []string{"到期提醒文案太晚，很多人过期才看到。"},
				actions: []action{{"续费提醒改版：提前 15 天、7 天、1 天", "zhangwei", "站内信 + 企业微信；附上用户自己的使用数据。", "5", "doing", 12, 45}}},
		}},
		{title: "做出用户愿意转发的内容", owner: "liuyang", kind: "aspirational", theme: "growth", parent: "提升用户留存率", state: "active", approver: "lina", results: []result{
			{title: "单条内容平均转发从18次提升到40次", owner: "zhaoqiang", unit: "次", baseline: "18", target: "40", path: []int{5, 14, 22, 30}, confidence: 5, notes: []string{"教程类转发是资讯类的三倍。"},
				actions: []action{{"每周三篇教程，一篇用户故事", "zhaoqiang", "选题会周一开；用户故事先征得本人同意。", "12", "doing", 0, 95}}},
			{title: "内容带来的注册用户达到6000人", owed: true, owner: "liuyang", unit: "人", baseline: "0", target: "6000", path: []int{15, 33, 50, 61}, confidence: 7, notes: []string{"搜索流量占一半。"}},
			{title: "差评率控制在千分之三以内", owner: "zhaoqiang", unit: "‰", high: "3", values: []string{"2.6", "2.9", "3.4", "2.8"}, confidence: 8, notes: []string{"标题党一篇，已改。"}},
		}},
		{title: "把双十二活动办成全年最省心的一次", owner: "sunli", kind: "committed", theme: "growth", parent: "提升营收增长率", state: "active", approver: "lina", results: []result{
			{title: "活动期间成交额达到900万元", owner: "sunli", unit: "万元", baseline: "0", target: "900", path: []int{0, 0, 4, 9}, confidence: 6, notes: []string{"预售第一天 81 万。"}},
			{title: "完成活动全流程演练", owner: "sunli", steps: []string{"压测到日常峰值 5 倍", "客服话术与预案评审", "全流程演练一次"}, confidence: 8, notes: []string{"压测通过。"},
				actions: []action{{"压测与限流方案", "sunli", "与研发一起定三档限流；演练时真的切一次。", "6", "done", 5, 40}}},
		}},
		{title: "让客户第一次来问就解决问题", owner: "zhoumin", team: "客服部", kind: "committed", theme: "care", state: "active", approver: "wangfang", results: []result{
			{title: "首次解决率从78%提升到86%", owed: true, owner: "wugang", unit: "%", baseline: "78", target: "86", path: []int{15, 35, 58, 70}, confidence: 8, notes: []string{"知识库搜索改好后涨了 2 个点。"},
				actions: []action{{"知识库每周补 20 条", "wugang", "从当周转二线的工单里挑；写完由二线复核。", "8", "doing", 0, 90}}},
			{title: "客户满意度保持在92%以上", owner: "zhoumin", unit: "%", low: "92", values: []string{"92.6", "91.8", "92.4", "93.1"}, confidence: 7, notes: []string{"周末排班补上后回到 93%。"}},
		}},
		{title: "让对的人知道我们", owner: "xuli", kind: "aspirational", theme: "growth", state: "in_review", results: []result{
			{title: "有效线索成本降低20%", owner: "xuli", unit: "元", baseline: "85", target: "68", confidence: 6},
			{title: "品牌词搜索量增长30%", owner: "xuli", unit: "次", baseline: "12000", target: "15600", confidence: 5},
		}},
		{title: "优化客服流程", owner: "zhoumin", kind: "committed", state: "draft", results: []result{
			{title: "平均响应时间缩短到30秒", owner: "wugang", unit: "秒", target: "30"},
		}},
	}
}
