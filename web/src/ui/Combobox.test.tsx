import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { Combobox, type Option } from "./Combobox";

const people: Option[] = ["李娜", "李雷", "张伟"].map((label, i) => ({ value: String(i), label }));
const find = async (q: string) => people.filter((p) => p.label.includes(q));

function Trial({ search = find, taken }: { search?: typeof find; taken?: (o: Option | null) => void }) {
  const [value, setValue] = useState<Option | null>(null);
  return (
    <Combobox
      aria-label="负责人"
      clearable
      value={value}
      search={search}
      onChange={(option) => {
        setValue(option);
        taken?.(option);
      }}
    />
  );
}

test("typing finds, arrows choose, Enter takes", async () => {
  const taken = vi.fn();
  render(<Trial taken={taken} />);
  const input = screen.getByRole<HTMLInputElement>("combobox");
  await userEvent.type(input, "李");
  await vi.waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
  expect(input.getAttribute("aria-activedescendant")).toBe(screen.getByRole("option", { name: "李娜" }).id);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(taken).toHaveBeenCalledWith(people[1]);
  expect(input.value).toBe("李雷");
  expect(input.getAttribute("aria-expanded")).toBe("false");
});

test("Enter before the answer takes nothing that wasn't asked for", async () => {
  const taken = vi.fn();
  render(<Trial taken={taken} />);
  await userEvent.click(screen.getByRole("combobox"));
  await screen.findByRole("option", { name: "李娜" });
  await userEvent.keyboard("张{Enter}");
  expect(taken).not.toHaveBeenCalled();
});

test("Escape keeps what was chosen, the cross empties it", async () => {
  render(<Trial />);
  const input = screen.getByRole<HTMLInputElement>("combobox");
  await userEvent.click(input);
  await userEvent.click(await screen.findByRole("option", { name: "张伟" }));
  await userEvent.clear(input);
  await userEvent.keyboard("{Escape}");
  expect(input.value).toBe("张伟");
  await userEvent.click(screen.getByRole("button", { name: "清空" }));
  expect(input.value).toBe("");
});

test("nothing found and nothing reachable are told apart", async () => {
  const { unmount } = render(<Trial search={async () => []} />);
  await userEvent.click(screen.getByRole("combobox"));
  expect(await screen.findByText("没有符合的")).toBeTruthy();
  unmount();
  render(<Trial search={() => Promise.reject(new Error("down"))} />);
  await userEvent.click(screen.getByRole("combobox"));
  expect(await screen.findByText(/连不上服务器/)).toBeTruthy();
});

test("a late answer to an earlier question is dropped", async () => {
  const waiting: Record<string, (o: Option[]) => void> = {};
  const slow = (q: string) => new Promise<Option[]>((done) => (waiting[q] = done));
  render(<Trial search={slow} />);
  const input = screen.getByRole("combobox");
  await userEvent.type(input, "李");
  await vi.waitFor(() => expect(waiting.李).toBeDefined());
  await userEvent.type(input, "雷");
  await vi.waitFor(() => expect(waiting.李雷).toBeDefined());
  waiting.李雷?.([people[1] as Option]);
  expect(await screen.findByRole("option", { name: "李雷" })).toBeTruthy();
  waiting.李?.([people[0] as Option]);
  await new Promise((r) => setTimeout(r, 20));
  expect(screen.queryByRole("option", { name: "李娜" })).toBeNull();
});
