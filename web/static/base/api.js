// Small JSON requests to this service; a refusal is an answer too, only a broken connection throws.

export async function ask(method, address, body) {
  const response = await fetch(address, {
    method,
    credentials: 'same-origin',
    cache: method === 'GET' ? 'no-cache' : 'no-store',
    headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  return {
    ok: response.ok,
    status: response.status,
    data: isJson ? await response.json() : null,
    retryAt: new Date(Date.now() + 1000 * (Number(response.headers.get('Retry-After')) || 0)),
    retryAfter: Math.min(120, Math.max(1, Number(response.headers.get('Retry-After')) || 5)),
  };
}

export const isProblem = (answer, code) => answer?.data?.type?.endsWith(`/${code}`) ?? false;

/** Of « busy » nothing came, of « lost » something may have: these are asked again. */
export function refusal(answer) {
  if (answer?.status === 409) return 'closed';
  if (isProblem(answer, 'contradicted')) return 'withheld';
  if (isProblem(answer, 'pass-required')) return 'pass';
  if (isProblem(answer, 'too-many-changes')) return 'changes';
  if (isProblem(answer, 'busy') || answer?.status === 429) return 'busy';
  return answer?.status < 500 ? 'refused' : 'lost';
}

/** The time of day where the reader is, as the pages write it: « 9 h 05 », 09:05. */
export const clockTime = (at) => timeOf(new Date(at.getTime() - 60000 * at.getTimezoneOffset()));

/** In Paris: by the law of 2000/84/EC, since to ask the browser's tables takes a telephone a tenth of a second, in which it answers to no touch. */
export const parisTime = (at) => timeOf(new Date(at.getTime() + (isSummer(at) ? 7200000 : 3600000)));

/** From one o'clock UTC on the last Sunday of March to the same of October. */
function isSummer(at) {
  const turn = (month) => {
    const end = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0, 1));
    return end - 86400000 * end.getUTCDay();
  };
  return at >= turn(2) && at < turn(9);
}

function timeOf(moved) {
  const time = moved.toISOString().slice(11, 16);
  return document.documentElement.lang === 'fr' ? time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0') : time;
}

/** A day as the pages write it: « 1er janvier 2026 », 1 January 2026; day and month stay in one line. */
export function longDay(at, locale, timeZone) {
  const day = at.toLocaleDateString(locale, { dateStyle: 'long', timeZone }).replace(' ', '\u00a0');
  return locale.startsWith('fr') ? day.replace(/^1\b/, '1er') : day;
}

export const MOST_TRIES = 7;

/** How long to wait before asking again: as long as the service said, longer each time, and not when everybody else does. */
export const patience = (tries, retryAfter) => Math.ceil(Math.max(retryAfter, Math.min(60, 2 ** tries)) * (1 + Math.random() / 2));
