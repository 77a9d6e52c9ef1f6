import { fileName } from "./file-name.js";

/** Files that people start workers with and that nobody reads here: a language of its own, or only known when it runs. */
const UNREAD_KINDS: readonly { readonly whose: string; readonly names: RegExp }[] = [
  { whose: "PM2", names: /^ecosystem\.config\.(?:js|cjs|mjs|ts|json)$/ },
  { whose: "Heroku", names: /^app\.json$/ },
  { whose: "Nomad in JSON", names: /\.(?:nomad|hcl)\.json$/ },
  { whose: "Packer", names: /\.pkr\.hcl$/ },
  { whose: "Terraform", names: /\.(?:tf|tofu|tfvars)(?:\.json)?$|^terragrunt\.hcl$/ },
  { whose: "Helm", names: /\.tpl$/ },
  { whose: "Jinja", names: /\.j2$/ },
  { whose: "a shell", names: /\.(?:sh|bash|zsh)$/ },
  { whose: "make", names: /^(?:GNUm|M|m)akefile$|\.mk$/ },
  { whose: "just", names: /^[Jj]ustfile$/ },
];

/** Whose files of such a name are, where they are told as unread: then a folder is searched for them as well. */
export function unreadKindOf(path: string): string | undefined {
  const { base } = fileName(path);
  return UNREAD_KINDS.find(({ names }) => names.test(base))?.whose;
}
