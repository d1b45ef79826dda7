// Answers to the ten as real ballots: those that somebody ticks, one after the other, and nothing before it is asked for.
import { MOST_TRIES, ask, clockTime, patience, refusal } from '../../base/api.js';
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
  const told = $('[data-told]', form);
  let isSending = false;
  let isCookieKept = false; // whether the cookie of a check was seen to come back
  const refusals = new Map();
  let taken = 0;

  const chosen = () => rows.filter((row) => box(row).checked);

  /** While ballots are sent, rows say what becomes of them. A tick is for the answer that stood beside it. */
  function draw() {
    if (isSending) return;
    for (const row of rows) {
      const answer = profile.said(row.dataset.of) ?? '';
      if (row.dataset.answer !== answer) box(row).checked = false;
      row.dataset.answer = answer;
      row.hidden = !answer;
      if (answer) drawOne(row, answer);
    }
    part.hidden = rows.every((row) => row.hidden);
    count();
  }

  function drawOne(row, answer) {
    const cast = memory.ballots()[row.dataset.of];
    $('[data-choice]', row).textContent = words[answer];
    box(row).disabled = 'closed' in row.dataset || cast?.choice === answer;
    if (cast?.choice === answer) say(row, words.counted.replace('%s', cast.code));
    else if ('closed' in row.dataset) say(row, words.closed);
    else if (refusals.get(row)?.choice === answer) say(row, refusals.get(row).text);
    else say(row, cast ? words.replaces.replace('%s', words[cast.choice]) : '');
    if (box(row).disabled) box(row).checked = false;
  }

  function count() {
    const n = chosen().length;
    form.dataset.vote = chosen()[0]?.dataset.of ?? '';
    submit.disabled = n === 0 || isSending;
    submit.textContent = (n === 0 ? words.none : n === 1 ? words.one : words.other).replace('%s', n);
  }

  async function castAll(wanted) {
    taken = 0;
    let trouble = null;
    for (const [row, choice] of wanted) trouble ??= await cast(row, choice);
    told.textContent = [
      taken > 0 && (taken === 1 ? words.castOne : words.cast).replace('%s', taken),
      trouble ?? (taken === 0 && words.castNone),
    ].filter(Boolean).join(' ');
    told.focus();
  }

  /** Resolves to what keeps the others from being cast, in words; null where they can be. */
  async function cast(row, choice) {
    const uid = row.dataset.of;
    let order = orders.get(uid);
    // what may be counted of an earlier choice stays possible until an answer comes
    if (order?.choice !== choice) order = { choice, nonce: receipts.newNonce(), isLost: order?.isLost ?? false };
    orders.set(uid, order);
    memory.keepAttempt(uid, order.nonce);
    for (let tries = 1; ; tries++) {
      say(row, words.sending);
      const answer = await ask('PUT', address(row), { choice, nonce: order.nonce, consent: true }).catch(() => null);
      if (answer?.ok) return recorded(row, order, answer.data);
      const kind = refusal(answer);
      if (kind === 'pass') return passAgain(row);
      if (kind !== 'busy' && kind !== 'lost') return refused(row, choice, kind, answer);
      order.isLost ||= kind === 'lost';
      const isTooOften = answer?.status === 429;
      if (isTooOften || tries === MOST_TRIES) {
        if (order.isLost) refusals.set(row, { choice, text: words.unsure });
        // a time without seconds is rounded up
        if (isTooOften) return words.wait.replace('%s', clockTime(new Date(answer.retryAt.getTime() + 60000)));
        return order.isLost ? words.unsure : words.full;
      }
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
    refusals.delete(row);
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
    robot.expire();
    return !answer?.ok || isCookieKept ? words.pass : words.cookies;
  }

  function refused(row, choice, kind, { retryAt }) {
    const text = words[kind].replace('%s', clockTime(retryAt));
    box(row).checked = false;
    if (kind === 'closed') row.dataset.closed = '';
    refusals.set(row, { choice, text });
    say(row, text);
    return null;
  }

  form.addEventListener('change', count);
  $('[data-all]', form).addEventListener('click', () => {
    for (const row of rows) box(row).checked = !row.hidden && !box(row).disabled;
    count();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    draw(); // answers may have changed in another tab
    const wanted = chosen().map((row) => [row, row.dataset.answer]);
    if (wanted.length === 0) return;
    isSending = true;
    $('fieldset', form).disabled = true;
    told.textContent = '';
    count();
    try {
      if (robot.isPassed() || await robot.check()) await castAll(wanted);
    } finally {
      isSending = false;
      $('fieldset', form).disabled = false;
      draw();
    }
  });
  return { draw };
}
