# The shared library from Python, with nothing but ctypes: the path of the library, then a line of
# [verb, text] in JSON for each call on standard input, null for no text; a line for each answer.
#
# Eight threads call at once: ctypes lets go of Python's lock during a call.

import ctypes
import json
import sys
from concurrent.futures import ThreadPoolExecutor

library = ctypes.CDLL(sys.argv[1])
for function in (library.sve_quote_json, library.sve_verify_json):
    function.argtypes = [ctypes.c_char_p, ctypes.c_size_t]
    function.restype = ctypes.c_void_p  # not c_char_p, which forgets the address to free
library.sve_free.argtypes = [ctypes.c_void_p]
library.sve_free.restype = None
library.sve_version.restype = ctypes.c_char_p


def answer(line):
    verb, text = json.loads(line)
    data = None if text is None else text.encode("utf-8")
    function = library.sve_verify_json if verb == "verify" else library.sve_quote_json
    address = function(data, 0 if data is None else len(data))
    try:
        return ctypes.string_at(address).decode("utf-8")
    finally:
        library.sve_free(address)


print(library.sve_version().decode())
with ThreadPoolExecutor(8) as pool:
    for text in pool.map(answer, sys.stdin.read().rstrip("\n").split("\n")):
        print(text)
