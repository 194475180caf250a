import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ApiProblem, problemOf } from "../api/problem";
import { ProblemNotice } from "./ProblemNotice";

const refusal = new ApiProblem({
  status: 422,
  code: "objectives.invalid",
  detail: "有两处需要改",
  errors: [
    { pointer: "/title", detail: "目标还没有写" },
    { pointer: "/key_results", detail: "权重加起来是 90%" },
  ],
});

test("says the detail and the reasons that no field shows", () => {
  render(<ProblemNotice error={refusal} shown={["/title"]} />);
  const words = screen.getByRole("alert").textContent;
  expect(words).toContain("有两处需要改");
  expect(words).toContain("权重加起来是 90%");
  expect(words).not.toContain("目标还没有写");
});

test("the network's and one's own faults have words, no stack", () => {
  const { rerender } = render(<ProblemNotice error={new ApiProblem({ status: 0, code: "network" })} />);
  expect(screen.getByRole("alert").textContent).toContain("连不上服务器");
  rerender(<ProblemNotice error={new TypeError("x is undefined")} />);
  expect(screen.getByRole("alert").textContent).not.toContain("undefined");
});

test("what a proxy found too large is said in the reader's words", () => {
  render(<ProblemNotice error={problemOf(413, "<html>413 Request Entity Too Large</html>")} />);
  expect(screen.getByRole("alert").textContent).toContain("10 MB");
});

test("another try is offered only where it may help", () => {
  const retry = vi.fn();
  const { rerender } = render(<ProblemNotice error={refusal} retry={retry} />);
  expect(screen.queryByRole("button")).toBeNull();
  for (const status of [0, 429, 503]) {
    rerender(<ProblemNotice error={new ApiProblem({ status, code: "x" })} retry={retry} />);
    screen.getByRole("button").click();
  }
  expect(retry).toHaveBeenCalledTimes(3);
});

test("no error, no notice", () => {
  render(<ProblemNotice error={null} />);
  expect(screen.queryByRole("alert")).toBeNull();
});
