/** 200 users who ask for a persona at once, with the model limited to 5 calls a second: calls a second over the run. */
import { Resource } from "sst/resource";
import { crowd } from "../support/faults/crowd.ts";

const USERS = 200;
const PER_SECOND = 5;
const STRETCH_SECONDS = 10;

const { personas, calls, seconds } = await crowd({ users: USERS, perSecond: PER_SECOND });

const stretches = Map.groupBy(calls, ({ at }) => Math.floor(at / 1_000 / STRETCH_SECONDS));
const perSecond = (count: number) => (count / STRETCH_SECONDS).toFixed(1);
const rows = [...stretches].map(([stretch, some]) => {
  const accepted = some.filter((call) => call.accepted).length;
  const from = stretch * STRETCH_SECONDS;
  return `| ${from} to ${from + STRETCH_SECONDS} s | ${perSecond(accepted)} | ${perSecond(some.length - accepted)} |`;
});
const count = (is: (persona: (typeof personas)[number]) => boolean) => personas.filter(is).length;
const accepted = calls.filter((call) => call.accepted).length;
const atOnce = Map.groupBy(calls, ({ at }) => Math.floor(at / 1_000));
const peak = Math.max(...[...atOnce.values()].map((some) => some.length));

process.stdout.write(
  [
    `${count(({ status }) => status === "ready")} of ${USERS} ready after ${seconds.toFixed(0)} s ` +
      `(${accepted / PER_SECOND} s is what ${accepted} calls take at ${PER_SECOND} a second); ` +
      `${count(({ fidelity }) => fidelity?.passed === true)} passed their interview, ` +
      `${count(({ model }) => model === Resource.Model.fallbackId)} by the fallback model`,
    `${calls.length} calls, ${(calls.length / accepted).toFixed(1)} for each that was answered, at most ${peak} in a second`,
    "",
    "| | answered a second | throttled a second |",
    "| ---: | ---: | ---: |",
    ...rows,
    "",
  ].join("\n"),
);
process.exit(0);
