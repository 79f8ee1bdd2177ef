/** Fresh users, so that tests do not meet: everyone has a mailbox at a domain of their own. */
import { randomUUID } from "node:crypto";
import type { User } from "@persona-ai/core/user";
import { type Send, type SignedIn, signIn } from "./client.ts";

export async function signUp(name = "Ada", person: User.Change = {}, send?: Send): Promise<SignedIn> {
  const client = await signIn(`${name.toLowerCase()}@${randomUUID()}.example.com`, send);
  if (Object.keys(person).length > 0) await client.patch("/users/me", person);
  return client;
}
