/**
 * From what was measured and the price list to costs: of one persona, of a month without any, of the design that this
 * one replaces, and at how many personas a second each quota is reached. Pure; dollars, seconds and units.
 */

import { modelOf, tokensPerCharacter } from "../../../packages/core/src/model/models.ts";
import { costOf } from "../../../packages/core/src/model/price.ts";
import type { Measured, ModelUse, Requests } from "./measured.ts";
import { type PriceList, type PriceName, priceOf } from "./prices.ts";

export type Line = { name: PriceName; quantity: number; usd: number };
type Quantities = Partial<Record<PriceName, number>>;

const GB = 1e9;
const MB_PER_GB = 1024;
export const API_MEMORY_MB = 1024;

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);

function lines(prices: PriceList, quantities: Quantities): Line[] {
  const named = Object.entries(quantities) as [PriceName, number][];
  return named.map(([name, quantity]) => ({ name, quantity, usd: priceOf(prices, name, quantity) }));
}

export const total = (costs: readonly Line[]): number => sum(costs, ({ usd }) => usd);

/** How long the model takes to answer, by its usual speed. */
function answerSeconds({ outputTokens }: ModelUse, { assumptions }: PriceList): number {
  return assumptions.firstTokenSeconds + outputTokens / assumptions.outputTokensPerSecond;
}

/** A persona's requests: the survey, the asking, a poll for every `Retry-After` while the model writes, the reading. */
export function requestsOf(measured: Measured, prices: PriceList): Requests & { polls: number } {
  const seconds = sum(measured.workflow.calls, (call) => answerSeconds(call, prices));
  const polls = Math.ceil(seconds / measured.pollSeconds);
  const { survey, generate, poll, read } = measured;
  const all = [survey, generate, ...Array<Requests>(polls).fill(poll), read];
  const of = (pick: (requests: Requests) => number) => sum(all, pick);
  return {
    polls,
    count: of(({ count }) => count),
    ms: of(({ ms }) => ms),
    bytes: of(({ bytes }) => bytes),
    readUnits: of(({ readUnits }) => readUnits),
    writeUnits: of(({ writeUnits }) => writeUnits),
  };
}

/** What each step function has, and how long it runs: measured, and the model's answer that it waits for. */
function stepTimes({ workflow }: Measured, prices: PriceList): { memoryMb: number; seconds: number }[] {
  const calls = [...workflow.calls];
  return workflow.steps.map(({ step, memoryMb, ms }) => {
    const call = /^(GenerateProfile|InterviewPersona)$/.test(step) ? calls.shift() : undefined;
    return { memoryMb, seconds: ms / 1000 + (call ? answerSeconds(call, prices) : 0) };
  });
}

/** GB-seconds of requests to the API, which run one at a time in each instance. */
const apiGbSeconds = ({ ms }: Requests): number => (ms / 1000) * (API_MEMORY_MB / MB_PER_GB);

function apiQuantities(requests: Requests, { assumptions }: PriceList) {
  const { count, bytes } = requests;
  return {
    gatewayRequests: count,
    cdnRequests: count,
    cdnGb: bytes / GB,
    logBytes: count * (assumptions.logBytesPerRequest + assumptions.logBytesPerInvocation),
  };
}

function tokens(calls: readonly ModelUse[]): Quantities {
  const [own, fallback] = [
    calls.filter(({ fallback }) => !fallback),
    calls.filter(({ fallback }) => fallback),
  ];
  return {
    modelInput: sum(own, ({ inputTokens }) => inputTokens),
    modelOutput: sum(own, ({ outputTokens }) => outputTokens),
    ...(fallback.length > 0 && {
      fallbackInput: sum(fallback, ({ inputTokens }) => inputTokens),
      fallbackOutput: sum(fallback, ({ outputTokens }) => outputTokens),
    }),
  };
}

/** Of one turn, the mean of the conversation. The request lasts until the model has said all. */
export function turnCosts({ chat: { turns, requests, calls } }: Measured, prices: PriceList): Line[] {
  const seconds = sum(calls, (call) => answerSeconds(call, prices));
  const { logBytes, ...api } = apiQuantities(requests, prices);
  const all: Quantities = {
    ...tokens(calls),
    lambdaRequests: requests.count,
    lambdaGbSeconds: apiGbSeconds(requests) + seconds * (API_MEMORY_MB / MB_PER_GB),
    writeUnits: requests.writeUnits,
    readUnits: requests.readUnits,
    ...api,
    logGb: logBytes / GB,
    traces: requests.count,
  };
  const each = Object.entries(all).map(([name, quantity]) => [name, quantity / turns]);
  return lines(prices, Object.fromEntries(each));
}

