/** The API on Lambda, behind an API Gateway REST API with response streaming. */
import { streamHandle } from "hono/aws-lambda";
import { app } from "./index.ts";

export const handler = streamHandle(app);
