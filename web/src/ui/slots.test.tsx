import { render, screen } from "@testing-library/react";
import { lazy } from "react";
import { expect, test } from "vitest";
import { Slot, SlotsProvider } from "./slots";

const late = () => {
  let arrive = () => {};
  const code = new Promise<{ default: () => string }>((done) => {
    arrive = () => done({ default: () => "日历地址" });
  });
  return { subscribe: lazy(() => code), arrive: () => arrive() };
};

test("a skeleton holds the place of a part that is on its way, but not in a bar, which it would make taller", async () => {
  for (const inBar of [false, true]) {
    const { subscribe, arrive } = late();
    const { container, unmount } = render(
      <SlotsProvider slots={{ subscribe }}>
        <Slot name="subscribe" inBar={inBar} />
      </SlotsProvider>,
    );
    expect(container.childElementCount).toBe(inBar ? 0 : 1);
    arrive();
    expect(await screen.findByText("日历地址")).toBeTruthy();
    unmount();
  }
});
