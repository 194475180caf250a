export default { title: "本周" };
