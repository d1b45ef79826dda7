// What this browser keeps for its owner, and nobody else: receipts and the consent. Without storage it keeps nothing.

const BALLOTS = 'voix.bulletins';
const CONSENT = 'voix.consentement';

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
  } catch { /* nothing was kept */ }
}
