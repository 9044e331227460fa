#include "input/readers.h"

bool pdf_read(arena *a, slice bytes, slice source, document *out, fault *f) {
  (void)a, (void)bytes, (void)out;
  return fault_set(f, FAULT_INPUT, "unknown_format", source, "is a PDF, which this build cannot read");
}
