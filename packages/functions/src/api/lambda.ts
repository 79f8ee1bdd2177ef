/** The API on Lambda, behind CloudFront and an API Gateway REST API with response streaming. */
import { invoked } from "@persona-ai/core/telemetry";
import type { StreamifyHandler } from "aws-lambda";
import { Hono } from "hono";
import { streamHandle } from "hono/aws-lambda";
import { requestId } from "hono/request-id";
import { throughEdge } from "./edge.ts";
import type { Env } from "./env.ts";
import { app } from "./index.ts";
import { onError } from "./problem.ts";

const deployed = new Hono<Env>();
deployed.use(requestId(), throughEdge);
deployed.onError(onError);
deployed.all("*", (c) => app.fetch(c.req.raw, c.env));

/** Hono has it made by `streamifyResponse` already, and types it as any handler. */
const answer = streamHandle(deployed) as unknown as StreamifyHandler<unknown, void>;

/** What is observed ends with the stream, not with its first part. */
export const handler = awslambda.streamifyResponse<unknown, void>((event, response, context) =>
  invoked(context, async () => answer(event, response, context)),
);
