/** The values a slider passes through: each step is a number that a person would write, and each decade is as long. */
export interface SliderScale {
  readonly values: readonly number[];
}

/**
 * Numbers of two digits from `least` to `most`; the three digits of sizes above 99 end in 0.
 * @param startsAtZero whether 0 comes first
 */
export function sliderScale(least: number, most: number, startsAtZero: boolean): SliderScale {
  const values: number[] = startsAtZero ? [0] : [];
  for (let exponent = Math.floor(Math.log10(least)) - 1; 10 ** exponent <= most; exponent++) {
    for (let digits = 10; digits < 100; digits++) {
      const value = Number(`${digits}e${exponent}`);
      if (value >= least && value <= most) values.push(value);
    }
  }
  return { values };
}

/** The same for what is counted. */
export function wholeScale(most: number): SliderScale {
  return { values: sliderScale(1, most, false).values.filter(Number.isInteger) };
}

/** The step that is nearest to a value. */
export function stepOf({ values }: SliderScale, value: number): number {
  let nearest = 0;
  for (const [step, each] of values.entries()) {
    if (Math.abs(each - value) < Math.abs((values[nearest] ?? 0) - value)) nearest = step;
  }
  return nearest;
}

export function valueAt({ values }: SliderScale, step: number): number {
  return values[Math.min(values.length - 1, Math.max(0, Math.round(step)))] ?? 0;
}
