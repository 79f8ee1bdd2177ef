/**
 * A second OpenID provider (oauth2-mock-server) in place of the stack's, for this test file alone, whose answers can
 * be made wrong. It does all that a right one does: codes, PKCE, nonces, signed ID tokens and published keys.
 */
import { entities } from "@persona-ai/core/table";
import { type MutableResponse, OAuth2Server } from "oauth2-mock-server";
import { Resource } from "sst/resource";
import { approve, begin, finish } from "./browser.ts";
import type { Answer } from "./client.ts";
import { claimsOf, es256, type Jwk } from "./jwt.ts";

export type IdToken = { claims: Record<string, unknown>; key: Jwk };

export async function startOddProvider() {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("ES256");
  await server.start(0, "127.0.0.1");
  const { url = "" } = server.issuer;
  link(url);
  const key = server.issuer.keys.toJSON(true)[0] as Jwk;
  return {
    url,
    key,
    stop: () => server.stop(),
    /** Signs somebody in, with what `change` makes of the token endpoint's answer. */
    async signIn(change: (response: MutableResponse) => void): Promise<Answer> {
      server.service.once("beforeResponse", change);
      return finish(await approve(await begin()));
    },
    /** Signs somebody in, with what `make` makes of the ID token that would have been right. */
    signInWith(make: (token: IdToken) => string): Promise<Answer> {
      return this.signIn(({ body }) => {
        if (body === "") return;
        const claims = claimsOf(String(body.id_token));
        body.id_token = make({ claims, key });
      });
    },
  };
}

/** Makes the application use the provider at `url`. */
export function link(url: string): void {
  Object.assign(Resource.OpenId, {
    issuers: [url],
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/token`,
    jwksUri: `${url}/jwks`,
  });
}

export const right = ({ claims, key }: IdToken): string => es256({}, claims, key);

export async function hasAccount(subject: string): Promise<boolean> {
  const { data } = await entities().account.get({ provider: "google", subject }).go({ consistent: true });
  return data !== null;
}
