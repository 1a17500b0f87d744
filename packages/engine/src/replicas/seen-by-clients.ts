import { LRUCache } from 'lru-cache';
import { type Position, primaryOnly } from './position.ts';
import { nothingSeen, type Seen } from './seen.ts';

/** How far a client has seen. */
export interface Sight extends Seen {
  /** The session with a replica that showed it the most, which never goes back. */
  readonly home: object | undefined;
}

const nothing: Sight = { ...nothingSeen, home: undefined };

/** What the clients of this process have seen; bounded, and those that are forgotten raise the floor for all. */
export class SeenByClients {
  readonly #clients: LRUCache<string, Sight>;
  #lostAt = performance.now();
  /** What everybody may have seen. At first it is unknown: clients may come from a process that has ended. */
  floor: Position = primaryOnly;

  constructor(size: number) {
    this.#clients = new LRUCache({
      max: size,
      dispose: ({ position }, _client, reason) => {
        if (reason === 'evict' && position > this.floor) this.floor = position;
      },
    });
  }

  of(client: string): Sight {
    return this.#clients.get(client) ?? nothing;
  }

  /** A replica answered. */
  noteReplica(client: string, seen: Seen, home: object): void {
    const { position, nextXid, home: before } = this.of(client);
    const further = seen.position > position;
    this.#clients.set(client, {
      position: further ? seen.position : position,
      nextXid: Math.max(seen.nextXid, nextXid),
      home: further ? home : before,
    });
  }

  /** The primary answered, and was sure to show what replicas had shown of transactions before `nextXid`. */
  notePrimary(client: string, position: Position, nextXid: number): void {
    const before = this.of(client);
    const further = position > before.position;
    this.#clients.set(client, {
      position: further ? position : before.position,
      nextXid: before.nextXid > nextXid ? before.nextXid : 0,
      home: further ? undefined : before.home,
    });
  }

  /** Somebody saw something and nobody knows where that was. */
  lose(): void {
    this.#lostAt = performance.now();
    this.floor = primaryOnly;
  }

  /** The primary was there when it was asked at that time: it is beyond what was seen before. */
  settle(position: Position, askedAt: number): void {
    if (this.floor === primaryOnly && askedAt > this.#lostAt) this.floor = position;
  }
}
