// The live result: follows the stream while someone looks, or asks now and then, and moves the bar without moving the page.
import { stamp, stream, tellCrowd, withhold } from './live.js';

const ANNOUNCE_EVERY = 60000;
const SIDES = ['pour', 'contre', 'abstention'];
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
  const places = [root, ...document.querySelectorAll('[data-less]')];
  const since = root.querySelector('[data-since]');
  const crowd = root.querySelector('[data-crowd]');
  const voice = root.querySelector('[data-announce]');
  const digits = (part) => part.textContent.replace(/\D/g, '');
  let shown = [...SIDES.map((name) => digits(root.querySelector(`[data-count=${name}]`))), crowd.hidden ? 0 : digits(crowd.querySelector('b'))].join(' ');
  let size = 0;
  let ownSize = -1; // what is published at that size lacks one's own ballot
  let announcedAt = Date.now();

  function draw(tally) {
    const { pour, contre, abstention, total, sameNetwork } = tally;
    if (tally.size < size || tally.size <= ownSize) return; // one's own vote is known here before it is published
    size = tally.size;
    if (tally.state === 'closed') close();
    stamp(root);
    const now = `${pour} ${contre} ${abstention} ${sameNetwork?.total ?? 0}`;
    if (shown === now) return;
    shown = now;
    words ??= numbers(lang);
    const { whole } = words;
    tellCrowd(crowd, tally, whole);
    places.forEach((place) => fill(place, tally));
    document.querySelector('[data-fixed]')?.remove(); // a sentence about the counts of before
    if (voice && Date.now() - announcedAt > ANNOUNCE_EVERY) {
      announcedAt = Date.now();
      voice.textContent = voice.dataset.announce.replace('%s', whole.format(total));
    }
  }

  /** One place that shows the counts, or what came to them since those of `data-less`. */
  function fill(place, tally) {
    const { whole, percent, plural } = words;
    const less = (place.dataset.less ?? '0 0 0').split(' ').map(Number);
    const counts = SIDES.map((side, i) => Math.max(0, tally[side] - less[i]));
    const total = counts.reduce((sum, count) => sum + count);
    const said = (part) => (part.dataset[plural.select(total)] ?? part.dataset.other).replace('%s', whole.format(total));
    for (const part of place.querySelectorAll('[data-total], [data-votes]')) part.textContent = said(part);
    const shares = counts.map((count) => percent(count, total));
    SIDES.forEach((side, i) => {
      place.querySelector(`[data-share=${side}]`).textContent = shares[i];
      const count = place.querySelector(`[data-count=${side}]`);
      if (count) count.textContent = whole.format(counts[i]);
    });
    const width = (n) => (total ? `${((100 * n) / total).toFixed(2)}%` : '0');
    const bar = place.querySelector('svg.bar');
    const starts = [0, counts[0], counts[0] + counts[1]];
    [...bar.children].forEach((part, i) => {
      if (i) part.setAttribute('x', width(starts[i]));
      part.setAttribute('width', width(counts[i]));
    });
    bar.setAttribute('aria-label', bar.dataset.alt.replace('%p', shares[0]).replace('%c', shares[1]).replace('%a', shares[2]));
  }

  // its page was opened before the scrutin was closed
  function close() {
    const title = root.querySelector('[data-final]');
    title.textContent = title.dataset.final;
    since?.parentElement.remove();
    const notice = root.querySelector('[data-closed]');
    if (!notice?.hidden) return;
    notice.hidden = false;
    voice.textContent = notice.textContent;
  }

  stream({
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
}
