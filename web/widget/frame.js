// Keeps the results in this frame live. All frames of Voix that somebody sees on one site share one stream: one of them
// leads, holds the stream for all, and passes on what it hears (BroadcastChannel). Where they cannot hear each other, as in
// a sandbox, a frame asks now and then. Nothing is stored.
import { voix } from '/client/voix.js'; // under its hash, which the service puts in

const NAME = 'voix-direct-1';
const EVERY = 5; // seconds
const SETTLED = 300; // until the other frames of a page have said what they show
const HURRY = 150; // before a frame leads that heard of no leader
const BEAT = 5000;
const SILENCE = 15000;

const { follow, followPetition } = voix();
const { locale } = document.documentElement.dataset;
const whole = new Intl.NumberFormat(locale);
const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'Europe/Paris' });
const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' });
const french = locale === 'fr-FR';
// as the service writes it
const stamp = (at) => {
  const [date, time] = [day.format(at).replace(' ', '\u00a0'), hour.format(at)];
  return french ? `${date.replace(/^1\b/, '1er')}, ${time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0')}` : `${date}, ${time}`;
};
const share = (part, total) => (total ? decimal.format((100 * part) / total) + (french ? '\u202f%' : '%') : '\u2013');
const width = (part, total) => (total ? `${((100 * part) / total).toFixed(2)}%` : '0');

const results = [...document.querySelectorAll('[data-uid]')];
const wanted = () => [...new Set(results.map((one) => one.dataset.uid))]; // a closed one too: it may be hidden

// the service knows what stands in the place of what is withheld, or hidden: asked for not by all frames at once
const reload = () => setTimeout(() => location.reload(), 1000 * Math.random());

const isLast = (tally) => tally?.withheld || tally?.gone;

function draw(tally) {
  if (isLast(tally)) {
    if (results.some((one) => one.dataset.uid === tally.scrutin)) reload();
    return;
  }
  for (const one of results) if (one.dataset.uid === tally.scrutin && tally.size >= Number(one.dataset.size)) drawOne(one, tally);
}

/** Votes of one network, or of several, beside the count. */
function drawCrowd(one, { sameNetwork, pour, contre }) {
  const crowd = one.querySelector('[data-crowd]');
  crowd.hidden = !sameNetwork;
  if (!sameNetwork) return;
  const { networks, origins = networks, total, signatures = total } = sameNetwork;
  const [text, split, turn] = crowd.children;
  if (origins > 1) text.textContent = crowd.dataset.many.replace('%s', whole.format(signatures)).replace('%n', whole.format(origins));
  else text.textContent = crowd.dataset.one.replace('%s', whole.format(signatures));
  if (!split) return;
  split.textContent = split.dataset.split.replace('%p', whole.format(sameNetwork.pour))
    .replace('%c', whole.format(sameNetwork.contre)).replace('%a', whole.format(sameNetwork.abstention));
  turn.hidden = !sameNetwork.turns;
  turn.textContent = turn.dataset.turn.replace('%p', whole.format(pour)).replace('%c', whole.format(contre))
    .replace('%q', whole.format(pour - sameNetwork.pour)).replace('%d', whole.format(contre - sameNetwork.contre));
}

// what the register was when this was made says nothing of what came since
const grow = (one) => one.querySelector('[data-register]')?.remove();

function drawOne(one, tally) {
  const { pour, contre, total } = tally;
  const say = (name, text) => { for (const place of one.querySelectorAll(`[data-say=${name}]`)) place.textContent = (place.dataset.text ?? '%s').replace('%s', text); };
  if (tally.size > Number(one.dataset.size)) grow(one);
  one.dataset.size = tally.size;
  say('total', whole.format(total));
  say('size', whole.format(tally.size));
  drawCrowd(one, tally);
  const time = one.querySelector('time');
  time.dateTime = tally.at;
  time.textContent = stamp(new Date(tally.at));
  for (const name of ['pour', 'contre', 'abstention']) {
    say(name, share(tally[name], total));
    say(`n-${name}`, whole.format(tally[name]));
  }
  one.dataset.live = String(tally.state !== 'closed');
  const bar = one.querySelector('.bar');
  const [p, c, a] = bar.children;
  p.setAttribute('width', width(pour, total));
  c.setAttribute('x', width(pour, total));
  c.setAttribute('width', width(contre, total));
  a.setAttribute('x', width(pour + contre, total));
  a.setAttribute('width', width(tally.abstention, total));
  bar.setAttribute('aria-label', total
    ? bar.dataset.alt.replace('%p', share(pour, total)).replace('%c', share(contre, total)).replace('%a', share(tally.abstention, total))
    : bar.dataset.none);
  bar.classList.toggle('none', !total);
}

