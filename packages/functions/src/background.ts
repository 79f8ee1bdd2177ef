/**
 * The functions that nothing calls over HTTP: what EventBridge delivers to and what the scheduler runs.
 * One table for sst.config.ts, which deploys them, and for the local stack, which runs them.
 */
export const background = {
  ExecutionStatus: {
    handler: "packages/functions/src/events/execution-status.handler",
    memory: "256 MB",
    timeout: "30 seconds",
  },
  Sweep: {
    handler: "packages/functions/src/jobs/sweep.handler",
    memory: "256 MB",
    timeout: "60 seconds",
  },
  MatchSnapshot: {
    handler: "packages/functions/src/jobs/match-snapshot.handler",
    memory: "512 MB",
    timeout: "60 seconds",
  },
  Notify: {
    handler: "packages/functions/src/jobs/notify.handler",
    memory: "256 MB",
    timeout: "60 seconds",
  },
  Canary: {
    handler: "packages/functions/src/jobs/canary.handler",
    memory: "256 MB",
    timeout: "60 seconds",
  },
} as const;

/** What only a change of the table runs (docs/changing-the-table.md). */
export const maintenance = {
  Backfill: {
    handler: "packages/functions/src/jobs/backfill.handler",
    memory: "512 MB",
    timeout: "900 seconds",
  },
} as const;

/** How often the jobs run. */
export const everyMinutes = { Sweep: 5, MatchSnapshot: 5, Notify: 1, Canary: 5 } as const;
