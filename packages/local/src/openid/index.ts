/**
 * An OpenID provider on this machine that stands for Google: it signs in whoever `login_hint` names, without asking.
 * What it is made of (provider.ts) is loaded by the first request: a hundred files, of which a start needs none.
 *
 *   const openId = await startOpenId({ host: "127.0.0.1", port: 3002, clientId: "local", clientSecret: "secret" });
 *   openId.endpoints.authorization; // "http://127.0.0.1:3002/authorize"
 */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { Client } from "./token.ts";

export type OpenIdOptions = { host: string; port: number } & Client;
export type OpenId = {
  /** The issuer. */
  url: string;
  endpoints: { authorization: string; token: string; jwks: string };
  close(): Promise<void>;
};

export async function startOpenId({ host, port, ...client }: OpenIdOptions): Promise<OpenId> {
  let provider: Promise<RequestListener> | undefined;
  const load = async () => (await import("./provider.ts")).createProvider(url, client);
  const server = createServer((request, response) => {
    provider ??= load();
    provider.then((answer) => answer(request, response)).catch((error) => response.destroy(error));
  }).listen(port, host);
  await once(server, "listening");
  const address = server.address();
  const url = `http://${host}:${typeof address === "object" && address ? address.port : port}`;
  return {
    url,
    endpoints: { authorization: `${url}/authorize`, token: `${url}/token`, jwks: `${url}/jwks` },
    async close() {
      const closed = once(server.close(), "close");
      server.closeAllConnections();
      await closed;
    },
  };
}
