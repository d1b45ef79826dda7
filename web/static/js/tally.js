// The live result: asks again every few seconds while someone looks, and moves the bar without moving the page.
import { ask } from './api.js';

const EVERY = 5000;
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
  let announcedAt = Date.now();

  function draw(tally) {
    const { pour, contre, abstention, total } = tally;
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

  async function poll() {
    let wait = EVERY;
    if (!document.hidden) {
      try {
        const answer = await ask('GET', `/api/v1/scrutins/${root.dataset.tally}/tally`);
        if (answer.ok && answer.data) draw(answer.data);
        else wait = Math.max(EVERY, answer.retryAfter * 1000);
      } catch {
        wait = 4 * EVERY;
      }
    }
    setTimeout(poll, wait + Math.random() * 1000);
  }

  document.addEventListener('voix:tally', (event) => draw(event.detail));
  if (root.dataset.live === 'true') setTimeout(poll, EVERY);
}
