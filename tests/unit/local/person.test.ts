import { readPerson } from "@persona-ai/local/openid/person.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const scopes = ["openid", "email", "profile"];

describe("who a login_hint names", () => {
  test.each([
    ["ada@example.com", "ada@example.com", "Ada"],
    ["Ada.Lovelace@Example.com", "ada.lovelace@example.com", "Ada Lovelace"],
    ["jean-luc_picard+work@example.org", "jean-luc_picard+work@example.org", "Jean Luc Picard"],
    ["grace", "grace@example.com", "Grace"],
    [undefined, "demo@example.com", "Demo"],
    ["  ", "demo@example.com", "Demo"],
  ])("%s is %s, %s", (hint, email, name) => {
    expect(readPerson(hint, scopes)).toMatchObject({ email, email_verified: true, name });
  });

  test.each(["two words", "a@b@c", "@example.com", "<script>@example.com"])("%s is nobody", (hint) => {
    expect(readPerson(hint, scopes)).toBeUndefined();
  });

  test("is the same person each time, whatever the case, and nobody else", () => {
    const local = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/);
    fc.assert(
      fc.property(local, local, (one, other) => {
        const sub = (name: string) => readPerson(`${name}@example.com`, scopes)?.sub;
        expect(sub(one)).toMatch(/^1\d{20}$/);
        expect(sub(one.toUpperCase())).toBe(sub(one));
        expect(sub(one) === sub(other)).toBe(one === other);
      }),
    );
  });
});
