/**
 * A Bedrock endpoint on this machine: Converse, ConverseStream and CountTokens on the wire, answered offline by a writer
 * that knows the data of this project, or by an OpenAI-compatible server. The AWS SDK uses it by its setting
 * AWS_ENDPOINT_URL_BEDROCK_RUNTIME.
 *
 *   const { url, close } = await startBedrock({ host: "127.0.0.1", port: 3003 });
 *
 * What it answers with, the texts of every instrument in forty languages among it, is loaded by the first request.
 * Fails with the error of the socket (EADDRINUSE, EACCES) when the port cannot be had.
 */
import { once } from "@persona-ai/core/once.ts";
import { type Listening, listen } from "./listen.ts";

export type Server = { baseUrl: string; model?: string | undefined; apiKey?: string | undefined };

export async function startBedrock({
  openai,
  ...at
}: {
  host: string;
  port: number;
  openai?: Server | undefined;
}): Promise<Listening> {
  const bridge = openai && (await import("./openai/bridge.ts")).openAiBridge(openai);
  const app = once(async () => (await import("./app.ts")).bedrockApp(bridge));
  return listen(async (request, env) => (await app()).fetch(request, env), at);
}
