/** The few signs of the house: 20 px, one thin line. Always beside a word or on a labelled control. */
const paths = {
  week: "M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4M7 12.8l2 2 4-3.6",
  objective: "M10 3a7 7 0 1 0 7 7M10 6.5a3.5 3.5 0 1 0 3.5 3.5M10 10l6-6M13.5 3.8 16 4l.2 2.5",
  map: "M10 3v4M10 7H5v3M10 7h5v3M3 10h4v4H3zM13 10h4v4h-4zM8 1.8h4v3H8z",
  action: "M4 5l1.4 1.4L8 3.8M10.5 5H17M4 10.5l1.4 1.4L8 9.3M10.5 10.5H17M4 16l1.4 1.4L8 14.8M10.5 16H17",
  problem: "M10 2.8 17.2 10 10 17.2 2.8 10zM10 6.8v4M10 13v.2",
  meeting: "M3 4.5h14v9H9.5L6 16.5v-3H3zM6.5 8h7M6.5 10.5h4.5",
  feedback:
    "M3.5 4.5h13v9h-7l-4 3v-3h-2zM10 11.5S7 10 7 8.2A1.5 1.5 0 0 1 10 7.6 1.5 1.5 0 0 1 13 8.2C13 10 10 11.5 10 11.5z",
  insight: "M3 16.5h14M5 13.5v-3M9 13.5v-6M13 13.5v-4M17 13.5V4.5M4.5 7.5 8 4.5l4.5 2 4-3.5",
  exchange: "M6.5 16.5v-12M3.5 7.5l3-3 3 3M13.5 3.5v12M10.5 12.5l3 3 3-3",
  evaluation: "M4 16.5v-4M8 16.5V10M12 16.5V7M16 16.5V3.5M3 16.5h14",
  metric: "M3 16.5h14M3 13l4-4 3 2.5L16.5 5M16.5 5h-3.5M16.5 5v3.5",
  incentive:
    "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM7 6.2l3 4 3-4M10 10.2v4.2M7.4 10.4h5.2M7.4 12.6h5.2",
  report: "M4 3h12v14H4zM7 6.5h6M7 9.5h6M7 12.5h3.5",
  inbox: "M3.5 4.5h13v11h-13zM3.5 11h3.7l1.3 2h3l1.3-2h3.7",
  review: "M3 15.5a7 7 0 0 1 14 0M10 15.5 13.6 9M3 15.5h2M15 15.5h2M10 8.5v-1",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2.2-5 5.5-5s5.5 2 5.5 5M13.2 4a2.8 2.8 0 0 1 0 5.2M15 12.4c1.9.6 3 2.3 3 4.6",
  settings:
    "M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6",
  audit: "M5 2.5h7.5L16 6v11.5H5zM12.5 2.5V6H16M7.5 9.5h5.5M7.5 12h5.5M7.5 14.5h3.5",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5 17.5 17.5",
  more: "M4 6h12M4 10h12M4 14h12",
  close: "M5 5l10 10M15 5 5 15",
  down: "M5.5 8l4.5 4.5L14.5 8",
  left: "M12 5.5L7.5 10l4.5 4.5",
  right: "M8 5.5l4.5 4.5L8 14.5",
  check: "M4.5 10.5l3.5 3.5 7.5-8",
  plus: "M10 4v12M4 10h12",
  edit: "M4 16l.8-3.2 8.4-8.4a1.5 1.5 0 0 1 2.1 0l.3.3a1.5 1.5 0 0 1 0 2.1l-8.4 8.4z",
  dots: "M5 10h.01M10 10h.01M15 10h.01",
  clip: "M15.5 9.2l-5.8 5.8a3.6 3.6 0 0 1-5.1-5.1l6-6a2.4 2.4 0 0 1 3.4 3.4l-5.9 5.9a1.2 1.2 0 0 1-1.7-1.7l5.2-5.2",
  bell: "M10 3a4.5 4.5 0 0 0-4.5 4.5c0 4-1.5 5-1.5 6h12c0-1-1.5-2-1.5-6A4.5 4.5 0 0 0 10 3zM8.5 16.2a1.6 1.6 0 0 0 3 0",
  warn: "M10 3 18 16.5H2zM10 8v4M10 14.2h.01",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "dots" ? 2.4 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
