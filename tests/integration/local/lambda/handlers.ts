/** Functions that behave and misbehave in each way that a function can. */

import { threadId } from "node:worker_threads";
import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import type { Context } from "aws-lambda";

let invocations = 0;

export const echo = async (event: unknown) => event;
export const nothing = async () => {};
export const describe = async (_event: unknown, context: Context) => ({
  context: { ...context, getRemainingTimeInMillis: context.getRemainingTimeInMillis() },
  variables: process.env,
});
export const count = async (event: { holdMs: number }) => {
  invocations++;
  await new Promise((resolve) => setTimeout(resolve, event.holdMs));
  return { threadId, invocations };
};
export const listTables = async () =>
  (await new DynamoDBClient({}).send(new ListTablesCommand({}))).TableNames;
export const print = async () => {
  console.warn("printed", { by: "a function" });
};

export class TooManySurveys extends Error {
  override readonly name = "TooManySurveys";
}
export const fail = async () => {
  throw new TooManySurveys("no more than 10");
};
export const failPlain = async () => {
  throw "a string";
};
export const circular = async () => {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
};
export const large = async (event: { bytes: number }) => "x".repeat(event.bytes);
export const exit = async (event: { code: number }) => process.exit(event.code);
export const neverSettles = () => new Promise(() => {});
export const rejectBehind = async () => {
  void Promise.reject(new Error("nobody waits for me"));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
};
export const hang = async () => {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
export const spin = async () => {
  for (;;);
};
export const fillMemory = async () => {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index));
};
export const callback = (_event: unknown, _context: unknown, done: (error: null) => void) => done(null);
