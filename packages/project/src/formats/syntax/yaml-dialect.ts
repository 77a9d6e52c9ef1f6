/** How a reader of YAML differs from the others. */
export interface YamlDialect {
  /** Whether it is pynenc's own: one document, no equal keys, scalars as `readScalar` tells. */
  readonly isPynenc: boolean;
  /** Whether `<<` merges a mapping. pynenc's reader keeps it as a key like any other. */
  readonly merge: boolean;
}

/** pynenc's own reader: one document, no merge keys, no key twice. */
export const PYNENC_YAML: YamlDialect = { isPynenc: true, merge: false };
/** Compose, Kubernetes and GitHub Actions. */
export const DEPLOYMENT_YAML: YamlDialect = { isPynenc: false, merge: true };
