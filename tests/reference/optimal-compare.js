// Optimal quotes against brute force and against the rules: what npm test and npm run compare:optimal have in common.
// Guarantees: small requests are compared on the whole objective; every answer, of any size, is checked against the
// rules, against inOrder, and against itself with lines and tokens in another order.
// Does not know: how the answers come about; `ask` answers a list of requests with a list of quotes.
import { Random } from "./generate/random.js";
import { aimsOf, checkOptimal } from "./optimal-check.js";
import { optimalRequestAt } from "./optimal-requests.js";
import { applyOptimally, TooManyChoices, worthOf } from "./optimal.js";
import { priceCart } from "./pricing.js";
import { readRequest } from "./read.js";

/** The most ways that brute force goes through for one request. */
const MOST_WAYS = 30_000;

/** Compares requests `from` to `to`; gives counts and the differences, each `{ index, what }`. */
export function compareOptimal({ seed, size, from, to, ask, withPermutations = true }) {
  const requests = [];
  for (let i = from; i < to; i += 1) requests.push(optimalRequestAt(seed, i, size));
  const quotes = ask(requests);
  const inOrder = ask(requests.map((request) => withStrategy(request, "inOrder")));
  const permuted = withPermutations
    ? ask(requests.map((request, i) => permute(request, seed, from + i)))
    : null;
  const counts = { requests: 0, brute: 0, proven: 0, better: 0 };
  const differences = [];
  requests.forEach((request, i) => {
    const quote = quotes[i];
    const say = (what) => differences.push({ index: from + i, what });
    if (quote?.optimality === undefined) return say(`no quote: ${JSON.stringify(quote)}`);
    for (const problem of checkOptimal(request, quote, inOrder[i])) say(problem);
    counts.requests += 1;
    counts.proven += quote.optimality.proven ? 1 : 0;
    counts.better += quote.optimality.inOrderCost > quote.due + quote.forfeited ? 1 : 0;
    if (permuted !== null) comparePermuted(request, quote, permuted[i], say);
    if (size === "small" && compareWithBrute(request, quote, say)) counts.brute += 1;
  });
  return { counts, differences };
}

function withStrategy(request, strategy) {
  return { ...request, options: { ...request.options, strategy } };
}

/**
 * Lines and tokens the other way round or shuffled; types too. What a unit costs does not depend on their order, so
 * neither do the figures of the best choice.
 */
function permute(request, seed, index) {
  const random = new Random(seed, 2 ** 30 + index);
  return {
    ...request,
    cart: { ...request.cart, lines: random.shuffled(request.cart.lines) },
    tokenTypes: random.shuffled(request.tokenTypes),
    tokens: random.shuffled(request.tokens),
  };
}

function comparePermuted(request, quote, other, say) {
  if (other?.optimality === undefined) return say("no quote when permuted");
  if (!quote.optimality.proven || !other.optimality.proven) return undefined;
  const tokens = request.tokens.map(({ id }) => other.tokens.find((result) => result.id === id));
  const [ours, theirs] = [aimsOf(request, quote), aimsOf(request, { ...other, tokens })];
  if (ours.join() !== theirs.join()) say(`permuted: ${ours} against ${theirs}`);
  return undefined;
}

function compareWithBrute(request, quote, say) {
  const read = readRequest(request);
  let best;
  try {
    best = applyOptimally(read, priceCart(read), MOST_WAYS);
  } catch (error) {
    if (error instanceof TooManyChoices) return false;
    throw error;
  }
  const [expected, actual] = [worthOf(best.results), aimsOf(request, quote)];
  if (expected.join() !== actual.join()) say(`brute force ${expected} against ${actual}`);
  if (!quote.optimality.proven) say("not proven");
  return true;
}
