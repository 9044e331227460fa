/* What the page's script calls: forte.h with a state of its own, so that the script holds no pointers but to bytes. The
   functions return 0, or 1 when something could not be done; web_text() then gives the message, one line, and else
   what was made. Bytes are handed over in room had from web_room(), which is taken back by the call. */
#ifndef FORTE_PAGE_WEB_H
#define FORTE_PAGE_WEB_H

#include <stdbool.h>
#include <stddef.h>

/* Room for `size` bytes and a NUL that stands there already. */
char *web_room(size_t size);

/* The words of the PDF that is given next, as pdftotext -bbox writes them; or why there are none, as its messages
 * would. */
void web_pdf_words(char *xml, size_t size, char *failure);

/* A CV, or a skills file: becomes the person's profile. `today`: "YYYY-MM-DD". */
int web_cv(char *data, size_t size, char *name, char *today);
/* The profile as "json" (the skills file), "text" or "reading". */
int web_profile(const char *format);

/* A posting, or a note that holds one. */
int web_posting(char *data, size_t size, char *name);
bool web_posting_is_cv(void);
/* The posting held against the profile, or alone when there is none, as "html", "text", "md" or "json". */
int web_report(const char *format);

/* The note given as the posting, its section filled. web_text() is empty when it has no such section, or text of the
   person's own there. */
int web_filled(void);

const char *web_text(void); /* good until the next call; NUL-terminated beyond web_size() */
size_t web_size(void);

#endif
