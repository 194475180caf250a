export default { title: "My week" };