export function personaCosts(measured: Measured, prices: PriceList): Line[] {
  const { workflow } = measured;
  const requests = requestsOf(measured, prices);
  const { logBytes, ...api } = apiQuantities(requests, prices);
  const steps = workflow.steps.length;
  return lines(prices, {
    ...tokens(workflow.calls),
    transitions: workflow.transitions,
    lambdaRequests: requests.count + steps,
    lambdaGbSeconds:
      apiGbSeconds(requests) +
      sum(stepTimes(measured, prices), ({ memoryMb, seconds }) => (memoryMb / MB_PER_GB) * seconds),
    writeUnits: requests.writeUnits + workflow.writeUnits,
    readUnits: requests.readUnits + workflow.readUnits,
    ...api,
    logGb: (logBytes + steps * prices.assumptions.logBytesPerInvocation) / GB,
    traces: requests.count + 1,
  });
}

/** A month in which nobody comes. */
export function idleMonth(prices: PriceList): Line[] {
  const { assumptions } = prices;
  const { sweepsPerMonth, sweepShards, sweepMemoryMb, sweepSeconds, logBytesPerInvocation } = assumptions;
  const runs = sweepsPerMonth * assumptions.jobs;
  const walked = sweepsPerMonth * assumptions.canaryRequests;
  return lines(prices, {
    alarms: assumptions.alarms,
    metrics: assumptions.metrics,
    dashboards: assumptions.dashboards,
    kmsKeys: assumptions.kmsKeys,
    tableGbMonths: assumptions.tableGb,
    lambdaRequests: runs + walked,
    lambdaGbSeconds: runs * sweepSeconds * (sweepMemoryMb / MB_PER_GB),
    gatewayRequests: walked,
    cdnRequests: walked,
    edgeFunctions: walked * assumptions.edgeFunctionsPerRequest,
    edgeReads: walked * assumptions.edgeReadsPerRequest,
    readUnits: (sweepsPerMonth * sweepShards) / 2,
    logGb: (runs * logBytesPerInvocation) / GB,
  });
}

/** What a copy of the table in another region (BACKUP_REGION) adds to a month: a whole backup a day, kept in both. */
export function backupMonth(prices: PriceList): Line[] {
  const { tableGb, backupsKept } = prices.assumptions;
  const days = 30;
  return lines(prices, { backupGbMonths: 2 * backupsKept * tableGb, backupCopiedGb: days * tableGb });
}

/** A million visitors of a public card: its page and its picture, most of them from CloudFront's cache. */
export function visitorCosts(prices: PriceList): Line[] {
  const { assumptions } = prices;
  const requests = 1e6 * assumptions.visitRequests;
  const toOrigin = requests * assumptions.visitOriginShare;
  return lines(prices, {
    cdnRequests: requests,
    cdnGb: (1e6 * assumptions.visitBytes) / GB,
    edgeFunctions: requests * assumptions.edgeFunctionsPerRequest,
    edgeReads: requests * assumptions.edgeReadsPerRequest,
    gatewayRequests: toOrigin,
    lambdaRequests: toOrigin,
    lambdaGbSeconds: toOrigin * assumptions.visitSeconds * (API_MEMORY_MB / MB_PER_GB),
    readUnits: toOrigin,
    logGb: (toOrigin * assumptions.logBytesPerRequest) / GB,
  });
}

/** The same of the classic design: Chalice's functions in a VPC, a database with a standby and a replica, a cache. */
export function classicMonth(prices: PriceList): Line[] {
  const { hoursPerMonth, ...assumed } = prices.assumptions;
  return lines(prices, {
    rdsMultiAzHours: hoursPerMonth,
    rdsReplicaHours: hoursPerMonth,
    rdsGbMonths: assumed.rdsGb * assumed.rdsCopies,
    cacheHours: hoursPerMonth * assumed.cacheNodes,
    natHours: hoursPerMonth * assumed.natGateways,
    alarms: assumed.alarms,
    metrics: assumed.metrics,
    dashboards: assumed.dashboards,
    kmsKeys: assumed.kmsKeys,
  });
}

/**
 * What differs for each persona: here transitions and table units, there queue requests; model, functions, gateway,
 * logs and traces are the same. Above `personas` a month the classic design's fixed cost is made up for.
 */
