// In the page: what a person would find there. Handed over as its own source, so it stands alone.

/** Every element that fits a description and can be seen, in the order of the document. */
export function find(spec) {
  const ROLES = {
    alert: "[role=alert]",
    button: "button",
    checkbox: "input[type=checkbox]",
    group: "[role=group]",
    heading: "h1, h2, h3",
    link: "a[href]",
    list: "ul, ol",
    listitem: "li",
    row: "tr",
    textbox: "input[type=text], input[type=tel], input[type=email], textarea",
  };
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const fits = (text, wanted, exact) => {
    if (wanted === undefined || wanted === null) return true;
    if (wanted.pattern) return new RegExp(wanted.pattern).test(plain(text));
    return exact ? plain(text) === plain(wanted) : plain(text).toLowerCase().includes(plain(wanted).toLowerCase());
  };
  const labels = (element) => [...(element.labels ?? [])].map((label) => label.innerText).join(" ");
  const nameOf = (element) =>
    element.getAttribute("aria-label") ||
    document.getElementById(element.getAttribute("aria-labelledby"))?.innerText ||
    labels(element) ||
    element.innerText;
  const isSeen = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const below = (within, selector) => {
    const roots = within ? all(within) : [document];
    return [...new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)]))].filter(isSeen);
  };
  const inOrder = (elements) =>
    elements.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));

  const all = ({ by, within, of, other, role, name, exact, level, has, hasNot }) => {
    switch (by) {
      case "role": {
        if (!(role in ROLES)) throw new Error(`no way to find a ${role}`);
        const found = below(within, role === "heading" && level ? `h${level}` : ROLES[role]);
        return found.filter((element) => fits(nameOf(element), name, exact));
      }
      case "label":
        return below(within, "input, textarea, select, [aria-label]").filter((element) =>
          fits(element.getAttribute("aria-label") || labels(element), name, exact));
      case "text": {
        const holding = below(within, "body *").filter((element) => fits(element.innerText, name, exact));
        return holding.filter((element) => ![...element.children].some((child) => holding.includes(child)));
      }
      case "filter":
        return all(of).filter((element) => fits(element.innerText, has) && (!hasNot || !fits(element.innerText, hasNot)));
      case "and":
        return all(of).filter((element) => all(other).includes(element));
      case "or":
        return inOrder([...new Set([...all(of), ...all(other)])]);
      case "first":
        return all(of).slice(0, 1);
      default:
        throw new Error(`no way to find by ${by}`);
    }
  };
  return all(spec);
}
