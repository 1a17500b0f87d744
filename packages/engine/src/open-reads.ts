import type { EngineOptions } from './engine-options.ts';
import { Replicas } from './replicas/index.ts';
import { Lanes } from './wire/lanes.ts';

/** Where an engine reads: the primary, and replicas where there are some. */
export interface OpenReads {
  readonly lanes: Lanes;
  readonly replicas: Replicas | undefined;
}

/** Opens the connections that reads go over. */
export function openReads(options: EngineOptions): OpenReads {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const openLanes = (url: string): Lanes =>
    new Lanes({
      url,
      pointLanes: options.pointLanes ?? 2,
      pageLanes: options.pageLanes ?? 8,
      statementTimeoutMs,
      maximumBytes: options.maximumBytes ?? 64 * 1024 * 1024,
      ...(options.onDatabaseFailure ? { onFailure: options.onDatabaseFailure } : {}),
    });
  const lanes = openLanes(options.url);
  const { urls = [], maximumLagMs = 5_000, onChange = () => undefined } = options.replicas ?? {};
  const replicas =
    urls.length > 0
      ? new Replicas({
          primaryUrl: options.url,
          primary: lanes,
          urls,
          openLanes,
          maximumLagMs,
          statementTimeoutMs,
          onChange,
        })
      : undefined;
  return { lanes, replicas };
}
