import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { PersonPicker } from "./PersonPicker";
import { TeamPicker } from "./TeamPicker";

afterEach(() => vi.unstubAllGlobals());

function serve(items: object[]): URL[] {
  const asked: URL[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url));
    return Response.json({ items });
  });
  return asked;
}

test("people are asked of the server by what was typed", async () => {
  const asked = serve([{ id: "p1", name: "李娜", email: "lina@example.com" }]);
  const take = vi.fn();
  render(<PersonPicker aria-label="负责人" value={null} onChange={take} />);
  await userEvent.type(screen.getByRole("combobox"), "李");
  await vi.waitFor(() => expect(asked.some((url) => url.searchParams.get("q") === "李")).toBe(true));
  await userEvent.click(await screen.findByRole("option", { name: /李娜/ }));
  expect(take.mock.calls[0]?.[0].value).toBe("p1");
});

test("teams are told apart by the team above them", async () => {
  serve([
    { id: "t1", name: "公司" },
    { id: "t2", name: "运营部", parent_id: "t1" },
  ]);
  render(<TeamPicker aria-label="团队" value={null} onChange={() => {}} />);
  await userEvent.type(screen.getByRole("combobox"), "运营");
  await vi.waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
  expect(screen.getByRole("option").textContent).toBe("运营部公司");
});
