/** ValidateStateMachineDefinition: what CreateStateMachine would say of a definition, as a list. */
import { z } from "zod";
import { diagnose } from "../program/index.ts";
import { operation } from "./operation.ts";

const MOST = 100;

/** Every diagnostic here is an error, so that a lower `severity` adds none. */
export const validateStateMachineDefinition = operation(
  z.object({
    definition: z.string().min(1).max(1_048_576),
    type: z.enum(["STANDARD", "EXPRESS"]).default("STANDARD"),
    severity: z.enum(["ERROR", "WARNING"]).default("ERROR"),
    maxResults: z.int().min(0).max(MOST).default(MOST),
  }),
  (_service, { definition, type, maxResults }) => {
    const found = diagnose(definition, type);
    const shown = found.slice(0, maxResults || MOST);
    return {
      result: found.length === 0 ? "OK" : "FAIL",
      diagnostics: shown.map(({ code, message, location }) => ({
        severity: "ERROR",
        code,
        message,
        ...(location === null ? {} : { location }),
      })),
      truncated: shown.length < found.length,
    };
  },
);
