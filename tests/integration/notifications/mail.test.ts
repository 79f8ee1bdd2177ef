/** The local mail service, asked as the application asks Amazon SES: by the AWS SDK. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefused, sendMail } from "@persona-ai/core/notification/mail.ts";
import { startMail, type Told } from "@persona-ai/local/mail/index.ts";
import PostalMime from "postal-mime";
import { Resource } from "sst/resource";
import { afterAll, beforeEach, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "mail-"));
const told: Told[] = [];
const mail = await startMail({
  host: "127.0.0.1",
  from: Resource.Site.notifyFrom,
  folder,
  onMail: (one) => void told.push(one),
});
process.env.AWS_ENDPOINT_URL_SESV2 = mail.url;
afterAll(async () => {
  await mail.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => void told.splice(0));

const MAIL = {
  to: "ada@example.com",
  subject: "Votre persona est prête",
  text: "Bonjour Zoë,\nhttp://localhost:3000/app/\n",
  stopUrl: "http://localhost:3000/unsubscribe/usr_1.abc",
};

test("an e-mail is a file that a mail program opens, with the headers of one-click unsubscription", async () => {
  await sendMail(MAIL);
  expect(told).toEqual([{ to: MAIL.to, subject: MAIL.subject, file: expect.stringMatching(/\.eml$/) }]);
  expect(readdirSync(folder)).toHaveLength(1);
  const { from, to, subject, text, headers } = await PostalMime.parse(readFileSync(told[0]!.file!));
  expect(`${from?.name} <${from?.address}>`).toBe(Resource.Site.notifyFrom);
  expect([to?.map(({ address }) => address), subject, text]).toEqual([[MAIL.to], MAIL.subject, MAIL.text]);
  expect(headers).toEqual(
    expect.arrayContaining(
      [
        { key: "list-unsubscribe", value: `<${MAIL.stopUrl}>` },
        { key: "list-unsubscribe-post", value: "List-Unsubscribe=One-Click" },
      ].map((header) => expect.objectContaining(header)),
    ),
  );
});

test.each([
  ["no address", { ...MAIL, to: "ada" }, "BadRequestException"],
  ["a header of two lines", { ...MAIL, stopUrl: "http://x/\r\nBcc: eve@example.com" }, "BadRequestException"],
])("%s is refused, as the service refuses it", async (_, wrong, name) => {
  const error = await sendMail(wrong).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name });
  expect(isRefused(error)).toBe(true);
  expect(told).toEqual([]);
});

test("a service that cannot be reached has refused nothing", async () => {
  expect(isRefused(Object.assign(new Error("connect"), { code: "ECONNREFUSED", $metadata: {} }))).toBe(false);
});
