/** Seconds that separate the buckets of the histogram. */
const bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A number, or one for each value of a label, that is read when the metrics are asked for. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  /** A gauge unless told. */
  readonly type?: 'counter';
  readonly read: () => number | readonly Sample[];
}

/** The number of one label. */
export interface Sample {
  readonly label: readonly [name: string, value: string];
  readonly number: number;
}

interface Histogram {
  readonly buckets: Float64Array;
  sum: number;
  count: number;
}

/** Requests counted by lane and outcome, their durations by lane, and gauges, as Prometheus reads them. */
export class Metrics {
  readonly #requests = new Map<string, Map<string, number>>();
  readonly #durations = new Map<string, Histogram>();
  readonly #gauges: Gauge[] = [];

  add(...gauges: readonly Gauge[]): void {
    this.#gauges.push(...gauges);
  }

  /** Counts a request. Outcomes are `ok` and error codes, so there are few of them. */
  observe(lane: string, outcome: string, seconds: number): void {
    let outcomes = this.#requests.get(lane);
    if (outcomes === undefined) this.#requests.set(lane, (outcomes = new Map()));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    let histogram = this.#durations.get(lane);
    if (histogram === undefined) {
      histogram = { buckets: new Float64Array(bounds.length), sum: 0, count: 0 };
      this.#durations.set(lane, histogram);
    }
    histogram.sum += seconds;
    histogram.count++;
    for (let i = 0; i < bounds.length; i++) {
      if (seconds <= bounds[i]!) {
        histogram.buckets[i]!++;
        break;
      }
    }
  }

  /** The text of `/metrics`. */
  render(): string {
    const lines = [
      '# HELP gridweave_requests_total GraphQL requests by lane and outcome.',
      '# TYPE gridweave_requests_total counter',
    ];
    for (const [lane, outcomes] of this.#requests) {
      for (const [outcome, count] of outcomes)
        lines.push(`gridweave_requests_total{lane="${lane}",outcome="${outcome}"} ${count}`);
    }
    lines.push(
      '# HELP gridweave_request_seconds Time from the first byte of a GraphQL request to its answer, by lane.',
      '# TYPE gridweave_request_seconds histogram',
    );
    for (const [lane, { buckets, sum, count }] of this.#durations) {
      let below = 0;
      for (const [i, bound] of bounds.entries()) {
        below += buckets[i]!;
        lines.push(`gridweave_request_seconds_bucket{lane="${lane}",le="${bound}"} ${below}`);
      }
      lines.push(
        `gridweave_request_seconds_bucket{lane="${lane}",le="+Inf"} ${count}`,
        `gridweave_request_seconds_sum{lane="${lane}"} ${sum}`,
        `gridweave_request_seconds_count{lane="${lane}"} ${count}`,
      );
    }
    for (const { name, help, type = 'gauge', read } of this.#gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
      const found = read();
      if (typeof found === 'number') lines.push(`${name} ${found}`);
      else
        for (const { label, number } of found) lines.push(`${name}{${label[0]}=${JSON.stringify(label[1])}} ${number}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
