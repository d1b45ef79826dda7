// One's own ballot after it was cast, also where the scrutin is closed: the choice, who voted alike, the next question, the receipt.
import * as memory from './memory.js';
import * as receipts from './receipt.js';

const $ = (selector) => document.querySelector(selector);

/**
 * Keeps a receipt for its owner.
 * @param part what it is called: number, title and the title's language
 * @return its code, and the nonce that has to open it where this browser knows one
 */
export function remember({ dataset: { numero, title, titleLang } }, uid, choice, receipt, nonce) {
  // the same choice again is no new ballot: its standing receipt answers, whose nonce this browser remembers
  const remembered = memory.ballots()[uid]?.nonce;
  const known = [nonce, ...memory.attempts(uid)].includes(receipt.nonce) ? receipt.nonce : remembered;
  const code = receipts.code(receipt.leafHash);
  memory.dropAttempts(uid);
  memory.keep(uid, { numero, title, lang: titleLang, choice, code, ...receipt });
  return { code, known };
}

/** @param part where it is shown, with its words */
export function ownBallot(part) {
  const uid = part.dataset.own;
  const word = (choice) => part.dataset[choice];
  const heading = part.querySelector('h2');
  const moved = [['.sec.lead', '[data-later]'], ['#themes', '[data-later]'],
    ['#resultat', '[data-deputies]'], ['[aria-labelledby=h-dep]', '[data-deputies]']]
    .map(([section, target]) => ({ section: $(section), target: $(target), before: document.createComment('') }))
    .filter(({ section }) => section);
  for (const { section, before } of moved) section.before(before);

  /** What is asked comes first until one has answered, then what came of it. */
  function place(isCast) {
    for (const { section, target, before } of moved) {
      if (isCast) target.before(section);
      else before.after(section);
    }
  }

  $('[data-my-deputy]').addEventListener('toggle', async function load({ target }) {
    if (!target.open) return;
    target.removeEventListener('toggle', load);
    try {
      const { myDeputy } = await import('../site/my-deputy.js');
      myDeputy(target);
    } catch (failure) {
      console.warn(failure);
      target.addEventListener('toggle', load); // asked again when it is opened again
      target.querySelector('[data-told]').textContent = target.dataset.failed;
    }
  });

  /** The first of the next questions that this browser did not vote on. */
  function offerNext() {
    const voted = memory.ballots();
    const items = [...document.querySelectorAll('[data-next]')];
    const next = items.find((item) => !(item.dataset.next in voted));
    for (const item of items) item.hidden = item !== next;
  }

  function show(choice, receipt, nonce, { aside = null, published = true } = {}) {
    const { code, known } = remember(part, uid, choice, receipt, nonce);
    heading.firstChild.textContent = `${aside ? heading.dataset.aside : heading.dataset.counted} `;
    part.querySelector('[data-choice]').textContent = word(choice);
    part.querySelector('[data-sign]').className = `g ${{ pour: 'p', contre: 'c', abstention: 'a' }[choice]}`;
    for (const same of document.querySelectorAll('[data-same]')) same.hidden = same.dataset.same !== choice;
    $('[data-own-ballots]').hidden = false;
    $('[data-code]').textContent = code;
    $('[data-receipt] [data-copy]').dataset.copy = code;
    const carrier = $('[data-receipt-qr]');
    carrier.dataset.qr = `${carrier.dataset.receiptQr}#${[receipt.index, receipt.leaf.replaceAll(' ', '~'), receipt.secret, receipt.nonce].join('!')}`;
    carrier.open = false;
    tellAside(aside);
    $('[data-group]').hidden = published;
    appear(true);
    prove(choice, receipt, known);
  }

  function appear(isCast) {
    part.hidden = false;
    part.querySelector('[data-withdrawn]').hidden = isCast;
    heading.querySelector('small').hidden = !isCast;
    part.querySelector('[data-voted]').hidden = !isCast;
    afterwards(isCast);
  }

  function afterwards(isCast) {
    for (const after of document.querySelectorAll('[data-after]')) after.hidden = !isCast;
    place(isCast);
    offerNext();
  }

  async function prove(choice, receipt, known) {
    const proof = $('[data-proof]');
    const state = $('[data-receipt-state]');
    state.hidden = proof.hidden = !crypto.subtle;
    if (!crypto.subtle) return;
    proof.dataset.proof = '';
    const say = (verdict) => { state.textContent = state.dataset[proof.dataset.proof === 'non' ? 'non' : verdict]; };
    const { showProof } = await import('./receipt-proof.js'); // and what it needs of the urn: nobody who only reads loads it
    showProof(document, uid, choice, receipt, say, () => { $('[data-group]').hidden = true; });
    const isMine = await receipts.isMine(uid, choice, receipt, known).catch(() => false);
    proof.textContent = isMine ? proof.dataset.proven : proof.dataset.unproven;
    proof.dataset.proof = isMine ? 'oui' : 'non';
    if (!isMine) say('non');
  }

  /** That the ballot is in the urn and does not count: it waits for a look, or moderators decided so. */
  function tellAside(aside) {
    const line = part.querySelector('[data-aside-line]');
    line.hidden = !aside;
    if (!aside) return;
    line.querySelector('span').textContent = line.dataset.text.replace('%s', line.dataset[aside.rule] ?? aside.rule);
  }

  /** Withdrawn: says so where the ballot stood. */
  function gone() {
    memory.drop(uid);
    heading.firstChild.textContent = `${heading.dataset.gone} `;
    appear(false);
  }

  function hide() {
    part.hidden = true;
    afterwards(false);
  }

  function focus() {
    heading.focus({ preventScroll: true });
    part.scrollIntoView({ block: 'start' });
  }

  return { show, appear, gone, hide, focus, word };
}
