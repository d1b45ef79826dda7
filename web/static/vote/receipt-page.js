// The receipt page: reads a receipt where it is, downloads the whole urn, and looks for the receipt in it here.
import { code, isMine, isMySignature } from './receipt.js';
import { tell as tellHeads } from '../urn/heads.js';

const part = document.querySelector('[data-receipt-page]');
const $ = (selector) => part.querySelector(selector);
const status = $('[data-status]');
const MOST_BYTES = 65536;
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
  try {
    const found = JSON.parse(await file.text());
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

async function check(file) {
  worker?.terminate();
  worker = null;
  $('[data-found]').hidden = true;
  $('[data-heads]').hidden = true;
  const found = await read(file);
  if (!found) { end('unreadable'); return; }
  if (found.host !== location.hostname) { end('elsewhere', found.host); return; }
  const isOwn = found.petition ? isMySignature(found.petition, found.receipt) : isMine(found.scrutin, found.choice, found.receipt, null);
  if (!await isOwn.catch(() => false)) { end('forged'); return; }
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
  worker.postMessage({ uid: found.petition ?? found.scrutin, receipt: { ...found.receipt, proof: found.proof } });
}

function end(kind, ...values) {
  worker?.terminate();
  worker = null;
  $('[data-progress]').hidden = true;
  say(kind, ...values);
  status.focus();
}

function tell(found, urn) {
  const isSound = urn.isRootRight && urn.isTallyRight && urn.faults === 0 && urn.signature !== 'non' && [null, 'oui'].includes(urn.proof);
  const choice = part.dataset[found.petition ? 'signature' : found.choice];
  $('[data-choice]').textContent = choice;
  $('[data-code]').textContent = code(found.receipt.leafHash);
  if (found.petition) $('[data-petition] a').href = part.dataset.petitions + found.petition;
  else $('[data-link]').href = part.dataset.prefix + encodeURIComponent(found.scrutin);
  $('[data-scrutin]').hidden = Boolean(found.petition);
  $('[data-petition]').hidden = !found.petition;
  $('[data-found]').hidden = false;
  $('[data-unsigned]').hidden = urn.signature !== 'inconnu';
  if (urn.fork) tellHeads($('[data-heads]'), [{ kind: 'contredit', file: urn.fork }]);
  tellAside(isSound && urn.fate === 'ecarte' ? urn.mark : null);
  const fate = urn.mark?.rule === 'attente' && urn.fate === 'ecarte' ? 'attente' : urn.fate;
  const kind = isSound ? fate ?? 'absent' : PROOFS[urn.proof] ?? 'unsound';
  const own = found.petition ? `${kind}Signature` : kind;
  end(own in status.dataset ? own : kind, choice);
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

const input = $('input[type=file]');
const drop = $('[data-drop]');
if (crypto.subtle && window.Worker) {
  input.disabled = false;
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
