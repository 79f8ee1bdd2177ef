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

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    up("core"),
    up("client"),
    up("step-functions-local"),
    up("functions", "core"),
    up("workflows", "core"),
    up("web", "client"),
    up("local", "core", "functions", "workflows", "step-functions-local", "client", "web"),
    {
      name: "no-file-circles",
      comment: "No two files import each other, not even by types, directly or in a round.",
      severity: "warn",
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
