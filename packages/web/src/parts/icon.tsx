/** Signs of 20 px in the colour of the text; what they mean is said beside them. */
const THUMB =
  "M2.5 9h3v8h-3zM5.500 9l3.600-6.300c1.300 0 2.100 1 1.800 2.300L10.300 8h5.200c1.200 0 2 1.100 1.700 2.200l-1.300 5.300c-.2.900-1 1.500-1.900 1.500H5.500";
const PATHS = {
  up: THUMB,
  down: THUMB,
  flag: "M5 18V3h9.500l-2 4 2 4H5",
  before: "M12.500 4l-6 6 6 6",
  after: "M7.500 4l6 6-6 6",
} as const;

export type Sign = keyof typeof PATHS;

export const Icon = ({ name }: { name: Sign }) => (
  <svg class={`icon ${name}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
