import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { modelOf, models, profileOf, SCRIPTS, tokensPerCharacter } from "@persona-ai/core/model/models.ts";
import { describe, expect, it } from "vitest";
import data from "../../../packages/core/src/model/models.data.json" with { type: "json" };

const named = (id: string) => modelOf(id).name;

describe("the table of models", () => {
  it("has a source for every row, and every source that it names", () => {
    for (const { sources } of models()) {
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) expect(data.sources).toHaveProperty(source);
    }
  });

  it("has each model once, with a price and a tokenizer of its own", () => {
    expect(new Set(models().map(({ id }) => id)).size).toBe(models().length);
    for (const model of models()) {
      expect(model.price).toBeDefined();
      expect(data.tokenizers).toHaveProperty(model.tokenizer);
      expect(Object.keys(tokensPerCharacter(model)).sort()).toEqual([...SCRIPTS].sort());
    }
  });

  it("says of every model that thinks by itself how that is kept small, in a form that the model takes", () => {
    for (const { thinking } of models()) {
      const { by, types, keptSmall } = thinking;
      expect(keptSmall !== null).toBe(by === "default" || by === "always");
      const type = keptSmall?.thinking?.type;
      expect(type === undefined || types.includes(type)).toBe(true);
    }
  });
});

describe("a model is found", () => {
  it("by its id, by each of its profiles and by an ARN of either", () => {
    for (const { id, name, profiles } of models()) {
      expect(named(id)).toBe(name);
      expect(named(`arn:aws:bedrock:eu-west-1::foundation-model/${id}`)).toBe(name);
      for (const profile of profiles) {
        expect(named(`${profile}.${id}`)).toBe(name);
        expect(named(`arn:aws:bedrock:eu-west-1:123456789012:inference-profile/${profile}.${id}`)).toBe(name);
        expect(profileOf(`${profile}.${id}`)).toBe(profile);
      }
    }
  });

  it("as itself, and not as one whose id is the beginning of its own", () => {
    expect(named("global.anthropic.claude-sonnet-5")).toBe("Claude Sonnet 5");
    expect(named("global.anthropic.claude-sonnet-5-5")).toBe("Claude Sonnet 5.5");
    expect(modelOf("anthropic.claude-sonnet-5-7").isKnown).toBe(false);
  });

  it("and one that is not there is the careful middle, under its own id", () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
    for (const id of ["acme.brand-new-1", arn]) {
      expect(modelOf(id)).toMatchObject({ id, isKnown: false, structuredOutput: "no", cache: null });
      expect(modelOf(id).tools.choice).toEqual(["auto"]);
    }
    expect(profileOf("acme.brand-new-1")).toBeUndefined();
    expect(profileOf("amazon.nova-pro-v1:0")).toBeUndefined();
  });
});

it("the default models are active, may be called as they are named, and are of two generations", () => {
  const [first, fallback] = [DEFAULT_MODELS.id, DEFAULT_MODELS.fallbackId].map((id) => {
    const model = modelOf(id);
    expect(model).toMatchObject({ isKnown: true, status: { state: "active" } });
    expect(model.profiles).toContain(profileOf(id));
    return model;
  });
  expect(first!.generation).not.toBe(fallback!.generation);
});
