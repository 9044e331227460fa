/* A program outside the tree that uses the installed library: cc example.c $(pkg-config --cflags --libs forte) */
#include <forte.h>
#include <stdio.h>
#include <string.h>

static int fail(const char *what, const forte_error *error) {
  fprintf(stderr, "example: %s: %s\n", what, error->message);
  return 1;
}

int main(void) {
  const char *text = "Requirements:\n- 3+ years of SQL\n- Python or R\n";
  forte_error error;
  forte *engine = forte_new(NULL, 0, NULL, &error);
  if (!engine) return fail("forte_new", &error);
  forte_worker *worker = forte_worker_new(engine);
  forte_posting *posting = forte_posting_read(worker, text, strlen(text), "example", &error);
  forte_text out = {0};
  int status = 0;
  if (!posting)
    status = fail("forte_posting_read", &error);
  else if (forte_posting_render(posting, "json", NULL, &out, &error) != FORTE_OK)
    status = fail("forte_posting_render", &error);
  else
    printf("%s %s", forte_version(), out.data);
  forte_text_free(&out);
  forte_posting_free(posting);
  forte_worker_free(worker);
  forte_free(engine);
  return status;
}
