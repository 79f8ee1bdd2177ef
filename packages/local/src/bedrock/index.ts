/**
 * A Bedrock endpoint on this machine: Converse, ConverseStream and CountTokens on the wire, answered offline by a writer
 * that knows the data of this project, or by an OpenAI-compatible server. The AWS SDK uses it by its setting
 * AWS_ENDPOINT_URL_BEDROCK_RUNTIME.
 *
 *   const { url, close } = await startBedrock({ host: "127.0.0.1", port: 3003 });
 *
 * Fails with the error of the socket (EADDRINUSE, EACCES) when the port cannot be had.
 */

import type { Listening } from "../stack/server.ts";
import { bedrockApp } from "./app.ts";
import { listen } from "./listen.ts";
import type { Server } from "./openai/bridge.ts";

export async function startBedrock({
  openai,
  ...at
}: {
  host: string;
  port: number;
  openai?: Server | undefined;
}): Promise<Listening> {
  const bridge = openai && (await import("./openai/bridge.ts")).openAiBridge(openai);
  return listen(bedrockApp(bridge).fetch, at);
}
