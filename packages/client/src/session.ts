/**
 * Staying signed in. In a browser the refresh token is in a cookie that no script sees, and tabs take turns to use it
 * (Web Locks); elsewhere it is given at the beginning and kept here. The access token is kept in memory alone.
 *
 * Whether somebody may be signed in is noted in `localStorage` (one word, no token), so that a first visit asks for
 * nothing that can only be refused.
 */
import { errorOf, ProblemError } from "./problem.ts";
import type { components } from "./schema.ts";

type TokenPair = components["schemas"]["TokenPair"];

/** A token is renewed this long before it ends. */
const AHEAD_MS = 30_000;
const LOCK = "persona-ai refresh";
const HINT = "persona-ai signed in";

/** What of a browser is used; elsewhere it is missing. */
type Platform = {
  navigator?: { locks?: { request<T>(name: string, run: () => Promise<T>): Promise<T> } };
  localStorage?: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  location?: { href: string; assign(url: string): void };
};
const platform = globalThis as Platform;

export type SessionOptions = {
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  accessToken?: string | undefined;
  /** Outside browsers, where there is no cookie. */
  refreshToken?: string | undefined;
  /** Told of each new one, to be kept: the one before is spent. */
  onRefreshToken?: ((token: string) => void) | undefined;
};

export class Session {
  readonly #options: SessionOptions;
  #accessToken: string | undefined;
  #expiresAt = Number.POSITIVE_INFINITY;
  #refreshToken: string | undefined;
  #refreshing: Promise<string> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#accessToken = options.accessToken;
    this.#refreshToken = options.refreshToken;
  }

  get isSignedIn(): boolean {
    return this.#accessToken !== undefined;
  }

  /** A token that is good for a while, renewed when it is not; `undefined` when nobody has signed in. */
  async token(): Promise<string | undefined> {
    if (this.#accessToken === undefined) return this.#refreshToken === undefined ? undefined : this.refresh();
    return Date.now() < this.#expiresAt - AHEAD_MS ? this.#accessToken : this.refresh();
  }

  /** On to the provider; the page is left, and `redirectUri` (this page unless told otherwise) is where it ends. */
  signIn({
    redirectUri = platform.location?.href,
    loginHint,
  }: {
    redirectUri?: string;
    loginHint?: string;
  } = {}): string {
    const url = new URL("auth/google", this.#options.baseUrl);
    if (redirectUri !== undefined) url.searchParams.set("redirect_uri", redirectUri.replace(/#.*$/, ""));
    if (loginHint !== undefined) url.searchParams.set("login_hint", loginHint);
    hint(true);
    platform.location?.assign(url.href);
    return url.href;
  }

  /** Whether somebody is signed in; asks only where a sign-in was begun before. */
  async resume(): Promise<boolean> {
    if (this.isSignedIn) return true;
    if (this.#refreshToken === undefined && !isHinted()) return false;
    try {
      await this.refresh();
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return false;
      throw error;
    }
  }

  /** Resolves with a new access token. One at a time, over all tabs of a browser. */
  refresh(): Promise<string> {
    this.#refreshing ??= this.#inTurn().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #inTurn(): Promise<string> {
    const { locks } = platform.navigator ?? {};
    return locks === undefined ? this.#renew() : locks.request(LOCK, () => this.#renew());
  }

  async #renew(): Promise<string> {
    const response = await this.#post("auth/refresh");
    if (!response.ok) {
      const error = await errorOf(response);
      if (error.status === 401) this.#forget();
      throw error;
    }
    const { accessToken, expiresIn, refreshToken } = (await response.json()) as TokenPair;
    this.#accessToken = accessToken;
    this.#expiresAt = Date.now() + expiresIn * 1000;
    if (refreshToken !== undefined) {
      this.#refreshToken = refreshToken;
      this.#options.onRefreshToken?.(refreshToken);
    }
    hint(true);
    return accessToken;
  }

  async signOut(): Promise<void> {
    const response = await this.#post("auth/logout");
    if (!response.ok) throw await errorOf(response);
    this.#forget();
  }

  #post(path: string): Promise<Response> {
    const { baseUrl, fetch } = this.#options;
    const body =
      this.#refreshToken === undefined ? undefined : JSON.stringify({ refreshToken: this.#refreshToken });
    return fetch(new URL(path, baseUrl), {
      method: "POST",
      credentials: "include",
      ...(body !== undefined && { body, headers: { "Content-Type": "application/json" } }),
    });
  }

  #forget(): void {
    this.#accessToken = undefined;
    this.#refreshToken = undefined;
    hint(false);
  }
}

/** Storage may be forbidden, where reading the property throws. */
function hint(signedIn: boolean): void {
  try {
    if (signedIn) platform.localStorage?.setItem(HINT, "yes");
    else platform.localStorage?.removeItem(HINT);
  } catch {}
}

function isHinted(): boolean {
  try {
    return platform.localStorage?.getItem(HINT) === "yes";
  } catch {
    return true;
  }
}
