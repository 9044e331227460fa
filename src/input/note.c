#include "input/note.h"

#include "base/utf8.h"
#include "input/readers.h"

bool note_document(arena *a, slice bytes, slice source, document *out, fault *f) {
  (void)source, (void)f;
  out->text = utf8_clean(a, bytes, &out->replaced);
  return true;
}
