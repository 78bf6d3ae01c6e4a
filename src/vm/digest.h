/* digest.h - FNV-1a 64 over little-endian canonical bytes: parity and accidents, never trust.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_VM_DIGEST_H
#define OPF_VM_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* The digest of nothing. In two halves, for compilers whose constants end at 32 bits. */
#define DIGEST_START ((uint64_t)0xcbf29ce4u << 32 | (uint64_t)0x84222325u)

/* Each continues the digest h by what it is given. Cannot fail. */
uint64_t digest_bytes(uint64_t h, const uint8_t *bytes, size_t size);
uint64_t digest_u8(uint64_t h, uint32_t value);
uint64_t digest_u32(uint64_t h, uint32_t value);
uint64_t digest_u64(uint64_t h, uint64_t value);

#endif
