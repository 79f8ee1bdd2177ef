/**
 * The step functions of the workflow and how much each may use: one table for sst.config.ts, which deploys them,
 * and for the local stack, which runs them. Keys are the `${Name}` substitutions of persona-generation.asl.json.
 *
 * Each timeout is below its state's TimeoutSeconds, so that the function's own error is the one that is seen. A step
 * that only computes and starts costs the same with more memory, which is more of a processor, and is as much sooner
 * done (tests/infra/billed.ts); one that waits for the model, or must do with 512 MB by contract, has those.
 */
export const functions = {
  FetchResponses: {
    handler: "packages/workflows/src/fetch-responses.handler",
    memory: "512 MB",
    timeout: "120 seconds",
  },
  SynthesizeTraits: {
    handler: "packages/workflows/src/synthesize-traits.handler",
    memory: "1024 MB",
    timeout: "10 seconds",
  },
  GenerateProfile: {
    handler: "packages/workflows/src/generate-profile.handler",
    memory: "512 MB",
    timeout: "620 seconds",
  },
  InterviewPersona: {
    handler: "packages/workflows/src/interview-persona.handler",
    memory: "512 MB",
    timeout: "620 seconds",
  },
  PersistPersona: {
    handler: "packages/workflows/src/persist-persona.handler",
    memory: "1024 MB",
    timeout: "10 seconds",
  },
  MarkReady: {
    handler: "packages/workflows/src/mark-ready.handler",
    memory: "1024 MB",
    timeout: "10 seconds",
  },
  MarkFailed: {
    handler: "packages/workflows/src/mark-failed.handler",
    memory: "1024 MB",
    timeout: "10 seconds",
  },
} as const satisfies Record<string, FunctionSettings>;

/** A function's settings in the words of `sst.aws.Function`. */
export type FunctionSettings = { handler: string; memory: `${number} MB`; timeout: `${number} seconds` };
