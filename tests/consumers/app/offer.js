// What the tests call in a page: globalThis.price(request) gives the quote, or the error as data; priceBest(request)
// has the search for the best use loaded before.

/** @param {any} error */
const told = ({ name, code, failure, message }) => ({ error: { name, code, failure, message } });

/** @param {{ loadEngine: () => Promise<any>, loadEngineSync?: () => any }} loaders */
export function offer({ loadEngine, loadEngineSync }) {
  Object.assign(globalThis, {
    /** @param {any} request */
    async price(request) {
      try {
        return { quote: (await loadEngine()).quote(request) };
      } catch (error) {
        return told(error);
      }
    },
    /** @param {any} request @param {string} [core] where core.wasm is */
    async priceBest(request, core) {
      try {
        const engine = await loadEngine();
        await engine.loadOptimal(core);
        return { quote: engine.quote(request) };
      } catch (error) {
        return told(error);
      }
    },
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
