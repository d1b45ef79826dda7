// The live result: follows the stream while someone looks, or asks now and then, and moves the bar without moving the page.
import { stamp, stream, withhold } from './live.js';

const ANNOUNCE_EVERY = 60000;
const section = document.querySelector('[data-tally]');

if (section) follow(section);

/** Made when a figure moves: to make them takes a telephone a tenth of a second, in which it would not answer to a touch. */
function numbers(lang) {
  const decimal = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    whole: new Intl.NumberFormat(lang),
    percent: (part, total) => (total ? decimal.format((100 * part) / total) + (lang === 'fr-FR' ? '\u202f%' : '%') : '\u2013'),
    plural: new Intl.PluralRules(lang),
  };
}

function follow(root) {
  const lang = root.dataset.lang;
  let words = null;
  const bar = root.querySelector('svg.bar');
  const since = root.querySelector('[data-since]');
  const waiting = root.querySelector('[data-waiting]');
  const voice = root.querySelector('[data-announce]');
  const digits = (part) => part.textContent.replace(/\D/g, '');
  let shown = [...['pour', 'contre', 'abstention'].map((name) => digits(root.querySelector(`[data-count=${name}]`))), waiting.hidden ? 0 : digits(waiting.querySelector('b'))].join(' ');
  let size = 0;
  let ownSize = -1; // what is published at that size lacks one's own ballot
  let announcedAt = Date.now();

  function draw(tally) {
    const { pour, contre, abstention, total, quarantine = 0 } = tally;
    if (tally.size < size || tally.size <= ownSize) return; // one's own vote is known here before it is published
    size = tally.size;
    if (tally.state === 'closed') close();
    stamp(root);
    if (shown === `${pour} ${contre} ${abstention} ${quarantine}`) return;
    shown = `${pour} ${contre} ${abstention} ${quarantine}`;
    words ??= numbers(lang);
    const { whole, percent, plural } = words;
    waiting.hidden = !quarantine;
    waiting.querySelector('b').textContent = (quarantine === 1 ? waiting.dataset.one : waiting.dataset.many).replace('%s', whole.format(quarantine));
    const shares = { pour: percent(pour, total), contre: percent(contre, total), abstention: percent(abstention, total) };
    root.querySelector('[data-total]').textContent = whole.format(total);
    const votes = root.querySelector('[data-votes]');
    if (votes) votes.textContent = votes.dataset[plural.select(total)] ?? votes.dataset.other;
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
    live.end();
    const title = root.querySelector('[data-final]');
    title.textContent = title.dataset.final;
    since?.parentElement.remove();
    const notice = root.querySelector('[data-closed]');
    if (!notice) return;
    notice.hidden = false;
    voice.textContent = notice.textContent;
  }

  const live = stream({
    address: `/scrutins/${root.dataset.tally}/flux?event=tally`,
    poll: `/api/v1/scrutins/${root.dataset.tally}/tally`,
    draw,
    withheld: () => withhold(root),
  });
  document.addEventListener('voix:tally', ({ detail }) => {
    ownSize = -1;
    draw(detail);
    ownSize = detail.size;
  });
  if (root.dataset.live === 'true') live.follow();
}
