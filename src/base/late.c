#include "base/late.h"

#include <dlfcn.h>

void late_load(late_library *l) {
  void *library = dlopen(l->file, RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  for (size_t i = 0; i < l->count; i++) {
    void *address = dlsym(library, l->names[i]);
    if (!address) return;
    memcpy((char *)l->addresses + i * sizeof address, &address, sizeof address);
  }
  l->there = true; /* and stays loaded: its threads' memory may outlive any use */
}

bool late_open(late_library *l, slice source, fault *f) {
  pthread_once(&l->once, l->open);
  if (l->there) return true;
  return fault_set(
      f, FAULT_INPUT, "missing_library", source,
      "needs the library %s, which %s are read with, and it is not installed or not the version that forte "
      "was built with; install it, or build forte anew",
      l->file, l->purpose);
}
