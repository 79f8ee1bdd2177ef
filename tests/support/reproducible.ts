/** Properties try the same cases in every run: SEED is another number, or "random"; PROPERTY_RUNS how many where a test says nothing. */
import fc from "fast-check";

const { SEED = "20261129", PROPERTY_RUNS = "100" } = process.env;

fc.configureGlobal({ numRuns: Number(PROPERTY_RUNS), ...(SEED !== "random" && { seed: Number(SEED) }) });
