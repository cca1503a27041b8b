// A small seeded generator of random numbers (sfc32, seeded through a 32-bit mixer).
// Guarantees: the same seed and stream give the same numbers on every machine; only 32-bit integer steps are taken.
// Does not know: what the numbers are for.

/** Mixes a 32-bit integer well (the finaliser of MurmurHash3, 32 bits). */
function mix(value) {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

export class Random {
  #a;
  #b;
  #c;
  #counter = 1;

  /** One stream of numbers for each (seed, stream) pair; both are integers. */
  constructor(seed, stream) {
    this.#a = mix(seed ^ 0x9e3779b9);
    this.#b = mix(Math.floor(seed / 2 ** 32) ^ mix(stream));
    this.#c = mix(stream ^ 0x3c6ef372);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** The next 32 bits, as an integer from 0. */
  next() {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** An integer from 0 to limit - 1, for a limit up to 2^53. */
  below(limit) {
    if (limit <= 2 ** 32) return Math.floor((this.next() / 2 ** 32) * limit);
    const wide = (this.next() % 2 ** 21) * 2 ** 32 + this.next();
    return wide % limit;
  }

  /** An integer from least to most, both included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True in so many cases of a hundred. */
  chance(percent) {
    return this.below(100) < percent;
  }

  pick(choices) {
    return choices[this.below(choices.length)];
  }

  /** One of the keys of an object whose values are their weights. */
  weighted(weights) {
    const entries = Object.entries(weights);
    let rest = this.below(entries.reduce((total, [, weight]) => total + weight, 0));
    for (const [choice, weight] of entries) {
      rest -= weight;
      if (rest < 0) return choice;
    }
    throw new RangeError("no weights");
  }

  /** Some of the choices, at least one, in their order. */
  some(choices) {
    const chosen = choices.filter(() => this.chance(50));
    return chosen.length > 0 ? chosen : [this.pick(choices)];
  }

  shuffled(values) {
    const shuffled = [...values];
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = this.below(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }
}
