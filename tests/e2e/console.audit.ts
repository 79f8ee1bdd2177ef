/**
 * Checks that run in the page, so each is one function that needs nothing around it. Both answer with what is wrong;
 * nothing when all is well.
 */

/** What can be operated has a name, tables have headings, ids are unique, there is one main heading at most. */
export function nameFaults(): string[] {
  const faults: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const textOf = (id: string) => document.getElementById(id)?.textContent?.trim() ?? "";
  const nameOf = (element: HTMLElement) => {
    const labelled = element.getAttribute("aria-labelledby")?.split(" ").map(textOf).join(" ");
    const labels = "labels" in element ? [...(element as HTMLInputElement).labels!] : [];
    const label = labels.map(({ textContent }) => textContent).join(" ");
    return (labelled || element.getAttribute("aria-label") || label || element.textContent || "").trim();
  };
  for (const element of all(
    "a, button, input, select, textarea, dialog, [role=button], [role=tabpanel], [role=group]",
  )) {
    if (nameOf(element) === "") faults.push(`No name: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const element of all("img:not([alt]), svg:not([aria-hidden]):not([role])")) {
    faults.push(`No alternative: ${element.outerHTML.slice(0, 120)}`);
  }
  for (const table of all("table")) {
    if (table.querySelector("thead th") === null) faults.push("A table without headings");
    if (table.querySelector("tbody th[scope=row]") === null) faults.push("A table without row headings");
  }
  for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
    for (const element of all(`[${attribute}]:not([aria-expanded=false])`)) {
      const ids = element.getAttribute(attribute)!.split(" ");
      for (const id of ids)
        if (document.getElementById(id) === null) faults.push(`${attribute} leads nowhere: ${id}`);
    }
  }
  const ids = all("[id]").map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`Not unique: ${id}`);
  if (all("h1").length !== 1) faults.push(`${all("h1").length} main headings`);
  if (document.documentElement.lang === "") faults.push("No language");
  return faults;
}

/** Text has at least 4.5 times the contrast with what is behind it that black has with black (WCAG 2, AA). */
export function contrastFaults(): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })!;
  type Colour = [number, number, number, number];
  const read = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ];
  const luminance = (colour: Colour) => {
    const [r = 0, g = 0, b = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): Colour => {
    if (element === null) return [255, 255, 255, 1];
    const box = element.matches(".node, .edge-label, .point") ? element.querySelector(".box, rect") : null;
    const style = getComputedStyle(box ?? element);
    const own = read(box ? style.fill : style.backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const faults = new Set<string>();
  for (const element of document.querySelectorAll("body *")) {
    const text = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === 3)
      .map((node) => node.textContent);
    const isShown = (element as HTMLElement).checkVisibility?.({ opacityProperty: true }) ?? true;
    const isExempt = element.closest(":disabled, .hidden, .skip, option, title, noscript") !== null;
    if (text.join("").trim() === "" || !isShown || isExempt) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const front = over(read(element instanceof SVGElement ? style.fill : style.color), back);
    const [light = 0, dark = 0] = [luminance(front), luminance(back)].toSorted((one, other) => other - one);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5)
      faults.add(
        `${contrast.toFixed(2)}: ${element.tagName}.${element.getAttribute("class")} ${text.join("").trim().slice(0, 30)}`,
      );
  }
  return [...faults];
}
