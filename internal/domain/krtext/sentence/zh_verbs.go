package sentence

import "strings"

func midVerb(w string) bool {
	switch w {
	case "新增", "新签", "净增", "拉新", "新开拓", "新开发", "新拓展", "引进", "招募", "新引进", "新引入", "新发展", "新招":
		return true
	}
	return false
}

// subject tells a text that names who does a thing, not the thing.
func subject(s string) bool {
	for _, w := range []string{"部", "部门", "团队", "小组", "中心", "公众号", "平台", "社区", "人员", "公司", "事业部", "每人", "人均", "渠道", "账号", "门店", "研发", "全员", "各组", "我"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// gainTail is the length of a verb that ends a name: 沉默用户激活.
func (c *clause) gainTail(a, b int) int {
	for _, w := range []string{"激活", "召回", "唤醒", "新增", "引入", "引进", "招募", "转化", "沉淀", "增长", "拉新", "招聘", "增加", "挽回", "录用", "入职", "开拓", "拓展", "签约", "覆盖", "获取", "净增", "回流", "培养", "储备", "更新", "发布", "产出", "输出", "上新", "修复"} {
		n := len([]rune(w))
		if b-n > a && starts(c.rs, b-n, w) {
			return n
		}
	}
	return 0
}

// attributive tells a verb that only describes the noun after it: 调研报告, 培训课程.
func attributive(verb, rest string) bool {
	switch verb {
	case "调研", "培训", "测试", "采购", "设计", "服务", "销售", "推广", "交付", "研发", "合作", "运营", "访谈", "评审", "审计", "检查", "学习", "直播", "试点", "演练", "投放", "认证", "面试", "分享", "生产", "支持", "实施", "复盘", "评估", "维护", "推荐", "开发", "激励", "建设", "改造", "宣讲", "处理", "配置", "采访", "标注", "训练", "考核":
	default:
		return false
	}
	for _, w := range []string{"报告", "方案", "课程", "手册", "用例", "文档", "合同", "协议", "教材", "项目", "活动", "会", "会议", "计划", "纪要", "物料", "视频", "材料", "模板", "机制", "体系", "系统", "平台", "工具", "产品", "案例", "任务", "基地", "中心", "专题", "工单", "数据", "样本", "伙伴", "讲师", "工程师", "场次", "班", "站点", "文章"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
