/* A host whose handler leaves the call when memory runs out, and which then goes on with a new worker and all that was
   made before, as forte.h allows: cc tests/faults_host.c -lforte; ./a.out leave|return CV POSTING. Prints the match as
   JSON, and how often memory ran out on standard error. */
#include <forte.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static jmp_buf out_of_memory;
static int times;

static void leave(void *context) {
  ++*(int *)context;
  longjmp(out_of_memory, 1);
}

static void count(void *context) { ++*(int *)context; }

static forte *engine;
static forte_profile *profile;
static forte_posting *posting;

static int work(const char *const *files, forte_text *out) {
  forte_error error;
  if (!engine) engine = forte_new(NULL, 0, NULL, &error);
  forte_worker *worker = forte_worker_new(engine);
  forte_text cv = {0}, text = {0};
  if (forte_file_read(files[0], &cv, &error) || forte_file_read(files[1], &text, &error)) return 1;
  forte_input input = {.data = cv.data, .size = cv.size, .name = "cv"};
  if (!profile) profile = forte_profile_build(worker, &input, 1, "2026-11-01", &error);
  if (!posting) posting = forte_posting_read(worker, text.data, text.size, "posting", &error);
  if (!profile || !posting) return fprintf(stderr, "%s\n", error.message), 1;
  forte_match *match = forte_match_make(worker, posting, profile, 0);
  int status = forte_match_render(match, "json", NULL, out, &error) != FORTE_OK;
  forte_match_free(match);
  forte_text_free(&cv);
  forte_text_free(&text);
  forte_worker_free(worker);
  return status;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const char *const files[] = {argv[2], argv[3]};
  static forte_text out, after;
  forte_on_out_of_memory(strcmp(argv[1], "leave") == 0 ? leave : count, &times);
  int status = setjmp(out_of_memory) == 0 ? work(files, &out) : work(files, &after);
  const forte_text *made = after.data ? &after : &out;
  fwrite(made->data, 1, made->size, stdout);
  fprintf(stderr, "%d\n", times);
  forte_posting_free(posting);
  forte_profile_free(profile);
  forte_free(engine);
  return status;
}
