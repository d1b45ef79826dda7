// The form of a new petition: what is left of each field, petitions that look alike, the robot check, and a draft that is kept
// on this device alone. The e-mail address is never kept.
import { pass } from '../vote/robot-check.js';

const DRAFT = 'voix.petition';
const KEPT = ['titre', 'demande', 'motifs', 'sources', 'lien', 'theme', 'nom', 'pays', 'codePostal'];
const PAUSE = 400;
const NEAR_END = 20;

const form = document.querySelector('[data-new]');

if (document.querySelector('[data-sent]')) forget();
if (form) start();

function read() {
  try {
    return JSON.parse(localStorage.getItem(DRAFT)) ?? {};
  } catch {
    return {};
  }
}

function write(draft) {
  try {
    localStorage.setItem(DRAFT, JSON.stringify(draft));
  } catch { /* storage refused or full: the form does not depend on it */ }
}

function forget() {
  try {
    localStorage.removeItem(DRAFT);
  } catch { /* nothing was kept */ }
}

function start() {
  const $ = (selector) => form.querySelector(selector);
  const status = $('[data-status]');
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(language);
  /** The one of two forms that goes with a number. */
  const worded = (forms, n) => forms.split('|')[plural.select(Math.abs(n)) === 'one' ? 0 : 1];
  let isPassed = false;
  let said = '';
  let asked = '';
  let pause;
  let latest;

  function say(words) {
    if (words !== said) status.textContent = said = words;
  }

  /** In code points, as the server counts. */
  function count(field) {
    const left = field.dataset.most - [...field.value.trim()].length;
    const line = $(`[data-count=${field.name}]`);
    line.hidden = false;
    // where the server said it already, once is enough
    line.classList.toggle('error', left < 0 && !document.getElementById(`${field.id}-e`));
    line.textContent = worded(left < 0 ? line.dataset.tooMany : line.dataset.left, left).replace('%s', number.format(Math.abs(left)));
    return left;
  }

  /** Aloud only where it matters: shortly before the end and behind it, once typing rests. */
  function tellLeft(field, left) {
    const name = form.querySelector(`label[for=${field.name}]`).textContent;
    if (left > NEAR_END) say('');
    else say(worded(left < 0 ? status.dataset.tooMany : status.dataset.left, left).replace('%s', name).replace('%c', number.format(Math.abs(left))));
  }

  async function lookForNear() {
    const title = form.elements.titre.value.trim();
    if (title === asked || title.length > 200) return;
    asked = title;
    latest?.abort();
    latest = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.near}?${new URLSearchParams({ q: title })}`, { signal: latest.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const found = page.querySelector('[data-near-found]');
      const isAny = Number(found.dataset.nearFound) > 0;
      $('[data-near-list]').replaceChildren(...(isAny ? [found.querySelector('.notice')] : []));
      $('[data-near-place]').hidden = !isAny;
      if (isAny) say(status.dataset.found.replace('%s', found.dataset.nearFound));
    } catch { /* the server looks again when the form is sent */ }
  }

  function show(state) {
    for (const part of form.querySelectorAll('[data-robot] [data-when]')) part.toggleAttribute('data-off', part.dataset.when !== state);
  }

  async function check() {
    show('encours');
    $('[data-failed]').hidden = true;
    isPassed = await pass(form, show).catch(() => false);
    $('[data-providers]').hidden = true;
    $('[data-failed]').hidden = isPassed;
    show(isPassed ? 'verifie' : 'averifier');
    return isPassed;
  }

  function keep() {
    const draft = Object.fromEntries(KEPT.map((name) => [name, form.elements[name].value]));
    if (draft.titre || draft.demande || draft.motifs) {
      write(draft);
      $('[data-erase]').hidden = false;
    }
  }

  function restore() {
    const draft = read();
    // what the server sent back is newer than what was kept
    if (document.querySelector('[data-flaws]')) return;
    for (const name of KEPT) if (typeof draft[name] === 'string' && draft[name]) form.elements[name].value = draft[name];
    $('[data-erase]').hidden = Object.keys(draft).length === 0;
  }

  form.addEventListener('input', (event) => {
    keep();
    const field = event.target;
    clearTimeout(pause);
    const left = field.dataset.most ? count(field) : null;
    pause = setTimeout(() => {
      if (left !== null) tellLeft(field, left);
      if (field.name === 'titre') lookForNear();
    }, PAUSE);
  });
  $('[data-erase]').addEventListener('click', (event) => {
    forget();
    form.reset();
    for (const field of form.querySelectorAll('[data-most]')) count(field);
    event.currentTarget.hidden = true;
    say(event.currentTarget.dataset.erased);
    form.elements.titre.focus();
  });
  $('[data-check]').addEventListener('click', check);
  form.addEventListener('submit', async (event) => {
    if (isPassed) return;
    event.preventDefault();
    const button = event.submitter;
    button.toggleAttribute('disabled', true);
    await check();
    button.toggleAttribute('disabled', false);
    // no mail goes out without it: what was typed stays here, and the check can be made again
    if (isPassed) form.submit();
    else $('[data-check]').focus();
  });

  restore();
  $('[data-robot]').hidden = false;
  $('[data-check]').disabled = false;
  for (const field of form.querySelectorAll('[data-most]')) count(field);
  document.querySelector('[data-flaws]')?.focus();
}
