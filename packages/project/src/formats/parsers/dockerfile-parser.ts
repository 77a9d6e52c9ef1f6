import { refusalIn } from "../dockerfile/dockerfile-refusals.js";
import { commentsInDockerfile, dockerfileImages } from "../dockerfile/parse-dockerfile.js";

export interface DockerfileParser {
  readonly imagesIn: typeof dockerfileImages;
  readonly commentsIn: typeof commentsInDockerfile;
  readonly refusalIn: typeof refusalIn;
}

export const dockerfileParser: DockerfileParser = {
  imagesIn: dockerfileImages,
  commentsIn: commentsInDockerfile,
  refusalIn,
};
