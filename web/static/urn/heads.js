// What this browser was shown and keeps: the key, and the last signed head of each urn it voted in. Who is shown another history later, notices.
import { REGISTER, isConsistent, isSame, originOf, parseCheckpoint, parseConsistency, signatureOf, urnOf } from './urn.js';
import { patience } from '../base/api.js';
import * as memory from '../vote/memory.js';

const AN_HOUR = 3_600_000;

const LAGS = [0, 1000, 2000, 4000]; // before it is asked again: another server may be behind

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/** What is served there: { text }; where nothing is, { silent }: 'absente', or 'panne' where the service gave no answer. */
async function served(address) {
  let isAway = false;
  for (const lag of LAGS) {
    await pause(lag);
    const answer = await fetch(address, { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'no-referrer' }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => null) : null;
    if (text !== null) return { text };
    const wasAway = isAway;
    isAway = !answer || answer.ok || answer.status === 429 || answer.status >= 500;
    if (!isAway) continue;
    if (wasAway) break;
    // once more, when the service said: at a peak everybody asks
    await pause(1000 * patience(2, Number(answer?.headers.get('Retry-After')) || 1));
  }
  return { silent: isAway ? 'panne' : 'absente' };
}

/**
 * Holds what is served now of an urn against what is kept of it, and keeps the newer.
 *
 * @returns null, or { kind, file }: what contradicts, for anybody to check. Kinds: 'cle', 'contredit', 'courte', 'malforme', 'muette', and
 *   of what is kept 'panne', and of the register 'absente': an urn may be hidden, and its page says so
 */
export async function compare(uid) {
  if (!memory.keepsHeads()) return null;
  const { key: knownKey, urns: { [uid]: known } } = memory.heads();
  const [signer, head] = await Promise.all(['/.well-known/voix-urn.vkey', `${urnOf(uid)}/checkpoint`].map(served));
  const silent = signer.silent ?? head.silent;
  if (silent) return known && (silent === 'panne' || uid === REGISTER) ? { kind: silent, file: known } : null;
  const [key, note] = [signer.text.trim(), head.text];
  if (knownKey && knownKey !== key) return { kind: 'cle', file: `${knownKey}\n${key}\n` };
  const now = await read(uid, note, key);
  if (!now) return { kind: 'malforme', file: note };
  const kind = known ? await verdict(uid, parseCheckpoint(known), now) : null;
  if (kind === 'inconnu') return null;
  if (kind) return { kind, file: `${known}\n${note}` };
  memory.keepHead(uid, key, note, known);
  return null;
}

/** The same of an urn and of the register, which binds it to all others: all that was found. */
export const compareAll = async (uid) => (await Promise.all([uid, REGISTER].map(compare))).filter(Boolean);

/** The checkpoint, if it is one, of this urn and signed by that key as far as this browser can tell. */
async function read(uid, note, key) {
  try {
    const checkpoint = parseCheckpoint(note);
    return checkpoint.origin === originOf(key, uid) && await signatureOf(checkpoint, key) !== 'non' ? checkpoint : null;
  } catch {
    return null;
  }
}

/** Null where both agree, 'inconnu' where nothing can be said yet. */
async function verdict(uid, before, now) {
  if (now.size < before.size) return shorter(uid);
  if (memory.shorterSince(uid)) memory.noteShorter(uid, null);
  if (now.size === before.size) return isSame(before.root, now.root) ? null : 'contredit';
  const proof = await served(`${urnOf(uid)}/coherence/${before.size}/${now.size}`);
  if (proof.silent) return proof.silent === 'panne' ? 'panne' : 'muette';
  try {
    const { oldSize, hashes } = parseConsistency(proof.text);
    return oldSize === before.size && await isConsistent(before.size, before.root, now.size, now.root, hashes) ? null : 'contredit';
  } catch {
    return 'malforme';
  }
}

/** Two heads that were signed one after the other do not contradict: a server that lost its database shows the older for a while. */
function shorter(uid) {
  const since = memory.shorterSince(uid);
  if (!since) memory.noteShorter(uid, Date.now());
  return since && Date.now() - since > AN_HOUR ? 'courte' : 'inconnu';
}

/** Says on a notice what compare() found, and offers the file; of several a contradiction outweighs, and an outage least. */
export function tell(notice, changes) {
  const found = changes.find(({ kind }) => kind === 'contredit') ?? changes.find(({ kind }) => kind !== 'panne') ?? changes[0];
  if (!found) return;
  notice.querySelector('[data-said]').textContent = notice.dataset[found.kind];
  const link = notice.querySelector('a');
  link.href = URL.createObjectURL(new Blob([found.file], { type: 'text/plain' }));
  link.download = `voix-${found.kind}.txt`;
  notice.hidden = false;
}

