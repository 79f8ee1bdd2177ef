/** Laws of every picture of a state machine. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseDefinition } from "step-functions-local/console/model/definition.ts";
import { allNodes, type GraphNode, graphOf } from "step-functions-local/console/model/graph.ts";
import { type Box, layOut, type PlacedNode } from "step-functions-local/console/model/layout.ts";
import { describe, expect, test } from "vitest";
import { machines } from "./support/machines.ts";

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width - 0.5 &&
  other.x < one.x + one.width - 0.5 &&
  one.y < other.y + other.height - 0.5 &&
  other.y < one.y + one.height - 0.5;

const contains = (outer: Box, inner: Box) =>
  inner.x > outer.x - 0.5 &&
  inner.y > outer.y - 0.5 &&
  inner.x + inner.width < outer.x + outer.width + 0.5 &&
  inner.y + inner.height < outer.y + outer.height + 0.5;

const insideOf = ({ inner }: GraphNode) => new Set(inner.flatMap(allNodes).map(({ id }) => id));

describe("every picture", () => {
  const law = (holds: (nodes: PlacedNode[], layout: ReturnType<typeof layOut>) => void) =>
    fc.assert(
      fc.property(machines, (machine) => {
        const layout = layOut(graphOf(machine));
        holds(layout.nodes, layout);
      }),
      { numRuns: 25 },
    );

  test("shows every state once, none over another but inside of it", () => {
    law((nodes, layout) => {
      expect(new Set(nodes.map(({ node }) => node.id)).size).toBe(nodes.length);
      const inside = new Map(nodes.map(({ node }) => [node.id, insideOf(node)]));
      const isRight = (one: PlacedNode, other: PlacedNode) =>
        inside.get(one.node.id)!.has(other.node.id)
          ? contains(one, other)
          : inside.get(other.node.id)!.has(one.node.id) || !overlap(one, other);
      for (const [index, one] of nodes.entries()) {
        expect(contains({ x: 0, y: 0, ...layout }, one)).toBe(true);
        expect(nodes.slice(index + 1).filter((other) => !isRight(one, other))).toEqual([]);
      }
    });
  });

  test("leads every line from the edge of one box to the edge of the other", () => {
    law((nodes, { edges }) => {
      const boxes = new Map(nodes.map((placed) => [placed.node.id, placed]));
      for (const { edge, points } of edges) {
        expect(points.length).toBeGreaterThan(1);
        for (const [id, point] of [
          [edge.from, points[0]!],
          [edge.to, points.at(-1)!],
        ] as const) {
          const box = boxes.get(id)!;
          const grown = { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 };
          const shrunk = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
          expect(contains(grown, { ...point, width: 0, height: 0 })).toBe(true);
          expect(contains(shrunk, { ...point, width: 0, height: 0 })).toBe(false);
        }
      }
    });
  });
});

describe("the picture of persona-generation", () => {
  const file = new URL("../../../packages/workflows/persona-generation.asl.json", import.meta.url);
  const { nodes, edges } = layOut(graphOf(parseDefinition(readFileSync(file, "utf8"))!));
  const box = (id: string) => nodes.find(({ node }) => node.id === id)!;

  test("has the steps below each other in their order, what handles errors below them", () => {
    const steps = ["FetchResponses", "SynthesizeTraits", "GenerateProfile", "PersistPersona", "MarkReady"];
    const heights = [...steps, "MarkFailed", "GenerationFailed"].map((id) => box(id).y);
    expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  });

  test("leads the many ways to MarkFailed there in one lane, to the left of every state", () => {
    const leftmost = Math.min(...nodes.map(({ x }) => x));
    const caught = edges.filter(({ edge }) => edge.kind === "catch" && edge.to === "MarkFailed");
    const lanes = caught
      .map(({ points }) => Math.min(...points.map(({ x }) => x)))
      .filter((x) => x < leftmost);
    expect(lanes.length).toBe(caught.length - 1);
    expect(new Set(lanes).size).toBe(1);
  });
});
