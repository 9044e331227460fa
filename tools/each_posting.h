/* each_posting: what the tools that read labelled or counted postings share: one reader, one worker, a posting a line.
 */
#ifndef FORTE_TOOLS_EACH_POSTING_H
#define FORTE_TOOLS_EACH_POSTING_H

#include "posting/skills/skills.h"

/* Reads the JSON postings of standard input, one a line, as far as `made` says, and calls `use` with each that can be
   read; all of one is in r->arena and gone after the call. The program's exit status. */
typedef void posting_use(reading *r, void *context);
int each_posting(void (*made)(reading *r), posting_use *use, void *context);

#endif
