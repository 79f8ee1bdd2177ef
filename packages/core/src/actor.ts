/**
 * Who acts: entered once per transport (a request, an event, a job) and read wherever a domain function needs it.
 * Reading a user where nobody is signed in is the `auth` error that a transport answers with 401.
 *
 *   Actor.provide({ type: "user", userId }, () => Analysis.list({}))
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { errorClass } from "./error.ts";

export type Actor = { type: "public" } | { type: "user"; userId: string } | { type: "system" };

export class AuthenticationRequired extends errorClass("authentication_required") {}

const storage = new AsyncLocalStorage<Actor>();

export function provide<T>(actor: Actor, run: () => T): T {
  return storage.run(actor, run);
}

export function current(): Actor {
  return storage.getStore() ?? { type: "public" };
}

export function userId(): string {
  const actor = current();
  if (actor.type !== "user") throw new AuthenticationRequired();
  return actor.userId;
}

export * as Actor from "./actor.ts";
