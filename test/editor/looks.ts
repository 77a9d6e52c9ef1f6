import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Pictures are compared as small as this: what differs in the outline of a letter from machine to machine is no difference. */
const COMPARED_WIDTH_PIXELS = 200;
/** The distance of two colours that one can tell from afar; 1 is black on white. */
const TELLABLE = 0.12;
/** Of all pixels so many may differ. */
export const MOST_DIFFERING = 0.02;

const kept = (name: string): string => fileURLToPath(new URL(`looks/${name}.png`, import.meta.url));
const taken = (name: string): string =>
  fileURLToPath(new URL(`../../reports/editor/look-${name}.png`, import.meta.url));

/**
 * The share of a picture that looks otherwise than the one that is kept beside this file. `UPDATE_LOOKS=1` keeps the new
 * one. Where none is kept, all of it is new.
 *
 * @param page any page of the browser: it scales the pictures
 */
export async function differenceFromKept(page: Page, name: string, png: Buffer): Promise<number> {
  mkdirSync(fileURLToPath(new URL("../../reports/editor", import.meta.url)), { recursive: true });
  writeFileSync(taken(name), png);
  if (process.env.UPDATE_LOOKS !== undefined) writeFileSync(kept(name), png);
  if (!existsSync(kept(name))) return 1;
  const { default: pixelmatch } = await import("pixelmatch");
  const [before, after] = [
    await scaled(page, readFileSync(kept(name)), COMPARED_WIDTH_PIXELS),
    await scaled(page, png, COMPARED_WIDTH_PIXELS),
  ];
  if (before.height !== after.height) return 1;
  const { width, height } = before;
  const different = pixelmatch(before.pixels, after.pixels, undefined, width, height, {
    threshold: TELLABLE,
    includeAA: true,
  });
  return different / (width * height);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each. */
  readonly pixels: Uint8ClampedArray;
}

async function scaled(page: Page, png: Buffer, mostWidth: number): Promise<Pixels> {
  const drawn = await page.evaluate(drawScaled, { png: png.toString("base64"), mostWidth });
  return { ...drawn, pixels: Uint8ClampedArray.from(Buffer.from(drawn.pixels, "base64")) };
}

/** A part of a picture, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The contrast between what a part of a picture shows most of and what stands out most from it, from 1 to 21, as WCAG
 * counts it. Of a control it says whether one can see it at all.
 */
export async function contrastsIn(page: Page, png: Buffer, boxes: readonly Box[]): Promise<readonly number[]> {
  const { width, pixels } = await scaled(page, png, Number.POSITIVE_INFINITY);
  return boxes.map((box) => {
    const counts = new Map<number, number>();
    for (let y = Math.round(box.y); y < box.y + box.height; y++) {
      for (let x = Math.round(box.x); x < box.x + box.width; x++) {
        const at = (y * width + x) * 4;
        const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
    }
    const [background] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [0];
    return Math.max(...[...counts.keys()].map((colour) => contrast(colour, background)));
  });
}

function contrast(one: number, other: number): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2's relative luminance, from 0 to 1. */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 255) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs in the browser; the pixels come as base64. */
async function drawScaled({ png, mostWidth }: { png: string; mostWidth: number }): Promise<{
  width: number;
  height: number;
  pixels: string;
}> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const scale = Math.min(1, mostWidth / image.width);
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) throw new Error("the browser draws nothing");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  // As text, since a list of millions of numbers takes its time to cross.
  const { data } = context.getImageData(0, 0, width, height);
  let text = "";
  for (let start = 0; start < data.length; start += 8192)
    text += String.fromCharCode(...data.subarray(start, start + 8192));
  return { width, height, pixels: btoa(text) };
}
