/* bytes.h - little-endian fields, read and written byte by byte.
 *
 * Compilers fuse these into single loads and stores; no alignment is assumed, so a package is
 * used in place.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_BYTES_H
#define OPF_BYTES_H

#include <stdint.h>

static inline uint16_t get_u16(const uint8_t *p) {
  return (uint16_t)((unsigned)p[0] | (unsigned)p[1] << 8);
}

static inline int16_t get_i16(const uint8_t *p) { return (int16_t)get_u16(p); }

static inline uint32_t get_u32(const uint8_t *p) {
  return (uint32_t)get_u16(p) | (uint32_t)get_u16(p + 2) << 16;
}

static inline uint64_t get_u64(const uint8_t *p) {
  return (uint64_t)get_u32(p) | (uint64_t)get_u32(p + 4) << 32;
}

static inline void put_u16(uint8_t *p, uint32_t v) {
  p[0] = (uint8_t)v;
  p[1] = (uint8_t)(v >> 8);
}

static inline void put_u32(uint8_t *p, uint32_t v) {
  put_u16(p, v);
  put_u16(p + 2, v >> 16);
}

static inline void put_u64(uint8_t *p, uint64_t v) {
  put_u32(p, (uint32_t)v);
  put_u32(p + 4, (uint32_t)(v >> 32));
}

#endif
