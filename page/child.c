/* A page starts no programs. The one that forte asks for, pdftotext, has pdf.js in its place: its answer lies ready. */
#include "input/child.h"

#include <stdlib.h>

#include "page/words.h"

static struct words {
  char *xml, *failure;
  size_t size;
} words;

void words_forget(void) {
  free(words.xml);
  free(words.failure);
  words = (struct words){0};
}

void words_leave(char *xml, size_t size, char *failure) {
  words_forget();
  words = (struct words){xml, failure, size};
}

child_end child_run(const char *const *argv, slice input, const child_limits *limits, buffer *output, buffer *messages,
                    int *status) {
  (void)argv, (void)input;
  if (words.size > limits->output) return CHILD_TOO_MUCH;
  if (words.xml) buffer_add(output, (slice){words.xml, words.size});
  if (words.failure) buffer_text(messages, words.failure);
  *status = !words.xml || words.failure[0] != '\0';
  return CHILD_DONE;
}
