// How patiently to ask again: as long as the service said, longer each time, and not when everybody else does.

export const MOST_TRIES = 7;

export const patience = (tries, retryAfter) => Math.ceil(Math.max(retryAfter, Math.min(60, 2 ** tries)) * (1 + Math.random() / 2));
