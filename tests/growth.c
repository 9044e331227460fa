/* One command over many files in one process, for callgrind: what each takes is dumped by itself, named by its number.
 *
 *   growth COMMAND SKILLS FILE...    extract, match, skills, fill
 *
 * Engine and worker are new for each file, and not counted. Exit code: 0, or 1 when it is used wrongly. What becomes of
 * each file is said in a line: its status. */
#include <forte.h>
#include <stdio.h>
#include <string.h>
#include <valgrind/callgrind.h>

static forte_text skills;

static forte_status read_posting(forte_worker *worker, const forte_text *in, bool match, forte_text *out) {
  forte_posting *posting = forte_posting_read(worker, in->data, in->size, "in", NULL);
  if (!posting) return FORTE_INPUT;
  if (!match) {
    forte_status status = forte_posting_render(posting, "json", NULL, out, NULL);
    forte_posting_free(posting);
    return status;
  }
  forte_profile *profile = forte_profile_parse(worker, skills.data, skills.size, "skills", NULL);
  forte_match *made = forte_match_make(worker, posting, profile, 0);
  forte_status status = forte_match_render(made, "text", NULL, out, NULL);
  forte_match_free(made);
  forte_profile_free(profile);
  forte_posting_free(posting);
  return status;
}

static forte_status read_cv(forte_worker *worker, const forte_text *in, forte_text *out) {
  forte_input cv = {.data = in->data, .size = in->size, .name = "in"};
  forte_profile *profile = forte_profile_build(worker, &cv, 1, "2026-11-01", NULL);
  if (!profile) return FORTE_INPUT;
  forte_status status = forte_profile_render(profile, "json", NULL, out, NULL);
  forte_profile_free(profile);
  return status;
}

static forte_status fill(forte_worker *worker, const forte_text *in, forte_text *out) {
  forte_fill_options options = {.learn = true};
  forte_fill_result result;
  forte_profile *profile = forte_profile_parse(worker, skills.data, skills.size, "skills", NULL);
  forte_status status = forte_fill(worker, profile, in->data, in->size, "in", &options, out, &result, NULL);
  forte_profile_free(profile);
  return status;
}

static forte_status run(const char *command, forte_worker *worker, const forte_text *in, forte_text *out) {
  if (!strcmp(command, "skills")) return read_cv(worker, in, out);
  if (!strcmp(command, "fill")) return fill(worker, in, out);
  return read_posting(worker, in, !strcmp(command, "match"), out);
}

int main(int argc, char **argv) {
  if (argc < 4 || forte_file_read(argv[2], &skills, NULL) != FORTE_OK) return 1;
  for (int i = 3; i < argc; i++) {
    forte_text in = {0}, out = {0};
    char name[16];
    if (forte_file_read(argv[i], &in, NULL) != FORTE_OK) return 1;
    forte *engine = forte_new(NULL, 0, NULL, NULL);
    forte_worker *worker = forte_worker_new(engine);
    CALLGRIND_ZERO_STATS;
    forte_status status = run(argv[1], worker, &in, &out);
    snprintf(name, sizeof name, "%d", i - 3);
    CALLGRIND_DUMP_STATS_AT(name);
    printf("%d\n", (int)status);
    forte_text_free(&in);
    forte_text_free(&out);
    forte_worker_free(worker);
    forte_free(engine);
  }
  forte_text_free(&skills);
  return 0;
}
