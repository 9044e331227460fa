/* The words of a PDF, which the page's script has read before the PDF is given: what pdftotext would write. */
#ifndef FORTE_PAGE_WORDS_H
#define FORTE_PAGE_WORDS_H

#include <stddef.h>

/* Takes both; `failure` is "" when the words are there. */
void words_leave(char *xml, size_t size, char *failure);
void words_forget(void);

#endif
