/**
 * The figures of docs/costs.md, from what was measured (docs/costs.measured.json) and the prices (docs/prices.json).
 *
 *   node tests/figures/costs/measure.ts && node tests/figures/costs.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCS, readMeasured } from "./costs/measured.ts";
import { fill } from "./costs/page.ts";
import { readPrices } from "./costs/prices.ts";
import { blocks } from "./costs/tables.ts";

const PAGE = join(DOCS, "costs.md");

writeFileSync(PAGE, fill(readFileSync(PAGE, "utf8"), blocks(readMeasured(), readPrices())));
