/* In which language a text and each of its sentences stand. Private to src/dictionary/. */
#ifndef FORTE_DICTIONARY_LANGUAGE_H
#define FORTE_DICTIONARY_LANGUAGE_H

#include "dictionary/dictionary.h"

/* Sets the language of the text and of each token; their word ids must be set. Each token whose word is a function word
   of a language, or stands in the forms of that language alone, speaks for it. Between sentences a change of language
   has a price, so that a heading or a list of tools goes with what stands around it. A text that says nothing is
   English; one that is long and shares next to no word with any language that is known is LANGUAGE_UNKNOWN. */
void language_tell(const dictionary *d, tokens *t, arena *a);

#endif
