import { models } from "@persona-ai/core/table/entity.ts";
import { db } from "@persona-ai/core/table/service.ts";
import { Entity } from "electrodb";
import { describe, expect, test } from "vitest";

describe("the models of the entities", () => {
  test("are all there", () => {
    expect(models.map(({ model }) => model.entity).sort()).toEqual(
      Object.values(db().entities)
        .map(({ schema }) => schema.model.entity)
        .sort(),
    );
  });

  test.each(models.map((model) => [model.model.entity, model] as const))("%s is one", (_, model) => {
    expect(new Entity(model)).toBeInstanceOf(Entity);
  });

  test("would not be ones with an attribute of no type", () => {
    const [model] = models;
    const attributes = { ...model?.attributes, odd: { type: 7 } };
    expect(() => new Entity({ ...model, attributes } as never)).toThrow(/odd/);
  });
});
