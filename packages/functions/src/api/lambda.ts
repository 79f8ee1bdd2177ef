/** The API on Lambda, behind an API Gateway REST API with response streaming. */
import { invoked } from "@persona-ai/core/telemetry";
import type { StreamifyHandler } from "aws-lambda";
import { streamHandle } from "hono/aws-lambda";
import { app } from "./index.ts";

/** Hono has it made by `streamifyResponse` already, and types it as any handler. */
const answer = streamHandle(app) as unknown as StreamifyHandler<unknown, void>;

/** What is observed ends with the stream, not with its first part. */
export const handler = awslambda.streamifyResponse<unknown, void>((event, response, context) =>
  invoked(context, async () => answer(event, response, context)),
);
