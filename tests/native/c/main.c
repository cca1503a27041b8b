/* Reads a text from standard input and writes the answer: "consumer quote" or "consumer verify". */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sve_json.h>

static char* read_all(size_t* size) {
  size_t room = 1 << 16;
  char* text = malloc(room);
  size_t count = 0;
  *size = 0;
  while (text != NULL && (count = fread(text + *size, 1, room - *size, stdin)) > 0) {
    *size += count;
    if (*size == room) text = realloc(text, room *= 2);
  }
  return text;
}

int main(int argc, char** argv) {
  size_t size = 0;
  char* text = read_all(&size);
  char* answer = NULL;
  if (text == NULL || argc != 2) return 2;
  answer =
      strcmp(argv[1], "verify") == 0 ? sve_verify_json(text, size) : sve_quote_json(text, size);
  /* The text is the caller's own again. */
  memset(text, 'x', size);
  free(text);
  if (answer == NULL) return 1;
  puts(answer);
  sve_free(answer);
  sve_free(NULL);
  fprintf(stderr, "%s", sve_version());
  return 0;
}
