/* string.h - the part of it that the core uses, for targets without a C library.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_BARE_STRING_H
#define OPF_BARE_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t n);
void *memmove(void *to, const void *from, size_t n);
void *memset(void *to, int byte, size_t n);
int memcmp(const void *a, const void *b, size_t n);

#endif
