// The ballot box: a choice begins the check's work, a tick says that one is no robot, « Déposer » casts.
import { MOST_TRIES, ask, clockTime, patience, refusal } from '../base/api.js';
import '../urn/tally.js';
import { pass, prepare } from './robot-check.js';
import * as memory from './memory.js';
import * as receipts from './receipt.js';
import { ownBallot } from './own-ballot.js';
import { sheet } from './sheet.js';

const PASS = 600000;
const panel = document.querySelector('#voter');
const form = panel?.querySelector('[data-vote]');
const own = document.querySelector('[data-own]');

// behind the first paint, which nothing of this may hold up
requestAnimationFrame(() => setTimeout(() => {
  if (form) start(form.dataset.vote);
  else if (own) past(own.dataset.own);
}));

/** Where the scrutin is closed, one's own ballot and its receipt still stand. */
async function past(uid) {
  const { ok, data } = await ask('GET', `/api/v1/scrutins/${uid}/ballot`).catch(() => ({}));
  if (ok && data.choice) ownBallot(own).show(data.choice, data.receipt, null, { aside: data.setAside, published: data.published });
}

function start(uid) {
  const address = `/api/v1/scrutins/${uid}/ballot`;
  const $ = (selector) => document.querySelector(selector);
  const robot = $('[data-tick]');
  const tick = $('[data-check]');
  const submit = $('[data-submit]');
  const ballots = $('[data-ballots]');
  const bar = $('[data-votebar]');
  const mine = ownBallot(own);
  const box = sheet(panel, leave);
  let state = 'ouvert'; // → envoi → enregistre or retire, or clos
  let attempt = null; // { choice, nonce, tries, isLost }: the same nonce on every retry, so that a ballot counts once
  let removal = { tries: 0, isLost: false };
  let standing = null; // the choice that counts, as far as this page knows
  let prepared = null;
  let checking = null;
  let isSending = false;
  let sent = 0; // what was asked before the last of these knows nothing of it
  let isUnproven = false; // whether the cookie of this page's check was never seen to come back
  let visit = 0; // of the box: what began in an earlier one does not call anybody back
  let afterCheck = null;
  let passUntil = 0;
  let passTimer;
  let retryTimer;

  const picked = () => form.elements.choice.value;
  const radio = (choice) => form.querySelector(`[name=choice][value=${choice}]`);
  const say = (words) => { $('[data-status]').textContent = words; };

  function show(next) {
    state = next;
    const isCast = next === 'enregistre';
    panel.hidden = isCast;
    bar.hidden = isCast || next === 'clos';
    for (const part of panel.querySelectorAll('[data-when]')) part.hidden = part.dataset.when !== (next === 'clos' ? 'clos' : 'ouvert');
    ballots.disabled = next === 'envoi';
    submit.toggleAttribute('aria-busy', next === 'envoi');
    submit.textContent = next === 'envoi' ? submit.dataset.busyWord
      : picked() ? submit.dataset.choiceWord.replace('%s', mine.word(picked())) : submit.dataset.word;
    $('[data-keep]').hidden = !(standing && !attempt?.isLost && next === 'ouvert');
    $('[data-shut]').hidden = !$('[data-keep]').hidden;
    if (isCast) box.close();
  }

  function showCheck(next, { quiet = false } = {}) {
    robot.toggleAttribute('aria-busy', next === 'encours');
    robot.querySelector('b').textContent = robot.dataset[next];
    robot.querySelector('small').textContent = robot.dataset[`${next}Hint`];
    if (!quiet) say(robot.dataset[next]);
  }

  function tell(kind, seconds) {
    const error = $('[data-error]');
    error.textContent = kind ? error.dataset[kind].replace('%s', seconds) : '';
    error.parentElement.hidden = !kind;
    if (kind) {
      show('ouvert');
      error.parentElement.scrollIntoView({ block: 'nearest' });
    }
  }

  /** A withdrawal that failed leaves the ballot where it is shown. */
  function tellWithdrawal(kind, seconds) {
    const error = $('[data-withdraw-error]');
    error.textContent = error.dataset[kind].replace('%s', seconds);
  }

  function passes(until, { quiet = false } = {}) {
    clearTimeout(passTimer);
    passUntil = new Date(until ?? 0).getTime();
    const left = passUntil - Date.now();
    tick.checked = left > 0;
    for (const part of document.querySelectorAll('[data-unverified]')) part.toggleAttribute('data-off', left > 0);
    for (const part of document.querySelectorAll('[data-verified]')) part.toggleAttribute('data-off', left <= 0);
    showCheck(left > 0 ? 'verifie' : 'faire', { quiet });
    if (left > 0) passTimer = setTimeout(() => passes(0, { quiet: true }), left);
  }

  /** The work of the check, before the tick: it takes a phone a second or two. */
  function begin() {
    if (passUntil <= Date.now() && !prepared?.isFresh()) prepared = prepare(form);
  }

  function check() {
    checking ??= (async () => {
      tell(null);
      begin();
      showCheck('encours');
      const handedIn = prepared;
      const begunIn = visit;
      prepared = null; // a proof is taken once
      const isPassed = await pass(form, showCheck, handedIn).catch(() => false);
      $('[data-providers]').hidden = true;
      checking = null;
      const then = afterCheck;
      afterCheck = null;
      if (isPassed) {
        passes(Date.now() + PASS);
        isUnproven = true;
      } else passes(0, { quiet: true });
      if (!then && begunIn !== visit) return; // but what was asked for since then is wanted now
      if (!isPassed) checkAgain('robot');
      else if (then) then();
      else if (await isCookieRefused() && begunIn === visit) checkAgain('cookies');
    })();
    return checking;
  }

  /** Whether the service did not get the cookie of the check back. Where it does not answer, nobody knows: no. */
  async function isCookieRefused() {
    const answer = await ask('GET', address).catch(() => null);
    if (!answer?.ok) return false;
    isUnproven = !answer.data.passUntil;
    return isUnproven;
  }

  /** The choice stays; the tick is wanted once more. */
  function checkAgain(kind) {
    clearTimeout(retryTimer);
    passes(0, { quiet: true });
    box.open();
    tell(kind);
    tick.focus();
  }

  async function cast() {
    clearTimeout(retryTimer);
    if (attempt?.choice !== picked()) {
      // what may be counted of an earlier choice stays possible until an answer comes
      attempt = { choice: picked(), nonce: receipts.newNonce(), tries: 0, isLost: attempt?.isLost ?? false };
      memory.keepAttempt(uid, attempt.nonce);
    }
    const order = attempt;
    show('envoi');
    isSending = true;
    sent += 1;
    const answer = await ask('PUT', address, { choice: order.choice, nonce: order.nonce, consent: true }).catch(() => null);
    isSending = false;
    if (answer?.ok) {
      recorded(answer.data.choice, answer.data.receipt, order.nonce, { aside: answer.data.setAside, published: answer.data.published });
      publish(answer.data.tally);
      mine.focus();
    } else refused(answer, order, cast, tell);
  }

  async function refused(answer, order, again, report) {
    const kind = refusal(answer);
    if (kind === 'closed') closed();
    else if (kind === 'pass') {
      const isRefusedCookie = isUnproven && await isCookieRefused();
      mine.hide();
      afterCheck = isRefusedCookie ? null : again;
      checkAgain(isRefusedCookie ? 'cookies' : again === withdraw ? 'withdrawPass' : 'pass');
    } else if (kind === 'busy' || kind === 'lost') later(kind, answer, order, again, report);
    else report(kind, clockTime(answer.retryAt));
  }

  /** Closed meanwhile: what counts stands, and nothing can be cast any more. */
  function closed() {
    if (standing) {
      keep();
      tellWithdrawal('ended');
      return;
    }
    box.open();
    show('clos');
    panel.focus();
    say(panel.querySelector('[data-when=clos] p').textContent);
  }

  /** Tries again by itself, and says so. */
  function later(kind, answer, order, again, report) {
    order.isLost ||= kind === 'lost';
    order.tries += 1;
    if (order.tries >= MOST_TRIES) {
      order.tries = 0;
      report(order.isLost ? 'unsure' : 'full');
      return;
    }
    const seconds = patience(order.tries, answer?.retryAfter ?? 1);
    report(order.isLost ? (answer ? 'unknown' : 'network') : 'busy', seconds);
    retryTimer = setTimeout(again, seconds * 1000);
  }

  function recorded(choice, receipt, nonce, fate) {
    attempt = null;
    standing = choice;
    radio(choice).checked = true;
    tell(null);
    $('[data-withdraw-error]').textContent = '';
    mine.show(choice, receipt, nonce, fate);
    show('enregistre');
  }

  async function withdraw() {
    clearTimeout(retryTimer);
    $('[data-withdraw-error]').textContent = '';
    sent += 1;
    const answer = await ask('DELETE', address).catch(() => null);
    if (!answer?.ok) {
      if (refusal(answer) !== 'pass' && state !== 'enregistre') keep();
      refused(answer, removal, withdraw, tellWithdrawal);
      return;
    }
    removal = { tries: 0, isLost: false };
    publish(answer.data.tally);
    withdrawn();
    mine.focus();
  }

  function withdrawn() {
    standing = null;
    unpick();
    show('retire');
    box.close();
    mine.gone();
  }

  /** Nothing is chosen; the tick says what it said. */
  function unpick() {
    const isChecked = tick.checked;
    form.reset();
    tick.checked = isChecked;
  }

  /** Leaves the box: what counts is shown again, or the page is read on. */
  function keep() {
    if (isSending) return;
    clearTimeout(retryTimer);
    visit += 1;
    attempt = null;
    afterCheck = null;
    tell(null);
    radio(standing).checked = true;
    show('enregistre');
    mine.appear(true);
    mine.focus();
  }

  /** Nothing is sent after it, but what may have been counted: that goes on until an answer comes. */
  function leave() {
    if (isSending) return;
    if (standing && !attempt?.isLost) { keep(); return; }
    if (!attempt?.isLost) {
      clearTimeout(retryTimer);
      visit += 1;
      afterCheck = null;
      if (state === 'envoi') show('ouvert');
    }
    box.close();
  }

  tick.addEventListener('change', () => {
    tick.setCustomValidity('');
    if (tick.checked && passUntil <= Date.now()) check();
  });
  tick.addEventListener('invalid', () => { tick.setCustomValidity(tick.dataset.ask); });
  form.addEventListener('change', (event) => {
    if (event.target.name !== 'choice') return;
    clearTimeout(retryTimer);
    $('[data-offer]').hidden = true;
    begin();
    tell(null);
    show('ouvert');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (state === 'envoi') return;
    if (attempt) attempt.tries = 0;
    if (passUntil > Date.now()) { cast(); return; }
    afterCheck = cast;
    show('envoi');
    check();
  });
  bar.addEventListener('click', (event) => {
    const choice = event.target.closest('[data-pick]')?.dataset.pick;
    if (!choice) return;
    radio(choice).checked = true;
    begin();
    $('[data-offer]').hidden = true;
    show('ouvert');
    box.open();
    (tick.checked ? submit : tick).focus();
  });
  $('[data-shut]').addEventListener('click', leave);
  $('[data-keep]').addEventListener('click', keep);
  $('[data-change]').addEventListener('click', () => {
    clearTimeout(retryTimer);
    mine.hide();
    begin();
    show('ouvert');
    box.open();
    form.querySelector('[name=choice]:checked').focus();
  });

  const button = $('[data-withdraw]');
  const word0 = button.textContent;
  button.addEventListener('click', () => {
    if (button.textContent === word0) { button.textContent = button.dataset.sure; return; }
    button.textContent = word0;
    removal.tries = 0;
    withdraw();
  });
  button.addEventListener('blur', () => { button.textContent = word0; });

  /** What the link that led here proposes is said and not chosen: whoever made the link is not the one who votes. */
  function offer() {
    const [, choice] = location.hash.match(/^#voter(?:-(pour|contre|abstention))?$/) ?? [null, null];
    const line = $('[data-offer]');
    line.hidden = !choice;
    if (choice) line.textContent = line.dataset.text.replace('%s', mine.word(choice));
    if (!location.hash.startsWith('#voter')) return;
    if (state === 'enregistre') { mine.focus(); return; }
    if (!['ouvert', 'retire'].includes(state)) return;
    box.open();
    if (!box.isOpen()) return;
    begin();
    panel.focus();
  }

  /** What led to the box in the text opens it now. */
  function raise(link) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: link.className, ariaHasPopup: 'dialog' });
    button.dataset.pick = link.dataset.pick;
    button.append(...link.childNodes);
    const isFocused = document.activeElement === link;
    link.replaceWith(button);
    if (isFocused) button.focus();
  }

  bar.querySelectorAll('[data-pick]').forEach(raise);
  panel.dataset.ready = '';
  addEventListener('hashchange', offer);
  for (const link of document.querySelectorAll('a[href="#voter"]')) link.addEventListener('click', () => setTimeout(offer));
  for (const part of document.querySelectorAll('[data-needs-script]')) part.disabled = false;
  form.reset(); // what a browser restores after a reload is no choice that somebody just made
  show('ouvert');
  look(true).finally(offer);
  // what happened in another tab, also while this page lay in the browser's memory
  addEventListener('pageshow', ({ persisted }) => { if (persisted) look(); });
  addEventListener('storage', ({ key }) => { if (key === memory.BALLOTS) look(); });

  /** Shows what counts, as the service knows it. */
  async function look(isStart = false) {
    const before = sent;
    const { ok, data } = await ask('GET', address).catch(() => ({}));
    if (!ok || attempt || state === 'envoi' || sent !== before) return;
    if (data.passUntil) passes(data.passUntil, { quiet: true });
    if (!data.choice && standing) withdrawn();
    if (!data.choice || data.choice === standing) return;
    const begun = isStart && picked();
    recorded(data.choice, data.receipt, null, { aside: data.setAside, published: data.published });
    if (!begun) return;
    // the choice that was made while this was asked is a wish to change
    mine.hide();
    radio(begun).checked = true;
    show('ouvert');
    box.open();
  }
}

/** Without one, what is shown stays until the stream knows better. */
function publish(tally) {
  if (tally) document.dispatchEvent(new CustomEvent('voix:tally', { detail: tally }));
}
