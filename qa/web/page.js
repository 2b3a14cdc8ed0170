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
    window.datelineTop = window.datelineOpener?.getBoundingClientRect().top;
    trigger("select", { ...button.dataset });
  } else if ("ask" in button.dataset) {
    trigger("input", { question: button.dataset.ask });
  } else if ("close" in button.dataset) {
    close();
  }
});

// The columns change their widths when an article opens or closes: what was clicked must not leave the window.
const stay = () => {
  const opener = window.datelineOpener;
  const top = opener?.isConnected ? opener.getBoundingClientRect().top : 0;
  const seen = top > 20 && top < window.innerHeight - 160; // the question box covers the lower end
  if (opener?.isConnected && !seen) window.scrollBy({ top: top - window.datelineTop, behavior: "instant" });
};

const close = () => {
  const opener = window.datelineOpener;
  window.datelineTop = opener?.getBoundingClientRect().top;
  props.value = "";
  opener?.removeAttribute("aria-current");
  opener?.focus({ preventScroll: true });
  requestAnimationFrame(stay);
};

if (element.closest("#reader")) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && props.value) close();
  });
  watch("value", () => {
    if (!props.value) return;
    element.querySelector("h2").focus({ preventScroll: true });
    requestAnimationFrame(() => {
      stay();
      // By hand: scrollIntoView would move the conversation beside it as well.
      // Words near the top stay in sight of their headline.
      const box = reader();
      const marks = [...element.querySelectorAll("mark.cited")].map((m) => m.getBoundingClientRect());
      const origin = box.getBoundingClientRect().top - box.scrollTop;
      const room = Math.min(box.clientHeight, window.innerHeight - box.getBoundingClientRect().top);
      const fits = !marks.length || marks[marks.length - 1].bottom - origin < room - 20;
      box.scrollTo({ top: fits ? 0 : marks[0].top - origin - room / 3 });
    });
  });
}

if (element.closest("#thread")) {
  // A new question goes to the top of the window and stays there while it is answered, unless its reader scrolls.
  element.setAttribute("role", "log"); // read out as it grows
  let turns = 0;
  let held = false;
  for (const name of ["wheel", "touchmove", "keydown"]) document.addEventListener(name, () => (held = false), { passive: true });
  watch("value", () => {
    const now = element.querySelectorAll(".turn");
    held ||= now.length > turns;
    turns = now.length;
    if (held && turns > 1) now[turns - 1]?.scrollIntoView({ block: "start" });
    held &&= now[turns - 1]?.getAttribute("aria-busy") === "true";
  });
}

const day = element.querySelector("input[name=as_of]");
if (day) {
  const summary = element.querySelector("summary");
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  day.value = today();
  element.addEventListener("change", () => {
    day.value ||= today();
    const set = [...element.querySelectorAll("input")].filter((i) => i.value.trim() && !(i === day && i.value === today()));
    props.value = JSON.stringify(Object.fromEntries(set.map((i) => [i.name, i.value.trim()])));
    summary.textContent = set.length ? `Filters (${set.length})` : "Filters";
  });
}
