import { substitute } from "@persona-ai/local/stack/workflow.ts";
import { expect, test } from "vitest";

const placeholder = (name: string) => ["$", "{", name, "}"].join("");

test("the definition's substitutions become the functions' ARNs", () => {
  const template = JSON.stringify({ A: placeholder("One"), B: placeholder("Two"), C: "{% $states.input %}" });
  expect(JSON.parse(substitute(template, ["One", "Two"]))).toEqual({
    A: "arn:aws:lambda:us-east-1:000000000000:function:One",
    B: "arn:aws:lambda:us-east-1:000000000000:function:Two",
    C: "{% $states.input %}",
  });
});

test("a substitution that names no function is refused", () => {
  expect(() => substitute(placeholder("Missing"), ["One"])).toThrow("Missing");
});
