/**
 * A Bedrock endpoint on this machine, offline: Converse and ConverseStream on the wire, answered by a writer that
 * knows the tools of this project. The AWS SDK uses it by its setting AWS_ENDPOINT_URL_BEDROCK_RUNTIME.
 *
 *   const { url, close } = await startBedrock({ host: "127.0.0.1", port: 3003 });
 *
 * Fails with the error of the socket (EADDRINUSE, EACCES) when the port cannot be had.
 */
import { bedrockApp } from "./app.ts";
import { type Listening, listen } from "./listen.ts";

export const startBedrock = (at: { host: string; port: number }): Promise<Listening> =>
  listen(bedrockApp().fetch, at);
