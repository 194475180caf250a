export default {
  brand: "司南",
  status: {
    on_track: "正常",
    at_risk: "有风险",
    off_track: "落后",
    achieved: "达成",
    missed: "未达成",
    no_data: "暂无数据",
  },
  needle: {
    none: "进度未知",
    progress: "进度 {{value}}",
    expected: "应达 {{value}}",
    forecast: "预测 {{low}} 到 {{high}}",
    join: "，",
  },
  loading: "正在载入",
  toast: { undo: "撤销", close: "关闭这条消息" },
  dialog: { close: "关闭" },
  problem: {
    retry: "再试一次",
    network: "连不上服务器。请检查网络后再试。",
    server: "服务器没能完成这件事，请稍后再试。",
    bug: "页面出了差错，请重新载入后再试。",
  },
};
