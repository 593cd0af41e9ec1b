// Only `desk preview` serves this; no line of it is in the app. It opens the page anew when the pack's file changes, and takes
// the author to the list of parts, and into the part where she was.

const PART = "preview-part";
const { onward, parts } = SETTING;
const title = () => document.querySelector("main h1")?.textContent ?? "";
const section = () => [...document.querySelectorAll(".app-sections__open")];
const named = (button) => button.firstElementChild?.textContent ?? "";

// What was typed to try the page out is nothing to be asked about.
addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);

addEventListener("click", (event) => {
  const opened = event.target.closest?.(".app-sections__open");
  if (opened) sessionStorage.setItem(PART, named(opened));
}, true);

setInterval(async () => {
  const answer = await fetch("preview/version", { cache: "no-store" }).catch(() => null);
  if (answer?.ok && (await answer.text()) !== VERSION) location.reload();
}, 400);

function walk() {
  if (title() === parts) {
    section().find((button) => named(button) === sessionStorage.getItem(PART))?.click();
    return;
  }
  const buttons = [...document.querySelectorAll("main button")].filter((button) => button.checkVisibility());
  const texts = buttons.map((button) => button.textContent.trim());
  const next = onward.map((text) => buttons[texts.indexOf(text)]).find(Boolean);
  next?.click();
  setTimeout(walk, next ? 0 : 50);
}
addEventListener("DOMContentLoaded", () => {
  const app = document.getElementById("before") !== null;
  if (app && !new URLSearchParams(location.search).has("all")) walk();
});
