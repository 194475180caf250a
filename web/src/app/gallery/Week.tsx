import { useState } from "react";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Kbd } from "../../ui/Kbd";
import { Needle } from "../../ui/Needle";
import { NumberInput } from "../../ui/NumberInput";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
import { Sparkline } from "../../ui/Sparkline";
import { StatusTag } from "../../ui/StatusTag";
import { TextArea } from "../../ui/TextArea";
import styles from "./Gallery.module.css";

const readings = [50_000, 50_400, 50_900, 50_700, 51_400, 51_600, 52_000].map((value, i) => ({
  on: `2026-10-${String(5 + i * 3).padStart(2, "0")}`,
  value,
}));

export function Week() {
  const [value, setValue] = useState("5.24万");
  const [note, setNote] = useState("召回改走企业微信后首周 +400，下周扩到全部沉默用户");
  return (
    <Page
      title="本周"
      subtitle="先做这三件，大约 1 分钟"
      actions={
        <span className="small soft">
          <Kbd combo="mod+enter" /> 保存并到下一条
        </span>
      }
    >
      <div className={styles.two}>
        <Panel>
          <div className={styles.flow}>
            <strong>日均活跃用户数增长 10%</strong>
            <Sparkline points={readings} status="at_risk" label="七次更新，从 50,000 到 52,000" />
          </div>
          <Needle
            size="big"
            progress={0.4}
            expected={0.59}
            forecast={{ low: 0.48, high: 0.79 }}
            status="at_risk"
          />
          <p className="small soft">
            上次（11 月 16 日，信心 6）：老用户召回短信打开率偏低，改用企业微信触达。
          </p>
          <div className={styles.in}>
            <Field label="当前值" bare>
              <NumberInput value={value} onChange={setValue} unit="人" precision={0} />
            </Field>
            <Field label="这周有什么变化" bare>
              <TextArea value={note} onChange={setNote} rows={2} />
            </Field>
            <Field label="信心" bare>
              <Select value="7" onChange={() => {}} options={[{ value: "7", label: "信心 7" }]} />
            </Field>
          </div>
          <p className="small">
            <StatusTag status="at_risk" /> 保存后进度 48%，应达 59%。按目前的步子，季末大约 54,300（八成可能在
            53,400 到 55,300 之间）。
          </p>
        </Panel>
        <Panel title="在等我" actions={<Button size="small">全部</Button>}>
          <ul>
            <li>
              批准 <b>提升内容供给质量</b>（王芳，周五提交）
            </li>
            <li>
              行动「续费提醒改版」晚了 2 天，影响 <b>续费率</b>
            </li>
          </ul>
        </Panel>
      </div>
    </Page>
  );
}
