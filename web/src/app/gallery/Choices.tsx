import { useState } from "react";
import { Button } from "../../ui/Button";
import { ConfirmButton } from "../../ui/ConfirmButton";
import { Dialog } from "../../ui/Dialog";
import { Drawer } from "../../ui/Drawer";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { Needle } from "../../ui/Needle";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { PersonChip } from "../../ui/PersonChip";
import { Segmented } from "../../ui/Segmented";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { TeamChip } from "../../ui/TeamChip";
import { useToast } from "../../ui/Toast";
import styles from "./Gallery.module.css";

const rows = [
  { id: "1", team: "用户运营", lead: "李娜", objectives: "3", progress: 0.45 },
  { id: "2", team: "内容运营", lead: "王芳", objectives: "2", progress: 0.62 },
  { id: "3", team: "客服", lead: "Grace Hopper", objectives: "4", progress: 0.31 },
];

export function Choices() {
  const tell = useToast();
  const [tab, setTab] = useState("list");
  const [view, setView] = useState("tree");
  const [open, setOpen] = useState<"dialog" | "drawer" | null>(null);
  return (
    <Page title="选择与表格">
      <div className={styles.stack}>
        <div className={styles.flow}>
          <Segmented
            label="视图"
            value={view}
            onChange={setView}
            options={[
              { value: "list", label: "列表" },
              { value: "tree", label: "树" },
              { value: "map", label: "地图" },
            ]}
          />
          <Menu
            label="更多操作"
            face={<Icon name="dots" />}
            entries={[
              { key: "copy", label: "复制到下个周期", onSelect: () => {} },
              { key: "drop", label: "放弃这个目标", danger: true, onSelect: () => {} },
            ]}
          />
          <Button onClick={() => setOpen("dialog")}>对话框</Button>
          <Button onClick={() => setOpen("drawer")}>抽屉</Button>
          <Button onClick={() => tell({ text: "已把截止日期改到 12 月 25 日", undo: () => {} })}>消息</Button>
          <ConfirmButton
            look="danger"
            question="停用王芳的账号？"
            consequences="她的目标和行动会留下，但不能再登录。"
            verb="停用"
            onConfirm={() => {}}
          >
            停用
          </ConfirmButton>
        </div>
        <Tabs
          label="运营部"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: "list", label: "团队", count: 3 },
            { value: "people", label: "成员", count: 18 },
            { value: "history", label: "变化" },
          ]}
        >
          <Panel flush>
            <Table
              caption="团队"
              rows={rows}
              rowKey={(r) => r.id}
              columns={[
                { key: "team", head: "团队", cell: (r) => <TeamChip name={r.team} /> },
                { key: "lead", head: "负责人", cell: (r) => <PersonChip name={r.lead} />, wide: true },
                { key: "n", head: "目标", align: "end", cell: (r) => r.objectives, width: 80 },
                {
                  key: "p",
                  head: "进度",
                  width: 260,
                  cell: (r) => (
                    <Needle
                      progress={r.progress}
                      expected={0.59}
                      status={r.progress > 0.5 ? "on_track" : "off_track"}
                    />
                  ),
                },
              ]}
            />
          </Panel>
        </Tabs>
      </div>
      <Dialog
        open={open === "dialog"}
        title="新周期"
        onClose={() => setOpen(null)}
        actions={<Button look="main">建立</Button>}
      >
        一个季度，十三周。
      </Dialog>
      <Drawer open={open === "drawer"} title="关键结果" onClose={() => setOpen(null)}>
        <Needle size="big" progress={0.4} expected={0.59} status="at_risk" />
      </Drawer>
    </Page>
  );
}
