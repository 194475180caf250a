import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Markdown } from "../../ui/Markdown";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { Skeleton } from "../../ui/Skeleton";
import { StaleMark } from "../../ui/StaleMark";
import { StatusTag } from "../../ui/StatusTag";
import { type Status, statusIcon } from "../../ui/status";
import styles from "./Gallery.module.css";

const text = `### 怎么做
- [x] 梳理**沉默用户**名单
- [ ] 写三版文案，见 [话术](https://example.com)

> 先小范围试一周。

| 批次 | 人数 |
|---|---|
| 一 | 2,000 |`;

export function States() {
  return (
    <Page title="状态">
      <div className={styles.flow}>
        {(Object.keys(statusIcon) as Status[]).map((status) => (
          <StatusTag key={status} status={status} />
        ))}
        <StaleMark days={12} />
      </div>
      <br />
      <div className={styles.two}>
        <Panel>
          <EmptyState
            title="这个季度还没有目标"
            action={
              <>
                <Button look="main">写第一个目标</Button>
                <Button>粘贴已有 OKR</Button>
              </>
            }
          >
            已有的 OKR 可以从文档或表格直接粘贴过来，几秒钟就能读好。
          </EmptyState>
        </Panel>
        <div>
          <Panel title="载入中">
            <Skeleton />
          </Panel>
          <Panel title="执行方式">
            <Markdown text={text} />
          </Panel>
        </div>
      </div>
    </Page>
  );
}
