// What is on PyPI and known here. A new release of pynenc is one line in this file, then `pnpm releases`.

/** Oldest first. Older ones, 0.0.x, are another program. */
export const PYNENC_RELEASES = [
  "0.1.0",
  "0.1.1",
  "0.2.0",
  "0.2.1",
  "0.2.2",
  "0.2.3",
  "0.2.4",
  "0.3.0",
  "0.3.1",
  "0.4.0",
];

/**
 * Packages that bring pynenc a store of their own.
 * @typedef {object} Plugin
 * @property {string} name on PyPI
 * @property {string} module
 * @property {readonly string[]} releases oldest first: the last is the one whose settings are known
 * @property {string} readWith the newest pynenc that works with that one
 * @property {Readonly<Record<string, readonly string[]>>} [with] packages it is tried with, release by release
 */

/** @type {readonly Plugin[]} */
export const PLUGINS = [
  {
    name: "pynenc-redis",
    module: "pynenc_redis",
    releases: ["0.1.2", "0.1.3", "0.1.4", "0.1.5", "0.3.0"],
    readWith: "0.3.1",
  },
  {
    name: "pynenc-mongo",
    module: "pynenc_mongo",
    releases: ["0.1.0", "0.1.4", "0.1.6", "0.1.7", "0.3.0"],
    readWith: "0.3.1",
  },
  { name: "pynenc-rabbitmq", module: "pynenc_rabbitmq", releases: ["0.1.0", "0.1.4", "0.1.6"], readWith: "0.3.1" },
  {
    name: "pynenc-rustvello",
    module: "pynenc_rustvello",
    releases: ["0.1.2", "0.1.3"],
    readWith: "0.2.3",
    with: { rustvello: ["0.1.6", "0.4.0", "0.9.1"] },
  },
];
