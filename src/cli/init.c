/* forte init: the skills file in its place, the wishes with it, and what to do next. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

enum { ANSWER = 256 }; /* bytes of a line that a person types */

/* One line from the terminal without its end; "" for none. */
static const char *ask(const char *question, char answer[ANSWER]) {
  fprintf(stderr, "%s ", question);
  if (!fgets(answer, ANSWER, stdin)) answer[0] = '\0';
  answer[strcspn(answer, "\r\n")] = '\0';
  return answer;
}

/* What the options leave open; Enter leaves a wish as it is. Asked again until it is right. */
static forte_status ask_wish(forte_profile *p, const char *question, size_t offset) {
  char answer[ANSWER];
  for (;;) {
    forte_error e;
    forte_wishes w = {0};
    if (!*ask(question, answer)) return FORTE_OK;
    *(const char **)((char *)&w + offset) = answer;
    if (forte_profile_wish(p, &w, &e) == FORTE_OK) return FORTE_OK;
    report_error(&e);
  }
}

static void ask_pay(forte_profile *p) {
  char answer[ANSWER];
  while (*ask("The least pay a year, in figures (Enter: none)?", answer)) {
    forte_wishes w = {0};
    if (!amount_read(answer, &w.salary_min) || !(w.salary_min > 0)) {
      say("'%s' is no amount; write it as 60000 or 60k", answer);
      continue;
    }
    forte_profile_wish(p, &w, NULL);
    ask_wish(p, "In which currency (USD, EUR, ...)?", offsetof(forte_wishes, currency));
    return;
  }
}

int init_wishes(const options *o, forte_profile *p) {
  forte_error e;
  forte_wishes w = {.salary_min = o->pay,
                    .currency = o->currency,
                    .work_mode = o->work_mode,
                    .authorized_in = o->authorized_in,
                    .clearance = o->clearance};
  if (forte_profile_wish(p, &w, &e) != FORTE_OK) return report_error(&e);
  if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO) || o->quiet) return 0;
  fputs("Your wishes; Enter leaves each as it is.\n", stderr);
  if (!(o->pay > 0)) ask_pay(p);
  if (!o->work_mode)
    ask_wish(p, "Where would you work: remote, hybrid, onsite (several: remote, hybrid)?",
             offsetof(forte_wishes, work_mode));
  if (!o->authorized_in)
    ask_wish(p, "Where may you work without a visa: countries by two letters (US, DE)?",
             offsetof(forte_wishes, authorized_in));
  if (!o->clearance) ask_wish(p, "A security clearance that you hold?", offsetof(forte_wishes, clearance));
  return 0;
}

static void say_next(const options *o, const char *path) {
  char *standard = config_path("skills.json");
  bool usual = standard && strcmp(standard, path) == 0;
  const char *option = usual ? "" : " --skills ", *value = usual ? "" : path;
  free(standard);
  if (!o->quiet)
    fprintf(stderr,
            "\nNext:\n  cat posting.txt | forte%s%s\n      should I apply, where do I add value, what is missing\n"
            "  forte fill -i%s%s note.md\n      the section of an application note\n"
            "  forte skills --check %s\n      after you edited it\n",
            option, value, option, value, path);
}

int command_init(const options *o) {
  options with = *o;
  char *standard = config_path("skills.json");
  if (!with.output) with.output = standard;
  int status = 2;
  if (!with.output)
    say("no home folder is known; give -o FILE");
  else
    status = command_skills(&with);
  if (status == 0) say_next(o, with.output);
  free(standard);
  return status;
}
