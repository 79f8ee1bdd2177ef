import type { FacetTexts } from "../types.ts";

export const openness: Record<string, FacetTexts> = {
  imagination: {
    high: {
      detail:
        "{They} [drift|drifts] off in meetings and [come|comes] back with the answer to something else.",
      strength: "Pictures a thing in detail before it exists.",
    },
    low: {
      detail: "{They} [stay|stays] with what is there and rarely [daydream|daydreams].",
      blindSpot: "Has trouble picturing what nobody has built yet.",
    },
  },
  "artistic-interests": {
    high: {
      detail: "{They} [stop|stops] for music in the street, for light on a wall, for a well-set page.",
      strength: "Notices beauty and makes room for it.",
    },
    low: {
      detail: "{They} can walk through a museum in twelve minutes and call it seen.",
      blindSpot: "Misses the care in things that were made to be looked at.",
    },
  },
  emotionality: {
    high: {
      detail: "{They} [know|knows] what they feel and can name it to the shade.",
      strength: "Knows their own feelings and can put them into words.",
    },
    low: {
      detail: "{They} [find|finds] out days later that something had upset them.",
      blindSpot: "Takes a while to notice what they feel.",
    },
  },
  adventurousness: {
    high: {
      detail: "{They} [order|orders] the dish nobody can explain and [take|takes] the road without a sign.",
      strength: "Goes toward the unfamiliar without being pushed.",
    },
    low: {
      detail: "{They} [have|has] a usual table, a usual dish and a usual way home.",
      blindSpot: "Clings to the familiar after it has stopped being good.",
    },
  },
  intellect: {
    high: {
      detail: "{They} [read|reads] the footnotes and [argue|argues] with them.",
      strength: "Enjoys a hard problem and stays with it.",
    },
    low: {
      detail:
        "{They} [leave|leaves] puzzles and debates to those who like them, and [ask|asks] what follows for tomorrow.",
      blindSpot: "Switches off when it gets abstract.",
    },
  },
  liberalism: {
    high: {
      detail: "{They} [ask|asks] of every rule who made it and for whom.",
      strength: "Questions what everyone takes for granted.",
    },
    low: {
      detail: "{They} [hold|holds] to what was handed down and [see|sees] no shame in it.",
      strength: "Keeps faith with what has lasted.",
    },
  },
};
