package sentence

import "strings"

// arrivals are the verbs that go before 到 or 至 and a level, by the way they
// move it: 提升到, 压到, 做到. The last ones leave the way to the measure.
func arrivals() []words {
	return []words{
		{up | to, `提升 提高 增长 增加 上升 上涨 上调 上浮 攀升 拉升 扩大 扩展 扩充 拉高 推高 拔高 延长 跃升 爬升 飙升 回升 反弹 扩容 扩编 壮大 做大 做强 增强 抬升 拉长 延伸 拓展 发展 成长 增厚 提速 提档 提振 拓宽 冲高 升级 进化 进步 增 升 涨 提 抬 飙 扩 攀 拔 顶 拉 爬 爬坡 冲 补 攒 提昇 增長 成長 擴大 跃迁 迈进`},
		{down | to, `降低 下降 减少 缩短 压缩 缩减 下调 压降 削减 收窄 回落 调降 精简 下滑 压低 压减 减低 缩小 控降 收缩 收紧 收敛 裁减 砍减 减轻 瘦身 缩编 降 减 缩 压 砍 跌 掉 落 滑 減少 縮短 壓縮 節省`},
		{to, `优化 改善 调整 推进 恢复 改进 覆盖 追赶 冲刺 冲击 布局 修复 打磨 积累 累积 转变 变更 切换 更新 迭代 完善 过渡 更换 放宽 做 推 跑 拱 干 打 改 变 转 调 带 抓 凑 铺 开 建 磨 回 赶 追 窜 抠 挤 卖 拓 走 變 轉 調`},
	}
}

// arriving gives each of those verbs its endings. They are read backwards from
// the number only: at the head of a name 回到, 转到 mean something else.
func arriving() []words {
	var out []words
	for _, line := range arrivals() {
		var b strings.Builder
		for _, verb := range strings.Fields(line.list) {
			endings := "到 至 到了"
			if len([]rune(verb)) > 1 {
				endings = "到 至 为 成 达 达到 到了 至约 致 之" // the last two are typing errors
			}
			for _, e := range strings.Fields(endings) {
				b.WriteString(verb + e + " ")
			}
		}
		out = append(out, words{line.roles, b.String()})
	}
	return out
}
