// Follows one tally while someone looks: by the stream, or by asking now and then where there is none.
import { ask, isProblem, longDay, parisTime } from '../base/api.js';

const EVERY = 5; // seconds, until the service says how often it may be asked
const POLLS_BEFORE_STREAM = 12;
const SETTLED = 500; // who only passes by opens no stream

const stamps = new Map();

/** That the figures are those of now: beside them, and on paper. */
export function stamp(root) {
  const now = new Date();
  stamps.set(root, now);
  const since = root.querySelector('[data-since]');
  if (since) since.textContent = since.dataset.since.replace('%s', parisTime(now));
}

// the day is written where it is read: to name it takes a telephone a tenth of a second
matchMedia('print').addEventListener('change', ({ matches }) => {
  if (!matches) return;
  for (const [root, at] of stamps) {
    const { lang } = root.dataset;
    const paper = root.querySelector('[data-stamp]');
    if (!paper) continue; // its figures are withheld by now
    const day = longDay(at, lang, 'Europe/Paris');
    paper.textContent = paper.dataset.stamp.replace('%s', `${lang === 'fr-FR' ? `${day} à ` : `${day}, `}${parisTime(at)}`);
  }
});

/** In the place of figures that are not shown any more, the sentence that says so. */
export function withhold(root) {
  const notice = root.querySelector('[data-withheld]');
  notice.hidden = false;
  notice.setAttribute('role', 'status');
  root.replaceChildren(...[root.querySelector('h2'), notice].filter(Boolean));
}

/** `draw` is told each state, which may be one that it knows, of what is closed too: it may be hidden; `withheld` that there will be no more. */
export function stream({ address, poll: tally, draw, withheld }) {
  let source = null;
  let timer;
  let pollAfter = EVERY;
  let polls = 0;

  const wait = (then, seconds) => { timer = setTimeout(then, seconds * 1000 * (1 + Math.random() / 4)); };
  const mayStream = () => 'EventSource' in window && !navigator.connection?.saveData;

  function take(state) {
    pollAfter = state.pollAfter ?? pollAfter;
    draw(state);
  }

  function start() {
    stop();
    if (document.hidden) return;
    polls = 0;
    timer = setTimeout(mayStream() ? listen : poll, SETTLED * (1 + Math.random()));
  }

  function stop() {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function listen() {
    source = new EventSource(address);
    source.addEventListener('tally', (event) => take(JSON.parse(event.data)));
    source.addEventListener('withheld', retire);
    source.addEventListener('gone', () => location.reload()); // hidden: the page says why
    source.addEventListener('error', () => {
      // a lost connection comes back by itself; a refusal does not
      if (source?.readyState === EventSource.CLOSED) wait(poll, pollAfter);
    });
  }

  async function poll() {
    let seconds = pollAfter;
    try {
      const answer = await ask('GET', tally);
      if (answer.ok && answer.data) take(answer.data);
      if (isProblem(answer, 'contradicted')) { retire(); return; }
      if (isProblem(answer, 'gone')) { location.reload(); return; }
      seconds = answer.ok ? pollAfter : Math.max(pollAfter, answer.retryAfter);
    } catch {
      seconds = 4 * pollAfter;
    }
    if (document.hidden) return; // it starts again when someone looks
    polls += 1;
    wait(mayStream() && polls % POLLS_BEFORE_STREAM === 0 ? listen : poll, seconds);
  }

  function retire() {
    stop();
    document.removeEventListener('visibilitychange', start);
    withheld();
  }

  document.addEventListener('visibilitychange', start);
  start();
}

/** Votes of one network, or of several, beside the count; of a scrutin also what they chose, and both results where these differ. */
export function tellCrowd(part, { sameNetwork, pour, contre }, whole) {
  part.hidden = !sameNetwork;
  if (!sameNetwork) return;
  const { networks, origins = networks, total, signatures = total } = sameNetwork;
  const told = part.querySelector('b');
  if (origins > 1) told.textContent = part.dataset.many.replace('%s', whole.format(signatures)).replace('%n', whole.format(origins));
  else told.textContent = part.dataset.one.replace('%s', whole.format(signatures));
  const split = part.querySelector('[data-split]');
  if (!split) return;
  split.textContent = split.dataset.split.replace('%p', whole.format(sameNetwork.pour))
    .replace('%c', whole.format(sameNetwork.contre)).replace('%a', whole.format(sameNetwork.abstention));
  const turn = part.querySelector('[data-turn]');
  turn.hidden = !sameNetwork.turns;
  turn.textContent = turn.dataset.turn.replace('%p', whole.format(pour)).replace('%c', whole.format(contre))
    .replace('%q', whole.format(pour - sameNetwork.pour)).replace('%d', whole.format(contre - sameNetwork.contre));
}
