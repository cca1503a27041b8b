// Measuring: rounds of every side of a shape, one after the other in each round, so that what else the
// machine does meets all of them alike. Figures are nanoseconds a call; nothing here knows what is called.

// Short, so that most rounds are not interrupted on a busy machine, and the median is of those.
const ROUND_MS = 2;
const WARM_UP_MS = 250;

/** @param {readonly number[]} figures */
export function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * @param {() => void} work
 * @param {number} repeats
 * @returns {number} nanoseconds a call
 */
function time(work, repeats) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) work();
  return Number(process.hrtime.bigint() - start) / repeats;
}

/**
 * Calls enough that the compiler is done, and with them: how many make a round, and how many rounds
 * there should be. What takes long is steady enough with fewer.
 * @param {() => void} work
 * @param {number} rounds
 */
function warmUp(work, rounds) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  let calls = 0;
  // Time of the processor, not of the clock: on a busy machine the compiler needs as much of it.
  for (let used = 0; used < 1000 * WARM_UP_MS; calls++) {
    work();
    if (calls % 16 === 0 || performance.now() - start > WARM_UP_MS) {
      used = process.cpuUsage(cpu).user;
    }
  }
  const once = (performance.now() - start) / calls;
  const most = once > 1000 ? 1 : once > 100 ? 3 : once > 20 ? 15 : rounds;
  return { repeats: Math.max(1, Math.round(ROUND_MS / once)), rounds: Math.min(rounds, most) };
}

/**
 * The medians of several rounds of every side, and the least.
 * @param {Record<string, () => void>} sides
 * @param {number} rounds
 * @returns {Record<string, { median: number, least: number }>}
 */
export function measure(sides, rounds) {
  const names = Object.keys(sides);
  const plans = names.map((name) => warmUp(sides[name], rounds));
  /** @type {number[][]} */
  const figures = names.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, name] of names.entries()) {
      if (round < plans[i].rounds) figures[i].push(time(sides[name], plans[i].repeats));
    }
  }
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      { median: Math.round(median(figures[i])), least: Math.round(Math.min(...figures[i])) },
    ]),
  );
}

/** @param {number} nanoseconds */
export function readable(nanoseconds) {
  if (nanoseconds < 1e4) return `${Math.round(nanoseconds)} ns`;
  return nanoseconds < 1e7
    ? `${(nanoseconds / 1e3).toFixed(1)} µs`
    : `${(nanoseconds / 1e6).toFixed(1)} ms`;
}
