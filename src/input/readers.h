/* The readers of single formats, as document.c calls them. Each fills what it knows of *out (text, title, ...), leaves
   the rest alone, and returns false with a fault when there is nothing to read. `source` only names things in faults.
 */
#ifndef FORTE_INPUT_READERS_H
#define FORTE_INPUT_READERS_H

#include "input/document.h"

/* A document in which nothing is said yet: every slice is "", never NULL. */
document document_blank(document_format format, slice source);

bool json_posting_read(arena *a, slice json, slice source, document *out, fault *f);

bool html_read(arena *a, slice html, slice source, document *out, fault *f);
/* Is what reads HTML there? To be asked before html_text(). */
bool html_ready(slice source, fault *f);
slice html_text(arena *a, slice html);     /* visible text of a page or fragment, with its line structure */
slice html_entities(arena *a, slice text); /* text without tags whose &amp; ... are decoded; lines stay */

uint32_t html_entity(slice name); /* the sign that "amp" or "#43" names; 0 if none */

bool note_document(arena *a, slice bytes, slice source, document *out, fault *f);
bool rtf_read(arena *a, slice bytes, slice source, document *out, fault *f);
bool mail_read(arena *a, slice bytes, slice source, document *out, fault *f);
bool mail_begins(slice content); /* do headers of an e-mail, a subject among them, begin the content? */
bool pdf_read(arena *a, slice bytes, slice source, document *out, fault *f);
bool office_read(arena *a, slice bytes, slice source, document *out, fault *f); /* DOCX and ODT */

#endif
