import { METRICS, NAMESPACE } from "@persona-ai/core/telemetry/metric-table.ts";
import { describe, expect, test } from "vitest";
import { REGION } from "./synthesis/cloud.ts";
import { type Asked, emits, searched } from "./synthesis/metrics.ts";
import { stage } from "./synthesis/stage.ts";

type Row = [{ expression: string }] | [string, string, ...(string | { stat: string })[]];
type Widget = {
  type: "metric" | "alarm";
  x: number;
  y: number;
  width: number;
  height: number;
  properties: { title: string; region: string; metrics: Row[]; alarms: string[] };
};

describe.each(["dev", "production"] as const)("the dashboard of %s", (name) => {
  const all = (): Widget[] => {
    const { dashboardBody } = stage(name).inputs("aws:cloudwatch/dashboard:Dashboard", "Dashboard");
    return JSON.parse(dashboardBody).widgets;
  };
  const widgets = () => all().filter(({ type }) => type === "metric");
  const asked = (): Asked[] => widgets().flatMap(({ properties }) => properties.metrics.map(askedBy));

  test("shows no metric that nobody emits", () => {
    expect(asked().filter((metric) => !emits(stage(name), metric))).toEqual([]);
  });

  test("begins with all alarms, on one screen", () => {
    const [first] = all();
    const names = stage(name)
      .allInputs("aws:cloudwatch/metricAlarm:MetricAlarm")
      .map((alarm) => alarm.name);
    expect(first).toMatchObject({ type: "alarm", y: 0, width: 24 });
    expect(first!.properties.alarms.map((arn) => arn.split(":alarm:")[1]).toSorted()).toEqual(
      names.toSorted(),
    );
  });

  test("shows every metric of the application's own", () => {
    const own = asked().filter(({ namespace }) => namespace === NAMESPACE);
    expect([...new Set(own.map((metric) => metric.name))].sort()).toEqual(Object.keys(METRICS).sort());
  });

  test("shows what there are alarms for", () => {
    const alarmed = stage(name)
      .allInputs("aws:cloudwatch/metricAlarm:MetricAlarm")
      .flatMap(({ metricQueries }) => metricQueries)
      .flatMap(({ metric }) => (metric ? [`${metric.namespace} ${metric.metricName}`] : []));
    const shown = new Set(asked().map((metric) => `${metric.namespace} ${metric.name}`));
    expect([...new Set(alarmed)].filter((metric) => !shown.has(metric))).toEqual([]);
  });

  test("has its widgets side by side, in the region of their metrics", () => {
    const places = all().flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, i) => `${x + (i % width)},${y + Math.floor(i / width)}`),
    );
    expect(new Set(places).size).toBe(places.length);
    for (const { x, width, properties } of widgets()) {
      expect(x + width).toBeLessThanOrEqual(24);
      const isOfEdge = properties.metrics.some(([namespace]) => namespace === "AWS/CloudFront");
      expect(properties.region).toBe(isOfEdge ? "us-east-1" : REGION);
    }
  });
});

function askedBy(row: Row): Asked {
  const [first, name, ...rest] = row;
  if (typeof first === "object") return searched(first.expression);
  const words = rest.filter((word): word is string => typeof word === "string");
  const pairs = words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ""]] : []));
  return { namespace: first, name: name ?? "", dimensions: Object.fromEntries(pairs) };
}
