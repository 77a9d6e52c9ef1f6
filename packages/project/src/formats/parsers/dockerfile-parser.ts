import { commentsInDockerfile, dockerfileUnits } from "../dockerfile/parse-dockerfile.js";

export interface DockerfileParser {
  readonly unitsIn: typeof dockerfileUnits;
  readonly commentsIn: typeof commentsInDockerfile;
}

export const dockerfileParser: DockerfileParser = { unitsIn: dockerfileUnits, commentsIn: commentsInDockerfile };
