import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { costOf } from "@persona-ai/core/model/price.ts";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../../infra/settings.ts";
import {
  API_MEMORY_MB,
  breakEven,
  classicMonth,
  idleMonth,
  personaCosts,
  quotaUse,
  total,
  turnCosts,
} from "../../figures/costs/compute.ts";
import { DOCS, readMeasured } from "../../figures/costs/measured.ts";
import { fill, placesOf } from "../../figures/costs/page.ts";
import { readPrices } from "../../figures/costs/prices.ts";
import { blocks } from "../../figures/costs/tables.ts";

const measured = readMeasured();
const prices = readPrices();

describe("docs/costs.md", () => {
  const page = readFileSync(join(DOCS, "costs.md"), "utf8");

  test("has the tables that follow from what was measured and the prices", () => {
    expect(fill(page, blocks(measured, prices))).toBe(page);
  });

  test("has each of them once", () => {
    expect(placesOf(page).toSorted()).toEqual(Object.keys(blocks(measured, prices)).toSorted());
  });
});

test("a place that nothing fills is a fault", () => {
  expect(() => fill("<!-- costs: nothing -->\n<!-- / -->\n", {})).toThrow("nothing");
  expect(fill("a\n<!-- costs: b -->\n<!-- / -->\nc\n", { b: "B" })).toBe(
    "a\n<!-- costs: b -->\nB\n<!-- / -->\nc\n",
  );
});

test("every price and quota has a date and a source, and says so when it is from memory or was not found", () => {
  const listed: { date: string; source: string; check?: boolean }[] = [
    ...Object.values(prices.prices),
    ...Object.values(prices.quotas),
  ];
  for (const { date, source, check } of listed) {
    expect(date).toMatch(/^(20\d\d(-\d\d){0,2}|undated copy|from memory|not found|this repository)$/);
    expect(source).toMatch(date === "this repository" ? /^infra\// : /^https:\/\//);
    if (date === "from memory" || date === "not found") expect(check).toBe(true);
  }
});

test("what is computed with is what is deployed, and what the metrics count", () => {
  const million = { inputTokens: 1e6, outputTokens: 1e6 };
  const { modelInput, modelOutput, fallbackInput, fallbackOutput } = prices.prices;
  expect(costOf(DEFAULT_MODELS.id, million)).toBe(modelInput.usd + modelOutput.usd);
  expect(costOf(DEFAULT_MODELS.fallbackId, million)).toBe(fallbackInput.usd + fallbackOutput.usd);
  expect(prices.quotas.stageRequestsPerSecond.value).toBe(
    readSettings({ DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" }, "production").throttle.rate,
  );
  const api = readFileSync(join(DOCS, "../infra/api.ts"), "utf8");
  expect(api).toContain(`memory: "${API_MEMORY_MB} MB"`);
});

describe("the costs", () => {
  test("of a persona are those of its parts, by price and quantity", () => {
    const costs = personaCosts(measured, prices);
    const outputOf = (isFallback: boolean) =>
      measured.workflow.calls.reduce(
        (sum, { fallback, outputTokens }) => sum + (fallback === isFallback ? outputTokens : 0),
        0,
      );
    const output = (of: string) => costs.find(({ name }) => name === of);
    expect(output("modelOutput")?.quantity).toBe(outputOf(false));
    expect(output("modelOutput")?.usd).toBeCloseTo((outputOf(false) * 10) / 1e6, 12);
    // Who did not write is who interviews.
    expect(output("fallbackOutput")?.quantity).toBe(outputOf(true));
    expect(output("fallbackOutput")?.usd).toBeCloseTo((outputOf(true) * 5) / 1e6, 12);
    expect(total(costs)).toBeCloseTo(
      costs.reduce((sum, { usd }) => sum + usd, 0),
      12,
    );
  });

  test("of a turn are the conversation's, divided by its turns", () => {
    const { turns, requests, calls } = measured.chat;
    const costs = turnCosts(measured, prices);
    const quantity = (of: string) => costs.find(({ name }) => name === of)?.quantity;
    expect(quantity("gatewayRequests")).toBe(requests.count / turns);
    expect((quantity("modelInput") ?? 0) + (quantity("fallbackInput") ?? 0)).toBeCloseTo(
      calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0) / turns,
      9,
    );
  });

  test("of both designs are equal at the break-even", () => {
    const { here, there, personas } = breakEven(measured, prices);
    expect(total(idleMonth(prices)) + personas * here).toBeCloseTo(
      total(classicMonth(prices)) + personas * there,
      6,
    );
  });
});

test("a quota is reached at the rate at which all of it is taken, the first one first", () => {
  const uses = quotaUse(measured, prices);
  for (const { quota, perPersona, limit } of uses) expect(limit * perPersona).toBeCloseTo(quota, 6);
  const limits = uses.map(({ limit }) => limit);
  expect(limits).toEqual(limits.toSorted((a, b) => a - b));
});
