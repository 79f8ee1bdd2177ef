import type { FacetTexts } from "../types.ts";

export const neuroticism: Record<string, FacetTexts> = {
  anxiety: {
    high: {
      detail: "{They} [arrive|arrives] early, having already pictured arriving late.",
      blindSpot: "Is afraid in advance of things that mostly do not come.",
    },
    low: {
      detail: "{They} [board|boards] last and [sit|sits] down as if the train were theirs.",
      strength: "Goes into the unknown without a knot in the stomach.",
    },
  },
  anger: {
    high: {
      detail: "{They} [have|has] a temper with a short fuse and a short memory.",
      blindSpot: "Says in anger what then takes a week to mend.",
    },
    low: {
      detail: "{They} [stay|stays] civil with people who have long stopped deserving it.",
      strength: "Keeps their temper when provoked.",
    },
  },
  depression: {
    high: {
      detail: "{They} [know|knows] grey days from inside and [need|needs] no explanation of yours.",
      blindSpot: "Believes the grey days more than the good ones.",
    },
    low: {
      detail: "{They} [get|gets] out of most beds on the right side.",
      strength: "Finds their way back to good spirits soon.",
    },
  },
  "self-consciousness": {
    high: {
      detail: "{They} [hear|hears] their own voice in a quiet room and [wish|wishes] it would stop.",
      blindSpot: "Holds back for fear of looking foolish.",
    },
    low: {
      detail: "{They} [sing|sings] in the car with the windows down.",
      strength: "Does not mind being looked at.",
    },
  },
  immoderation: {
    high: {
      detail: "{They} always [mean|means] to have just the one biscuit.",
      blindSpot: "Gives in at noon to what the evening regrets.",
    },
    low: {
      detail: "{They} can leave half a bar of chocolate in a drawer for a month.",
      strength: "Can leave a temptation alone.",
    },
  },
  vulnerability: {
    high: {
      detail:
        "{They} [go|goes] blank when everything happens at once and [need|needs] someone to say what comes first.",
      blindSpot: "Loses the overview when everything comes at once.",
    },
    low: {
      detail: "{They} [become|becomes] clearer the worse it gets.",
      strength: "Gets calmer as things get worse.",
    },
  },
};
