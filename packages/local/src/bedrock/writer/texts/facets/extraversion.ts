import type { FacetTexts } from "../types.ts";

export const extraversion: Record<string, FacetTexts> = {
  friendliness: {
    high: {
      detail: "{They} [make|makes] a friend in the queue.",
      strength: "Warms to people quickly, and they to them.",
    },
    low: {
      detail: "{They} [take|takes] months to warm up, and it is no comment on anyone.",
      blindSpot: "Seems distant to people whom they quite like.",
    },
  },
  gregariousness: {
    high: {
      detail: "{They} [like|likes] it loud, full and standing room only.",
      strength: "Draws energy from a crowd and gives it back.",
    },
    low: {
      detail: "{They} [slip|slips] out of the big party for the small one in the kitchen.",
      blindSpot: "Avoids the gatherings at which things get decided.",
    },
  },
  assertiveness: {
    high: {
      detail: "{They} [take|takes] the lead while the group is still looking at its shoes.",
      strength: "Takes charge when somebody has to.",
    },
    low: {
      detail: "{They} [let|lets] others steer, even with the rock in plain view.",
      blindSpot: "Waits too long to say which way they would go.",
    },
  },
  "activity-level": {
    high: {
      detail: "{They} [do|does] three things at once and [are|is] late for the fourth.",
      strength: "Has energy for more than is on the list.",
    },
    low: {
      detail: "{They} [walk|walks] where others run, and [notice|notices] more on the way.",
      strength: "Keeps an unhurried pace that does not break.",
    },
  },
  "excitement-seeking": {
    high: {
      detail: "{They} [want|wants] the front row, the fast lane and the last car of the rollercoaster.",
      blindSpot: "Raises the stakes when it gets dull.",
    },
    low: {
      detail: "{They} [regard|regards] a thrill as something for people who did not read the instructions.",
      strength: "Needs no thrills to be content.",
    },
  },
  cheerfulness: {
    high: {
      detail: "{They} [laugh|laughs] easily, and at themselves first.",
      strength: "Brings good humour and leaves some behind.",
    },
    low: {
      detail: "{They} [keep|keeps] joy under the coat and [smile|smiles] mostly with the eyes.",
      blindSpot: "Shows so little delight that people think there is none.",
    },
  },
};
