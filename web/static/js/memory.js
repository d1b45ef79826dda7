// What this browser keeps for its owner, and nobody else: receipts and the consent. Without storage it keeps nothing.

const BALLOTS = 'voix.bulletins';
const CONSENT = 'voix.consentement';
const ATTEMPTS = 'voix.essais';

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
export const hasConsent = () => read(CONSENT) === true;
export const keepConsent = () => write(CONSENT, true);

export function drop(uid) {
  const { [uid]: dropped, ...others } = ballots();
  write(BALLOTS, others);
}

export function forget() {
  try {
    localStorage.removeItem(BALLOTS);
    localStorage.removeItem(CONSENT);
    localStorage.removeItem(ATTEMPTS);
  } catch { /* nothing was kept */ }
}
