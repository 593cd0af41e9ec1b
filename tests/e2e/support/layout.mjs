// Whether a page can be read and touched at the size it has: nothing scrolls sideways, is cut off, lies over something
// else or is too small for a thumb.

/** Everything wrong with the layout as it stands, in words. */
export const layoutFaults = (page, options = {}) => page.evaluate(faults, options);

/** The size of every text on the page, in order, so that two sizes can be compared. */
export const textSizes = (page) => page.evaluate(sizes);

/** Runs `see` with the browser's own text size set to this many hundredths, as somebody sets it for all sites. */
export async function withTextOf(page, percent, see) {
  const session = await page.context().newCDPSession(page);
  const set = (part) => session.send("Page.setFontSizes", { fontSizes: { standard: 16 * part, fixed: 13 * part } });
  await set(percent / 100);
  await see();
  await set(1);
  await session.detach();
}

/** In the page. */
function faults({ target = 44 }) {
  const found = [];
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 50)}`;
  const unseen = (element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) return true;
    // Texts for screen readers only are clipped away.
    for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).clipPath === "inset(50%)") return true;
    return false;
  };
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) {
    found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  }
  // Text that its own box cuts off.
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const cuts = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    if (cuts && element.clientWidth > 1 && !unseen(element) && !["TEXTAREA", "INPUT"].includes(element.tagName)) {
      found.push(`cut off: ${name(element)}`);
    }
  }
  // Text over other text.
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim() || unseen(node.parentElement)) continue;
    const pinned = (() => {
      for (let e = node.parentElement; e; e = e.parentElement) {
        if (["fixed", "sticky"].includes(getComputedStyle(e).position)) return true;
      }
      return false;
    })();
    if (pinned) continue; // a bar that stays while the page moves below it is looked at by its own rule
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) lines.push({ box, node });
  }
  for (const [place, a] of lines.entries()) {
    for (const b of lines.slice(place + 1)) {
      if (a.node === b.node) continue;
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      // Line boxes of neighbours may touch; letters may not.
      if (wide > 2 && high > Math.min(a.box.height, b.box.height) * 0.4) {
        found.push(`text over text: “${a.node.textContent.trim().slice(0, 40)}” and “${b.node.textContent.trim().slice(0, 40)}”`);
      }
    }
    const right = a.box.right > root.clientWidth + 1 || a.box.left < -1;
    if (right) found.push(`outside the page: “${a.node.textContent.trim().slice(0, 40)}”`);
  }
  // Things to touch: as large as a thumb needs, unless they stand within a line of text.
  const touch = "button, a[href], input, textarea, select, summary, label:has(input[type=checkbox]), label:has(input[type=radio]), [tabindex='0']";
  for (const element of document.querySelectorAll(touch)) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || unseen(element)) continue;
    const withinText = element.tagName === "A" && getComputedStyle(element).display === "inline";
    const labelled = element.closest("label");
    const part = element.matches("input[type=checkbox], input[type=radio]") && labelled ? labelled.getBoundingClientRect() : box;
    const offScreen = box.bottom < 0 && getComputedStyle(element).position !== "static"; // a skip link before it has the focus
    if (!withinText && !offScreen && (part.height < target - 0.5 || part.width < Math.min(target, 24) - 0.5)) {
      found.push(`too small to touch, ${Math.round(part.width)}×${Math.round(part.height)}: ${name(element)}`);
    }
  }
  return [...new Set(found)];
}

/** In the page. */
function sizes() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const all = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (!text || node.parentElement.closest("svg, script, noscript, [hidden]")) continue;
    all.push({ text: text.slice(0, 60), size: Number.parseFloat(getComputedStyle(node.parentElement).fontSize) });
  }
  return all;
}
