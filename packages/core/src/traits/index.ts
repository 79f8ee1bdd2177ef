export { Changes, changesBetween } from "./changes.ts";
export { pearson } from "./correlation.ts";
export * as Traits from "./index.ts";
export * from "./info.ts";
export type { Demographics } from "./norm.ts";
export {
  type BatchNoise,
  batchNoise,
  ReleasedBatch,
  ReleasedPeers,
  releaseBatch,
  releasedPeers,
} from "./peer-batches.ts";
export { scoresOf } from "./scoring.ts";
export { Statistics } from "./statistics.ts";
export { type Input, synthesize } from "./synthesis.ts";
export { type ZScores, zScores } from "./z-scores.ts";
