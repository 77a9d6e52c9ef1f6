/** How a picture is shown in a line. */
export interface LinePicture {
  /** No higher than this, in pixels: more would push the next line down. */
  readonly mostHeight: number;
  /** Dimmed: what it shows is no longer what is written. */
  readonly stale: boolean;
}

const PREFIX = "data:image/svg+xml;base64,";

/**
 * The picture made to fit. Its size is inside, since the editor ignores width and height of a decoration's image; the
 * address is returned as it is where there is nothing to change or it is no such picture.
 */
export function fitInLine(uri: string, { mostHeight, stale }: LinePicture): string {
  if (!uri.startsWith(PREFIX)) return uri;
  const svg = atob(uri.slice(PREFIX.length));
  const tag = /^<svg [^>]*>/.exec(svg)?.[0];
  const size = tag === undefined ? null : / width="([\d.]+)" height="([\d.]+)"/.exec(tag);
  if (tag === undefined || size === null) return uri;
  const [width, height] = [Number(size[1]), Number(size[2])];
  const scale = Math.min(1, mostHeight / height);
  if (scale === 1 && !stale) return uri;
  const fitted = tag.replace(size[0], ` width="${round(width * scale)}" height="${round(height * scale)}"`);
  const dimmed = stale ? fitted.replace("<svg ", '<svg opacity="0.4" ') : fitted;
  return PREFIX + btoa(dimmed + svg.slice(tag.length));
}

/** The height of a line of text, in pixels, as the editor computes it from its settings. */
export function lineHeight(fontSize: number, setting: number): number {
  if (setting === 0) return Math.round(fontSize * 1.35);
  return setting < 8 ? Math.round(setting * fontSize) : setting;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
