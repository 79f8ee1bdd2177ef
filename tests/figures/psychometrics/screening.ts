/** Whom the screening leaves out: of honest people, and of styles of careless answering. */
import type { Fitted } from "@persona-ai/core/fidelity/likelihood.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { flags, isExcluded, type Screen } from "@persona-ai/core/traits/careless-responding.ts";
import fitted from "../../../packages/core/src/traits/screening.data.json" with { type: "json" };
import { HABIT, MANNERS, STYLES } from "../screening/careless.ts";
import { chance, modelledPeople, realPeople } from "../screening/people.ts";
import { auc, fitScreen, scoreBy, thresholdAt, toAnswers } from "../screening/screening.ts";
import { mean, percent, print } from "./report.ts";

const PEOPLE = { "sapa-bfi-25": realPeople(), "ipip-neo-120": modelledPeople(1_000, chance(2024)) };

/** How many of each style are left out, by the product and by a model fitted to half of the people without its family. */
export function screening(id: Fitted): void {
  const definition = Instrument.get(id);
  const people = PEOPLE[id];
  const given = { instrument: definition, people, random: chance(31) };
  const flagsOf = (raw: readonly number[]) => flags(definition, toAnswers(id, raw));
  const left = (list: readonly (readonly number[])[]) =>
    mean(list.map((raw) => Number(isExcluded(flagsOf(raw)))));
  const odds = (raw: readonly number[]) => scoreBy(id, fitted.screens[id] as unknown as Screen, raw);
  const honest = people.map(odds);
  print(`screening, ${id}: left out (4 % of people by the models without a family)`);
  print(`${"".padEnd(37)}   left out    AUC    family not fitted    AUC`);
  print(`  people the model was fitted to    ${percent(left(people))}`);
  if (id === "sapa-bfi-25") print(`  people it was not fitted to       ${percent(falseAlarmsByHalves())}`);
  for (const { name, of } of MANNERS)
    print(`  ${name.padEnd(33)} ${percent(left(people.map((answers) => of(answers, given))))}`);

  const [own, others] = [0, 1].map((odd) => people.filter((_, i) => i % 2 === odd));
  const without = new Map(
    [...new Set(STYLES.map(({ family }) => family))].map((family) => {
      const screen = fitScreen(id, own!, chance(7), family);
      const scores = others!.map((raw) => scoreBy(id, screen, raw));
      return [family, { screen, scores, threshold: thresholdAt(scores, 0.04) }] as const;
    }),
  );
  const isByRule = (raw: readonly number[]) =>
    flagsOf(raw).some((flag) => flag === "pattern" || flag === "straight_line");
  const rows = [...STYLES, HABIT].map(({ name, family, answers }) => {
    const list = Array.from({ length: 300 }, () => answers(given));
    const row = [left(list), auc(list.map(odds), honest)];
    const unfitted = without.get(family);
    if (unfitted) {
      const scores = list.map((raw) => scoreBy(id, unfitted.screen, raw));
      const found = list.map((raw, i) => Number(scores[i]! > unfitted.threshold || isByRule(raw)));
      row.push(mean(found), auc(scores, unfitted.scores));
    }
    print(`  ${name.padEnd(33)} ${cells(row)}`);
    return row;
  });
  const styles = rows.slice(0, STYLES.length);
  print(
    `  ${"mean of the styles".padEnd(33)} ${cells([0, 1, 2, 3].map((column) => mean(styles.map((row) => row[column]!))))}`,
  );
}

const cells = (row: readonly number[]) =>
  row.map((value, i) => (i % 2 === 0 ? percent(value).padStart(10) : value.toFixed(3).padStart(9))).join("");

/** Fitted to one half of the real people with the threshold of that half's cross-validation; judged by the other. */
function falseAlarmsByHalves(): number {
  const people = PEOPLE["sapa-bfi-25"];
  const half = (odd: number) => people.filter((_, i) => i % 2 === odd);
  return mean(
    [0, 1].map((odd) => {
      const [own, other] = [half(odd), half(1 - odd)];
      const screen = fitScreen("sapa-bfi-25", own, chance(5));
      const thirds = [0, 1, 2].flatMap((fold) => {
        const inner = fitScreen(
          "sapa-bfi-25",
          own.filter((_, i) => i % 3 !== fold),
          chance(6 + fold),
        );
        return own.filter((_, i) => i % 3 === fold).map((raw) => scoreBy("sapa-bfi-25", inner, raw));
      });
      const threshold = thresholdAt(thirds, 0.04);
      return mean(other.map((raw) => Number(scoreBy("sapa-bfi-25", screen, raw) > threshold)));
    }),
  );
}
