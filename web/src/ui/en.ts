export default {
  brand: "Sinan",
  status: {
    on_track: "On track",
    at_risk: "At risk",
    off_track: "Off track",
    achieved: "Achieved",
    missed: "Missed",
    no_data: "No data",
  },
  needle: {
    none: "progress unknown",
    progress: "progress {{value}}",
    expected: "expected {{value}}",
    forecast: "forecast {{low}} to {{high}}",
    join: ", ",
  },
  loading: "Loading",
  toast: { undo: "Undo", close: "Close this message" },
  dialog: { close: "Close" },
  problem: {
    retry: "Try again",
    network: "The server can't be reached. Check the network and try again.",
    server: "The server couldn't do this. Please try again later.",
    bug: "Something went wrong on this page. Reload it and try again.",
  },
};
