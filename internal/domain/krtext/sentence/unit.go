package sentence

// units is the table of units: what is counted (人, 场) and what is measured
// (元, 小时). Latin units are exact in case.
func unitTable() []words {
	return []words{
		{counted, `人 名 位 家 个 個 篇 份 项 項 单 件 张 張 款 门 門 户 戶 台 套 本 部 条 條 通 支 只 座 间 間 所 辆 批 组 組 对 幅 首 枚 组织 队 企业 种 種 类 類 头 棵 块 册 冊 页 頁 道 例 起 宗 笔 筆 封 根 把 片 层 行 盒 箱 瓶 包 袋 店 城 国 省 市 县 人份 万人 單 臺 檔 档 款型 處 处 则 則 帖 艘 架 门店`},
		{counted | event, `次 场 場 轮 輪 期 节 節 回 届 屆 人次 家次 场次 户次 台次 单次 件次 天次 場次 遍 趟 堂 课 班 集 步 次数 车次 班次 课时 學時 学时`},
		{measured, `元 圆 美元 美金 港元 港币 欧元 英镑 日元 新台币 新臺幣 台币 人民币 块钱 角 分 秒 毫秒 微秒 分钟 分鐘 小时 小時 个小时 天 日 个工作日 工作日 个自然日 自然日 周 週 个星期 星期 个月 月 年 季度 个季度 季 岁 吨 噸 千克 千克标准煤 公斤标准煤 克标准煤 公斤 克 斤 米 公里 千米 里 平方米 平米 平方公里 亩 公顷 立方米 升 毫升 度 千瓦时 千瓦 兆瓦 瓦 字 星 级 級 倍 个点 基点 个基点 人天 人日 人月 人时 件/人 次/人 元/人 元/平方米 元/㎡ ㎡ 字节 比特 帧 帧/秒 次/秒 笔/秒 克拉 分贝 毫米 厘米 摄氏度 ℃ 兆 美分 人年 积分 微克 毫克 微米 纳米 块 纳秒 牛 焦 卡 千卡 大卡 公分 英里 盎司 磅 标准煤 吨标煤 吨标准煤 万吨 立方 方 个自然月 学分 折 分位 百分位 个BP 个bp BP`},
	}
}

func latinUnitTable() []words {
	return []words{
		{measured, `g ms s sec secs min mins h hr hrs d GB MB KB TB PB kg km kWh kW MW QPS qps TPS tps FPS fps RPM rpm bp bps mm cm USD RMB CNY rmb usd cny EUR HKD GBP JPY SGD Mbps Gbps px pt dB Hz GHz MHz MWh tCO2 pts ppm ppb mg ml mL L t us ns TB/s m2 m3 k㎡ km2 Gb Mb UV PV BP`},
		{measured, `second seconds minute minutes hour hours day days week weeks month months quarter quarters year years millisecond milliseconds business_days business_day working_days working_day calendar_days points point stars star people`},
		{measured, `basis_points basis_point sec. min. hrs. dollars euros`},
	}
}

var unitsZh = lexiconOf(true, unitTable())
var unitsLatin = lexiconOf(true, latinUnitTable())

// latinUnit looks a Latin unit up with its case: S is no second, m no minute.
func latinUnit(rs []rune, i, end int) (role, int) {
	r, n := unitsLatin.after(rs, i, end)
	if isDigit(at(rs, i+n)) {
		return 0, 0
	}
	return r, n
}

// timeUnit tells a span of time, which in front of a noun belongs to its name
// (30天复购率, 48小时结案率).
func timeUnit(u string) bool {
	switch u {
	case "天", "日", "小时", "小時", "个小时", "分钟", "分鐘", "秒", "毫秒", "年", "月", "个月", "周", "週", "个工作日", "工作日", "个自然日", "自然日",
		"季度", "个季度", "季", "星期", "个星期", "岁", "级", "級", "星", "度", "h", "d", "min", "s", "ms", "day", "days", "hour", "hours", "minute", "minutes",
		"week", "weeks", "month", "months", "year", "years", "second", "seconds", "quarter", "quarters":
		return true
	}
	return false
}

// periodOf names the period that a word such as 周 or week stands for.
func periodOf(w string) string {
	switch w {
	case "天", "日", "day", "d", "daily", "工作日", "晚", "早":
		return "day"
	case "周", "週", "星期", "week", "wk", "weekly", "个星期", "礼拜":
		return "week"
	case "月", "个月", "month", "mo", "monthly":
		return "month"
	case "季", "季度", "quarter", "quarterly", "个季度":
		return "quarter"
	case "年", "年度", "year", "yr", "annum", "annually", "yearly", "annual":
		return "year"
	}
	return ""
}
