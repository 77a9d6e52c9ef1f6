/** Which files may make one whole with a file, by where they are. */
export interface Parts {
  /** Names in its folder. */
  readonly beside: RegExp;
  /** Folders beside it that hold nothing but parts: a file in one of these belongs to the folder around. */
  readonly folders?: RegExp;
}

/** Manifests and Compose files: what is in a YAML only its text tells. */
export const YAML_PARTS: Parts = { beside: /\.ya?ml$|^Kustomization$/ };