export function breakEven(measured: Measured, prices: PriceList) {
  const own: PriceName[] = ["transitions", "writeUnits", "readUnits"];
  const here = total(personaCosts(measured, prices).filter(({ name }) => own.includes(name)));
  const queueRequests = measured.workflow.steps.length * prices.assumptions.queueRequestsPerStep;
  const there = priceOf(prices, "queueRequests", queueRequests);
  const fixed = total(classicMonth(prices)) - total(idleMonth(prices));
  return { here, there, fixed, personas: fixed / (here - there) };
}

export type Use = { what: string; quota: number; perPersona: number; limit: number; check: boolean };

/** What a persona a second takes of each quota, and how many a second reach it; the first to be reached first. */
export function quotaUse(measured: Measured, prices: PriceList): Use[] {
  const { quotas } = prices;
  const { workflow } = measured;
  const requests = requestsOf(measured, prices);
  const writeUnits = requests.writeUnits + workflow.writeUnits;
  const perPersona: Record<keyof typeof quotas, number> = {
    modelTokensPerMinute: sum(workflow.calls, (call) => tokensPerMinute(call, prices)),
    lambdaConcurrency: requests.ms / 1000 + sum(stepTimes(measured, prices), ({ seconds }) => seconds),
    stageRequestsPerSecond: requests.count,
    gatewayRequestsPerSecond: requests.count,
    startsPerSecond: 1,
    transitionsPerSecond: workflow.transitions,
    newTableWriteUnitsPerSecond: writeUnits,
    tableWriteUnitsPerSecond: writeUnits,
    partitionWriteUnitsPerSecond:
      quotas.partitionWriteUnitsPerSecond.perPersona / prices.assumptions.sweepShards,
  };
  const uses = (Object.keys(perPersona) as (keyof typeof quotas)[]).map((name) => {
    const quota: { value: number; what: string; check?: boolean } = quotas[name];
    const { value, what, check = false } = quota;
    return { what, quota: value, perPersona: perPersona[name], limit: value / perPersona[name], check };
  });
  return uses.sort((a, b) => a.limit - b.limit);
}

/** A call a second: what its tokens count as, and what is held back for `maxTokens` while it is under way. */
function tokensPerMinute(call: ModelUse, prices: PriceList): number {
  const { outputCountsAs } = prices.quotas.modelTokensPerMinute;
  const counted = call.inputTokens + outputCountsAs * call.outputTokens;
  const heldBack = Math.max(0, call.inputTokens + call.maxTokens - counted);
  return 60 * counted + answerSeconds(call, prices) * heldBack;
}

/** The tokenizer that lengths are told in. */
const TOLD_BY = { tokenizer: "claude-2" };

export type ModelCosts = { name: string; personaUsd: number; turnUsd: number };

/**
 * What a persona and a chat turn cost by one model alone, with a profile of realistic length and answers of some
 * sentences (assumptions of docs/prices.json): a profile and an interview with it; a turn is the answer and what is
 * remembered, the persona read from the prompt's cache where it is long enough for the model's.
 */
export function modelCosts(modelId: string, measured: Measured, { assumptions }: PriceList): ModelCosts {
  const model = modelOf(modelId);
  const factor = tokensPerCharacter(model).latin / tokensPerCharacter(TOLD_BY).latin;
  const tokens = (count: number) => Math.round(count * factor);
  const thinking = model.thinking.by === "always" ? assumptions.thinkingTokens : 0;
  const cost = (input: number, output: number, cached = 0) =>
    costOf(modelId, {
      inputTokens: tokens(input),
      outputTokens: tokens(output) + thinking,
      cacheReadTokens: tokens(cached),
    }) ?? 0;
  const [profile, interview] = measured.workflow.calls.map(({ inputTokens }) => inputTokens);
  const { turns, calls } = measured.chat;
  const perTurn = (isMemory: boolean, of: (call: ModelUse) => number) =>
    sum(
      calls.filter(({ fallback }) => fallback === isMemory),
      of,
    ) / turns;
  const isCached = model.cache !== null && tokens(assumptions.personaTokens) >= model.cache.minTokens;
  return {
    name: model.name,
    personaUsd:
      cost(profile ?? 0, assumptions.profileTokens) + cost(interview ?? 0, assumptions.interviewTokens),
    turnUsd:
      cost(
        perTurn(false, ({ inputTokens }) => inputTokens),
        assumptions.answerTokens,
        isCached ? assumptions.personaTokens : 0,
      ) +
      cost(
        perTurn(true, ({ inputTokens }) => inputTokens),
        perTurn(true, ({ outputTokens }) => outputTokens),
      ),
  };
}
