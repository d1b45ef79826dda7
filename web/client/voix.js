// Voix for a page or a program of yours (AGPL-3.0): counts, lists, and what moves, from any origin. No key, no cookie; nothing is
// stored, and the service learns no more than the address that is asked for. Types: voix.d.ts. Promises: those of the API, version 1.

const EVERY = 5; // seconds, until the service says how often it may be asked
const AWAY = 20; // where it does not answer
const LONGEST = 120;
const POLLS_BEFORE_STREAM = 12;

const SCRUTINS = {
  most: 50, // of one stream
  stream: (uids) => `/scrutins/flux?event=tally&${uids.map((uid) => `uid=${encodeURIComponent(uid)}`).join('&')}`,
  tally: (uid) => `/api/v1/scrutins/${encodeURIComponent(uid)}/tally`,
  name: 'scrutin',
};
const PETITIONS = {
  most: 1,
  stream: ([id]) => `/petitions/${encodeURIComponent(id)}/flux?event=tally`,
  tally: (id) => `/api/v1/petitions/${encodeURIComponent(id)}/tally`,
  name: 'petition',
};

/** An answer that is no result: `problem` is the API's, by RFC 9457, or null; `retryAfter` in seconds where the service says so. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = 'Refusal';
    Object.assign(this, { status, problem, retryAfter });
  }

  /** Its figures are not shown: they contradict what was published before. */
  get isWithheld() {
    return this.problem?.type?.endsWith('/contradicted') ?? false;
  }
}

/** @param origin of the service; that of this file when it is not said */
export function voix(origin = new URL(import.meta.url).origin) {
  async function ask(path) {
    const answer = await fetch(origin + path, { cache: 'no-cache', credentials: 'omit', headers: { Accept: 'application/json' } });
    if (answer.ok) return answer.json();
    throw new Refusal(answer.status, await answer.json().catch(() => null), Number(answer.headers.get('Retry-After')) || null);
  }

  async function* list(kind, filters = {}) {
    let after;
    do {
      const query = new URLSearchParams({ ...filters, ...(after && { after }) });
      const page = await ask(`/api/v1/${kind}?${query}`);
      yield* page.items ?? page;
      after = page.next;
    } while (after);
  }

  function follow(kind, ids, told, { stream: mayStream = 'EventSource' in globalThis, first = 0 } = {}) {
    let left = [...new Set(ids.map(String))];
    let streams = [];
    let timer;
    let polls = 0;
    let pause = EVERY;
    let isOver = false;
    const wait = (then, seconds = pause * (1 + Math.random() / 4)) => {
      clearTimeout(timer);
      if (!isOver && left.length) timer = setTimeout(then, seconds * 1000);
    };
    const take = (tally) => {
      if (isOver) return;
      pause = tally.pollAfter ?? pause;
      told(tally);
    };
    // the last that is told of one: its figures are withheld, or it is not public
    const retire = (id, why) => {
      left = left.filter((other) => other !== String(id));
      told({ [kind.name]: kind === SCRUTINS ? id : Number(id), [why]: true, state: 'closed' });
    };
    const close = () => { for (const stream of streams.splice(0)) stream.close(); };

    function listen() {
      for (let i = 0; i < left.length; i += kind.most) {
        const some = left.slice(i, i + kind.most);
        const stream = new EventSource(origin + kind.stream(some));
        streams.push(stream);
        stream.addEventListener('tally', (event) => take(JSON.parse(event.data)));
        for (const why of ['withheld', 'gone']) stream.addEventListener(why, (event) => { if (!isOver) retire(JSON.parse(event.data).uid, why); });
        stream.addEventListener('error', () => {
          // a lost connection comes back by itself; a refusal does not
          if (stream.readyState !== EventSource.CLOSED || isOver) return;
          close();
          wait(poll);
        });
      }
    }

    async function poll() {
      for (const id of left) {
        const answer = await ask(kind.tally(id)).catch((refusal) => refusal);
        if (isOver) return;
        if (!(answer instanceof Error)) take(answer);
        else if (answer.status === 404 || answer.status === 410) retire(id, 'gone');
        else if (answer.isWithheld) retire(id, 'withheld');
        else pause = Math.max(pause, Math.min(LONGEST, answer.retryAfter ?? AWAY));
      }
      polls += 1;
      wait(mayStream && polls % POLLS_BEFORE_STREAM === 0 ? listen : poll);
    }

    if (mayStream) listen();
    else wait(poll, first);
    return () => {
      isOver = true;
      clearTimeout(timer);
      close();
    };
  }

  return {
    tally: (uid) => ask(SCRUTINS.tally(uid)),
    petition: (id) => ask(PETITIONS.tally(id)),
    list,
    follow: (uids, told, options) => follow(SCRUTINS, [uids].flat(), told, options),
    followPetition: (id, told, options) => follow(PETITIONS, [id], told, options),
  };
}
