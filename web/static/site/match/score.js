// How « Qui vote comme moi » counts; match.md says why. Positions are 0 for, 1 against, 2 abstained; -1 did not vote.

const EACH_TAIL = 0.1; // outside of an interval of 80 %

/** The first one is what the page shows; the others say whether its first block depends on it. */
export const FORMULAS = [
  { name: 'voix', strength: 8 },
  { name: 'abstention', strength: 8, isAbstentionApart: true },
  { name: 'textes', strength: 8, isUnweighted: true },
  { name: 'faible', strength: 2 },
  { name: 'wilson', strength: 0 },
];

/** Same 1, one side abstained a half, opposite 0. */
export function agreement(mine, theirs, { isAbstentionApart } = {}) {
  if (mine === theirs) return 1;
  return !isAbstentionApart && (mine === 2 || theirs === 2) ? 0.5 : 0;
}

/** The mean agreement with those who voted; null where nobody did. */
export function meanAgreement(mine, counts, formula) {
  const total = counts[0] + counts[1] + counts[2];
  return total === 0 ? null : counts.reduce((sum, n, theirs) => sum + n * agreement(mine, theirs, formula), 0) / total;
}

/** With one deputy on one roll-call; null for who did not vote. */
export function ofDeputy(deputy, rollCall, mine, formula) {
  const vote = rollCall.voteOf(deputy.uid);
  return vote < 0 ? null : agreement(mine, vote, formula);
}

/**
 * What somebody and the deputies both voted on. The last roll-call on an amendement stands; answers to identical amendements that
 * contradict each other say nothing.
 * @param choices position by uid of the amendement
 */
export function common(rollCalls, choices) {
  const last = new Map();
  for (const rollCall of rollCalls) {
    for (const uid of rollCall.amendements) if (choices.has(uid)) last.set(uid, rollCall);
  }
  const mine = new Map();
  for (const [uid, rollCall] of last) mine.set(rollCall, (mine.get(rollCall) ?? new Set()).add(choices.get(uid)));
  return rollCalls.filter((one) => mine.get(one)?.size === 1).map((rollCall) => ({ rollCall, mine: [...mine.get(rollCall)][0] }));
}

/** Weights of what is in common: n amendements of one texte count together like the root of n. */
export function weights(shared, { isUnweighted } = {}) {
  const sizes = new Map();
  for (const { rollCall } of shared) sizes.set(rollCall.texte, (sizes.get(rollCall.texte) ?? 0) + 1);
  return shared.map(({ rollCall }) => (isUnweighted ? 1 : 1 / Math.sqrt(sizes.get(rollCall.texte))));
}

/** The mean agreement with all deputies: of each roll-call, then over them. */
export function prior(shared, weight, formula) {
  let sum = 0;
  let all = 0;
  shared.forEach(({ rollCall, mine }, n) => {
    const counts = [0, 1, 2].map((position) => rollCall.groups.reduce((total, group) => total + group[position], 0));
    const mean = meanAgreement(mine, counts, formula);
    if (mean === null) return;
    sum += weight[n] * mean;
    all += weight[n];
  });
  return all === 0 ? 0.5 : Math.min(0.98, Math.max(0.02, sum / all));
}

/**
 * One deputy or group against somebody.
 * @param scores agreement on each of what is in common; null where they did not vote
 * @return mean is the estimated share, from low to high is its interval; who took part in at least half is ranked
 */
export function assess(scores, weight, mean, { strength }) {
  let all = 0;
  let agreed = 0;
  const met = scores.map((score, n) => ({ score, n })).filter(({ score }) => score !== null);
  for (const { score, n } of met) {
    all += weight[n];
    agreed += weight[n] * score;
  }
  const result = { scrutins: met.length, isRanked: met.length > 0 && 2 * met.length >= scores.length };
  if (strength === 0) return Object.assign(result, all === 0 ? { mean: 0.5, low: 0, high: 1 } : wilson(agreed / all, all));
  const a = strength * mean + agreed;
  const b = strength * (1 - mean) + all - agreed;
  return Object.assign(result, { mean: a / (a + b), low: betaQuantile(EACH_TAIL, a, b), high: betaQuantile(1 - EACH_TAIL, a, b) });
}

/** All of a kind, by one formula. @param scoreOf agreement of a subject on a roll-call, or null */
export function assessAll(shared, subjects, scoreOf, formula) {
  const weight = weights(shared, formula);
  const mean = prior(shared, weight, formula);
  return subjects.map((subject) => ({
    subject,
    ...assess(shared.map(({ rollCall, mine }) => scoreOf(subject, rollCall, mine, formula)), weight, mean, formula),
  }));
}

const isSame = (one, other) => Math.abs(one - other) < 1e-9;

/**
 * By the lower end. The first block holds all whose interval reaches that of the first one; some of them have just its figures.
 * @param byName who comes first of two with the same figures
 */
export function rank(results, byName) {
  const ranked = results.filter(({ isRanked }) => isRanked)
    .sort((one, other) => (isSame(one.low, other.low) ? byName(one, other) : other.low - one.low));
  const ties = ranked.filter(({ high }) => high >= ranked[0].low);
  return {
    ties,
    equals: ties.filter(({ low, high }) => isSame(low, ties[0].low) && isSame(high, ties[0].high)),
    others: ranked.filter((one) => !ties.includes(one)),
    unranked: results.filter(({ isRanked }) => !isRanked).sort(byName),
  };
}

function wilson(share, n) {
  const z = 1.2815515655446004;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { mean: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Where the distribution function of Beta(a, b) reaches p, by halving. */
export function betaQuantile(p, a, b) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularised incomplete beta function, by its continued fraction (Lentz). */
export function incompleteBeta(x, a, b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  const away = (value) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 300; m++) {
    let step = 1;
    for (const term of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      step = c * d;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return front * fraction;
}

/** Lanczos, g = 7. */
function logGamma(x) {
  const terms = [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const sum = terms.reduce((total, term, n) => total + term / (x + n), 0.99999999999980993);
  const base = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}
