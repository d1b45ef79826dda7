/** What {@link Client.tally} answers: the published count of one scrutin. */
export interface Tally {
  scrutin: string;
  pour: number;
  contre: number;
  abstention: number;
  total: number;
  tiers: { tier: number; pour: number; contre: number; abstention: number }[];
  /** Counted votes of networks that brought more than is expected of one; absent for none. */
  sameNetwork?: { networks: number; pour: number; contre: number; abstention: number; total: number; turns: boolean };
  /** Leaves of the urn. */
  size: number;
  /** Of the tree over these leaves, in hexadecimal. */
  root: string;
  state: 'open' | 'closed';
  /** When this was published, ISO 8601. */
  at: string;
  /** Seconds to wait before asking again. */
  pollAfter: number;
  /** To be shown with the figures. */
  caution: string;
}

/** What {@link Client.petition} answers: the published count of one petition. */
export interface PetitionTally {
  petition: number;
  signatures: number;
  tiers: { tier: number; signatures: number }[];
  sameNetwork?: { origins: number; signatures: number };
  size: number;
  root: string;
  state: 'open' | 'closed';
  at: string;
  pollAfter: number;
  caution: string;
}

/** Told once, last: the figures contradict what was published before and are not shown any more (`withheld`), or there is nothing public here (`gone`). */
export interface Ended {
  scrutin?: string;
  petition?: number;
  withheld?: true;
  gone?: true;
  state: 'closed';
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
}

export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** Seconds. */
  readonly retryAfter: number | null;
  readonly isWithheld: boolean;
}

export interface FollowOptions {
  /** false: ask now and then instead of holding a connection. */
  stream?: boolean;
  /** Seconds before the first question, where none is held. */
  first?: number;
}

export interface Client {
  /** @throws Refusal, and TypeError where nothing answers */
  tally(uid: string): Promise<Tally>;
  petition(id: number): Promise<PetitionTally>;
  /** All of a list, page by page as far as it is read; filters are those of the API. */
  list(
    kind: 'amendements' | 'petitions' | 'acteurs' | 'groupes' | 'dossiers' | 'scrutins-publics' | 'themes',
    filters?: Record<string, string>,
  ): AsyncGenerator<Record<string, unknown>>;
  /** The state at once and each change, of what is closed too, until {@link Ended} or the function is called that this returns. */
  follow(uids: string | string[], told: (tally: Tally | Ended) => void, options?: FollowOptions): () => void;
  followPetition(id: number, told: (tally: PetitionTally | Ended) => void, options?: FollowOptions): () => void;
}

export function voix(origin?: string): Client;
