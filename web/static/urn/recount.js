// The recount page: starts and stops the worker, and says what it found.
import { keepWitnessed, witnessed } from '../vote/memory.js';

const part = document.querySelector('[data-recount]');
const $ = (selector) => part.querySelector(selector);
const whole = new Intl.NumberFormat(part.dataset.lang);
const plural = new Intl.PluralRules(part.dataset.lang);
const bar = $('progress');
const status = $('[data-status]');
let worker = null;

function show(isRunning) {
  $('[data-start]').hidden = isRunning;
  $('[data-cancel]').hidden = !isRunning;
  $('[data-progress]').hidden = !isRunning;
  if (!isRunning) { worker?.terminate(); worker = null; }
}

/** The words for one leaf and for several, of which the first value is the number. */
function filled(words, values) {
  const forms = words.split('|');
  const form = plural.select(values[0] ?? 0) === 'one' ? forms[0] : forms.at(-1);
  return values.reduce((text, value) => text.replace('%s', whole.format(value)), form);
}

function say(kind, ...values) {
  status.textContent = filled(status.dataset[kind], values);
  status.dataset.result = kind;
}

function start() {
  $('[data-findings]').hidden = true;
  bar.removeAttribute('value');
  say('running');
  show(true);
  $('[data-cancel]').focus();
  worker = new Worker(part.dataset.worker, { type: 'module' });
  worker.onmessage = ({ data }) => {
    if (data.result) { show(false); tell(data.result); } else if (data.failure) { show(false); end(data.failure, data.facts); } else {
      bar.max = data.size;
      bar.value = data.done;
      $('[data-done]').textContent = `${whole.format(data.done)} / ${whole.format(data.size)}`;
    }
  };
  worker.onerror = () => { show(false); end('panne'); };
  worker.postMessage({ uid: part.dataset.recount, witnessed: witnessed() });
}

function end(kind, facts = null) {
  say(kind);
  if (facts) status.textContent += ` ${facts.reduce((words, fact) => words.replace('%s', fact), status.dataset.facts)}`;
  $('[data-start]').focus();
}

function tell(found) {
  const isRegistered = ['oui', 'absent', 'inconnu'].includes(found.register);
  const isRight = found.isRootRight && found.text !== 'non' && found.isTallyRight && found.faults === 0 && found.signature !== 'non' && isRegistered;
  const agreed = found.text === 'autre' ? 'apart' : found.signature === 'oui' ? 'right' : 'unsigned';
  say(isRight ? agreed : 'wrong', found.size);
  finding('signature', found.signature);
  finding('root', found.isRootRight ? 'oui' : 'non', found.size);
  finding('rule', found.faults === 0 ? 'oui' : 'non', found.faults, found.firstFault ?? 0);
  finding('text', found.text);
  finding('register', found.register === 'recule' || found.register === 'recrit' ? 'non' : found.register, found.registerLine ?? 0);
  $('[data-witnesses]').hidden = !found.attested;
  if (found.attested) finding('witnesses', found.attested, found.cosigners);
  keepWitnessed(found.witnessed);
  offer(found);
  finding('tally', found.isTallyRight ? 'oui' : 'non');
  ['pour', 'contre', 'abstention'].forEach((name, i) => { $(`[data-count=${name}]`).textContent = whole.format(found.counts[i]); });
  for (const line of part.querySelectorAll('[data-kind]')) {
    const leaves = found.kinds[line.dataset.kind] ?? 0;
    line.textContent = whole.format(leaves);
    line.parentElement.hidden = !leaves;
  }
  $('[data-key]').textContent = found.key;
  $('[data-root]').textContent = found.root;
  $('[data-findings]').hidden = false;
  status.focus();
}

/** Whom the service names by now may be whom the person wants to rely on: both lists are shown, and nothing is taken up by itself. */
function offer({ attested, witnessed: kept, policyNow }) {
  const change = $('[data-policy-change]');
  change.hidden = attested !== 'autre';
  if (change.hidden) return;
  $('[data-policy-kept]').textContent = kept.policy;
  $('[data-policy-now]').textContent = policyNow ?? '—';
  $('[data-policy-accept]').onclick = () => { keepWitnessed({ policy: policyNow ?? undefined }, true); start(); };
}

function finding(name, verdict, ...values) {
  const line = $(`[data-finding=${name}]`);
  line.textContent = filled(line.dataset[verdict], values);
  line.dataset.verdict = verdict;
}

if (crypto.subtle && window.Worker) {
  $('[data-start]').hidden = false;
  $('[data-start]').addEventListener('click', start);
  $('[data-cancel]').addEventListener('click', () => { show(false); end('cancelled'); });
} else say('unable');
