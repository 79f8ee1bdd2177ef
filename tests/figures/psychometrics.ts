/**
 * The figures of docs/psychometrics.md, as a table: all of them, or the parts that are named.
 *
 *   node tests/figures/psychometrics.ts                     two or three minutes, most of them for styles left out of the fitting
 *   node tests/figures/psychometrics.ts fidelity blends     screening blends validity errors chemistry fidelity
 */
import { parseArgs } from "node:util";
import { chemistry } from "./psychometrics/chemistry.ts";
import { fidelity } from "./psychometrics/fidelity.ts";
import { blends, errors, validity } from "./psychometrics/scores.ts";
import { screening } from "./psychometrics/screening.ts";

const { positionals } = parseArgs({ allowPositionals: true });

const PARTS = {
  screening: () => (["sapa-bfi-25", "ipip-neo-120"] as const).forEach(screening),
  blends,
  validity,
  errors,
  chemistry,
  fidelity,
};
for (const [name, part] of Object.entries(PARTS))
  if (positionals.length === 0 || positionals.includes(name)) part();
