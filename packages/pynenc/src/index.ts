export { type Behaviour, behavioursOf, releasesOfProtocol } from "./behaviour.js";
export type { BuilderMethod, BuilderParameter, BuilderValue } from "./builder-method.js";
export { APPLICATION_ARGUMENTS, builderMethod, builderMethodsOf } from "./builder-methods.js";
export { CONFIG_CLASSES } from "./classes.generated.js";
export {
  neededBeside,
  PLUGINS,
  type PluginCombination,
  pluginBeside,
  pluginProblem,
  pluginReleases,
  pynencsFor,
  type StoreCombination,
  storeProblem,
} from "./combinations.js";
export { CLASS_PLUGINS, COMPONENT_CLASSES } from "./components.generated.js";
export type { ConfigClass, ConfigField, FieldType } from "./config-class.js";
export { CRON_MEMORIES, type CronMemory } from "./cron-memory.js";
export { LOGGING_LEVELS } from "./logging-levels.js";
export { DEFAULT_LOOP_OVERHEAD_SECONDS, type LoopTerms, loopRoundSeconds, loopVariationSeconds } from "./look-round.js";
export { readsSetting } from "./reads-setting.js";
export {
  NEWEST_RELEASE,
  nameOfReleases,
  RELEASES,
  type ReleaseFacts,
  releaseFacts,
} from "./release.js";
export { isInAnyOf, releasesHaving } from "./releases-having.js";
export { RUSTVELLO_TABLES } from "./rustvello-store.js";
export { type StartCondition, type StartSettings, startConditionsMet } from "./start-check.js";
export { type StoreSchema, storeSchema } from "./store-schema.js";
export { STORE_SCHEMAS } from "./store-schemas.generated.js";
export {
  allowsRelease,
  joinReleases,
  lineOf,
  type NamedReleases,
  RELEASE_PATTERN,
  releasesAllowed,
  releasesNamed,
} from "./versions.js";
