/* print.c - numbers as text.
 * SPDX-License-Identifier: MIT
 */
#include "bare/bare.h"

void bare_text(const char *text) {
  while (*text) bare_put(*text++);
}

void bare_number(uint32_t value) {
  char digits[10];
  unsigned n = 0;
  do {
    digits[n++] = (char)('0' + (int)(value % 10u));
    value /= 10u;
  } while (value);
  while (n > 0) bare_put(digits[--n]);
}

void bare_digest(uint64_t value) {
  unsigned i;
  bare_text("0x");
  for (i = 0; i < 16; i++) {
    unsigned digit = (unsigned)(value >> 60);
    bare_put((char)(digit < 10 ? '0' + (int)digit : 'a' + (int)digit - 10));
    value <<= 4;
  }
}
