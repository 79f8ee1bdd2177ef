/** The 1,218 SAPA respondents of the fixture, with the domain scores that an independent program gave them. */
import { readFileSync } from "node:fs";
import type { Answers } from "@persona-ai/core/instrument";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";

export type Respondent = {
  respondent: number;
  sex: "male" | "female";
  age: number;
  answers: Answers;
  scores: Record<Domain, number>;
};

const FILE = new URL("../fixtures/sapa/respondents.csv", import.meta.url);

export function respondents(): Respondent[] {
  const [header, ...lines] = readFileSync(FILE, "utf8").trim().split("\n");
  const names = header!.split(",");
  return lines.map((line) => {
    const row = new Map(line.split(",").map((value, i) => [names[i]!, value]));
    const items = names.filter((name) => /^[A-Z]\d$/.test(name));
    return {
      respondent: Number(row.get("respondent")),
      sex: row.get("sex") as Respondent["sex"],
      age: Number(row.get("age")),
      answers: Object.fromEntries(items.map((id) => [id, Number(row.get(id))])),
      scores: Object.fromEntries(
        DOMAINS.map((domain) => [domain, Number(row.get(domain))]),
      ) as Respondent["scores"],
    };
  });
}
