/* The page's side of the engine: one person, one posting. */
#define _GNU_SOURCE /* memmem */
#include "page/web.h"

#include <stdlib.h>
#include <string.h>

#include "forte.h"
#include "page/words.h"

static struct page {
  forte *engine;
  forte_worker *worker;
  forte_profile *profile; /* NULL: no CV yet */
  forte_posting *posting; /* NULL: none yet, or it could not be read */
  char *note, *name;      /* the posting's bytes and name */
  size_t note_size;
  forte_text text;
  forte_error error;
} page;

char *web_room(size_t size) { return calloc(size + 1, 1); }

const char *web_text(void) { return page.text.data ? page.text.data : ""; }
size_t web_size(void) { return page.text.size; }

static int answer(bool done) {
  if (done) return 0;
  forte_text_free(&page.text);
  page.text = (forte_text){strdup(page.error.message), strlen(page.error.message)};
  return 1;
}

/* Made with the first thing that is read. */
static bool begin(void) {
  if (!page.engine) page.engine = forte_new(NULL, 0, NULL, &page.error);
  if (page.engine && !page.worker) page.worker = forte_worker_new(page.engine);
  return page.worker;
}

void web_pdf_words(char *xml, size_t size, char *failure) { words_leave(xml, size, failure); }

/* A skills file says so in itself. */
static bool is_skills_file(const char *data, size_t size) {
  enum { HEAD = 4096 };
  return memmem(data, size < HEAD ? size : HEAD, "\"forte.skills/", strlen("\"forte.skills/"));
}

/* A profile made from a CV goes through its skills file, as the command's does: both say the same of it. */
static forte_profile *profile_of_cv(const forte_input *cv, const char *today) {
  forte_text file = {0};
  forte_profile *built = forte_profile_build(page.worker, cv, 1, today, &page.error), *read = NULL;
  if (built && forte_profile_render(built, "json", NULL, &file, &page.error) == FORTE_OK)
    read = forte_profile_parse(page.worker, file.data, file.size, cv->name, &page.error);
  forte_text_free(&file);
  forte_profile_free(built);
  return read;
}

int web_cv(char *data, size_t size, char *name, char *today) {
  forte_input cv = {.data = data, .size = size, .name = name};
  forte_profile *fresh = NULL;
  if (begin())
    fresh = is_skills_file(data, size) ? forte_profile_parse(page.worker, data, size, name, &page.error)
                                       : profile_of_cv(&cv, today);
  forte_profile_free(page.profile);
  page.profile = fresh;
  words_forget();
  free(data);
  free(name);
  free(today);
  return answer(fresh) || web_profile("text");
}

int web_profile(const char *format) {
  forte_style style = {.columns = 80};
  return answer(page.profile &&
                forte_profile_render(page.profile, format, &style, &page.text, &page.error) == FORTE_OK);
}

int web_posting(char *data, size_t size, char *name) {
  forte_posting_free(page.posting);
  free(page.note);
  free(page.name);
  page.note = data;
  page.note_size = size;
  page.name = name;
  page.posting = begin() ? forte_posting_read(page.worker, data, size, name, &page.error) : NULL;
  words_forget();
  return answer(page.posting);
}

bool web_posting_is_cv(void) { return page.posting && forte_posting_is_cv(page.posting); }

int web_report(const char *format) {
  if (!page.posting) return 1;
  forte_style style = {.columns = 80};
  if (!page.profile)
    return answer(forte_posting_render(page.posting, format, &style, &page.text, &page.error) == FORTE_OK);
  forte_match *match = forte_match_make(page.worker, page.posting, page.profile, 0);
  bool done = forte_match_render(match, format, &style, &page.text, &page.error) == FORTE_OK;
  forte_match_free(match);
  return answer(done);
}

int web_filled(void) {
  forte_fill_options options = {0};
  forte_fill_result result = FORTE_FILL_NOTHING;
  if (!page.posting || !page.profile) return 1;
  bool done = forte_fill(page.worker, page.profile, page.note, page.note_size, page.name, &options, &page.text, &result,
                         &page.error) == FORTE_OK;
  if (done && !forte_fill_changes(result)) forte_text_free(&page.text);
  return answer(done);
}
