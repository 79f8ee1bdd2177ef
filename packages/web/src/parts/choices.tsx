/** One of several, as a group of radio buttons. */
import type { ComponentChildren } from "preact";

type Props<V extends string> = {
  legend: string;
  isLegendHidden?: boolean;
  look?: "relations" | "tight";
  name: string;
  values: readonly V[];
  chosen: string | undefined;
  choose(value: NoInfer<V>): void;
  label(value: NoInfer<V>): ComponentChildren;
  required?: boolean;
  isDisabled?(value: NoInfer<V>): boolean;
};

export function Choices<V extends string>({ legend, look, name, values, chosen, ...rest }: Props<V>) {
  const { isLegendHidden = false, choose, label, required, isDisabled } = rest;
  return (
    <fieldset class="field">
      <legend class={isLegendHidden ? "hidden" : undefined}>{legend}</legend>
      <div class={look ? `choices ${look}` : "choices"}>
        {values.map((value) => (
          <label key={value} class="choice">
            <input
              type="radio"
              checked={value === chosen}
              disabled={isDisabled?.(value)}
              onChange={() => choose(value)}
              {...{ name, required }}
            />
            <span>{label(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
