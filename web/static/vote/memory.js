// What this browser keeps for its owner, and nobody else: receipts, and heads of urns. Without storage it keeps nothing.

export const BALLOTS = 'voix.bulletins';
const ATTEMPTS = 'voix.essais';
const HEADS = 'voix.tetes';
const NO_HEADS = 'voix.sans-tetes';
/** Answers that are no ballots, see ../site/match/profile.js. */
export const ANSWERS = 'voix.reponses';
/** Where one's deputy was looked for, see ../site/my-deputy.js. */
export const PLACE = 'voix.lieu';

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch { /* storage refused or full: the vote does not depend on it */ }
}

export const ballots = () => read(BALLOTS) ?? {};
export const keep = (uid, ballot) => write(BALLOTS, { ...ballots(), [uid]: ballot });
// A nonce is noted before it is sent: if the answer is lost, the receipt that stands is still known to be ours.
export const attempts = (uid) => read(ATTEMPTS)?.[uid] ?? [];
export const keepAttempt = (uid, nonce) => write(ATTEMPTS, { ...read(ATTEMPTS), [uid]: [...attempts(uid), nonce].slice(-5) });
export const dropAttempts = (uid) => write(ATTEMPTS, { ...read(ATTEMPTS), [uid]: undefined });

// The key of the service, and the last signed head of each urn that this browser voted in.
export const keepsHeads = () => read(NO_HEADS) !== true;
export const heads = () => read(HEADS) ?? { key: null, urns: {} };
/** Unless it was forgotten or replaced since it was read: another tab, or the person, was quicker. What was kept longest ago comes first. */
export function keepHead(uid, key, note, known) {
  const { [uid]: before, ...urns } = heads().urns;
  if (keepsHeads() && before === known) write(HEADS, { ...heads(), key, urns: { ...urns, [uid]: note } });
}
// Since when an urn is served that is shorter than what was kept of it.
export const shorterSince = (uid) => heads().shorter?.[uid] ?? null;
export function noteShorter(uid, at) {
  if (keepsHeads()) write(HEADS, { ...heads(), shorter: { ...heads().shorter, [uid]: at ?? undefined } });
}

// Whom the service named first as its witnesses, or the person accepted since, when the newest co-signature was made that was seen here, and
// whether this browser has seen a register at all: { policy, seen, hasSeen }.
export const witnessed = () => ({ ...heads().witnessed, hasSeen: Boolean(heads().witnessed ?? heads().urns.registre) });
export function keepWitnessed(found, isAccepted = false) {
  if (!found || !keepsHeads()) return;
  const { policy, seen = 0 } = witnessed();
  write(HEADS, { ...heads(), witnessed: { policy: isAccepted ? found.policy : policy ?? found.policy, seen: Math.max(seen, found.seen ?? 0) } });
}

export function keepHeads(isWanted) {
  write(NO_HEADS, !isWanted);
  if (!isWanted) remove(HEADS);
}

export function drop(uid) {
  const { [uid]: dropped, ...others } = ballots();
  write(BALLOTS, others);
  const { [uid]: head, ...urns } = heads().urns;
  if (head) write(HEADS, { ...heads(), urns });
}

function remove(...keys) {
  try {
    keys.forEach((key) => { localStorage.removeItem(key); sessionStorage.removeItem(key); });
  } catch { /* nothing was kept */ }
}

export const forget = () => remove(BALLOTS, ATTEMPTS, HEADS, NO_HEADS, ANSWERS, PLACE);
