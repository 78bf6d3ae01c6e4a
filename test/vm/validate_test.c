/* validate_test.c - runs the validator over a batch of packages.
 *
 * Input: a file of packages, each with its length in front (u32, little-endian). Output: a line for
 * each with the code, the chunk ("-" for none) and the offset. Every package is checked in memory
 * of exactly its size, so that a build with sanitizers sees reads past the end.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opforge.h"
#include "vm/bytes.h"
#include "vm/digest.h"

/* Known answers of the digest, and that splits do not matter. */
static int digest_is_right(void) {
  static const uint8_t text[] = "foobar";
  uint64_t whole = digest_bytes(DIGEST_START, text, 6);
  uint64_t parts = digest_bytes(digest_bytes(DIGEST_START, text, 2), text + 2, 4);
  uint64_t words = digest_u64(DIGEST_START, 0x0807060504030201u);
  uint64_t halves = digest_u32(digest_u32(DIGEST_START, 0x04030201u), 0x08070605u);
  return whole == 0x85944171f73967e8u && whole == parts && words == halves;
}

int main(int argc, char **argv) {
  uint8_t head[4];
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 2;
  printf("digest %s\n", digest_is_right() ? "ok" : "wrong");
  while (fread(head, 1, 4, file) == 4) {
    uint32_t size = get_u32(head);
    uint8_t *bytes = malloc(size ? size : 1);
    opf_fault fault;
    opf_code code;
    if (!bytes || fread(bytes, 1, size, file) != size) return 2;
    memset(&fault, 0xee, sizeof fault);
    code = opf_package_check(bytes, size, &fault);
    if (code == OPF_OK)
      printf("0 - 0\n");
    else
      printf("%d %s %lu\n", (int)fault.code, fault.chunk[0] ? fault.chunk : "-",
             (unsigned long)fault.offset);
    if (code != OPF_OK && code != fault.code) return 3;
    free(bytes);
  }
  fclose(file);
  return 0;
}
