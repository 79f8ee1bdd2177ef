/** An e-mail by Amazon SES, with what mail programs end it by: List-Unsubscribe in one click (RFC 8058). */
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { Resource } from "sst/resource";
import { once } from "../once.ts";

export type Mail = { to: string; subject: string; text: string; stopUrl: string };
export type SendMail = (mail: Mail) => Promise<void>;

const client = once(() => new SESv2Client({ maxAttempts: 3 }));
const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

export async function sendMail({ to, subject, text, stopUrl }: Mail): Promise<void> {
  await client().send(
    new SendEmailCommand({
      FromEmailAddress: Resource.Site.notifyFrom,
      Destination: { ToAddresses: [to] },
      Content: {
        Simple: {
          Subject: utf8(subject),
          Body: { Text: utf8(text) },
          Headers: [
            { Name: "List-Unsubscribe", Value: `<${stopUrl}>` },
            { Name: "List-Unsubscribe-Post", Value: "List-Unsubscribe=One-Click" },
            { Name: "Auto-Submitted", Value: "auto-generated" },
          ],
        },
      },
    }),
  );
}

/** The service has said that it did not take the mail; after a silence nobody knows. */
export const isRefused = (error: unknown): boolean =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode !== undefined;
