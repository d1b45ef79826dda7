// « Mes bulletins »: drawn from this browser's own memory, which is sent nowhere; what a ballot became is looked up in public answers.
import { ballots, drop, forget, heads, keep as keepBallot, keepHeads, keepsHeads } from './memory.js';
import { compare, tell as tellHeads } from '../urn/heads.js';
import { ask, isProblem } from '../base/api.js';

const MOST_COMPARED = 50;
const MOST_BYTES = 5_000_000;
const UID = /^[A-Za-z0-9._-]{1,100}$/;
const $ = (selector) => document.querySelector(selector);
const part = $('[data-my-ballots]');
const none = $('[data-ballots-none]');
const list = $('[data-list]');
const words = list.dataset;
let items = new Map();
const percent = new Intl.NumberFormat(words.lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

function row(uid, ballot) {
  const item = $('[data-row]').content.cloneNode(true).firstChild;
  const find = (selector) => item.querySelector(selector);
  find('a').href = words.prefix + encodeURIComponent(uid);
  find('[data-title]').textContent = ballot.title ?? '';
  find('[data-title]').lang = ballot.lang ?? 'fr';
  find('[data-numero]').textContent = ballot.numero ?? '';
  const name = ballot.numero ?? ballot.code;
  find('[data-choice]').textContent = words[ballot.choice] ?? '';
  find('[data-code]').textContent = ballot.code;
  const said = find('[role=status]');
  const verify = find('[data-verify]');
  verify.setAttribute('aria-label', words.verifyOf.replace('%s', name));
  verify.addEventListener('click', () => look(uid, ballot, said, verify));
  const erase = find('[data-erase]');
  const label = words.eraseOf.replace('%s', name);
  const relent = () => { erase.textContent = words.erase; erase.setAttribute('aria-label', label); };
  relent();
  erase.addEventListener('blur', relent);
  erase.addEventListener('click', () => {
    if (erase.textContent === words.erase) {
      erase.textContent = words.sure;
      erase.setAttribute('aria-label', `${label} ${words.sure}`);
      return;
    }
    relent();
    eraseBallot(uid, verify.parentElement, said);
  });
  return item;
}

/** What became of it here and at the Assemblée: on a gesture, since the requests together say what one voted on, though not how. */
async function tellResults() {
  for (const [uid, ballot] of Object.entries(ballots()).slice(-MOST_COMPARED)) {
    const response = await fetch(`/api/v1/scrutins/${encodeURIComponent(uid)}`, { credentials: 'omit', referrerPolicy: 'no-referrer' }).catch(() => null);
    const item = items.get(uid);
    if (!response?.ok || !item) continue;
    const { state, tally, amendement, resume } = await response.json();
    const find = (selector) => item.querySelector(selector);
    if (!ballot.title) find('[data-title]').textContent = resume?.fr ?? amendement.titre?.fr ?? '';
    if (!ballot.numero) find('[data-numero]').textContent = amendement.numero;
    find('[data-state]').textContent = words[state] ?? '';
    find('[data-result]').textContent = tally ? result(tally) : words.withheld;
    find(`[data-sort="${CSS.escape(amendement.sort)}"]`)?.removeAttribute('hidden');
  }
}

function result({ pour, contre, abstention, total }) {
  if (!total) return words.none;
  const share = (n) => percent.format(n / total);
  return words.result.replace('%p', share(pour)).replace('%c', share(contre)).replace('%a', share(abstention));
}

async function eraseBallot(uid, buttons, said) {
  const answer = await ask('DELETE', `/api/v1/scrutins/${encodeURIComponent(uid)}/ballot?erase=true`).catch(() => null);
  if (isProblem(answer, 'contradicted')) { said.textContent = words.eraseWithheld; return; }
  if (!answer?.ok) { said.textContent = words.eraseFailed; return; }
  if (!answer.data.erased) { said.textContent = words.eraseNone; return; }
  drop(uid);
  buttons.remove();
  said.textContent = words.erased;
  said.tabIndex = -1;
  said.focus();
}

/** Downloads the whole urn and looks for the receipt here, as the receipt page does. */
function look(uid, ballot, said, verify) {
  verify.disabled = true;
  said.textContent = words.fateRunning;
  const worker = new Worker(words.worker, { type: 'module' });
  const end = (fate, mark) => {
    worker.terminate();
    verify.disabled = false;
    const rule = mark && (words[`rule${mark.rule[0].toUpperCase()}${mark.rule.slice(1)}`] ?? mark.rule);
    said.textContent = words[`fate${fate[0].toUpperCase()}${fate.slice(1)}`].replace('%s', rule).replace('%s', mark?.decision);
    if (mark) said.append(' ', Object.assign(document.createElement('a'), { href: words.receipt, textContent: words.contest }));
  };
  worker.onerror = () => end('panne');
  worker.onmessage = ({ data }) => {
    if (data.failure) end(data.failure === 'withheld' ? 'retire' : 'panne');
    else if (data.result) tell(data.result, end);
  };
  worker.postMessage({ uid, receipt: { index: ballot.index, leaf: ballot.leaf } });
}

function tell(urn, end) {
  const isSound = urn.isRootRight && urn.isTallyRight && urn.faults === 0 && urn.signature !== 'non';
  if (!isSound) end('panne');
  else end(urn.fate ?? 'absent', urn.fate === 'ecarte' ? urn.mark : null);
}

function draw() {
  const kept = Object.entries(ballots());
  items = new Map(kept.map(([uid, ballot]) => [uid, row(uid, ballot)]));
  list.replaceChildren(...items.values());
  part.hidden = kept.length === 0;
  none.hidden = kept.length > 0;
  $('[data-keep-part]').hidden = false;
  $('[data-export]').hidden = kept.length === 0;
  $('[data-forget-part]').hidden = false;
}

$('[data-results]').addEventListener('click', tellResults);

$('[data-export]').addEventListener('click', () => {
  const file = { format: 'voix-bulletins', version: 1, host: location.hostname, bulletins: ballots() };
  const href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2), '\n'], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: 'voix-bulletins.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
});

