/**
 * All responses to an analysis as what a persona is made from: statistics and a sample of open answers. Read page by
 * page and folded, so that memory and result stay bounded however many there are.
 */
import { z } from "zod";
import type { Analysis } from "../analysis/index.ts";
import { Instrument, InstrumentId } from "../instrument/index.ts";
import { Flag, isExcluded } from "../traits/careless-responding.ts";
import { Moments, Statistics } from "../traits/index.ts";
import { decode } from "./content.ts";
import { type Item, pages } from "./index.ts";
import { OpenAnswerSample } from "./open-answers.ts";

export const ResponseStatistics = z.object({
  instrument: InstrumentId,
  /** The owner's response. */
  self: z.object({ moments: Moments, flags: z.array(Flag) }).optional(),
  /** Of the peers' usable responses. */
  peers: Moments,
  /** Peers' responses left out for their flags. */
  excluded: z.int(),
});
export type ResponseStatistics = z.infer<typeof ResponseStatistics>;

export async function reduce(
  analysis: Analysis.Item,
  responses: AsyncIterable<Item[]> = pages(analysis.analysisId),
) {
  const instrument = Instrument.get(analysis.instrument);
  const statistics: ResponseStatistics = {
    instrument: analysis.instrument,
    peers: Statistics.empty(instrument),
    excluded: 0,
  };
  const sample = new OpenAnswerSample(analysis.questions);
  for await (const page of responses) {
    for (const response of page) {
      const answers = decode(analysis.instrument, response.answers);
      const flags = z.array(Flag).parse(response.flags);
      if (response.relation === "self") {
        statistics.self = {
          moments: Statistics.add(instrument, Statistics.empty(instrument), answers),
          flags,
        };
      } else if (isExcluded(flags)) {
        statistics.excluded += 1;
        continue;
      } else {
        Statistics.add(instrument, statistics.peers, answers);
      }
      sample.add(response);
    }
  }
  return { statistics, openAnswers: sample.take() };
}
