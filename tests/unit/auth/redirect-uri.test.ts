import { allowedRedirect, isAllowedOrigin } from "@persona-ai/core/auth/redirect-uri.ts";
import { describe, expect, test } from "vitest";

const allowed = ["https://app.example.com", "https://other.example.com/signed-in", "http://localhost"];

describe("a redirect_uri is allowed, and goes out in its normal form", () => {
  test.each([
    ["https://app.example.com/", "https://app.example.com/"],
    ["https://app.example.com", "https://app.example.com/"],
    ["HTTPS://APP.example.com:443/any/../path?with=query", "https://app.example.com/path?with=query"],
    ["https://other.example.com/signed-in", "https://other.example.com/signed-in"],
    ["https://other.example.com/signed-in/further", "https://other.example.com/signed-in/further"],
    ["http://localhost/", "http://localhost/"],
    ["http://localhost:5173/welcome", "http://localhost:5173/welcome"],
  ])("%s", (uri, normal) => expect(allowedRedirect(uri, allowed)).toBe(normal));
});

describe("a redirect_uri is not allowed", () => {
  test.each([
    ["another host", "https://evil.example/"],
    ["a host that begins like an allowed one", "https://app.example.com.evil.example/"],
    ["an allowed host as the user name", "https://app.example.com@evil.example/"],
    ["credentials", "https://me:secret@app.example.com/"],
    ["another port of a host that is not loopback", "https://app.example.com:8443/"],
    ["another scheme", "http://app.example.com/"],
    ["a path beside the prefix", "https://other.example.com/signed-in-elsewhere"],
    ["a path that climbs out of the prefix", "https://other.example.com/signed-in/../admin"],
    ["a fragment", "https://app.example.com/#access_token"],
    ["a script", "javascript:alert(1)"],
    ["a relative address", "/welcome"],
    ["no address", ""],
    ["backslashes", "https:\\\\evil.example\\app.example.com"],
    ["a backslash that curl reads as a name", "http://localhost\\@evil.example/"],
    ["a backslash in its path", "http://localhost/\\evil.example"],
    ["no slashes", "http:localhost:5173"],
    ["one slash", "http:/localhost/x"],
    ["three slashes", "http:///localhost/"],
    ["an escaped host", "http://%6cocalhost/"],
    ["an address as one number", "http://2130706433/"],
    ["letters that look like others", "http://\uff4cocalhost/"],
    ["a port that is none", "http://localhost:/"],
    ["a tab within", "http://local\thost/"],
  ])("%s", (_what, uri) => expect(allowedRedirect(uri, allowed)).toBeUndefined());
});

describe("the pages of an origin", () => {
  test.each(["https://app.example.com", "https://other.example.com", "http://localhost:5173"])(
    "%s may call the API",
    (origin) => expect(isAllowedOrigin(origin, allowed)).toBe(true),
  );

  test.each([
    "https://evil.example",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://app.example.com/",
    "null",
    "",
  ])("%j may not", (origin) => expect(isAllowedOrigin(origin, allowed)).toBe(false));
});
