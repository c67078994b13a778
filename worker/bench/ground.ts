// What the benches stand on: one worker for all of them, companies with a year of so many bytes, and the peers' times
// for as many rows.
import { sizedSieFile } from '../../shared/fixtures/sized.ts';
import { peersOf, type Peers } from './peers.ts';
import type { Figure } from './figure.ts';
import type { Server } from './server.ts';
import { createYear, type BenchYear } from './year.ts';

export interface Ground {
  server: Server;
  /** A small run: to see that it works, not to judge by. */
  quick: boolean;
  /** By way of the edge twin: the largest year only, and no peers, since no peer has a network in its way. */
  edge: boolean;
  /** Steady readers for a minute, not for ten seconds. */
  minute: boolean;
  /** A company whose one year is a file of so many bytes; the same one for the same `name`. */
  year(bytes: number, name?: string): Promise<BenchYear>;
  /** Raw SQLite and a first draft given as many rows, in the same run. */
  peers(bytes: number): Promise<Peers>;
  /** How often a year of so many bytes is measured. */
  repeats(bytes: number): number;
}

export interface Bench {
  name: string;
  about: string;
  /** Whether it says something of the worker behind the edge. */
  throughEdge: boolean;
  run(ground: Ground): Promise<Figure[]>;
}

/** SIE files of about 10,000, 100,000, 330,000, 1,000,000 and 1,600,000 ledger rows. */
export const size = {
  tiny: 620_000,
  small: 6_200_000,
  middle: 20_000_000,
  million: 62_000_000,
  large: 99_000_000,
};

export const createGround = (
  server: Server,
  { quick, edge, minute }: Pick<Ground, 'quick' | 'edge' | 'minute'>,
): Ground => {
  const years = new Map<string, Promise<BenchYear>>();
  const peers = new Map<number, Promise<Peers>>();
  const remember = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
    const known = map.get(key) ?? make();
    map.set(key, known);
    return known;
  };
  const repeats = (bytes: number) => (quick || edge ? 1 : bytes > size.small ? 3 : 5);
  return {
    server,
    quick,
    edge,
    minute,
    repeats,
    year: (bytes, name = '') =>
      remember(years, `${bytes} ${name}`, () =>
        createYear(server.api, sizedSieFile(bytes), `559999-${1000 + years.size}`),
      ),
    peers: (bytes) => remember(peers, bytes, () => peersOf(bytes, repeats(bytes))),
  };
};
