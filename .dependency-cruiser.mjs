/** Which way imports may point: docs/architecture of packages, domains of core, and no file circles (types included). */
const up = (from, ...to) => ({
  name: `${from}-stands-alone`,
  comment: `packages/${from} imports ${to.length > 0 ? `nothing of ours but ${to.join(", ")}` : "nothing of ours"}.`,
  severity: "error",
  from: { path: `^packages/${from}/` },
  to: {
    path: "^(packages|infra|scripts|tests)/",
    pathNot: [from, ...to].map((name) => `^packages/${name}/`),
  },
});

/**
 * The floors of core: a domain imports its own and those below. Only the sixth is a circle, because these five are one
 * thing seen from five sides: a persona shows a card and is talked to (persona → card, chat); a card and a conversation
 * are of a persona (card, chat → persona); a card stands in the index of matches (card → chemistry), which reads cards;
 * a turn learns (chat → memory), and forgetting reaches into the conversation (memory → chat). `table` knows every
 * entity and is waived.
 */
const FLOORS = [
  ["instrument", "telemetry"],
  ["model", "traits", "user", "workflow"],
  ["idempotency"],
  ["analysis", "limit", "profile", "session"],
  ["fidelity", "response"],
  ["card", "chat", "chemistry", "memory", "persona"],
  ["character-card", "export", "removal"],
  ["auth"],
];
const CIRCLE = 5;
const inCore = (domains) => `^packages/core/src/(${domains.join("|")})/`;
const floors = FLOORS.flatMap((domains, floor) => {
  const above = FLOORS.slice(floor + 1).flat();
  const rule = (name, to) => ({
    name: `core-floor-${floor + 1}-${name}`,
    comment: "A domain of core imports what is below it.",
    severity: "error",
    from: { path: inCore(domains) },
    to,
  });
  return [
    ...(above.length > 0 ? [rule("up", { path: inCore(above) })] : []),
    ...(floor === CIRCLE
      ? []
      : [rule("across", { path: inCore(domains), pathNot: "^packages/core/src/$1/" })]),
  ];
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...floors,
    up("core"),
    up("client"),
    up("step-functions-local"),
    up("functions", "core"),
    up("workflows", "core"),
    up("web", "client"),
    up("local", "core", "functions", "workflows", "step-functions-local", "web"),
    {
      name: "no-file-circles",
      comment: "No two files import each other, not even by types, directly or in a round.",
      severity: "error",
      from: { path: "^((?:packages|infra|scripts)/.+)$" },
      // A domain's index exports itself as a namespace (`export * as Persona from "./index.ts"`): no circle.
      to: { circular: true, pathNot: "^$1$", viaOnly: { dependencyTypesNot: ["dynamic-import"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(css|svg|json)$|/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
