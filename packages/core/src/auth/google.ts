/**
 * Sign-in with an OpenID provider (Google): authorization code with PKCE (S256), `state` and `nonce`.
 *
 * What must come back is kept in the table under a hash of `state`, and taken out by the first callback that names
 * it: a code or state cannot be used twice. When the sign-in returns to a web page (`redirectUri`), the callback
 * must also come from the browser that began it, which shows the `state` in a cookie: otherwise somebody could be
 * signed in to another's account. Not so where the API itself is on a laptop: what begins at 127.0.0.1 and comes back
 * to localhost has no cookie, and nobody else could have begun it.
 */
import { CodeChallengeMethod, generateCodeVerifier, generateState, OAuth2Client } from "arctic";
import { Resource } from "sst/resource";
import { epochSeconds } from "../epoch.ts";
import { DomainError } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import { codeExchangeError, verifyIdToken } from "./id-token.ts";
import { InvalidRedirectUri, isAllowed, isLoopback } from "./redirect-uri.ts";

export const SIGN_IN_SECONDS = 600;

export class InvalidState extends DomainError {
  constructor() {
    super(
      "input",
      "invalid_state",
      "This sign-in was not begun in this browser, was finished before, or took too long.",
      {
        issues: [{ path: "state", message: "Not the state of a sign-in under way." }],
      },
    );
  }
}

/** With the page that waits for them, if there is one. */
export class SignInDenied extends DomainError {
  readonly redirectUri: string | undefined;

  constructor(redirectUri?: string) {
    super("auth", "sign_in_denied", "The provider did not sign you in.");
    this.redirectUri = redirectUri;
  }
}

const client = () =>
  new OAuth2Client(
    Resource.GoogleClientId.value,
    Resource.GoogleClientSecret.value,
    `${Resource.Site.apiUrl}/auth/google/callback`,
  );

export async function begin(
  input: { redirectUri?: string | undefined; loginHint?: string | undefined },
  now = new Date(),
): Promise<{ url: URL; state: string }> {
  const { redirectUri, loginHint } = input;
  if (redirectUri !== undefined && !isAllowed(redirectUri, Resource.OpenId.redirectUris)) {
    throw new InvalidRedirectUri();
  }
  const state = generateState();
  const nonce = generateState();
  const codeVerifier = generateCodeVerifier();
  await entities()
    .signIn.create({
      stateHash: sha256(state),
      nonce,
      codeVerifier,
      expiresAt: epochSeconds(now) + SIGN_IN_SECONDS,
      ...(redirectUri !== undefined && { redirectUri }),
    })
    .go();
  const url = client().createAuthorizationURLWithPKCE(
    Resource.OpenId.authorizationEndpoint,
    state,
    CodeChallengeMethod.S256,
    codeVerifier,
    ["openid", "email", "profile"],
  );
  url.searchParams.set("nonce", nonce);
  if (loginHint !== undefined) url.searchParams.set("login_hint", loginHint);
  return { url, state };
}

export type Callback = {
  state: string;
  code?: string | undefined;
  /** The provider's `error` parameter. */
  error?: string | undefined;
  /** Whether the browser shows that it began this sign-in. */
  isOwnBrowser?: boolean;
};

export async function finish(callback: Callback, now = new Date()) {
  const { data: signIn } = await entities()
    .signIn.delete({ stateHash: sha256(callback.state) })
    .go({ response: "all_old" });
  if (!signIn || signIn.expiresAt <= epochSeconds(now)) throw new InvalidState();
  const { redirectUri, nonce, codeVerifier } = signIn;
  const mustBeOwn = redirectUri !== undefined && !isLoopback(new URL(Resource.Site.apiUrl));
  if (mustBeOwn && !callback.isOwnBrowser) throw new InvalidState();
  if (callback.error !== undefined || callback.code === undefined) throw new SignInDenied(redirectUri);
  const idToken = await client()
    .validateAuthorizationCode(Resource.OpenId.tokenEndpoint, callback.code, codeVerifier)
    .then((tokens) => tokens.idToken())
    .catch(codeExchangeError);
  return { identity: await verifyIdToken(idToken, nonce, now), redirectUri };
}
