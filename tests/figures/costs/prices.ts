/** docs/prices.json: list prices, quotas and assumptions, each price and quota with its date and source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type data from "../../../docs/prices.json";
import { DOCS } from "./measured.ts";

export type PriceList = typeof data;
export type PriceName = keyof PriceList["prices"];

export const readPrices = (): PriceList => JSON.parse(readFileSync(join(DOCS, "prices.json"), "utf8"));

/** What `quantity` costs, in dollars. */
export function priceOf({ prices }: PriceList, name: PriceName, quantity: number): number {
  const { usd, per } = prices[name];
  return (usd / per) * quantity;
}
