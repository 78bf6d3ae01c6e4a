/* segment.c - large memory: the segment of a task, one stretch that grows and may move, and texts.
 *
 * Both are filled from the bottom and not given back before the run ends, so that most of what they
 * cost is the first touch of their pages. Where the system has huge pages, a segment that outgrew
 * its first size asks for them, and so does a large text.
 * Owns:       nothing; the caller holds the memory.
 * Invariants: pages that are not touched take no memory.
 * Tests:      test/host/t_core.lua
 * SPDX-License-Identifier: MIT
 */
#if defined __linux__ && !defined _GNU_SOURCE
#define _GNU_SOURCE /* mremap */
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "host/host.h"

/* The address sanitizer watches the ends of what malloc hands out, so it gets that. */
#if defined __linux__ && defined MADV_HUGEPAGE && !defined __SANITIZE_ADDRESS__

void *segment_resize(void *old, size_t old_bytes, size_t new_bytes) {
  void *made;
  if (old != NULL && old_bytes >= SEGMENT_HUGE_BYTES) {
    made = mremap(old, old_bytes, new_bytes, MREMAP_MAYMOVE);
    return made == MAP_FAILED ? NULL : made;
  }
  made = mmap(NULL, new_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (made == MAP_FAILED) {
    return NULL;
  }
  if (new_bytes >= SEGMENT_HUGE_BYTES) {
    (void)madvise(made, new_bytes, MADV_HUGEPAGE); /* a wish */
  }
  if (old != NULL) {
    memcpy(made, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    (void)munmap(old, old_bytes);
  }
  return made;
}

void segment_free(void *segment, size_t bytes) {
  if (segment != NULL) {
    (void)munmap(segment, bytes);
  }
}

void *text_alloc(size_t bytes) {
  size_t huge_bytes = (bytes + SEGMENT_HUGE_BYTES / 2) / SEGMENT_HUGE_BYTES * SEGMENT_HUGE_BYTES;
  void *made = NULL;
  if (huge_bytes == 0) {
    return malloc(bytes);
  }
  if (posix_memalign(&made, SEGMENT_HUGE_BYTES, bytes > huge_bytes ? bytes : huge_bytes) != 0) {
    return NULL;
  }
  (void)madvise(made, huge_bytes, MADV_HUGEPAGE); /* a wish */
  return made;
}

#else

void *segment_resize(void *old, size_t old_bytes, size_t new_bytes) {
  (void)old_bytes;
  return realloc(old, new_bytes);
}

void segment_free(void *segment, size_t bytes) {
  (void)bytes;
  free(segment);
}

void *text_alloc(size_t bytes) { return malloc(bytes); }

#endif
