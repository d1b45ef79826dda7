// The live count of signatures: the number, its strokes and how far the thresholds are.
import { stamp, stream, tellCrowd, withhold } from '../urn/live.js';

const ANNOUNCE_EVERY = 60000;
const root = document.querySelector('[data-signatures]');

if (root) follow();

function follow() {
  const whole = new Intl.NumberFormat(root.dataset.lang);
  const since = root.querySelector('[data-since]');
  const voice = root.querySelector('[data-announce]');
  const strokes = root.querySelector('[data-strokes]');
  let size = 0;
  let shown = null;
  let announcedAt = Date.now();

  /** Too few signatures for a stroke have none drawn. */
  function drawStrokes() {
    const on = Math.floor(shown / Number(strokes.dataset.strokes));
    strokes.querySelectorAll('path').forEach((path, i) => path.classList.toggle('on', i < on));
    strokes.removeAttribute('aria-label');
    strokes.removeAttribute('role');
    strokes.setAttribute('aria-hidden', 'true'); // the number above says the same, and this sentence is of before
  }

  function draw(tally) {
    if (tally.size < size) return;
    size = tally.size;
    stamp(root);
    if (tally.state === 'closed') since?.parentElement.remove();
    tellCrowd(root.querySelector('[data-crowd]'), tally, whole);
    if (tally.signatures === shown) return;
    shown = tally.signatures;
    root.querySelector('[data-number]').textContent = whole.format(shown);
    if (strokes) drawStrokes();
    for (const rest of root.querySelectorAll('[data-threshold]')) {
      rest.textContent = rest.dataset.rest.replace('%s', whole.format(Math.max(0, Number(rest.dataset.threshold) - shown)));
    }
    if (voice && Date.now() - announcedAt > ANNOUNCE_EVERY) {
      announcedAt = Date.now();
      const form = new Intl.PluralRules(root.dataset.lang).select(shown) === 'one' ? 0 : 1;
      voice.textContent = voice.dataset.announce.split('|')[form].replace('%s', whole.format(shown));
    }
  }

  stream({
    address: `/petitions/${root.dataset.signatures}/flux?event=tally`,
    poll: `/api/v1/petitions/${root.dataset.signatures}/tally`,
    draw,
    withheld: () => withhold(root),
  });
}
