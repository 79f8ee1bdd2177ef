/**
 * Bedrock's errors on the wire (restJson1): the name in the `x-amzn-errortype` header, the message in the body, and
 * the status that the service model gives for each. What it refuses in words of its own stands, with its source, in
 * refusals.data.json.
 */
import type { ContentfulStatusCode } from "hono/utils/http-status";
import refusals from "./refusals.data.json" with { type: "json" };
import service from "./service-model.data.json" with { type: "json" };

const STATUS = { ...service.exceptions, SerializationException: 400, UnknownOperationException: 404 };

export type ExceptionName = keyof typeof STATUS;

export class BedrockException extends Error {
  override readonly name: ExceptionName;
  /** What the body has beside the message. */
  readonly details: Record<string, unknown>;

  constructor(name: ExceptionName, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = name;
    this.details = details;
  }

  get status(): ContentfulStatusCode {
    return STATUS[this.name] as ContentfulStatusCode;
  }
}

type Refusal = keyof typeof refusals.refusals;

/** The refusal, with the values that its words have places for. */
export function refusal(id: Refusal, values: Record<string, string | number> = {}): BedrockException {
  const { message, exception = "ValidationException" }: { message: string; exception?: string } =
    refusals.refusals[id];
  const text = message.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark));
  return new BedrockException(exception as ExceptionName, text);
}
