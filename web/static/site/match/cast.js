// Answers to the ten as real ballots: those that somebody ticks, one after the other, and nothing before it is asked for.
import { MOST_TRIES, ask, isProblem, patience } from '../../base/api.js';
import { checkButton } from '../../vote/check-button.js';
import * as memory from '../../vote/memory.js';
import { remember } from '../../vote/own-ballot.js';
import * as receipts from '../../vote/receipt.js';
import * as profile from './profile.js';

const $ = (selector, part) => part.querySelector(selector);
const box = (row) => $('input', row);
const address = (row) => `/api/v1/scrutins/${row.dataset.of}/ballot`;
const say = (row, text) => { $('[data-fate]', row).textContent = text; };

/** @param part with a row for each of the ten. @return draw, to be called when an answer has changed */
export function casting(part) {
  const form = $('form', part);
  const words = form.dataset;
  const rows = [...part.querySelectorAll('[data-of]')];
  const submit = $('[data-submit]', form);
  const robot = checkButton(form);
  const orders = new Map(); // the same nonce on every retry of a choice, so that it counts once
  let isSending = false;
  let isCookieKept = false; // whether the cookie of a check was seen to come back
  const refusals = new Map();
  let taken = 0;

  const chosen = () => rows.filter((row) => box(row).checked);

  function draw() {
    for (const row of rows) {
      const answer = profile.said(row.dataset.of);
      row.hidden = !answer;
      if (answer) drawOne(row, answer);
    }
    part.hidden = rows.every((row) => row.hidden);
    count();
  }

  function drawOne(row, answer) {
    const cast = memory.ballots()[row.dataset.of];
    $('[data-choice]', row).textContent = words[answer];
    box(row).disabled = isSending || 'closed' in row.dataset || cast?.choice === answer;
    if (cast?.choice === answer) say(row, words.counted.replace('%s', cast.code));
    else if ('closed' in row.dataset) say(row, words.closed);
    else if (refusals.get(row)?.choice === answer) say(row, refusals.get(row).text);
    else say(row, cast ? words.replaces.replace('%s', words[cast.choice]) : '');
    if (box(row).disabled && !isSending) box(row).checked = false;
  }

  function count() {
    const n = chosen().length;
    submit.disabled = n === 0 || isSending;
    submit.textContent = (n === 0 ? words.none : n === 1 ? words.one : words.other).replace('%s', n);
  }

  const tell = (text) => {
    const line = $('[data-told]', form);
    line.textContent = text;
    line.focus();
  };

  async function castAll() {
    isSending = true;
    for (const row of rows) box(row).disabled = true;
    count();
    taken = 0;
    let trouble = null;
    for (const row of chosen()) trouble ??= await cast(row);
    isSending = false;
    draw();
    tell(trouble ?? (taken === 1 ? words.castOne : words.cast).replace('%s', taken));
  }

  /** Resolves to what keeps the others from being cast, in words; null where they can be. */
  async function cast(row) {
    const uid = row.dataset.of;
    const choice = profile.said(uid);
    if (orders.get(uid)?.choice !== choice) orders.set(uid, { choice, nonce: receipts.newNonce(), isLost: false });
    const order = orders.get(uid);
    memory.keepAttempt(uid, order.nonce);
    for (let tries = 1; ; tries++) {
      say(row, words.sending);
      const answer = await ask('PUT', address(row), { choice, nonce: order.nonce, consent: true }).catch(() => null);
      if (answer?.ok) return recorded(row, order, answer.data);
      if (isProblem(answer, 'pass-required')) return passAgain(row);
      if (answer && answer.status < 500 && answer.status !== 429) return refused(row, choice, answer);
      // only « busy » means that nothing came of it
      order.isLost ||= !(isProblem(answer, 'busy') || answer?.status === 429);
      if (tries === MOST_TRIES) return order.isLost ? words.unsure : words.full;
      const seconds = patience(tries, answer?.retryAfter ?? 1);
      say(row, (order.isLost ? words.unknown : words.busy).replace('%s', seconds));
      await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
    }
  }

  async function recorded(row, { nonce }, { choice, receipt, setAside }) {
    const uid = row.dataset.of;
    taken += 1;
    isCookieKept = true;
    orders.delete(uid);
    const { known } = remember(row, uid, choice, receipt, nonce);
    const isMine = !crypto.subtle || await receipts.isMine(uid, choice, receipt, known).catch(() => false);
    box(row).checked = false;
    $('[data-aside]', row).hidden = !setAside;
    $('[data-unproven]', row).hidden = isMine;
    drawOne(row, choice);
    return null;
  }

  /** The tick stays: what was wanted is cast once the check was made again. */
  async function passAgain(row) {
    const answer = isCookieKept ? null : await ask('GET', address(row)).catch(() => null);
    isCookieKept ||= Boolean(answer?.data?.passUntil);
    form.dataset.vote = row.dataset.of;
    robot.expire();
    return !answer?.ok || isCookieKept ? words.pass : words.cookies;
  }

  function refused(row, choice, answer) {
    box(row).checked = false;
    if (answer.status === 409) row.dataset.closed = '';
    else refusals.set(row, { choice, text: isProblem(answer, 'contradicted') ? words.withheld : words.refused });
    return null;
  }

  form.addEventListener('change', () => {
    form.dataset.vote = chosen()[0]?.dataset.of ?? '';
    count();
  });
  $('[data-all]', form).addEventListener('click', () => {
    for (const row of rows) box(row).checked = !row.hidden && !box(row).disabled;
    form.dispatchEvent(new Event('change'));
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    if (robot.isPassed() || await robot.check()) castAll();
  });
  return { draw };
}
