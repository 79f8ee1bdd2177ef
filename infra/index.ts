export {
  background,
  CANARY_EVERY_MINUTES,
  MATCH_SNAPSHOT_EVERY_MINUTES,
  maintenance,
  NOTIFY_EVERY_MINUTES,
  SWEEP_EVERY_MINUTES,
} from "@persona-ai/functions/background.ts";
export { functions } from "@persona-ai/workflows/functions.ts";
export { createAlarms, createBudget, isWatched } from "./alarms.ts";
export { api, createApi } from "./api.ts";
export { createBackup } from "./backup.ts";
export { createDashboard } from "./dashboard.ts";
export { createFunction } from "./function.ts";
export { createLinks, createSecrets } from "./links.ts";
export { createMail } from "./mail.ts";
export { createModel } from "./model.ts";
export { createRouter } from "./router.ts";
export { createDeadLetters, onBadEnd, runEvery } from "./safety-net.ts";
export { readSettings } from "./settings.ts";
export { createTable } from "./table.ts";
export { serveWeb } from "./web.ts";
export { createBackfill, createWorkflow, nameWorkflow } from "./workflow.ts";
