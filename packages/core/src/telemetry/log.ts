/**
 * The log: one JSON line each, by Powertools, with the keys of the context. Level and service come from
 * POWERTOOLS_LOG_LEVEL and POWERTOOLS_SERVICE_NAME. A line's message is a constant; what varies are fields, and no
 * field holds what people wrote, their names, addresses or tokens.
 *
 *   log.info("model call", { modelId, latencyMs });
 *   log.warn("execution not stopped", { executionArn }, error);
 */
import { Logger } from "@aws-lambda-powertools/logger";
import { once } from "../once.ts";
import { keys } from "./context.ts";
import { faultsOf } from "./fault.ts";

export type Fields = Record<string, string | number | boolean | undefined>;
type Level = "debug" | "info" | "warn" | "error";

const logger = once(() => new Logger());

function write(level: Level, message: string, fields: Fields = {}, error?: unknown): void {
  logger()[level](message, {
    ...keys(),
    ...fields,
    ...(error !== undefined && { faults: faultsOf(error) }),
  });
}

const at =
  (level: Level) =>
  (message: string, fields?: Fields, error?: unknown): void =>
    write(level, message, fields, error);

export const log = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
