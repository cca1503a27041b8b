# Every C++ source of the project, by target: the one list that the native build, the WebAssembly
# build and lint read. Sources are listed, never globbed; `npm run lint` fails on one that is missing.

# The core: prices flat requests. Knows no text, no files, no clock.
set(SVE_CORE_SOURCES
  src/base/arena.cpp
  src/base/keyed.cpp
  src/money/money.cpp
  src/model/codes.cpp
  src/flat/cursor.cpp
  src/flat/decode_cart.cpp
  src/flat/decode_claim.cpp
  src/flat/decode_request.cpp
  src/flat/decode_token_types.cpp
  src/flat/decode_tokens.cpp
  src/flat/encode.cpp
  src/flat/trail.cpp
  src/pricing/lines.cpp
  src/pricing/rates.cpp
  src/pricing/vat.cpp
  src/tokens/apply.cpp
  src/tokens/checks.cpp
  src/tokens/consideration.cpp
  src/tokens/eligibility.cpp
  src/tokens/entry_pass.cpp
  src/tokens/gift_card.cpp
  src/tokens/item_gift_card.cpp
  src/tokens/punchcard.cpp
  src/tokens/stacking.cpp
  src/tokens/units.cpp
  src/optimal/alike.cpp
  src/optimal/branching.cpp
  src/optimal/examine.cpp
  src/optimal/money_flow.cpp
  src/optimal/optimal.cpp
  src/optimal/players.cpp
  src/optimal/problem.cpp
  src/optimal/relaxation.cpp
  src/optimal/search.cpp
  src/optimal/transport.cpp
  src/optimal/write_back.cpp
  src/quote/quote.cpp
  src/quote/verify.cpp
  src/engine.cpp
)

# Strict JSON in and out.
set(SVE_JSON_SOURCES
  src/json/answer.cpp
  src/json/document.cpp
  src/json/fields.cpp
  src/json/flatten.cpp
  src/json/json.cpp
  src/json/names.cpp
  src/json/number.cpp
  src/json/shapes.cpp
  src/json/strings.cpp
  src/json/text_writer.cpp
)

# The C interface of the shared library.
set(SVE_C_SOURCES
  src/c/sve_json.cpp
)

# The command `sve`.
set(SVE_CLI_SOURCES
  src/cli/codes.cpp
  src/cli/commands.cpp
  src/cli/format.cpp
  src/cli/main.cpp
  src/cli/options.cpp
  src/cli/receipt.cpp
  src/cli/sentences.cpp
  src/cli/streams.cpp
  src/cli/token_text.cpp
)

# The boundary to JavaScript.
set(SVE_WASM_SOURCES
  wasm/embind.cpp
  wasm/host.cpp
  wasm/memory.cpp
)

# What in-order.wasm has besides.
set(SVE_WASM_IN_ORDER_SOURCES
  wasm/in_order.cpp
)

# The boundary of sve-json.wasm.
set(SVE_WASM_JSON_SOURCES
  wasm/host.cpp
  wasm/json.cpp
)

# The unit tests (Catch2).
set(SVE_TEST_SOURCES
  tests/unit/engine_test.cpp
  tests/unit/json_number_test.cpp
  tests/unit/json_document_test.cpp
  tests/unit/json_engine_test.cpp
  tests/unit/json_flatten_test.cpp
  tests/unit/json_names_test.cpp
  tests/unit/json_oracle_test.cpp
  tests/unit/json_text_writer_test.cpp
  tests/unit/keyed_test.cpp
  tests/unit/memory_test.cpp
  tests/unit/money_test.cpp
  tests/unit/optimal_transport_test.cpp
)
