// The live result: follows the stream while someone looks, or asks now and then, and moves the bar without moving the page.
import { ask } from './api.js';

const EVERY = 5; // seconds, until the service says how often it may be asked
const POLLS_BEFORE_STREAM = 12;
const SETTLED = 500; // who only passes by opens no stream
const ANNOUNCE_EVERY = 60000;
const section = document.querySelector('[data-tally]');

if (section) follow(section);

function follow(root) {
  const lang = root.dataset.lang;
  const whole = new Intl.NumberFormat(lang);
  const decimal = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = (part, total) => (total ? decimal.format((100 * part) / total) + (lang === 'fr-FR' ? '\u202f%' : '%') : '\u2013');
  const bar = root.querySelector('svg.bar');
  const since = root.querySelector('[data-since]');
  const voice = root.querySelector('[data-announce]');
  let shown = null;
  let size = 0;
  let announcedAt = Date.now();
  let stream = null;
  let timer;
  let pollAfter = EVERY;
  let polls = 0;

  function draw(tally) {
    const { pour, contre, abstention, total } = tally;
    if (tally.size < size) return; // one's own vote is known here before it is published
    size = tally.size;
    pollAfter = tally.pollAfter ?? pollAfter;
    if (tally.state === 'closed') close();
    if (since) since.textContent = since.dataset.since.replace('%s', new Date().toLocaleTimeString(lang));
    if (shown === `${pour} ${contre} ${abstention}`) return;
    shown = `${pour} ${contre} ${abstention}`;
    const shares = { pour: percent(pour, total), contre: percent(contre, total), abstention: percent(abstention, total) };
    root.querySelector('[data-total]').textContent = whole.format(total);
    for (const name of ['pour', 'contre', 'abstention']) {
      root.querySelector(`[data-share=${name}]`).textContent = shares[name];
      root.querySelector(`[data-count=${name}]`).textContent = whole.format(tally[name]);
    }
    const width = (n) => (total ? `${((100 * n) / total).toFixed(2)}%` : '0');
    const [p, c, a] = bar.children;
    p.setAttribute('width', width(pour));
    c.setAttribute('x', width(pour));
    c.setAttribute('width', width(contre));
    a.setAttribute('x', width(pour + contre));
    a.setAttribute('width', width(abstention));
    bar.setAttribute('aria-label', bar.dataset.alt.replace('%p', shares.pour).replace('%c', shares.contre).replace('%a', shares.abstention));
    if (voice && Date.now() - announcedAt > ANNOUNCE_EVERY) {
      announcedAt = Date.now();
      voice.textContent = voice.dataset.announce.replace('%s', whole.format(total));
    }
  }

  // its page was opened before the scrutin was closed
  function close() {
    stop();
    document.removeEventListener('visibilitychange', start);
    const title = root.querySelector('[data-final]');
    title.textContent = title.dataset.final;
    since?.parentElement.remove();
    const notice = root.querySelector('[data-closed]');
    if (!notice) return;
    notice.hidden = false;
    voice.textContent = notice.textContent;
  }

  const wait = (then, seconds) => { timer = setTimeout(then, seconds * 1000 * (1 + Math.random() / 4)); };
  const mayStream = () => 'EventSource' in window && !navigator.connection?.saveData;

  function start() {
    stop();
    if (document.hidden) return;
    polls = 0;
    timer = setTimeout(mayStream() ? listen : poll, SETTLED * (1 + Math.random()));
  }

  function stop() {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  }

  function listen() {
    stream = new EventSource(`/scrutins/${root.dataset.tally}/flux`);
    stream.addEventListener('tally', (event) => draw(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      // a lost connection comes back by itself; a refusal does not
      if (stream?.readyState === EventSource.CLOSED) wait(poll, pollAfter);
    });
  }

  async function poll() {
    let seconds = pollAfter;
    try {
      const answer = await ask('GET', `/api/v1/scrutins/${root.dataset.tally}/tally`);
      if (answer.ok && answer.data) draw(answer.data);
      seconds = answer.ok ? pollAfter : Math.max(pollAfter, answer.retryAfter);
    } catch {
      seconds = 4 * pollAfter;
    }
    if (document.hidden) return; // it starts again when someone looks
    polls += 1;
    wait(mayStream() && polls % POLLS_BEFORE_STREAM === 0 ? listen : poll, seconds);
  }

  document.addEventListener('voix:tally', (event) => draw(event.detail));
  if (root.dataset.live === 'true') {
    document.addEventListener('visibilitychange', start);
    start();
  }
}
