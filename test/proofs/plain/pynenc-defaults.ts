/** pynenc's own defaults, in seconds. */
export const DEFAULTS = { intervalSeconds: 300, marginSeconds: 60, checkSeconds: 30 } as const;
