/* stored-value-engine for C, and for every language that can call C: JSON text in, JSON text out.
 *
 * What goes in and what comes out is docs/contract.md and types/schema.json; the answers are the
 * same bytes as those of the command `sve` and of the package's WebAssembly.
 *
 * Threads: every function may be called on any thread, on many at once, without a lock. Each thread
 * that prices keeps working memory of its own, for its next call, until it ends.
 *
 * Failures: malformed text is answered (see sve_quote_json). Without memory for the answer there is
 * none (NULL); without memory to price, and upon a fault of the engine's own, the process ends.
 */

#ifndef SVE_JSON_H_
#define SVE_JSON_H_

#include <stddef.h>

#if defined(_WIN32)
#define SVE_API
#else
#define SVE_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Prices the request that the text holds, `size` bytes of JSON in UTF-8; they need not end in a
 * NUL, are not changed, and are not needed once the function returns.
 *
 * Returns the quote as JSON text that ends in a NUL, without any other; sve_free takes it back. For
 * text that is malformed in any way it is
 * {"error":{"code":"INVALID_REQUEST","reason":...,"path":...}}; that, and nothing else, begins with
 * {"error": . */
SVE_API char* sve_quote_json(const char* text, size_t size);

/* Prices the request of {"request":...,"claim":...} and compares the two. Returns the verification,
 * which begins with {"ok":true or {"ok":false, or the error; otherwise as sve_quote_json. */
SVE_API char* sve_verify_json(const char* text, size_t size);

/* Takes an answer back, on any thread. NULL is nothing to take. */
SVE_API void sve_free(char* answer);

/* The version of the package, for example "1.2.3". Not to be freed. */
SVE_API const char* sve_version(void);

#ifdef __cplusplus
}
#endif

#endif /* SVE_JSON_H_ */
