/* io_hosted.c - the self-tests as a program of the operating system.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>

#include "bare/bare.h"

void bare_put(char c) { putchar(c); }

int main(void) { return bare_test(); }
