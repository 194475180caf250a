import { Button } from "../../ui/Button";
import { Needle, type NeedleProps } from "../../ui/Needle";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PersonChip } from "../../ui/PersonChip";
import { StaleMark } from "../../ui/StaleMark";
import { StatusTag } from "../../ui/StatusTag";
import { Tag } from "../../ui/Tag";
import styles from "./Gallery.module.css";

function Row({
  title,
  line,
  when,
  ...needle
}: NeedleProps & { title: string; line: string; when: React.ReactNode }) {
  return (
    <div className={`${styles.row} ${styles.kr}`}>
      <div>
        {title}
        <div className="small soft">{line}</div>
      </div>
      <Needle {...needle} />
      <StatusTag status={needle.status} />
      <span className={`${styles.who} small soft`}>{when}</span>
    </div>
  );
}

export function Objectives() {
  return (
    <Page
      title="运营部 · 2026 年第四季度"
      subtitle="第 8 周，共 13 周 · 已过 36 / 61 个工作日"
      actions={
        <>
          <Button>粘贴已有 OKR</Button>
          <Button look="main">新目标</Button>
        </>
      }
    >
      <Panel flush>
        <div className={`${styles.row} ${styles.head}`}>
          <div>
            <h2>提升用户留存率</h2> <Tag>承诺型</Tag> <Tag>支撑 公司：稳住基本盘</Tag>
          </div>
          <Needle progress={0.45} expected={0.59} forecast={{ low: 0.58, high: 0.86 }} status="at_risk" />
          <StatusTag status="at_risk" />
          <span className={styles.who}>
            <PersonChip name="李娜" />
          </span>
        </div>
        <Row
          title="日均活跃用户数增长 10%"
          line="50,000 → 55,000 人 · 现 52,000 · 每周一"
          when="昨天"
          progress={0.4}
          expected={0.59}
          forecast={{ low: 0.48, high: 0.79 }}
          status="at_risk"
        />
        <Row
          title="降低用户流失率至 5%"
          line="8% → 5% · 现 6.5% · 行动 3/5"
          when="周一"
          progress={0.5}
          expected={0.59}
          forecast={{ low: 0.66, high: 0.97 }}
          status="on_track"
        />
        <Row
          title="付费用户续费率提升至 80%"
          line="72% → 80% · 现 73% · 权重 40%"
          when={<StaleMark />}
          progress={0.12}
          expected={0.41}
          forecast={{ low: 0.05, high: 0.44 }}
          status="off_track"
        />
        <Row
          title="客服满意度不低于 95%"
          line="还没有数据 · 周五第一次更新"
          when=""
          progress={null}
          expected={0.59}
          status="no_data"
        />
        <Row
          title="新增付费用户 1,000 人"
          line="0 → 1,000 人 · 现 1,300"
          when="11月16日"
          progress={1.3}
          expected={1}
          status="achieved"
        />
        <Row
          title="投诉 24 小时内结清"
          line="低于基线"
          when=""
          progress={-0.33}
          expected={1}
          status="missed"
        />
      </Panel>
    </Page>
  );
}
