/* dictionary_compiler OUT FILE...: the build's own tool. Faults go to standard error as file:line: message. */
#include <stdio.h>

#include "base/file.h"
#include "dictionary/builder.h"

static void print_fault(void *context, const fault *f) {
  (void)context;
  char line[1024];
  fault_format(f, line, sizeof line);
  fprintf(stderr, "%s\n", line);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: dictionary_compiler OUT FILE...\n");
    return 2;
  }
  builder *b = builder_new(print_fault, NULL);
  fault f;
  bool read_all = true;
  for (int i = 2; i < argc; i++) {
    buffer text = {0};
    if (file_read(argv[i], FILE_LIMIT, &text, &f))
      builder_add_file(b, buffer_slice(&text), slice_of(argv[i]), 0);
    else
      read_all = false, print_fault(NULL, &f);
    buffer_free(&text);
  }
  buffer image = {0};
  bool done = builder_finish(b, &image) && read_all;
  if (done && !file_write(argv[1], buffer_slice(&image), &f)) done = false, print_fault(NULL, &f);
  if (!done) fprintf(stderr, "dictionary_compiler: %zu faults; nothing was written\n", builder_faults(b));
  buffer_free(&image);
  builder_free(b);
  return done ? 0 : 1;
}
