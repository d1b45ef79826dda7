// What somebody answered: real ballots that this browser keeps, and answers to the ten scrutins, which it keeps for as long as
// the tab is open, or until they are erased where the person wants it so. Nothing of it is sent, but an answer that its owner
// casts as a ballot (cast.js).
import { ANSWERS, ballots } from '../../vote/memory.js';

const POSITIONS = ['pour', 'contre', 'abstention'];

function read(storage) {
  try {
    return JSON.parse(storage().getItem(ANSWERS));
  } catch {
    return null;
  }
}

function write(storage, value) {
  try {
    if (value === null) storage().removeItem(ANSWERS);
    else storage().setItem(ANSWERS, JSON.stringify(value));
  } catch { /* no storage: answers last as long as the page */ }
}

const tab = () => sessionStorage;
const browser = () => localStorage;

export const isKept = () => read(browser) !== null;
export const answers = () => read(browser) ?? read(tab) ?? {};
export const answer = (uid, position) => write(isKept() ? browser : tab, { ...answers(), [uid]: position });

/** What somebody said of it last, though another ballot may count; undefined for nothing. */
export const said = (uid) => answers()[uid] ?? ballots()[uid]?.choice;

export function keep(isWanted) {
  const found = answers();
  write(browser, isWanted ? found : null);
  write(tab, isWanted ? null : found);
}

export function erase() {
  write(browser, null);
  write(tab, null);
}

/** Position by uid of the amendement: 0 for, 1 against, 2 abstained. A ballot that was cast says more than an answer. */
export function choices() {
  const cast = Object.entries(ballots()).map(([uid, { choice }]) => [uid, choice]);
  return new Map([...Object.entries(answers()), ...cast]
    .map(([uid, choice]) => [uid, POSITIONS.indexOf(choice)]).filter(([, position]) => position >= 0));
}

export function download() {
  const profile = Object.fromEntries([...choices()].map(([uid, position]) => [uid, POSITIONS[position]]));
  const file = { format: 'voix-profil', version: 1, positions: profile };
  const href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2), '\n'], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: 'voix-profil.json' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
