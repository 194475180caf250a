import { expect, test } from "./fixture";
import { day, password, send } from "./prepare";

// One story on one server: readings become a forecast, and the forecast is found where it goes wrong.
test.describe.configure({ mode: "serial" });

const lin = { email: "root@example.com", password };
let objective = "";
let result = "";

test("from the third reading on a key result says where it will be, and why", async ({
  page,
  axe,
  picture,
}) => {
  const root = await send(page.request, "post", "/setup", { workspace: "华岳", name: "林岳", ...lin });
  const cycle = await send(page.request, "post", "/cycles", {
    name: "本季",
    starts_on: day(-45),
    ends_on: day(45),
  });
  objective = (
    await send(page.request, "post", "/objectives", {
      cycle_id: cycle.id,
      title: "提升用户留存率",
      owner_id: root.id,
    })
  ).id;
  result = (
    await send(page.request, "post", `/objectives/${objective}/key-results`, {
      title: "日均活跃用户数增长10%",
      measure: { kind: "metric", baseline: "50000", target: "55000", unit: "人" },
    })
  ).id;
  for (const step of ["submit", "approve", "activate"]) {
    await send(page.request, "post", `/objectives/${objective}/${step}`, {});
  }
  const checkIn = (ago: number, value: string) =>
    send(page.request, "post", `/key-results/${result}/check-ins`, { value, as_of: day(-ago) });
  await checkIn(35, "50150");
  await checkIn(28, "50230");
  await page.goto(`/okrs/${objective}`);
  await expect(page.getByText("有 2 次读数，满 3 次才能预测。")).toBeVisible();

  await checkIn(21, "50420");
  await checkIn(14, "50500");
  await checkIn(7, "50610");
  const line = page.getByText(/照现在的节奏，.*到期时约 5.,... 人（.* 至 .* 人），达成概率 \d+%。/);
  await expect(line).toBeVisible();
  await expect(page.getByRole("img", { name: /预测 \d+% 到/ })).toBeVisible();
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/按期达成需每周 \+.*：节奏不够。/)).toBeVisible();
  await expect(page.getByText(/要达到 55,000 人，余下 \d+ 个工作日平均每周需/)).toBeVisible();
  await axe();
  await picture("forecast");
});
