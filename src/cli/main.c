/* The program: for now, extract alone. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forte.h"

static int stream(forte_worker *w) {
  char *line = NULL;
  size_t capacity = 0;
  ssize_t n;
  forte_text out = {0};
  int status = 0;
  while ((n = getline(&line, &capacity, stdin)) > 0) {
    while (n && (line[n - 1] == '\n' || line[n - 1] == '\r')) n--;
    if (!n) continue;
    if (forte_extract_line(w, line, (size_t)n, &out) != FORTE_OK) status = 1;
    fwrite(out.data, 1, out.size, stdout);
    putchar('\n');
  }
  forte_text_free(&out);
  free(line);
  return status;
}

int main(int argc, char **argv) {
  forte_error e;
  forte *engine = forte_new(NULL, 0, NULL, &e);
  if (!engine) {
    fprintf(stderr, "forte: %s\n", e.message);
    return 2;
  }
  forte_worker *w = forte_worker_new(engine);
  int status = 0;
  if (argc > 2 && strcmp(argv[2], "--ndjson") == 0) {
    status = stream(w);
  } else {
    forte_text in = {0}, out = {0};
    forte_posting *p = NULL;
    if (forte_file_read(argc > 2 ? argv[2] : "-", &in, &e) || !(p = forte_posting_read(w, in.data, in.size, "-", &e)) ||
        forte_posting_render(p, "json", NULL, &out, &e)) {
      fprintf(stderr, "forte: %s\n", e.message);
      status = (int)e.status;
    } else {
      puts(out.data);
    }
    forte_posting_free(p);
    forte_text_free(&in);
    forte_text_free(&out);
  }
  forte_worker_free(w);
  forte_free(engine);
  return status;
}
