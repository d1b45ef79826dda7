// What this browser was shown and keeps: the key, and the last signed head of each urn it voted in. Who is shown another history later, notices.
import { REGISTER, isConsistent, isSame, originOf, parseCheckpoint, parseConsistency, signatureOf, urnOf } from './urn.js';
import * as memory from '../vote/memory.js';

const AN_HOUR = 3_600_000;

const LAGS = [1000, 2000, 4000]; // before a server that is behind another is asked again

const ask = (address) => fetch(address, { credentials: 'omit', cache: 'no-cache', referrerPolicy: 'no-referrer' });

async function words(address) {
  const response = await ask(address);
  return response.ok ? response.text() : null;
}

/**
 * Holds what is served now of an urn against what is kept of it, and keeps the newer.
 *
 * @returns null, or { kind, file }: what contradicts, for anybody to check. Kinds: 'cle', 'contredit', 'courte', 'malforme', 'muette'
 */
export async function compare(uid) {
  if (!memory.keepsHeads()) return null;
  const { key: knownKey, urns: { [uid]: known } } = memory.heads();
  const key = (await words('/.well-known/voix-urn.vkey'))?.trim();
  const note = key && await words(`${urnOf(uid)}/checkpoint`);
  if (!note) return null;
  if (knownKey && knownKey !== key) return { kind: 'cle', file: `${knownKey}\n${key}\n` };
  const now = await read(uid, note, key);
  if (!now) return { kind: 'malforme', file: note };
  const kind = known ? await verdict(uid, parseCheckpoint(known), now) : null;
  if (kind === 'inconnu') return null;
  if (kind) return { kind, file: `${known}\n${note}` };
  memory.keepHead(uid, key, note, known);
  return null;
}

/** The same of an urn and then of the register, which binds it to all others. */
export const compareAll = async (uid) => await compare(uid) ?? compare(REGISTER);

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
  const answer = await proof(`${urnOf(uid)}/coherence/${before.size}/${now.size}`).catch(() => null);
  if (!answer?.ok) return answer?.status === 404 ? 'muette' : 'inconnu';
  try {
    const { oldSize, hashes } = parseConsistency(await answer.text());
    return oldSize === before.size && await isConsistent(before.size, before.root, now.size, now.root, hashes) ? null : 'contredit';
  } catch {
    return 'malforme';
  }
}

/** That there is none is believed once nobody can be behind any more. */
async function proof(address) {
  let answer = await ask(address);
  for (const lag of LAGS) {
    if (answer.status !== 404) break;
    await new Promise((done) => { setTimeout(done, lag); });
    answer = await ask(address);
  }
  return answer;
}

/** Two heads that were signed one after the other do not contradict: a server that lost its database shows the older for a while. */
function shorter(uid) {
  const since = memory.shorterSince(uid);
  if (!since) memory.noteShorter(uid, Date.now());
  return since && Date.now() - since > AN_HOUR ? 'courte' : 'inconnu';
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

