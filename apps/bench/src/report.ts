/** Figures of one target on one operation in one round. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  /** Milliseconds of CPU per request. */
  readonly node: number;
  readonly postgres: number;
  /** Resident memory after the round, MB. */
  readonly memory: number;
  readonly kilobytes: number;
}

export interface OperationResult {
  readonly name: string;
  readonly title: string;
  readonly target: number;
  readonly rounds: Readonly<Record<string, readonly Round[]>>;
  /** Medians over rounds of the ratio within a round. */
  readonly toPostgraphile: number;
  readonly toLimit: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Ratios of each round, since a noisy machine slows all targets of a round alike. */
export function ratio(a: readonly Round[], b: readonly Round[]): number {
  return median(a.map((round, i) => round.perSecond / b[i]!.perSecond));
}

/** The results as a table of text. */
export function table(results: readonly OperationResult[]): string {
  const lines = [
    'operation                                        server        req/s   p50 ms   p99 ms  node ms   pg ms  mem MB   kB',
  ];
  for (const result of results) {
    for (const [name, rounds] of Object.entries(result.rounds)) {
      const m = (pick: (round: Round) => number): number => median(rounds.map(pick));
      lines.push(
        [
          (name === 'gridweave' ? `${result.name} ${result.title}` : '').padEnd(48),
          name.padEnd(12),
          m((r) => r.perSecond)
            .toFixed(0)
            .padStart(7),
          m((r) => r.p50)
            .toFixed(2)
            .padStart(8),
          m((r) => r.p99)
            .toFixed(2)
            .padStart(8),
          m((r) => r.node)
            .toFixed(3)
            .padStart(8),
          m((r) => r.postgres)
            .toFixed(3)
            .padStart(7),
          Math.max(...rounds.map((r) => r.memory))
            .toFixed(0)
            .padStart(7),
          m((r) => r.kilobytes)
            .toFixed(1)
            .padStart(6),
          rounds.some((r) => r.errors > 0) ? ' ERRORS' : '',
        ].join(' '),
      );
    }
    const met = result.toPostgraphile >= result.target && result.toLimit >= 0.75;
    lines.push(
      `   → ${result.toPostgraphile.toFixed(2)} × PostGraphile (target ${result.target}), ${result.toLimit.toFixed(2)} of the limit (target 0.75)${met ? '' : '  MISSED'}`,
    );
  }
  return lines.join('\n');
}
