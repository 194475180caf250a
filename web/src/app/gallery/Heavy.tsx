import { DatePicker, Select, Table, Tree } from "antd";
import { Antd } from "../../ui/Antd";

/** antd's heavy parts under the house's theme, to see that the policy lets their styles in. */
export function Heavy() {
  return (
    <Antd>
      <DatePicker.RangePicker />
      <Select style={{ width: 200 }} mode="multiple" options={[{ value: "a", label: "用户运营" }]} />
      <Tree
        defaultExpandAll
        treeData={[{ key: "0", title: "公司", children: [{ key: "1", title: "运营部" }] }]}
      />
      <Table
        rowKey="k"
        columns={[{ dataIndex: "k", title: "团队", sorter: true }]}
        dataSource={[{ k: "运营部" }]}
        scroll={{ y: 200 }}
      />
    </Antd>
  );
}
