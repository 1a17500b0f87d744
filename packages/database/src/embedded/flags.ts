import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/** Settings of the embedded server for a machine of 2–8 cores, as PostgreSQL's `name=value`. */
export function defaultFlags(memoryBytes: number = totalmem()): string[] {
  const sharedMb = Math.min(512, Math.max(128, Math.floor(memoryBytes / MB / 8)));
  return [
    'max_connections=100',
    `shared_buffers=${sharedMb}MB`,
    `effective_cache_size=${Math.max(256, Math.floor(memoryBytes / MB / 2))}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'jit=off',
    'random_page_cost=1.1',
    'max_wal_size=2GB',
    'checkpoint_timeout=15min',
    'log_timezone=UTC',
    'timezone=UTC',
    // error texts are read, so they are in one language
    'lc_messages=C',
    ...(hasSmallSharedMemory() ? ['dynamic_shared_memory_type=sysv'] : []),
  ];
}

/** Settings for servers that hold nothing worth keeping: a crash of the machine loses everything. */
export const throwAwayFlags: readonly string[] = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=128MB',
  'max_wal_size=1GB',
  'autovacuum_naptime=5min',
];

// containers give /dev/shm 64 MB, which parallel queries exhaust
function hasSmallSharedMemory(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 256 * MB;
  } catch {
    return true;
  }
}