$('#reprise').addEventListener('change', async ({ target }) => {
  const said = $('[data-imported]');
  const [file] = target.files;
  if (!file) return;
  const found = file.size < MOST_BYTES ? await file.text().then(JSON.parse).catch(() => null) : null;
  target.value = ''; // the same file again is a wish to take it in again
  const isList = found?.format === 'voix-bulletins' && found.version === 1 && found.host === location.hostname;
  const some = isList ? Object.entries(found.bulletins ?? {}).filter(([uid, ballot]) => isBallot(uid, ballot)) : [];
  if (!isList) { said.textContent = said.dataset.unreadable; return; }
  const fresh = some.filter(([uid]) => !(uid in ballots())); // what this browser cast itself stands
  for (const [uid, { numero, title, lang, choice, code, index, leaf, leafHash, secret, nonce }] of fresh) {
    keepBallot(uid, { numero, title, lang, choice, code, index, leaf, leafHash, secret, nonce });
  }
  draw();
  said.textContent = (fresh.length === 1 ? said.dataset.one : said.dataset.other).replace('%s', fresh.length);
});

function isBallot(uid, ballot) {
  return UID.test(uid) && ['pour', 'contre', 'abstention'].includes(ballot?.choice) && Number.isSafeInteger(ballot.index)
    && ['code', 'leaf', 'leafHash', 'secret', 'nonce'].every((field) => typeof ballot[field] === 'string');
}

$('[data-forget]').addEventListener('click', async () => {
  forget();
  keep.checked = keepsHeads();
  draw();
  const answer = await ask('DELETE', '/api/v1/robot-check').catch(() => null);
  none.textContent = answer?.status === 204 ? none.dataset.forgotten : none.dataset.half;
  none.tabIndex = -1;
  none.focus();
});

const keep = $('[data-keep-heads]');
keep.checked = keepsHeads();
keep.addEventListener('change', () => keepHeads(keep.checked));

/** One urn after the other: nobody waits for it. */
async function compareAll() {
  const changes = [];
  for (const uid of Object.keys(heads().urns).slice(0, MOST_COMPARED)) {
    if (!(uid in heads().urns)) continue; // forgotten meanwhile
    const change = await compare(uid).catch(() => null);
    if (change) changes.push(change);
    if (change?.kind === 'panne') break; // the others would be asked in vain
  }
  tellHeads($('[data-heads]'), changes);
}

draw();
compareAll();
