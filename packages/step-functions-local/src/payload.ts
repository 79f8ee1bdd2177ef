/**
 * A JSON value and its text, each made from the other when first asked for and kept. States hand payloads on
 * unchanged most of the time, so a chain of states parses and prints a payload once.
 *
 *   Payload.of({ a: 1 }).text === '{"a":1}'
 */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The quota of a task's, a state's or an execution's input and output, in bytes of UTF-8. */
export const PAYLOAD_LIMIT = 262_144;

export class Payload {
  #value: Json | undefined;
  #text: string | undefined;

  private constructor(value: Json | undefined, text: string | undefined) {
    this.#value = value;
    this.#text = text;
  }

  static of(value: Json): Payload {
    return new Payload(value, undefined);
  }

  /** `text` must be JSON. */
  static parse(text: string): Payload {
    return new Payload(undefined, text);
  }

  static array(items: Payload[]): Payload {
    return Payload.parse(`[${items.map((item) => item.text).join(",")}]`);
  }

  get value(): Json {
    if (this.#value === undefined) this.#value = JSON.parse(this.#text as string) as Json;
    return this.#value;
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#value);
    return this.#text;
  }

  exceedsLimit(): boolean {
    const { text } = this;
    if (text.length * 3 <= PAYLOAD_LIMIT) return false;
    return text.length > PAYLOAD_LIMIT || Buffer.byteLength(text) > PAYLOAD_LIMIT;
  }
}
