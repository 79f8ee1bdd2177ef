/**
 * `Entity` of ElectroDB, less one thing: it checks each model against a JSON schema whenever one is made, which is a
 * sixth of a cold start, for what cannot change any more. A test has ElectroDB check every model instead.
 */
import { Entity as Checked, type Schema } from "electrodb";

/** Of all entities, as declared. */
export const models: Schema<string, string, string>[] = [];

// biome-ignore lint/suspicious/noExplicitAny: its type is given back below, whole
class Unchecked extends Checked<any, any, any, any> {
  protected _validateModel(model: Schema<string, string, string>): void {
    models.push(model);
  }
}

export const Entity = Unchecked as typeof Checked;
