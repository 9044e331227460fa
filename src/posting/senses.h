/* In which sense a word names a skill: "testing" is a form of software testing, but not in an electrician's posting.
   Private to src/posting/ and its tools. */
#ifndef FORTE_POSTING_SENSES_H
#define FORTE_POSTING_SENSES_H

#include "posting/reading/reading.h"

/* A skill that was named by the last word of its name alone ("outreach" of community outreach), in a posting whose work
   is far from what the rest of the name speaks of, bears the posting's own word and is no concept of the dictionary.
   Asks for out->work. */
void senses_read(reading *r);

#endif
