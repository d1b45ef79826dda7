// What this browser was shown and keeps: the key, and the last signed head of each urn it voted in. Who is shown another history later, notices.
import { isConsistent, isSame, originOf, parseCheckpoint, parseConsistency, signatureOf, urnOf } from './urn.js';
import * as memory from './memory.js';

const TRIES = 4;
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

async function words(address) {
  const response = await fetch(address, { credentials: 'omit', cache: 'no-cache' });
  return response.ok ? response.text() : null;
}

/**
 * Holds what is served now of an urn against what is kept of it, and keeps the newer.
 *
 * @returns null, or { kind: 'cle' | 'contredit', file }: the two heads or keys that contradict, for anybody to check
 */
export async function compare(uid) {
  if (!memory.keepsHeads()) return null;
  const key = (await words('/.well-known/voix-urn.vkey'))?.trim();
  if (!key) return null;
  const kept = memory.heads();
  const known = kept.urns[uid];
  for (let i = 0; i < TRIES; i++) {
    if (i) await pause(2000);
    const note = await words(`${urnOf(uid)}/checkpoint`);
    const now = note && parseCheckpoint(note);
    if (!now || now.origin !== originOf(key, uid) || await signatureOf(now, key) === 'non') return null; // said where the proof is checked
    if (kept.key && kept.key !== key) return { kind: 'cle', file: `${kept.key}\n${key}\n` };
    const before = known ? parseCheckpoint(known) : null;
    // another server may be a second behind the one that was asked before
    if (before && before.size > now.size && i < TRIES - 1) continue;
    const verdict = before ? await verdictOf(uid, before, now) : 'oui';
    if (verdict === 'non') return { kind: 'contredit', file: `${known}\n${note}` };
    if (verdict === 'oui') memory.keepHead(uid, key, note);
    return null;
  }
  return null;
}

/** 'oui', 'non', or 'inconnu' where the service does not answer. */
async function verdictOf(uid, before, now) {
  if (before.size > now.size) return 'non';
  if (before.size === now.size) return isSame(before.root, now.root) ? 'oui' : 'non';
  const body = await words(`${urnOf(uid)}/coherence/${before.size}/${now.size}`).catch(() => null);
  if (body === null) return 'inconnu';
  const { oldSize, hashes } = parseConsistency(body);
  return oldSize === before.size && await isConsistent(before.size, before.root, now.size, now.root, hashes) ? 'oui' : 'non';
}

/** Says on a notice what compare() found, and offers the file; of several the contradiction of an urn outweighs. */
export function tell(notice, changes) {
  const found = changes.find(({ kind }) => kind === 'contredit') ?? changes[0];
  if (!found) return;
  notice.querySelector('[data-said]').textContent = notice.dataset[found.kind];
  const link = notice.querySelector('a');
  link.href = URL.createObjectURL(new Blob([found.file], { type: 'text/plain' }));
  link.download = `voix-${found.kind}.txt`;
  notice.hidden = false;
}

