import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Kbd } from "./Kbd";
import { KeysProvider, useKey, useKeyHints } from "./keys";

function Trial({ combo, act }: { combo: string; act: () => void }) {
  useKey(combo, "保存", act);
  return (
    <>
      <input aria-label="名称" />
      <ul>
        {useKeyHints().map((hint) => (
          <li key={hint.combo}>
            {hint.words} {hint.combo}
          </li>
        ))}
      </ul>
    </>
  );
}

function trial(combo: string) {
  const act = vi.fn();
  const view = render(
    <KeysProvider>
      <Trial combo={combo} act={act} />
    </KeysProvider>,
  );
  return { act, ...view };
}

test("a combination works also while one types, and is listed", () => {
  const { act } = trial("mod+enter");
  fireEvent.keyDown(screen.getByLabelText("名称"), { key: "Enter", ctrlKey: true });
  fireEvent.keyDown(screen.getByLabelText("名称"), { key: "Enter" });
  expect(act).toHaveBeenCalledTimes(1);
  expect(screen.getByText("保存 mod+enter")).toBeTruthy();
});

test("a plain key rests while one types, and a sign may need shift", () => {
  const { act } = trial("?");
  fireEvent.keyDown(screen.getByLabelText("名称"), { key: "?", shiftKey: true });
  expect(act).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "?", shiftKey: true });
  expect(act).toHaveBeenCalledTimes(1);
});

test("what composes Chinese is left alone, and nothing works once gone", () => {
  const { act, unmount } = trial("mod+k");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true, isComposing: true });
  unmount();
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(act).not.toHaveBeenCalled();
});

test("keys are shown as they stand on the keyboard", () => {
  const { container } = render(<Kbd combo="mod+shift+k" />);
  expect(container.textContent).toBe("CtrlShiftK");
});
