// The receipt page: reads a receipt where it is, downloads the whole urn, and looks for the receipt in it here.
import { code, hashStart, isMine, isMySignature } from './receipt.js';
import * as memory from './memory.js';
import { tell as tellHeads } from '../urn/heads.js';
import { leafHash, toHex } from '../urn/urn.js';

const part = document.querySelector('[data-receipt-page]');
const $ = (selector) => part.querySelector(selector);
const status = $('[data-status]');
const MOST_BYTES = 65536;
const CHOICES = { P: 'pour', C: 'contre', A: 'abstention' };
const UID = /^[A-Za-z0-9._-]{1,100}$/;
const PROOFS = { non: 'altered', autreCle: 'otherKey', recule: 'shorter', recrit: 'rewritten' }; // what the file's own proof says
let worker = null;

function say(kind, ...values) {
  status.textContent = values.reduce((words, value) => words.replace('%s', value), status.dataset[kind]);
  status.dataset.result = kind;
}

/** The receipt in a file, or null for what is none. */
async function read(file) {
  if (file.size > MOST_BYTES) return null;
  return file.text().then(JSON.parse).then(receiptOf).catch(() => null);
}

function receiptOf(found) {
  try {
    const { index, leaf, leafHash, secret, nonce } = found.receipt;
    const isVote = UID.test(found.scrutin) && ['pour', 'contre', 'abstention'].includes(found.choice);
    const isSignature = typeof found.petition === 'string' && /^[0-9]{1,18}$/.test(found.petition) && !found.scrutin;
    const isOne = found.format === 'voix-recu' && found.version === 1 && (isVote || isSignature) && Number.isSafeInteger(index) && index >= 0
      && [leaf, secret, nonce, found.proof ?? ''].every((field) => typeof field === 'string') && /^[0-9a-f]{64}$/.test(leafHash);
    return isOne ? found : null;
  } catch {
    return null;
  }
}

const check = async (file) => checkReceipt(await read(file));

function begin() {
  worker?.terminate();
  worker = null;
  $('[data-found]').hidden = true;
  $('[data-heads]').hidden = true;
  $('[data-kept]').textContent = '';
}

async function checkReceipt(found) {
  begin();
  if (!found) { end('unreadable'); return; }
  if (found.host !== location.hostname) { end('elsewhere', found.host); return; }
  const isOwn = found.petition ? isMySignature(found.petition, found.receipt) : isMine(found.scrutin, found.choice, found.receipt, null);
  if (!await isOwn.catch(() => false)) { end('forged'); return; }
  search(found, { ...found.receipt, proof: found.proof });
}

/** Downloads the urn and looks for a leaf in it: that of a receipt, or the one whose hash begins so. */
function search(found, wanted) {
  say('running');
  $('[data-progress]').hidden = false;
  const bar = $('progress');
  bar.removeAttribute('value');
  worker = new Worker(part.dataset.worker, { type: 'module' });
  worker.onerror = () => end('panne');
  worker.onmessage = ({ data }) => {
    if (data.result) tell(found, data.result);
    else if (data.failure) end(data.failure === 'absent' ? 'gone' : data.failure);
    else { bar.max = data.size; bar.value = data.done; }
  };
  worker.postMessage({ uid: found.petition ?? found.scrutin, receipt: wanted, witnessed: memory.witnessed() });
}

function end(kind, ...values) {
  worker?.terminate();
  worker = null;
  $('[data-progress]').hidden = true;
  say(kind, ...values);
  status.focus();
}

function tell(found, urn) {
  if (!found.receipt) {
    if (!urn.leaf) { end('codeAbsent'); return; }
    found.choice = CHOICES[urn.leaf.split(' ')[2]];
  }
  const isSound = urn.isRootRight && urn.isTallyRight && urn.faults === 0 && urn.signature !== 'non' && ['oui', 'absent', 'inconnu'].includes(urn.register) && [null, 'oui'].includes(urn.proof);
  const choice = part.dataset[found.petition ? 'signature' : found.choice];
  $('[data-choice]').textContent = choice;
  $('[data-code]').textContent = found.code ?? code(found.receipt.leafHash);
  $('[data-here]').hidden = !isSound || urn.fate !== 'compte' || !found.receipt || Boolean(found.petition) || found.scrutin in memory.ballots();
  $('[data-here] button').onclick = () => keepHere(found);
  if (found.petition) $('[data-petition] a').href = part.dataset.petitions + found.petition;
  else $('[data-link]').href = part.dataset.prefix + encodeURIComponent(found.scrutin);
  $('[data-register]').hidden = urn.register !== 'oui';
  if (urn.register === 'oui') $('[data-register] dd').textContent = [urn.registerLines, urn.registerHead, part.dataset[`attested${urn.attested}`]].filter(Boolean).join(' · ');
  memory.keepWitnessed(urn.witnessed);
  $('[data-scrutin]').hidden = Boolean(found.petition);
  $('[data-petition]').hidden = !found.petition;
  $('[data-found]').hidden = false;
  $('[data-unsigned]').hidden = urn.signature !== 'inconnu';
  if (urn.fork) tellHeads($('[data-heads]'), [{ kind: 'contredit', file: urn.fork }]);
  tellAside(isSound && urn.fate === 'ecarte' ? urn.mark : null);
  const kind = isSound ? urn.fate ?? 'absent' : PROOFS[urn.proof] ?? 'unsound';
  const own = found.petition ? `${kind}Signature` : kind;
  end(own in status.dataset ? own : kind, choice);
}

