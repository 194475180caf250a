import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { Table } from "./Table";

test("is a table with heads, rows and a name", () => {
  render(
    <Table
      caption="团队"
      rowKey={(r) => r.name}
      rows={[{ name: "用户运营", count: "3" }]}
      columns={[
        { key: "name", head: "名称", cell: (r) => r.name },
        { key: "count", head: "目标", cell: (r) => r.count, align: "end" },
      ]}
    />,
  );
  const box = screen.getByRole("group", { name: "团队" });
  expect(
    within(box)
      .getAllByRole("columnheader")
      .map((h) => h.textContent),
  ).toEqual(["名称", "目标"]);
  expect(screen.getByRole("cell", { name: "3" }).className).toContain("end");
});
