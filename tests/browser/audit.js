// What every page of the storefront must keep to, looked up in the page itself: names for whatever can
// be used, ids that are there once, an order of headings, contrast, targets that a thumb hits.
//
// Each function runs inside the browser and gives a list of what is wrong, in words; none when all is
// well. It knows no more of the page than its elements.

/* global document, getComputedStyle, NodeFilter */

/** @returns {string[]} */
export function findNamelessControls() {
  const problems = [];
  const controls = document.querySelectorAll(
    "button, input, select, a[href], dialog, section, fieldset",
  );
  for (const control of controls) {
    const describe = `${control.outerHTML.slice(0, 80)} …`;
    const labelledBy = (control.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
    const labels = /** @type {any} */ (control).labels ?? [];
    const texts = [
      control.getAttribute("aria-label"),
      ...labelledBy.map((id) => document.getElementById(id)?.textContent),
      ...[...labels].map((label) => label.textContent),
      control.matches("button, a") ? control.textContent : "",
      control.matches("fieldset") ? control.querySelector("legend")?.textContent : "",
    ];
    const isNamed = texts.some((text) => /[\p{L}\p{N}]/u.test(text ?? ""));
    if (!isNamed && !control.matches("dialog:not([open])")) problems.push(`no name: ${describe}`);
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
      for (const id of (control.getAttribute(name) ?? "").split(" ").filter(Boolean)) {
        const isThere = document.getElementById(id) !== null;
        if (!isThere && !control.matches("dialog:not([open])"))
          problems.push(`${name}=${id} is nowhere: ${describe}`);
      }
    }
  }
  return problems;
}

/** @returns {string[]} */
export function findStructureProblems() {
  const problems = [];
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) problems.push(`the id ${id} is there twice`);
  }
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1)
      problems.push(`h${level} is followed by h${next}: ${heading.textContent}`);
    level = next;
  }
  if (document.querySelectorAll("h1").length !== 1) problems.push("not one h1");
  if (document.querySelectorAll("main").length !== 1) problems.push("not one main");
  if (!document.title) problems.push("no title");
  if (!document.documentElement.lang) problems.push("no language");
  for (const image of document.querySelectorAll("svg:not([aria-hidden=true]), img:not([alt])")) {
    problems.push(`a picture without a text: ${image.outerHTML.slice(0, 80)}`);
  }
  for (const element of document.querySelectorAll("[tabindex]")) {
    if (/** @type {HTMLElement} */ (element).tabIndex > 0) problems.push("a tabindex above 0");
  }
  return problems;
}

/** Text below 4.5 : 1 against what is behind it, 3 : 1 if it is large. @returns {string[]} */
export function findLowContrast() {
  /** @param {string} text @returns {[number, number, number, number]} */
  const rgba = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  /** @param {number[]} colour */
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** @param {Element} element */
  const behind = (element) => {
    for (let each = /** @type {Element | null} */ (element); each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return rgba(getComputedStyle(document.body).backgroundColor);
  };
  const problems = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim();
    if (!text || !element?.checkVisibility() || element.closest("[aria-disabled=true]")) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(rgba(style.color)), luminance(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (isLarge ? 3 : 4.5)) problems.push(`${contrast.toFixed(2)}: ${text}`);
  }
  return problems;
}

/** Targets below 24 by 24 pixels, and anything that makes the page wider than the window. @returns {string[]} */
export function findLayoutProblems() {
  const problems = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const widest = [...document.querySelectorAll("main *, header *")]
      .filter((element) => !element.closest("svg"))
      .find((element) => element.getBoundingClientRect().right > clientWidth + 1);
    problems.push(`${scrollWidth} wide in ${clientWidth}: ${widest?.outerHTML.slice(0, 120)}`);
  }
  for (const control of document.querySelectorAll("button, input, select")) {
    if (!control.checkVisibility()) continue;
    const target = control.closest("label") ?? control;
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24)
      problems.push(`a target of ${width} × ${height}: ${control.outerHTML.slice(0, 80)}`);
  }
  return problems;
}
