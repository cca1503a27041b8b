// What the tests call in a page: globalThis.price(request) gives the quote, or the error as data; priceBest(request)
// has the search for the best use loaded before.

/** @param {any} error */
const told = ({ name, code, failure, message }) => ({ error: { name, code, failure, message } });

/** @param {{ loadEngine: () => Promise<any>, loadEngineSync?: () => any }} loaders */
export function offer({ loadEngine, loadEngineSync }) {
  /** @param {any} request @param {(engine: any) => unknown} [prepare] */
  async function priced(request, prepare) {
    try {
      const engine = await loadEngine();
      await prepare?.(engine);
      return { quote: engine.quote(request) };
    } catch (error) {
      return told(error);
    }
  }

  Object.assign(globalThis, {
    price: (/** @type {any} */ request) => priced(request),
    priceBest: (/** @type {any} */ request) => priced(request, (engine) => engine.loadOptimal()),
    /** @param {any} request */
    priceAtOnce(request) {
      try {
        return { quote: loadEngineSync?.().quote(request) };
      } catch (error) {
        return told(error);
      }
    },
  });
}
