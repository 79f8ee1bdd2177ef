/** Definitions as graphs: states and the ways between them. */
import {
  actionOf,
  declaredFailure,
  findState,
  parseDefinition,
} from "step-functions-local/console/model/definition.ts";
import { allNodes, graphOf } from "step-functions-local/console/model/graph.ts";
import { END, START } from "step-functions-local/console/model/states.ts";
import { describe, expect, test } from "vitest";

const machine = {
  StartAt: "Choose",
  States: {
    Choose: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $x > 1 %}", Next: "Each" },
        { Condition: "{% $y %}", Next: "Each" },
      ],
      Default: "Call",
    },
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } },
      Next: "Call",
    },
    Call: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: "arn:aws:lambda:us-east-1:000000000000:function:Charge" },
      Catch: [
        { ErrorEquals: ["Busy", "Slow"], Next: "Oops" },
        { ErrorEquals: ["States.ALL"], Next: "Done" },
      ],
      Next: "Done",
    },
    Oops: { Type: "Fail", Error: "Oops", Cause: "{% $cause %}" },
    Done: { Type: "Succeed" },
  },
};

describe("a graph", () => {
  const { nodes, edges } = graphOf(machine);
  const ways = edges.map(({ from, to, kind, label }) => [from, to, kind, label].join("|"));

  test("has a start, an end, and every state once, those inside others inside", () => {
    expect(nodes.map(({ id }) => id)).toEqual([START, "Choose", "Each", "Call", "Oops", "Done", END]);
    expect(allNodes(graphOf(machine)).map(({ id }) => id)).toContain("One");
    expect(nodes.find(({ id }) => id === "Each")?.inner).toMatchObject([
      { nodes: [{ id: "One" }], edges: [] },
    ]);
  });

  test("has one way for the rules of a Choice that lead to the same state, which says both conditions", () => {
    expect(ways).toContain("Choose|Each|choice|$x > 1\n$y");
    expect(ways).toContain("Choose|Call|default|Default");
  });

  test("draws a Catch that leads on as usual only once", () => {
    expect(ways).toContain("Call|Oops|catch|Busy, Slow");
    expect(ways.filter((way) => way.startsWith("Call|Done"))).toEqual(["Call|Done|next|"]);
  });

  test("leads from the start to the first state, and from every last one to the end", () => {
    expect(ways).toContain(`${START}|Choose|next|`);
    expect(edges.filter(({ to }) => to === END).map(({ from }) => from)).toEqual(["Oops", "Done"]);
  });
});

describe("a definition", () => {
  test("finds states by name, however deep", () => {
    expect(findState(machine, "One")).toEqual({ Type: "Pass", End: true });
    expect(findState(machine, "Nowhere")).toBeUndefined();
  });

  test("says what a state does: the function it invokes, the service it calls, or its type", () => {
    expect(actionOf(machine.States.Call)).toBe("Lambda Charge");
    expect(actionOf({ Type: "Task", Resource: "arn:aws:lambda:eu-west-1:1:function:Direct:2" })).toBe(
      "Lambda Direct",
    );
    expect(actionOf({ Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage" })).toBe("sqs:sendMessage");
    expect(actionOf(machine.States.Each)).toBe("Map");
  });

  test("says the error of a Fail state as far as it is not computed", () => {
    expect(declaredFailure(machine.States.Oops)).toEqual({ error: "Oops", cause: undefined });
    expect(declaredFailure(machine.States.Done)).toBeUndefined();
  });

  test("that is none has no graph", () => {
    expect(parseDefinition("{}")).toBeUndefined();
    expect(parseDefinition("nonsense")).toBeUndefined();
    expect(parseDefinition(JSON.stringify(machine))).toEqual(machine);
  });
});
