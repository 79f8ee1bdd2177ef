/**
 * Amazon SES on this machine (app.ts), which is loaded by the first e-mail.
 *
 *   const mail = await startMail({ host: "127.0.0.1", from: "me@example.com", folder: ".local/mail", onMail: … });
 */
import { createServer } from "node:http";
import { appAtFirst, type Listening, listening } from "../stack/server.ts";
import type { MailOptions } from "./app.ts";

export type { Told } from "./app.ts";

export function startMail({ host, ...options }: MailOptions & { host: string }): Promise<Listening> {
  const app = async () => (await import("./app.ts")).mailApp(options).fetch;
  return listening(createServer(appAtFirst(app)), { host });
}
