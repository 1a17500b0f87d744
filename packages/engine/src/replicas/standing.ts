import type { ErrorText } from '@gridweave/kit';
import { type Position, readPosition } from './position.ts';

/** Where the primary is, and which database it is. */
export interface PrimaryReport {
  /** Which system and database. */
  readonly identity: string;
  readonly timeline: number;
  /** The end of the log: whatever is visible was written before it. */
  readonly inserted: Position;
  /** The end of what replicas can get. */
  readonly flushed: Position;
}

/** How far a replica is, and whose. */
export interface ReplicaReport {
  readonly identity: string;
  readonly timeline: number;
  readonly recovering: boolean;
  readonly replayed: Position;
}

const identity = `(select system_identifier from pg_control_system()) || '/' || current_database() as identity`;

export const primaryQuestion = `select ${identity}, pg_walfile_name(pg_current_wal_insert_lsn()) as file,
  pg_current_wal_insert_lsn()::text as inserted, pg_current_wal_flush_lsn()::text as flushed`;

// without the role pg_monitor the timeline that is received is hidden; the one of the last restartpoint is not newer
export const replicaQuestion = `select ${identity}, pg_is_in_recovery() as recovering,
  coalesce((select received_tli from pg_stat_wal_receiver), (select timeline_id from pg_control_checkpoint())) as timeline,
  pg_last_wal_replay_lsn()::text as replayed`;

export function readPrimary(row: Readonly<Record<string, any>>): PrimaryReport {
  return {
    identity: row['identity'],
    // the name of a file of the log begins with its timeline
    timeline: Number.parseInt(row['file'].slice(0, 8), 16),
    inserted: readPosition(row['inserted']),
    flushed: readPosition(row['flushed']),
  };
}

export function readReplica(row: Readonly<Record<string, any>>): ReplicaReport {
  return {
    identity: row['identity'],
    timeline: row['timeline'],
    recovering: row['recovering'],
    replayed: readPosition(row['replayed'] ?? '0/0'),
  };
}

/** Why a replica cannot be used; undefined when it can. */
export function faultOf(
  replica: ReplicaReport,
  primary: PrimaryReport | undefined,
  lagMs: number,
  maximumLagMs: number,
): ErrorText | undefined {
  if (!primary) return { zh: '尚未得知主库的位置', en: 'the primary does not tell its position' };
  if (replica.identity !== primary.identity)
    return { zh: '它不是主库的副本,而是另一个数据库', en: 'it is another database and not a replica of the primary' };
  if (!replica.recovering)
    return {
      zh: '它已不再跟随主库(已提升或不是备库)',
      en: 'it does not follow the primary: it was promoted or is none',
    };
  if (replica.timeline !== primary.timeline)
    return {
      zh: `它在时间线 ${replica.timeline} 上,主库在 ${primary.timeline} 上`,
      en: `it is on timeline ${replica.timeline}, the primary on ${primary.timeline}`,
    };
  if (lagMs > maximumLagMs)
    return { zh: `它落后 ${maximumLagMs} 毫秒以上`, en: `it is more than ${maximumLagMs} ms behind` };
  return undefined;
}
