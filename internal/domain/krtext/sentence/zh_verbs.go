package sentence

import "strings"

func midVerb(w string) bool {
	switch w {
	case "带来", "新增", "新签", "净增", "拉新", "新开拓", "新开发", "新拓展", "引进", "招募", "新引进", "新引入", "新发展", "新招", "收集", "获取", "招聘", "招收", "吸纳", "沉淀", "输送", "录用", "引入", "新获取", "新招聘":
		return true
	}
	return false
}

// subject tells a text that names who does a thing, not the thing.
func subject(s string) bool {
	if strings.HasSuffix(s, "内部") || strings.HasSuffix(s, "全部") || strings.HasSuffix(s, "外部") {
		return false
	}
	for _, each := range []string{"每位", "每名", "每个", "每家", "各"} { // 每个项目组每两周做一次复盘
		if rest, ok := strings.CutPrefix(s, each); ok && rest != "" && !levelName(rest) {
			return true
		}
	}
	for _, w := range []string{"部", "部门", "团队", "小组", "中心", "公众号", "平台", "社区", "人员", "客服", "坐席", "顾问", "导购", "公司", "事业部", "每人", "人均", "渠道", "账号", "门店", "研发", "全员", "各组", "我", "BD", "HR", "HRBP", "PM", "SDR", "CSM", "现场", "线下", "线上"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// gainTail is the length of a verb that ends a name whose number counts what
// the verb is done to: 沉默用户激活 3 万人, 新品上架 200 款.
func (c *clause) gainTail(a, b int) int {
	w, n := zhWordsLex.before(c.rs, a, b)
	if n < 2 || w&(gain|do|deliver|done|up) == 0 || w&(block|vague) == block || b-n <= a+1 {
		return 0
	}
	switch string(cut(c.rs, b-n, b)) {
	case "合作", "培训", "服务", "访谈", "调研", "直播", "分享", "测试", "采购", "设计", "演练", "认证", "面试", "运营", "研发", "销售", "采访", "学习", "检查", "评审", "审计", "沟通", "宣讲", "阅读", "注册", "成交", "生产", "投入", "支持", "讲师", "改造", "升级", "优化", "整改", "参与", "参加", "出席", "提升", "提高", "增强", "改善", "走访", "回访", "拜访", "巡检", "盘点", "报道", "分析", "推荐", "组织", "关注", "迁移", "辅导", "投稿", "供稿", "创新", "试点", "抽查", "质检", "接待", "成立", "路演", "奖励":
		return 0
	}
	return n
}

// attributive tells a verb that only describes the noun after it: 调研报告, 培训课程.
func attributive(verb, rest string) bool {
	switch verb {
	case "设计", "开发", "建设", "生产", "采购", "改造": // make things: 开发课程 12 门 makes them
		return begins(rest, "报告", "用例", "文档", "合同", "协议", "项目", "会", "计划", "纪要", "机制", "任务", "基地", "中心", "伙伴", "工程师", "人员", "班", "者", "商", "员", "订单", "环境", "规范", "稿", "师")
	case "调研", "培训", "测试", "服务", "销售", "推广", "交付", "研发", "合作", "运营", "访谈", "评审", "审计", "检查", "学习", "直播", "试点", "演练", "投放", "认证", "面试", "分享", "支持", "实施", "复盘", "评估", "维护", "推荐",
		"激励", "宣讲", "处理", "配置", "采访", "标注", "训练", "考核", "优化", "增长", "提升", "提效", "增效", "降本", "降耗", "储备", "整改", "升级", "管理", "改善", "创新", "推送", "验证", "沟通", "回访", "学时", "辅导", "宣传", "展示", "展览", "关怀", "预警", "巡检", "盘点", "修复", "监测", "招商", "路演":
		return begins(rest, "报告", "方案", "课程", "手册", "用例", "文档", "合同", "协议", "教材", "项目", "活动", "会", "计划", "纪要", "物料", "视频", "材料", "模板", "机制", "体系", "系统", "平台", "工具", "产品", "案例", "任务", "基地", "中心", "专题", "工单", "数据", "样本", "伙伴", "讲师", "工程师", "场次", "班", "站点", "文章",
			"实验", "黑客", "引擎", "建议", "意见", "提案", "措施", "干部", "人才", "顾问", "人员", "专员", "经理", "团队", "岗位", "营", "专场", "周", "日", "点", "流程", "规则", "标准", "制度", "清单", "题", "素材", "渠道", "模型", "策略", "师", "者", "站", "记录", "话术", "证书", "资料")
	}
	return false
}

// compound tells that the verb at a makes one noun with what follows up to b,
// where that is no level: 增长实验 is a thing, 提升会员续费率 is not.
func (c *clause) compound(a, n, b int) bool {
	return attributive(string(cut(c.rs, a, a+n)), string(cut(c.rs, a+n, min(b, a+n+8)))) && !levelName(string(cut(c.rs, a+n, b)))
}

// lasting tells what a span of time describes: 24小时[值班制度], 7天[训练营].
func lasting(s string) bool {
	s, _, _ = strings.Cut(s, "(")
	for _, w := range []string{"制度", "机制", "服务", "体系", "热线", "计划", "规划", "训练营", "承诺", "标准", "方案", "保障", "响应", "无理由", "便利店", "客服", "战略", "课程", "活动", "营"} {
		if strings.HasSuffix(strings.TrimRight(s, " 。)）"), w) || strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// spell tells words that only say for how long a thing is done: 坚持30天.
func spell(name string) bool {
	switch name {
	case "坚持", "持续", "连续", "历时", "为期", "周期", "耗时":
		return true
	}
	return false
}

// wayInName is the way that a name says by itself: 采购降本8%.
func wayInName(name string, said role) role {
	if said&(up|down|keep|ceiling|to|reach) == 0 && ends(name, "降本", "降耗", "减亏", "节支", "减排") {
		return down
	}
	return 0
}

func ends(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func begins(s string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
