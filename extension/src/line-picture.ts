/** How a picture is shown in a line. */
export interface LinePicture {
  /** No higher than this, in heights of the editor's font: more would push the next line down. */
  readonly mostEms: number;
  /** Dimmed: what it shows is no longer what is written. */
  readonly stale: boolean;
}

/** A picture that is as wide as it is told to be, and as high as goes with that. */
export interface FittedPicture {
  readonly uri: string;
  /** In heights of the editor's font, so that it grows and shrinks with the letters; undefined: it has its own size. */
  readonly widthEms: number | undefined;
}

const PREFIX = "data:image/svg+xml;base64,";

/**
 * The picture made to fit. The editor ignores the height of a decoration's image, but one without a size of its own
 * fills the width that it is given. What is no such picture is returned as it is.
 */
export function fitInLine(uri: string, { mostEms, stale }: LinePicture): FittedPicture {
  const asItIs = { uri, widthEms: undefined };
  if (!uri.startsWith(PREFIX)) return asItIs;
  const svg = atob(uri.slice(PREFIX.length));
  const tag = /^<svg [^>]*>/.exec(svg)?.[0];
  const size = tag === undefined ? null : / width="([\d.]+)" height="([\d.]+)"/.exec(tag);
  if (tag === undefined || size === null || !tag.includes(" viewBox=")) return asItIs;
  const [width, height] = [Number(size[1]), Number(size[2])];
  const heightEms = Math.min(height / DRAWN_FOR, mostEms);
  const sizeless = tag.replace(size[0], "");
  const dimmed = stale ? sizeless.replace("<svg ", '<svg opacity="0.4" ') : sizeless;
  return {
    uri: PREFIX + btoa(dimmed + svg.slice(tag.length)),
    widthEms: Math.round((width / height) * heightEms * 1000) / 1000,
  };
}

/** The font size, in pixels, beside which a picture has the size that it was drawn with. */
const DRAWN_FOR = 14;

/** How high a picture in a line may be, in heights of the font, by the editor's settings. */
export function mostEmsInLine(fontSize: number, lineHeight: number): number {
  return Math.min(MOST_EMS, Math.max(LEAST_EMS, lineEms(fontSize, lineHeight) - ROOM_EMS));
}

/** A line's height in heights of the font, as the editor computes it: by itself, as a factor, or in pixels. */
function lineEms(fontSize: number, lineHeight: number): number {
  if (lineHeight === 0) return 1.35;
  return lineHeight < 8 ? lineHeight : lineHeight / Math.max(1, fontSize);
}

/** From the base line to where a line begins, where it is no higher than usual. */
const MOST_EMS = 1;
const LEAST_EMS = 0.5;
/** Left free above and below. */
const ROOM_EMS = 0.3;
