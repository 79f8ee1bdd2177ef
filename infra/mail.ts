/**
 * E-mails to users: the domain as one that SES may send from, with the DNS records that sign them (RFC 8058 wants its
 * headers signed), and the permission to send as that one sender. SST's own link would add `ses:*`.
 */
import type { Permission } from "./function.ts";
import type { Settings } from "./settings.ts";

/** Nothing is made without a sender. */
export function createMail({ notifyFrom }: Settings): { maySend: Permission } | undefined {
  if (notifyFrom === undefined) return undefined;
  const { from, domain } = notifyFrom;
  const { nodes } = new sst.aws.Email("Mail", { sender: domain });
  const address = from.replace(/^.*<(.+)>$/, "$1");
  return {
    maySend: {
      actions: ["ses:SendEmail"],
      resources: [nodes.identity.arn, nodes.configurationSet.arn],
      conditions: [{ test: "StringEquals", variable: "ses:FromAddress", values: [address] }],
    },
  };
}
