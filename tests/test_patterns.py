"""Patterns do the work of shapes: counted by a preload that stands between forte and PCRE2. And a user's own patterns are
compiled and tried by `forte dict check`."""
import os, subprocess, sys, tempfile

from checks import FORTE, check, summary

CC = os.environ.get("CC", "cc")


COUNTER = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
static unsigned long calls;
int pcre2_match_8(const void *c, const void *s, size_t n, size_t from, unsigned o, void *d, void *x) {
  static int (*real)(const void *, const void *, size_t, size_t, unsigned, void *, void *);
  if (!real) real = (int (*)(const void *, const void *, size_t, size_t, unsigned, void *, void *))dlsym(RTLD_NEXT, "pcre2_match_8");
  calls++;
  return real(c, s, n, from, o, d, x);
}
__attribute__((destructor)) static void say(void) {
  const char *name = getenv("PCRE2_CALLS");
  FILE *f = name ? fopen(name, "w") : NULL;
  if (f) fprintf(f, "%lu\n", calls), fclose(f);
}
"""

POSTING = """Warehouse planner {n}

We pay ${a},000 - ${b},000 per year, depending on experience.

Requirements
- {n}+ years of experience in logistics
- Bachelor's degree in Logistics or {word} years of warehouse work
- Two (2) to {m} years with SAP
"""


def postings():
    words = "three four five six seven eight nine ten eleven twelve".split()
    return [POSTING.format(n=i % 8 + 2, m=i % 5 + 3, a=50 + i, b=70 + i, word=words[i % 10]) for i in range(20)]


def calls_over(files, folder):
    library, source, count = (os.path.join(folder, n) for n in ("count.so", "count.c", "calls"))
    with open(source, "w") as f:
        f.write(COUNTER)
    subprocess.run([CC, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    total = 0
    for text in files:
        env = dict(os.environ, LD_PRELOAD=library, PCRE2_CALLS=count, ASAN_OPTIONS="verify_asan_link_order=0")
        subprocess.run([FORTE, "extract", "--format", "json"], input=text.encode(), env=env, check=True,
                       stdout=subprocess.DEVNULL)
        with open(count) as f:
            total += int(f.read())
    return total


def dict_check(text, folder):
    name = os.path.join(folder, "mine.txt")
    with open(name, "w") as f:
        f.write(text)
    done = subprocess.run([FORTE, "dict", "check", name], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr, name


def extract(text, *options):
    return subprocess.run([FORTE, "extract", "--format", "json", *options], input=text, capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    n = calls_over(postings(), folder)
    check("PCRE2 matches at least a hundred times over 20 postings with pay, years and degrees", n >= 100, n)

    # a pattern of one's own: a unit that the built-in dictionary does not know
    mine = ("@patterns\nyears.amount =\n  (?<low>{count}) \\ seasons? \\ of \\ {experience}\n  + 3 seasons of experience\n"
            "  - 3 seasons of harvest\n")
    status, said, name = dict_check(mine, folder)
    check("a right pattern has no faults", status == 0, said)
    for what, text, line, words in (
            ("an unbalanced bracket is named with its line", "@patterns\nyears.amount = ({count}\n  + 5\n", 2, "is no pattern"),
            ("an unknown class", "@patterns\nyears.amount = {nonsense} {count}\n  + 5\n", 2, "no class"),
            ("an unknown table", "@patterns\nnonsense.amount = \\d\n  + 5\n", 2, "table"),
            ("an example that does not fit", "@patterns\nyears.amount = {count} x\n  + 5\n", 3, "does not fit"),
            ("a counterexample that fits", "@patterns\nyears.amount = {count}\n  + 5\n  - 7\n", 4, "should not fit"),
            ("another find than the example says", "@patterns\nyears.amount = {count}\n  + 5 years => 5 years\n", 3, "does not fit"),
            ("no example", "@patterns\nyears.amount = {count}\n", 2, "no example"),
            ("a pattern that runs long", "@patterns\nyears.amount = (?:a+)+[bc]\n  + aab\n", 2, "too many steps"),
            ("a line that belongs to none", "@patterns\n  + 5\n", 2, "no pattern")):
        status, said, name = dict_check(text, folder)
        check(what, status == 2 and f"{name}:{line}" in said and words in said, said)

sys.exit(summary())
