import { commentsInDockerfile, dockerfileImages } from "../dockerfile/parse-dockerfile.js";

export interface DockerfileParser {
  readonly imagesIn: typeof dockerfileImages;
  readonly commentsIn: typeof commentsInDockerfile;
}

export const dockerfileParser: DockerfileParser = { imagesIn: dockerfileImages, commentsIn: commentsInDockerfile };
