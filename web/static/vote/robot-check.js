// The robot check: a proof of work on this device (ALTCHA), or hCaptcha where it is offered and chosen.
import { ask } from '../base/api.js';

const ADDRESS = '/api/v1/robot-check';
const HCAPTCHA = 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off&onload=voixHcaptcha';
const KEPT = 540000; // a challenge is good for ten minutes

/**
 * What needs no gesture: asks which check is wanted, and does the work of the one on this device. Nothing is handed in yet. The
 * questions and the worker's script are under way together: on a phone each waits half a second for the network.
 */
export function prepare(form) {
  const about = subject(form);
  const hire = () => Array.from({ length: Math.min(8, Math.max(1, navigator.hardwareConcurrency || 1)) }, () => new Worker(form.dataset.worker));
  let crew = hire();
  let isBroken = false;
  const offer = read(ADDRESS + about);
  const challenge = read(`${ADDRESS}/altcha${about}`);
  const begunAt = Date.now();
  let work = null;
  const prepared = {
    offer,
    solve: () => (work ??= challenge.then((found) => solve(crew = crew ?? hire(), found)).finally(prepared.end)),
    end: () => { crew?.forEach((worker) => worker.terminate()); crew = null; },
    isFresh: () => !isBroken && Date.now() - begunAt < KEPT,
  };
  const fail = () => { isBroken = true; prepared.end(); }; // told when it is handed in
  challenge.catch(fail);
  offer.then(({ providers }) => (providers.includes('hcaptcha') ? prepared.end() : prepared.solve())).catch(fail);
  return prepared;
}

async function read(address) {
  const answer = await ask('GET', address);
  if (!answer.ok) throw answer;
  return answer.data;
}

/** Resolves to whether the check passed; throws when it could not be made. `show` is told whose turn it is. */
export async function pass(form, show, prepared = prepare(form)) {
  const offer = await prepared.offer;
  const provider = await choose(form, offer.providers, show);
  const response = provider === 'hcaptcha' ? await hcaptcha(form, offer.hcaptcha.siteKey) : await prepared.solve();
  const answer = await ask('POST', ADDRESS, { provider, response });
  if (!answer.ok && answer.status !== 422) throw answer;
  return answer.ok;
}

/** Asks only where there is a choice: a third party is never called without a gesture. */
async function choose(form, providers, show) {
  const box = form.querySelector('[data-providers]');
  if (!providers.includes('hcaptcha')) return 'altcha';
  const buttons = [...box.querySelectorAll('[data-provider]')];
  for (const button of buttons) button.hidden = !providers.includes(button.dataset.provider);
  show('choix');
  box.hidden = false;
  buttons.find((button) => !button.hidden)?.focus();
  const provider = await new Promise((resolve) => {
    for (const button of buttons) button.addEventListener('click', () => resolve(button.dataset.provider), { once: true });
  });
  show(provider === 'hcaptcha' ? 'tiers' : 'encours');
  box.hidden = provider !== 'hcaptcha';
  for (const button of buttons) button.hidden = true;
  return provider;
}

/** What the pass is wanted for: where many ballots come from one network, that is where the check is longer. */
function subject(form) {
  const petition = form.action.match(/petitions\/(\d+)\/signatures$/)?.[1];
  if (form.dataset.vote) return `?scrutin=${form.dataset.vote}`;
  return petition ? `?petition=${petition}` : '';
}

async function solve(crew, challenge) {
  const solution = await Promise.any(crew.map((worker, i) => search(worker, challenge, i, crew.length)));
  return btoa(JSON.stringify({ challenge: { parameters: challenge.parameters, signature: challenge.signature }, solution }));
}

function search(worker, challenge, counterStart, counterStep) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data && !data.error ? resolve(data) : reject(data?.error ?? new Error('no solution')));
    worker.onerror = reject;
    worker.postMessage({ type: 'work', challenge, counterStart, counterStep, counterMode: 'uint32', timeout: 90000 });
  });
}

async function hcaptcha(form, sitekey) {
  await (window.hcaptcha ?? new Promise((resolve, reject) => {
    window.voixHcaptcha = resolve;
    document.head.append(Object.assign(document.createElement('script'), { src: HCAPTCHA, async: true, onerror: reject }));
  }));
  const place = form.querySelector('[data-hcaptcha]').appendChild(document.createElement('div'));
  try {
    return await new Promise((resolve, reject) => {
      window.hcaptcha.render(place, {
        sitekey,
        hl: form.dataset.lang,
        size: 'compact',
        callback: resolve,
        'error-callback': reject,
        'expired-callback': reject,
        'close-callback': () => {},
      });
    });
  } finally {
    place.remove();
    form.querySelector('[data-providers]').hidden = true;
  }
}
