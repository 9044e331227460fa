/* What forte_dict.c and forte_why.c share. */
#ifndef FORTE_DICT_H
#define FORTE_DICT_H

#include "forte_parts.h"

/* A form with its flags in words: "Go [exact case, weak]". */
void dict_put_form(const dictionary_form *f, buffer *out);

/* The concept of the skills table that people mean by a word, whatever its case; DICTIONARY_NONE if none. */
uint32_t dict_concept(const forte_worker *w, slice word);

/* A concept with kind, field, forms and relations, on a few lines. */
void dict_put_concept(const dictionary *d, uint32_t concept, buffer *out);

#endif