// What the leader does: one source for what all frames want.
function leader(tell) {
  const wants = new Map();
  const known = new Map();
  let followed = [];
  let stop = () => {};
  let timer;

  function open() {
    const all = [...new Set([...wants.values()].flat())].filter((uid) => !isLast(known.get(uid)));
    // who leaves is not worth a new connection, unless nobody is left
    if (all.length && all.every((uid) => followed.includes(uid))) return;
    stop();
    followed = all;
    stop = all.length ? follow(all, (tally) => { known.set(tally.scrutin, tally); tell(tally); }) : () => {};
  }

  return {
    want(from, uids) {
      if (uids.length) wants.set(from, uids);
      else wants.delete(from);
      for (const uid of uids) if (known.has(uid)) tell(known.get(uid));
      clearTimeout(timer);
      timer = setTimeout(open, SETTLED);
    },
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}

// Of the frames that hear each other one leads: whoever claims it first, and of two the one with the smaller name. Web Locks
// would do this, but browsers that keep cookies from other sites' frames refuse them too.
function together() {
  const me = Math.random().toString(36).slice(2);
  const channel = new BroadcastChannel(NAME);
  const say = (message) => channel.postMessage({ from: me, ...message });
  let known = null; // who leads
  let lead = null; // what a leader does, while that is this frame
  let claiming;
  let beating;

  const claimAfter = (pause) => {
    clearTimeout(claiming);
    claiming = setTimeout(claim, pause * (1 + Math.random()));
  };

  function claim() {
    known = me;
    lead = leader((tally) => {
      draw(tally);
      say({ tally });
    });
    lead.want(me, wanted());
    say({ lead: true });
    beating = setInterval(say, BEAT, { lead: true });
  }

  function resign() {
    clearInterval(beating);
    lead?.stop();
    lead = null;
  }

  channel.onmessage = ({ data: { from, tally, want, lead: leads, bye } }) => {
    if (tally) draw(tally);
    if (want && lead) {
      lead.want(from, want);
      say({ lead: true });
    }
    if (leads && lead && me < from) {
      say({ lead: true });
    } else if (leads) {
      resign();
      claimAfter(SILENCE);
      if (known !== from) say({ want: wanted() });
      known = from;
    }
    if (bye && from === known) claimAfter(HURRY);
  };
  say({ want: wanted() });
  claimAfter(HURRY);
  return () => {
    clearTimeout(claiming);
    resign();
    say({ want: [], bye: true });
    channel.close();
  };
}

// A petition: one number, asked for now and then while somebody looks.
function drawPetition(one, tally) {
  const { signatures, sameNetwork, size, at, state } = tally;
  if (isLast(tally)) { reload(); return; }
  const count = one.querySelector('[data-count]');
  const unit = Number(one.querySelector('[data-strokes]')?.dataset.strokes);
  const form = new Intl.PluralRules(locale).select(signatures) === 'one' ? 0 : 1;
  const before = count.textContent;
  count.textContent = count.dataset.count.split('|')[form].replace('%s', whole.format(signatures));
  if (count.textContent !== before) grow(one);
  one.querySelector('[data-size]').textContent = whole.format(size);
  const next = one.querySelector('[data-next]');
  if (next) {
    const missing = Number(next.dataset.at) - signatures;
    next.hidden = missing <= 0; // what comes after it, the page says when it is loaded again
    next.textContent = next.dataset.next.replace('%s', whole.format(missing));
  }
  for (const goal of one.querySelectorAll('[data-goal]')) goal.textContent = whole.format(Math.max(0, Number(goal.dataset.goal) - signatures));
  drawCrowd(one, { sameNetwork });
  one.querySelectorAll('.strokes path').forEach((path, i) => path.classList.toggle('on', i < Math.floor(signatures / unit)));
  const time = one.querySelector('time');
  time.dateTime = at;
  time.textContent = stamp(new Date(at));
  one.dataset.live = String(state === 'open');
}

const petitions = document.querySelectorAll('[data-petition]');

const mayShare = self.origin !== 'null' && 'BroadcastChannel' in self && 'EventSource' in self && !navigator.connection?.saveData;
let stops = [];

function look() {
  leave();
  if (document.hidden) return;
  if (wanted().length) stops.push(mayShare ? together() : follow(wanted(), draw, { stream: false, first: EVERY }));
  for (const one of petitions) stops.push(followPetition(one.dataset.petition, (tally) => drawPetition(one, tally), { stream: false }));
}

function leave() {
  for (const stop of stops.splice(0)) stop();
}

document.addEventListener('visibilitychange', look);
addEventListener('pagehide', leave);
addEventListener('pageshow', (event) => { if (event.persisted) look(); });
look();

if (parent !== self) {
  // the element around this frame makes room for what does not fit, with large type for example
  const tell = () => parent.postMessage({ voix: 1, hauteur: document.documentElement.scrollHeight, titre: document.title }, '*');
  const all = document.querySelector('.embed');
  all.setAttribute('role', 'article'); // what is the main thing here is not that of the page around
  new ResizeObserver(tell).observe(all);
}
