/* io_z80.c - the self-tests in the simulator of SDCC: port 0xff takes 'p' and
  a character to print, and
 * 's' to stop. For SDCC only.
 * SPDX-License-Identifier: MIT
 */
#include "bare/bare.h"

__sfr __at(0xff) simulator;

void bare_put(char c) {
  simulator = 'p';
  simulator = (unsigned char)c;
}

void main(void) {
  bare_text(bare_test() ? "failed\n" : "ok\n");
  simulator = 's';
  for (;;) {}
}
