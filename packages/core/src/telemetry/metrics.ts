/**
 * Metrics in CloudWatch's embedded metric format, by Powertools: a line of the log each, out as soon as recorded, so
 * that nothing is lost with an invocation that is cut off, nor mixed up among requests that run at the same time.
 *
 *   record({ GenerationsStarted: 1 });
 *   recordBy("code", "model_throttled", { ModelErrors: 1 });
 */
import { Metrics } from "@aws-lambda-powertools/metrics";
import { once } from "../once.ts";
import { type Dimension, METRICS, type MetricName, type MetricsBy, NAMESPACE } from "./metric-table.ts";

type Values<N extends MetricName> = { [name in N]?: number };

/** Where nothing is published, nothing need be gathered: Powertools asks the environment for each value. */
class Publisher extends Metrics {
  publishes(): boolean {
    return !this.isDisabled();
  }
}

const metrics = once(() => new Publisher({ namespace: NAMESPACE }));

export function record(values: Values<MetricsBy<undefined>>): void {
  publish(values, []);
}

/** Under the value of the dimension, and under none: the sum of all. */
export function recordBy<D extends Dimension>(
  dimension: D,
  value: string,
  values: Values<MetricsBy<D>>,
): void {
  publish(values, [{}, { [dimension]: value }]);
}

function publish(values: Values<MetricName>, dimensionSets: Record<string, string>[]): void {
  if (!metrics().publishes()) return;
  for (const set of dimensionSets) metrics().addDimensions(set);
  for (const name of Object.keys(values) as MetricName[]) {
    const value = values[name];
    if (value !== undefined) metrics().addMetric(name, METRICS[name].unit, value);
  }
  metrics().publishStoredMetrics();
}
