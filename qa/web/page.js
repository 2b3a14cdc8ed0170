// Runs once for each HTML block of ours, with gradio's `element`, `trigger`, `props` and `watch`.
// Buttons carry what they open as data; Python makes all markup.

const reader = () => document.querySelector("#reader");

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if ("article" in button.dataset) {
    for (const open of document.querySelectorAll("[data-at][aria-current]")) open.removeAttribute("aria-current");
    if (button.dataset.at) button.setAttribute("aria-current", "true");
    if (!button.closest("#reader")) window.datelineOpener = button;
    trigger("select", { ...button.dataset });
  } else if ("ask" in button.dataset) {
    trigger("input", { question: button.dataset.ask });
  } else if ("close" in button.dataset) {
    close();
  }
});

const close = () => {
  props.value = "";
  window.datelineOpener?.removeAttribute("aria-current");
  window.datelineOpener?.focus();
};

if (element.closest("#reader")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && props.value) close();
  });
  watch("value", () => {
    if (!props.value) return;
    const cited = element.querySelector("mark.cited");
    element.querySelector("h2").focus({ preventScroll: true });
    requestAnimationFrame(() => {
      // By hand: scrollIntoView would move the conversation beside it as well.
      const box = reader();
      const above = cited ? cited.getBoundingClientRect().top - box.getBoundingClientRect().top : 0;
      box.scrollTo({ top: cited ? box.scrollTop + above - box.clientHeight / 3 : 0 });
    });
  });
}

if (element.closest("#thread")) {
  let turns = 0;
  watch("value", () => {
    const now = element.querySelectorAll(".turn");
    if (now.length > turns) now[now.length - 1].scrollIntoView({ block: "start", behavior: "smooth" });
    turns = now.length;
  });
}

const day = element.querySelector("input[type=date]");
if (day) {
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  day.value = today();
  day.addEventListener("change", () => {
    if (!day.value) day.value = today();
    props.value = day.value === today() ? "" : day.value;
    if (!props.value) queueMicrotask(() => queueMicrotask(() => (day.value = today())));
  });
}
