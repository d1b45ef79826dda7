// « Mes bulletins »: drawn from this browser's own memory, sent nowhere; what a ballot became is looked up in the public urn.
import { ballots, drop, forget, heads, keepHeads, keepsHeads } from './memory.js';
import { compare, tell as tellHeads } from '../urn/heads.js';
import { ask, isProblem } from '../base/api.js';

const MOST_COMPARED = 50;
const table = document.querySelector('[data-my-ballots]');
const none = document.querySelector('[data-ballots-none]');
const forgetPart = document.querySelector('[data-forget-part]');
const body = table.querySelector('tbody');

function row(uid, ballot) {
  const line = document.createElement('tr');
  const head = Object.assign(document.createElement('th'), { scope: 'row' });
  const link = Object.assign(document.createElement('a'), { href: body.dataset.prefix + encodeURIComponent(uid), textContent: ballot.numero });
  const choice = Object.assign(document.createElement('td'), { textContent: body.dataset[ballot.choice] ?? '' });
  const code = Object.assign(document.createElement('code'), { textContent: ballot.code, translate: false });
  head.append(link);
  const cell = document.createElement('td');
  cell.append(code);
  line.append(head, choice, cell);
  return [line, acts(uid, ballot)];
}

function button(kind, numero) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: body.dataset[kind] });
  made.setAttribute('aria-label', body.dataset[`${kind}Of`].replace('%s', numero));
  return made;
}

/** Below a ballot: two buttons, and a line that says what came of them. */
function acts(uid, ballot) {
  const below = document.createElement('tr');
  const cell = Object.assign(document.createElement('td'), { colSpan: 3 });
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const verify = button('verify', ballot.numero);
  verify.addEventListener('click', () => look(uid, ballot, said, verify));
  const erase = button('erase', ballot.numero);
  const label = erase.getAttribute('aria-label');
  const relent = () => { erase.textContent = body.dataset.erase; erase.setAttribute('aria-label', label); };
  erase.addEventListener('blur', relent);
  erase.addEventListener('click', () => {
    if (erase.textContent === body.dataset.erase) {
      erase.textContent = body.dataset.sure;
      erase.setAttribute('aria-label', `${label} ${body.dataset.sure}`);
      return;
    }
    relent();
    eraseBallot(uid, row, said);
  });
  const row = Object.assign(document.createElement('p'), { className: 'row' });
  row.append(verify, erase);
  cell.append(row, said);
  below.append(cell);
  return below;
}

async function eraseBallot(uid, buttons, said) {
  const answer = await ask('DELETE', `/api/v1/scrutins/${encodeURIComponent(uid)}/ballot?erase=true`).catch(() => null);
  if (isProblem(answer, 'contradicted')) { said.textContent = body.dataset.eraseWithheld; return; }
  if (!answer?.ok) { said.textContent = body.dataset.eraseFailed; return; }
  if (!answer.data.erased) { said.textContent = body.dataset.eraseNone; return; }
  drop(uid);
  buttons.remove();
  said.textContent = body.dataset.erased;
  said.tabIndex = -1;
  said.focus();
}

/** Downloads the whole urn and looks for the receipt here, as the receipt page does. */
function look(uid, ballot, said, verify) {
  verify.disabled = true;
  said.textContent = body.dataset.fateRunning;
  const worker = new Worker(body.dataset.worker, { type: 'module' });
  const end = (fate, mark) => {
    worker.terminate();
    verify.disabled = false;
    const rule = mark && (body.dataset[`rule${mark.rule[0].toUpperCase()}${mark.rule.slice(1)}`] ?? mark.rule);
    said.textContent = body.dataset[`fate${fate[0].toUpperCase()}${fate.slice(1)}`].replace('%s', rule).replace('%s', mark?.decision);
    if (mark) said.append(' ', Object.assign(document.createElement('a'), { href: body.dataset.receipt, textContent: body.dataset.contest }));
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
  body.replaceChildren(...kept.flatMap(([uid, ballot]) => row(uid, ballot)));
  table.hidden = kept.length === 0;
  none.hidden = kept.length > 0;
  forgetPart.hidden = kept.length === 0;
}

document.querySelector('[data-forget]').addEventListener('click', async () => {
  forget();
  keep.checked = keepsHeads();
  draw();
  const answer = await ask('DELETE', '/api/v1/robot-check').catch(() => null);
  none.textContent = answer?.status === 204 ? none.dataset.forgotten : none.dataset.half;
  none.tabIndex = -1;
  none.focus();
});

const keep = document.querySelector('[data-keep-heads]');
keep.checked = keepsHeads();
keep.addEventListener('change', () => keepHeads(keep.checked));

/** One urn after the other: nobody waits for it. */
async function compareAll() {
  const changes = [];
  for (const uid of Object.keys(heads().urns).slice(0, MOST_COMPARED)) {
    if (!(uid in heads().urns)) continue; // forgotten meanwhile
    const change = await compare(uid).catch(() => null);
    if (change) changes.push(change);
  }
  tellHeads(document.querySelector('[data-heads]'), changes);
}

draw();
compareAll();
