/**
 * Amazon SES on this machine, as far as the application uses it: SendEmail of version 2 of its API. What it takes it
 * writes to a folder, one file an e-mail as a mail program opens it, and tells of; what SES refuses it refuses, by the
 * same names (SES API v2, SendEmail, "Errors").
 */
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import MailComposer from "nodemailer/lib/mail-composer";
import { z } from "zod";

const Part = z.object({ Data: z.string(), Charset: z.literal("UTF-8").optional() });
/** Names and values as SES takes them: API reference, MessageHeader. */
const Header = z.object({
  Name: z.string().regex(/^[!-9;-~]{1,126}$/),
  Value: z.string().regex(/^[ -~]{1,870}$/),
});
const Sending = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.email()).min(1).max(50) }),
  Content: z.object({
    Simple: z.object({
      Subject: Part,
      Body: z.object({ Text: Part.optional(), Html: Part.optional() }),
      Headers: z.array(Header).max(15).default([]),
    }),
  }),
});
type Sending = z.infer<typeof Sending>;

export type Told = { to: string; subject: string; file?: string };
export type MailOptions = {
  /** The verified identity: nobody else may be the sender. */
  from: string;
  /** Without one nothing is kept. */
  folder?: string | undefined;
  onMail?: ((mail: Told) => void) | undefined;
};

export function mailApp({ from, folder, onMail }: MailOptions): Hono {
  const refuse = (name: string, message: string) =>
    Response.json({ message }, { status: 400, headers: { "x-amzn-errortype": name } });
  const app = new Hono().post("/v2/email/outbound-emails", async (c) => {
    const { data, error } = Sending.safeParse(await c.req.json().catch(() => undefined));
    if (error) return refuse("BadRequestException", z.prettifyError(error));
    if (data.FromEmailAddress !== from) return refuse("MessageRejected", "Email address is not verified.");
    const id = randomUUID();
    const subject = data.Content.Simple.Subject.Data;
    const to = data.Destination.ToAddresses.join(", ");
    const file = folder && join(folder, `${new Date().toISOString().replaceAll(":", "-")}-${id}.eml`);
    if (folder && file) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, await emlOf(data));
    }
    onMail?.({ to, subject, ...(file && { file }) });
    return c.json({ MessageId: id });
  });
  return app;
}

/** As RFC 5322 has it, whatever its words. */
function emlOf({ FromEmailAddress, Destination, Content }: Sending): Promise<Buffer> {
  const { Subject, Body, Headers } = Content.Simple;
  const mail = new MailComposer({
    from: FromEmailAddress,
    to: Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data,
    html: Body.Html?.Data,
    headers: Headers.map(({ Name: key, Value: value }) => ({ key, value })),
  });
  return mail.compile().build();
}
