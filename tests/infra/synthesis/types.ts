/** What sst.config.ts comes to for a stage: the shapes that pass between the synthesizing process and the tests. */

export type Resource = { type: string; name: string; inputs: Record<string, unknown> };

export type SynthesizedResource = Resource & {
  /** Outlives `sst remove`. */
  retained: boolean;
  protected: boolean;
  /** There already: looked up by its id, and not made. */
  read: boolean;
};

/** What SST hands to its bundler for a function. */
export type FunctionBuild = {
  functionID: string;
  handler: string;
  runtime: string;
  links: Record<string, Record<string, unknown>>;
  properties: {
    architecture?: string;
    minify?: boolean;
    splitting?: boolean;
    esbuild?: { keepNames?: boolean };
  };
  /** Files of the project that go with the bundle, and where they go. */
  copyFiles: { from: string; to: string; isDir: boolean }[];
  dev: boolean;
};

export type App = {
  name: string;
  home: string;
  stage: string;
  removal?: string;
  protect?: boolean;
  providers?: { aws?: { version?: string; region?: string } };
};

export type Synthesis = { app: App; resources: SynthesizedResource[]; builds: FunctionBuild[] };

export type SynthesisRequest = {
  stage: string;
  /** As `sst dev` has it. */
  dev: boolean;
  root: string;
  work: string;
  /** The file for the synthesis. */
  result: string;
};
