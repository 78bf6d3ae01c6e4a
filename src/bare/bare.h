/* bare.h - what a self-test needs from the machine it runs on: a way to write a character.
 *
 * The same tests run hosted, as WebAssembly and on a Z80; only io_*.c differs.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_BARE_H
#define OPF_BARE_H

#include <stdint.h>

/* Writes one character. Cannot fail. */
void bare_put(char c);

/* Prints a text, a number in decimal, a digest in hex. Cannot fail. */
void bare_text(const char *text);
void bare_number(uint32_t value);
void bare_digest(uint64_t value);

/* The test: prints its lines. Returns 0 if all went as it should. */
int bare_test(void);

#endif
