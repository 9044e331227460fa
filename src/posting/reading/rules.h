/* Rules of sequence: what stands left and right of a thing decides what holds of it. The rows are in dictionaries/
   (@rules), each with a sentence that needs it; this is the machine that reads them. */
#ifndef FORTE_READING_RULES_H
#define FORTE_READING_RULES_H

#include "posting/reading/reading.h"

#define RULES_ALL UINT32_MAX

/* What the first row that fits says of tokens [first, end), within their item; EFFECT_NONE where none does. `without`:
   a row that is left out, as tests do to see that it is needed; RULES_ALL for none. */
rule_effect rules_say(const reading *r, rule_set set, uint32_t first, uint32_t end);
rule_effect rules_say_without(const reading *r, rule_set set, uint32_t first, uint32_t end, uint32_t without);

#endif
