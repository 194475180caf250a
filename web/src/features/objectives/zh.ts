export default {
  list: { title: "目标" },
};
