import { LRUCache } from 'lru-cache';
import { type Position, primaryOnly } from './position.ts';

/** How far a client has seen. */
export interface Sight {
  /** A server that has replayed this shows at least what the client saw. */
  readonly position: Position;
  /** The session with a replica that showed it, which never goes back. */
  readonly home: object | undefined;
}

const nothing: Sight = { position: 0, home: undefined };

/** What the clients of this process have seen; bounded, and those that are forgotten raise the floor for all. */
export class Seen {
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

  note(client: string, position: Position, home: object | undefined): void {
    if (position > this.of(client).position) this.#clients.set(client, { position, home });
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
