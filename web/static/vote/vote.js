// The ballot box: averifier → encours (choix, tiers) → verifie → choisi → envoi → enregistre, or erreur, or clos.
import { ask, isProblem } from '../base/api.js';
import { pass } from './robot-check.js';
import * as memory from './memory.js';
import * as receipts from './receipt.js';
import { showProof } from './receipt-proof.js';
import { MOST_TRIES, patience } from '../base/retry.js';

const panel = document.querySelector('#voter');
const form = panel?.querySelector('[data-vote]');

if (form) start(form.dataset.vote);

function start(uid) {
  const address = `/api/v1/scrutins/${uid}/ballot`;
  const $ = (selector) => panel.querySelector(selector);
  const ballots = $('[data-ballots]');
  const submit = $('[data-submit]');
  const consent = $('[data-consent]');
  let state = 'averifier';
  let attempt = null; // { choice, nonce, tries, isLost }: the same nonce on every retry, so that a ballot counts once
  let removal = { tries: 0, isLost: false };
  let standing = null; // the choice that counts, as far as this page knows
  let afterCheck = null;
  let passUntil = 0;
  let passTimer;
  let retryTimer;

  const picked = () => form.elements.choice.value;
  const radio = (choice) => form.querySelector(`[name=choice][value=${choice}]`);
  const word = (choice) => radio(choice).dataset.word;

  function show(next, { quiet = false } = {}) {
    state = next;
    for (const part of panel.querySelectorAll('[data-when]')) {
      part.toggleAttribute('data-off', !part.dataset.when.split(' ').includes(next));
    }
    panel.toggleAttribute('data-done', next === 'enregistre'); // no longer sticky: it would cover the tally
    const isReady = ['verifie', 'choisi', 'envoi', 'erreur'].includes(next);
    ballots.disabled = !isReady;
    submit.disabled = !isReady;
    const isKeepable = standing && !attempt?.isLost && ['averifier', 'repris', 'verifie', 'choisi', 'erreur'].includes(next);
    $('[data-keep]').toggleAttribute('data-off', !isKeepable);
    submit.toggleAttribute('aria-busy', next === 'envoi');
    submit.textContent = next === 'envoi' ? submit.dataset.busyWord
      : isReady && picked() ? submit.dataset.choiceWord.replace('%s', word(picked())) : submit.dataset.word;
    const said = [...panel.querySelectorAll('[data-say]')].find((part) => part.closest('[data-when]').dataset.when.split(' ').includes(next));
    if (!quiet && said) say(said.dataset.say);
  }

  const say = (words) => { $('[data-status]').textContent = words; };

  function fail(kind, seconds) {
    const error = $('[data-error]');
    error.textContent = error.dataset[kind].replace('%s', seconds);
    show('erreur');
  }

  /** A withdrawal that failed leaves the receipt where it is. */
  function failWithdrawal(kind, seconds) {
    const error = $('[data-withdraw-error]');
    error.textContent = error.dataset[kind].replace('%s', seconds);
  }

  /** Back to the first step; what was chosen stays. */
  function checkAgain(kind) {
    clearTimeout(retryTimer);
    fail(kind);
    show('repris', { quiet: true });
    $('[data-check]').focus();
  }

  function passes(until) {
    clearTimeout(passTimer);
    passUntil = new Date(until ?? 0).getTime();
    const left = passUntil - Date.now();
    if (left <= 0) return false;
    passTimer = setTimeout(() => { if (['verifie', 'choisi', 'erreur'].includes(state)) show('averifier'); }, left);
    return true;
  }

  async function check() {
    show('encours');
    try {
      if (!await pass(form, show)) throw new Error('refused');
    } catch {
      $('[data-providers]').hidden = true;
      checkAgain('robot');
      return;
    }
    passes(Date.now() + 600000);
    const then = afterCheck;
    afterCheck = null;
    if (then) { then(); return; }
    show(picked() ? 'choisi' : 'verifie');
    (picked() ? submit : ballots.querySelector('input')).focus();
  }

  async function cast() {
    clearTimeout(retryTimer);
    if (attempt?.choice !== picked()) {
      // what may be counted of an earlier choice stays possible until an answer comes
      attempt = { choice: picked(), nonce: receipts.newNonce(), tries: 0, isLost: attempt?.isLost ?? false };
      memory.keepAttempt(uid, attempt.nonce);
    }
    show('envoi');
    const answer = await ask('PUT', address, { choice: attempt.choice, nonce: attempt.nonce, consent: true }).catch(() => null);
    if (answer?.ok) {
      memory.keepConsent();
      recorded(answer.data.choice, answer.data.receipt, attempt.nonce, { aside: answer.data.setAside, published: answer.data.published });
      publish(answer.data.tally);
      attempt = null;
      $('[data-receipt-title]').focus();
    } else refused(answer, attempt, cast, fail);
  }

  function refused(answer, order, again, tell) {
    if (answer?.status === 409) show('clos');
    else if (isProblem(answer, 'contradicted')) tell('withheld');
    else if (isProblem(answer, 'pass-required')) {
      passUntil = 0;
      afterCheck = again;
      checkAgain(again === withdraw ? 'withdrawPass' : 'pass');
    } else if (isProblem(answer, 'too-many-changes')) tell('changes', clockTime(answer.retryAt));
    else if (!answer || answer.status >= 500 || answer.status === 429) later(answer, order, again, tell);
    else tell('refused');
  }

  /** Tries again by itself, and says so. Only « busy » means that nothing came of it: else it may be counted. */
  function later(answer, order, again, tell) {
    const isBusy = isProblem(answer, 'busy') || answer?.status === 429;
    order.isLost ||= !isBusy;
    order.tries += 1;
    if (order.tries >= MOST_TRIES) {
      order.tries = 0;
      tell(order.isLost ? 'unsure' : 'full');
      return;
    }
    const seconds = patience(order.tries, answer?.retryAfter ?? 1);
    tell(order.isLost ? (answer ? 'unknown' : 'network') : 'busy', seconds);
    retryTimer = setTimeout(again, seconds * 1000);
  }

  async function recorded(choice, receipt, nonce, { aside = null, published = true, quiet = false } = {}) {
    // the same choice again is no new ballot: its standing receipt answers, whose nonce this browser remembers
    const remembered = memory.ballots()[uid]?.nonce;
    const known = [nonce, ...memory.attempts(uid)].includes(receipt.nonce) ? receipt.nonce : remembered;
    const code = receipts.code(receipt.leafHash);
    memory.dropAttempts(uid);
    memory.keep(uid, { numero: form.dataset.numero, choice, code, ...receipt });
    standing = choice;
    radio(choice).checked = true;
    $('[data-withdraw-error]').textContent = '';
    $('[data-choice]').textContent = word(choice);
    $('[data-code]').textContent = code;
    tellAside(aside);
    $('[data-group]').hidden = published;
    $('.receipt [data-copy]').dataset.copy = code;
    show('enregistre', { quiet });
    const proof = $('[data-proof]');
    if (!crypto.subtle) { proof.hidden = true; return; }
    showProof(panel, uid, choice, receipt, () => { $('[data-group]').hidden = true; });
    const isMine = await receipts.isMine(uid, choice, receipt, known).catch(() => false);
    proof.textContent = isMine ? proof.dataset.proven : proof.dataset.unproven;
    proof.dataset.proof = isMine ? 'oui' : 'non';
  }

  /** That the ballot is in the urn and does not count: it waits for a look, or moderators decided so. */
  function tellAside(aside) {
    const line = $('[data-aside]');
    line.hidden = !aside;
    $('[data-counted]').hidden = Boolean(aside);
    if (!aside) return;
    line.querySelector('span').textContent = aside.rule === 'attente' ? line.dataset.waiting
      : line.dataset.text.replace('%s', line.dataset[aside.rule] ?? aside.rule);
  }

  async function withdraw() {
    clearTimeout(retryTimer);
    if (state !== 'enregistre') show('enregistre', { quiet: true });
    $('[data-withdraw-error]').textContent = '';
    const answer = await ask('DELETE', address).catch(() => null);
    if (!answer?.ok) { refused(answer, removal, withdraw, failWithdrawal); return; }
    removal = { tries: 0, isLost: false };
    standing = null;
    memory.drop(uid);
    form.reset();
    consent.checked = memory.hasConsent();
    publish(answer.data.tally);
    show('verifie', { quiet: true });
    say($('[data-withdraw]').dataset.say);
    ballots.querySelector('input').focus();
  }

  $('[data-check]').addEventListener('click', check);
  form.addEventListener('change', (event) => {
    if (event.target.name !== 'choice') return;
    clearTimeout(retryTimer);
    $('[data-offer]').hidden = true;
    show('choisi', { quiet: true });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (attempt) attempt.tries = 0;
    if (state !== 'envoi') cast();
  });
  $('[data-keep]').addEventListener('click', () => {
    clearTimeout(retryTimer);
    attempt = null;
    afterCheck = null;
    radio(standing).checked = true;
    show('enregistre', { quiet: true });
    $('[data-receipt-title]').focus();
  });
  $('[data-change]').addEventListener('click', () => {
    clearTimeout(retryTimer);
    $('[data-withdraw]').textContent = word0;
    show(passUntil > Date.now() ? 'choisi' : 'averifier');
    (ballots.disabled ? $('[data-check]') : form.querySelector('[name=choice]:checked')).focus();
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
    const line = $('[data-offer]');
    const choice = location.hash.match(/^#voter-(pour|contre|abstention)$/)?.[1];
    line.hidden = !choice;
    if (choice) line.textContent = line.dataset.text.replace('%s', word(choice));
  }

  addEventListener('hashchange', offer);
  offer();
  consent.checked = memory.hasConsent();
  show('averifier', { quiet: true });
  ask('GET', address).then(({ ok, data }) => {
    if (!ok || state !== 'averifier') return;
    const isPassed = passes(data.passUntil);
    if (data.choice) recorded(data.choice, data.receipt, null, { aside: data.setAside, published: data.published, quiet: true });
    else if (isPassed) show('verifie', { quiet: true });
  }, () => {});
}

/** Of the reader's own day: less than a day ahead, so that it names one instant. */
const clockTime = (at) => at.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

/** Without one, what is shown stays until the stream knows better. */
function publish(tally) {
  if (tally) document.dispatchEvent(new CustomEvent('voix:tally', { detail: tally }));
}
