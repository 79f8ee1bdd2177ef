/** The colours of a card's picture, light and dark, each with text at 4.5 : 1 or more on its ground (WCAG AA). */
const light = {
  page: "#f6f4fb",
  panel: "#ffffff",
  ink: "#1c1830",
  muted: "#5d5775",
  grid: "#e4e0ef",
  mean: "#8a84a3",
  accent: "#5a43d6",
};
const dark: typeof light = {
  page: "#14111f",
  panel: "#1e1a2e",
  ink: "#f4f1ff",
  muted: "#b4aecb",
  grid: "#37314d",
  mean: "#8f88ab",
  accent: "#a892ff",
};
const schemes = { light, dark };
export type Scheme = keyof typeof schemes;
export const colourOf = (scheme: Scheme): typeof light => schemes[scheme];

const FONT = `text{font-family:"DejaVu Sans",Verdana,system-ui,sans-serif}
.name{font-weight:700}.tagline{font-size:30px}.foot{font-size:24px;font-weight:700}
.axis{font-size:24px}.score{font-size:26px;font-weight:700}.legend{font-size:22px}
.rim,.grid,.mean,.bar,.shape{fill:none;stroke-linejoin:round;stroke-linecap:round}
.rim,.grid{stroke-width:2}.mean{stroke-width:3;stroke-dasharray:2 9}.bar{stroke-width:6;stroke-opacity:.45}
.band{fill-opacity:.2}.shape{stroke-width:5}.dot{stroke-width:4}`;

const colours = ({ page, panel, ink, muted, grid, mean, accent }: typeof light): string =>
  [
    `.page{fill:${page}}.panel{fill:${panel}}`,
    `.name,.score{fill:${ink}}.tagline,.axis,.legend{fill:${muted}}.foot,.mark,.band{fill:${accent}}`,
    `.rim,.grid{stroke:${grid}}.mean{stroke:${mean}}.bar,.shape{stroke:${accent}}`,
    `.dot{fill:${accent};stroke:${panel}}`,
  ].join("");

/** Without a scheme it is light, and dark for those who prefer that. */
export function styleOf(scheme?: Scheme): string {
  if (scheme) return `${FONT}\n${colours(schemes[scheme])}`;
  return `${FONT}\n${colours(light)}\n@media (prefers-color-scheme:dark){${colours(dark)}}`;
}