/** For « Mes bulletins » of this device; to change the ballot takes the browser that cast it. */
function keepHere({ scrutin, choice, receipt }) {
  const { index, leaf, leafHash: hash, secret, nonce } = receipt;
  memory.keep(scrutin, { choice, code: code(hash), index, leaf, leafHash: hash, secret, nonce });
  $('[data-here]').hidden = true;
  $('[data-kept]').textContent = $('[data-kept]').dataset.said;
}

/** A code alone: this browser may know whose it is, else its scrutin is named. */
async function checkCode(form) {
  const typed = hashStart(form.code.value);
  const error = $('#code-erreur');
  const refuse = (kind, field) => { error.textContent = error.dataset[kind] ?? ''; if (field) { form[field].setAttribute('aria-invalid', 'true'); form[field].focus(); } };
  form.code.removeAttribute('aria-invalid');
  if (!typed) { refuse('malformed', 'code'); return; }
  const [uid, kept] = Object.entries(memory.ballots()).find(([, ballot]) => ballot.leafHash?.startsWith(typed)) ?? [];
  refuse();
  if (kept) {
    checkReceipt(receiptOf({ format: 'voix-recu', version: 1, host: location.hostname, scrutin: uid, choice: kept.choice, receipt: kept }));
    return;
  }
  const scrutin = await uidOf(form.scrutin.value.trim());
  if (!scrutin) { refuse('which', 'scrutin'); return; }
  begin();
  search({ scrutin, code: code(typed) }, { hashStart: typed });
}

/** The uid of a scrutin that is named by itself or by the address of its page. */
async function uidOf(typed) {
  const uid = typed.match(/\bAMAN[A-Z0-9]{10,60}\b/)?.[0];
  if (uid || !typed) return uid ?? null;
  const address = URL.canParse(typed, location.origin) ? new URL(typed, location.origin) : null;
  if (address?.origin !== location.origin) return null;
  const page = await fetch(address.pathname, { credentials: 'omit' }).then((answer) => (answer.ok ? answer.text() : '')).catch(() => '');
  return new DOMParser().parseFromString(page, 'text/html').querySelector('[data-own]')?.dataset.own ?? null;
}

/** What a QR code of a receipt carries behind the « # », which no browser sends: index, leaf, secret and nonce. */
async function carried() {
  const [index, words, secret, nonce] = location.hash.slice(1).split('!');
  if (!nonce) return null;
  history.replaceState(null, '', location.pathname); // it would stay in the history of the browser
  if (!crypto.subtle) return null;
  const leaf = decodeURIComponent(words).replaceAll('~', ' ');
  const [, scrutin, letter] = leaf.split(' ');
  const hash = toHex(await leafHash(new TextEncoder().encode(leaf)));
  return receiptOf({ format: 'voix-recu', version: 1, host: location.hostname, scrutin, choice: CHOICES[letter], receipt: { index: Number(index), leaf, leafHash: hash, secret, nonce } }) ?? {};
}

/** Under which published rule and decision a ballot is set aside: the urn's own leaf says so. */
function tellAside(mark) {
  $('[data-aside]').hidden = !mark;
  if (!mark) return;
  let isKnown = false;
  part.querySelectorAll('[data-rule]').forEach((rule) => {
    rule.hidden = rule.dataset.rule !== mark.rule;
    isKnown ||= !rule.hidden;
  });
  $('[data-rule-code]').textContent = mark.rule;
  $('[data-rule-code]').hidden = isKnown;
  $('[data-decision]').textContent = mark.decision;
}

/** Also where a second code is opened in the same tab. */
const takeCarried = () => carried().then((found) => { if (found) checkReceipt(found.receipt ? found : null); }, () => end('unreadable'));
addEventListener('hashchange', takeCarried);
takeCarried();

const input = $('input[type=file]');
const drop = $('[data-drop]');
if (crypto.subtle && window.Worker) {
  input.disabled = false;
  $('[data-code-go]').disabled = false;
  $('[data-code-form]').addEventListener('submit', (event) => {
    event.preventDefault();
    checkCode(event.target.elements);
  });
  input.addEventListener('click', () => { input.value = ''; }); // the same file again is a wish to look again
  input.addEventListener('change', () => { if (input.files[0]) check(input.files[0]); });
  drop.addEventListener('dragover', (event) => { event.preventDefault(); drop.dataset.over = ''; });
  drop.addEventListener('dragleave', () => { delete drop.dataset.over; });
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset.over;
    if (event.dataTransfer.files[0]) check(event.dataTransfer.files[0]);
  });
} else say('unable');
