/**
 * An OpenID provider on this machine that stands for Google: it signs in whoever `login_hint` names, without asking.
 * What it is made of (provider.ts) is loaded by the first request: a hundred files, of which a start needs none.
 *
 *   const openId = await startOpenId({ host: "127.0.0.1", port: 3002, clientId: "local", clientSecret: "secret" });
 *   openId.endpoints.authorization; // "http://127.0.0.1:3002/authorize"
 */
import { createServer } from "node:http";
import { type Listening, listening, loadedAtFirst } from "../stack/server.ts";
import type { Client } from "./provider.ts";

type OpenIdOptions = { host: string; port: number } & Client;
/** `url` is the issuer. */
export type OpenId = Listening & { endpoints: { authorization: string; token: string; jwks: string } };

export async function startOpenId({ host, port, ...client }: OpenIdOptions): Promise<OpenId> {
  const provider = async () => (await import("./provider.ts")).createProvider(listens.url, client);
  const listens = await listening(createServer(loadedAtFirst(provider)), { host, port });
  const { url } = listens;
  return {
    ...listens,
    endpoints: { authorization: `${url}/authorize`, token: `${url}/token`, jwks: `${url}/jwks` },
  };
}
