/** What is wrong with a definition, and where; the codes and the text around them are AWS's. */
import { ServiceError } from "../service-error.ts";

export type Diagnostic = {
  code:
    | "DUPLICATE_LABEL_NAME"
    | "DUPLICATE_STATE_NAME"
    | "INVALID_JSON_DESCRIPTION"
    | "INVALID_JSONATA_EXPRESSION"
    | "INVALID_LABEL_NAME"
    | "INVALID_STATE_NAME"
    | "INVALID_VARIABLE_NAME"
    | "MISSING_END_STATE"
    | "MISSING_TRANSITION_TARGET"
    | "RESERVED_VARIABLE_NAME"
    | "SCHEMA_VALIDATION_FAILED"
    | "UNSUPPORTED_JSONATA_EXPRESSION";
  message: string;
  /** Where in the definition: `/States/Choose/Choices[0]/Condition`; null when it is the whole. */
  location: string | null;
};

export function schemaFault(message: string, location: string | null): Diagnostic {
  return { code: "SCHEMA_VALIDATION_FAILED", message, location };
}

export function invalidDefinition(diagnostics: Diagnostic[]): ServiceError {
  const texts = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  return new ServiceError("InvalidDefinition", `Invalid State Machine Definition: '${texts.join(", ")}'`);
}
