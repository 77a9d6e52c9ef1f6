import { compose } from "./compose/compose.js";
import { direnv } from "./direnv/direnv.js";
import { dockerfile } from "./dockerfile/dockerfile.js";
import { dotenv } from "./dotenv/dotenv.js";
import { ecs } from "./ecs/ecs.js";
import { fileName } from "./file-name.js";
import { fly } from "./fly/fly.js";
import type { Format } from "./format.js";
import { githubActions } from "./github-actions/github-actions.js";
import { gitlabCi } from "./gitlab-ci/gitlab-ci.js";
import { json } from "./json/json.js";
import { kubernetes } from "./kubernetes/kubernetes.js";
import { lock } from "./lock/lock.js";
import { nomad } from "./nomad/nomad.js";
import { pipfile } from "./pipfile/pipfile.js";
import { procfile } from "./procfile/procfile.js";
import { pyproject } from "./pyproject/pyproject.js";
import { python } from "./python/python.js";
import { render } from "./render/render.js";
import { requirements } from "./requirements/requirements.js";
import { slotwise } from "./slotwise/slotwise.js";
import { supervisor } from "./supervisor/supervisor.js";
import { systemd } from "./systemd/systemd.js";
import { toml } from "./toml/toml.js";
import { tox } from "./tox/tox.js";
import { yaml } from "./yaml/yaml.js";

/** The only list of formats, in the order in which they are asked whether a file is theirs. */
export const FORMATS: readonly Format[] = [
  slotwise,
  pyproject,
  lock,
  requirements,
  pipfile,
  dotenv,
  direnv,
  dockerfile,
  systemd,
  procfile,
  tox,
  supervisor,
  ecs,
  fly,
  nomad,
  json,
  python,
  githubActions,
  gitlabCi,
  render,
  compose,
  kubernetes,
  yaml,
  toml,
];

/** The format of a file by its name and, for YAML, by what stands in it; undefined where nothing is known of the name. */
export function formatOf(path: string, text = ""): Format | undefined {
  const name = fileName(path);
  return FORMATS.find(({ recognises }) => recognises(name, text));
}
