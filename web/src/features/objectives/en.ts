export default {
  list: { title: "OKRs" },
};
