import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { startWords } from "../src/app/language";

// jsdom has no modal dialogs: opening one makes it visible, which is all that tests ask.
HTMLDialogElement.prototype.showModal = function () {
  this.setAttribute("open", "");
};
HTMLDialogElement.prototype.close = function () {
  this.removeAttribute("open");
};

// How long a test waits for what must come; what doesn't hang is over long before.
configure({ asyncUtilTimeout: 15_000 });

beforeAll(() => startWords("zh-CN"));
afterEach(cleanup);
