import { useState } from "react";
import { ApiProblem } from "../../api/problem";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Combobox, type Option } from "../../ui/Combobox";
import { DatePick } from "../../ui/DatePick";
import { Field } from "../../ui/Field";
import { Form, FormActions, FormRow } from "../../ui/Form";
import { MarkdownField } from "../../ui/MarkdownField";
import { NumberInput } from "../../ui/NumberInput";
import { Page } from "../../ui/Page";
import { Panel } from "../../ui/Panel";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Select } from "../../ui/Select";
import { TextInput } from "../../ui/TextInput";

const refusal = new ApiProblem({
  status: 422,
  code: "objectives.invalid",
  detail: "有两处需要改一改",
  errors: [
    { pointer: "/title", detail: "目标还没有写" },
    { pointer: "/key_results", detail: "权重加起来是 90%，应为 100%" },
  ],
});

const people: Option[] = ["李娜", "张伟", "王芳", "刘洋", "陈静"].map((label) => ({
  value: label,
  label,
  hint: "运营部",
}));

export function Inputs() {
  const [title, setTitle] = useState("");
  const [owner, setOwner] = useState<Option | null>(people[0] ?? null);
  const [target, setTarget] = useState("五千多");
  const [due, setDue] = useState("2026-12-31");
  const [how, setHow] = useState("1. 改**续费提醒**的文案\n2. 分三批灰度");
  const [watch, setWatch] = useState(true);
  return (
    <Page title="表单" width="narrow">
      <Panel>
        <ProblemNotice error={refusal} shown={["/title"]} />
        <Form>
          <Field label="目标" required pointer="/title" error={refusal} hint="一句话说清要改变什么，不写数字">
            <TextInput value={title} onChange={setTitle} placeholder="提升用户留存率" />
          </Field>
          <FormRow>
            <Field label="负责人">
              <Combobox
                value={owner}
                onChange={setOwner}
                clearable
                search={async (q) => people.filter((p) => p.label.includes(q))}
              />
            </Field>
            <Field label="类型">
              <Select
                value="committed"
                onChange={() => {}}
                options={[
                  { value: "committed", label: "承诺型" },
                  { value: "aspirational", label: "挑战型" },
                ]}
              />
            </Field>
          </FormRow>
          <FormRow>
            <Field label="目标值">
              <NumberInput value={target} onChange={setTarget} unit="人" />
            </Field>
            <Field label="截止">
              <DatePick value={due} onChange={setDue} />
            </Field>
          </FormRow>
          <Field label="执行方式">
            <MarkdownField value={how} onChange={setHow} />
          </Field>
          <Checkbox checked={watch} onChange={setWatch}>
            有变化时通知我
          </Checkbox>
          <FormActions>
            <Button look="main" type="submit">
              保存
            </Button>
            <Button>取消</Button>
            <Button look="main" busy>
              正在保存
            </Button>
            <Button disabled>不可用</Button>
            <Button look="danger">删除</Button>
            <Button look="quiet">收起</Button>
            <Button size="small">小</Button>
          </FormActions>
        </Form>
      </Panel>
    </Page>
  );
}
