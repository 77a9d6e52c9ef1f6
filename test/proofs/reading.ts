import Fraction from "fraction.js";
import type { Model } from "z3-solver";
import type { Reading } from "./theorem.js";

/** Reads a model without losing a bit: reals as fractions, doubles by their IEEE 754 pattern. */
export function readModel(model: Model<"main">): Reading {
  return {
    real(term) {
      const value = model.eval(term, true);
      if (value.ctx.isRealVal(value)) return new Fraction(value.value().numerator, value.value().denominator);
      if (value.ctx.isIntVal(value)) return new Fraction(value.value());
      throw new Error(`the model has no rational value for ${term}`);
    },
    double(term) {
      const bits = model.eval(term.toIEEEBV(), true);
      return new Float64Array(BigUint64Array.of(bits.value()).buffer)[0] ?? Number.NaN;
    },
  };
}
