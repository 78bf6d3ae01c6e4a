/* package.c - header and chunk table of a package.
 *
 * Owns:       nothing; a Package points into the caller's bytes.
 * Invariants: a length is compared with what is left of the file before anything behind it is read.
 * Tests:      test/vm/t_validate.lua
 * SPDX-License-Identifier: MIT
 */
#include "vm/package.h"

#include <string.h>

#include "vm/digest.h"

/* Tag bytes of all chunks in one string, so that no table of pointers is needed. */
static const char chunk_tags[] =
#define CHUNK(tag, required, version, text) #tag
#define COL(tag, name, type, arg, text)
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
    ;

static const uint8_t chunk_required[] = {
#define CHUNK(tag, required, version, text) (required),
#define COL(tag, name, type, arg, text)
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
};

static const uint8_t chunk_version[] = {
#define CHUNK(tag, required, version, text) (version),
#define COL(tag, name, type, arg, text)
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
};

static const uint16_t chunk_row[] = {
#define CHUNK(tag, required, version, text) tag##_ROW,
#define COL(tag, name, type, arg, text)
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
};

/* Every tag has four letters: chunk_tags is indexed by that. */
_Static_assert(sizeof chunk_tags == 4 * CHUNK_COUNT + 1, "a chunk tag has four letters");

static const uint8_t package_magic[8] = {'O', 'P', 'F', 'C', 'P', 'U', '\r', '\n'};

static opf_code fault_at(opf_fault *fault, opf_code code, const uint8_t *tag, uint32_t offset) {
  fault->code = code;
  fault->offset = offset;
  if (tag)
    memcpy(fault->chunk, tag, 4);
  else
    memset(fault->chunk, 0, 4);
  fault->chunk[4] = 0;
  return code;
}

void package_tag(unsigned chunk, uint8_t out_tag[4]) {
  memcpy(out_tag, chunk_tags + 4u * chunk, 4);
}

opf_code package_fault(opf_fault *fault, opf_code code, unsigned chunk, uint32_t offset) {
  uint8_t tag[4];
  if (chunk >= CHUNK_COUNT) return fault_at(fault, code, NULL, offset);
  package_tag(chunk, tag);
  return fault_at(fault, code, tag, offset);
}

static unsigned chunk_of_tag(const uint8_t *tag) {
  unsigned chunk = 0;
  while (chunk < CHUNK_COUNT && memcmp(chunk_tags + 4u * chunk, tag, 4) != 0) chunk++;
  return chunk;
}

/* Reads the head of a known chunk of length bytes at offset; the range is inside the file. */
static opf_code open_chunk(Package *p, unsigned chunk, uint32_t offset, uint32_t length,
                           opf_fault *fault) {
  const uint8_t *head = p->bytes + offset;
  PackageChunk *out = &p->chunk[chunk];
  uint32_t rows_bytes;

  if (length < CHUNK_HEADER_BYTES) return package_fault(fault, OPF_E_TABLE, chunk, offset);
  if (get_u16(head) != chunk_version[chunk])
    return package_fault(fault, OPF_E_VERSION, chunk, offset);
  out->row_size = get_u16(head + 2);
  out->rows = get_u16(head + 4);
  if (out->row_size < chunk_row[chunk]) return package_fault(fault, OPF_E_TABLE, chunk, offset + 2);
  if (get_u16(head + 6) != 0) return package_fault(fault, OPF_E_VALUE, chunk, offset + 6);
  rows_bytes = (uint32_t)out->rows * out->row_size; /* both < 2^16, no overflow */
  if (rows_bytes > length - CHUNK_HEADER_BYTES)
    return package_fault(fault, OPF_E_TABLE, chunk, offset + 4);
  out->rows_at = offset + CHUNK_HEADER_BYTES;
  out->data_at = out->rows_at + rows_bytes;
  out->data_size = length - CHUNK_HEADER_BYTES - rows_bytes;
  return OPF_OK;
}

opf_code package_open(const uint8_t *bytes, size_t size, Package *out, opf_fault *fault) {
  const uint8_t *last_tag = NULL;
  uint32_t next; /* never beyond the size */
  unsigned chunk, i, n_chunks;

  memset(out, 0, sizeof *out);
  if (size < PACKAGE_HEADER_BYTES || (uint64_t)size > 0xffffffffu)
    return package_fault(fault, OPF_E_SIZE, CHUNK_COUNT, 0);
  out->bytes = bytes;
  out->size = (uint32_t)size;
  if (memcmp(bytes, package_magic, 8) != 0)
    return package_fault(fault, OPF_E_MAGIC, CHUNK_COUNT, 0);
  if (get_u16(bytes + 8) != PACKAGE_VERSION)
    return package_fault(fault, OPF_E_VERSION, CHUNK_COUNT, 8);
  if (get_u32(bytes + 12) != out->size) return package_fault(fault, OPF_E_SIZE, CHUNK_COUNT, 12);
  n_chunks = get_u16(bytes + 10);
  next = PACKAGE_HEADER_BYTES + (uint32_t)n_chunks * PACKAGE_ENTRY_BYTES;
  if (n_chunks > PACKAGE_MAX_CHUNKS || next > out->size)
    return package_fault(fault, OPF_E_CHUNKS, CHUNK_COUNT, 10);

  for (i = 0; i < n_chunks; i++) {
    uint32_t at = PACKAGE_HEADER_BYTES + (uint32_t)i * PACKAGE_ENTRY_BYTES;
    const uint8_t *entry = bytes + at;
    uint32_t offset = get_u32(entry + 4), length = get_u32(entry + 8);
    unsigned flags = get_u16(entry + 14);
    opf_code code;

    if (last_tag && memcmp(last_tag, entry, 4) >= 0)
      return fault_at(fault, OPF_E_CHUNKS, entry, at);
    if (offset != next) return fault_at(fault, OPF_E_CHUNKS, entry, at + 4);
    if (length > out->size - next) return fault_at(fault, OPF_E_CHUNKS, entry, at + 8);
    next += length;
    if (flags > 1u) return fault_at(fault, OPF_E_VALUE, entry, at + 14);
    last_tag = entry;
    chunk = chunk_of_tag(entry);
    if (chunk == CHUNK_COUNT) {
      if (flags & 1u) return fault_at(fault, OPF_E_UNKNOWN, entry, at);
      continue;
    }
    if (flags != chunk_required[chunk]) return fault_at(fault, OPF_E_VALUE, entry, at + 14);
    if (get_u16(entry + 12) != chunk_version[chunk])
      return fault_at(fault, OPF_E_VERSION, entry, at + 12);
    code = open_chunk(out, chunk, offset, length, fault);
    if (code != OPF_OK) return code;
  }
  if (next != out->size) return package_fault(fault, OPF_E_CHUNKS, CHUNK_COUNT, next);
  for (chunk = 0; chunk < CHUNK_COUNT; chunk++) {
    if (out->chunk[chunk].rows_at != 0) continue;
    if (chunk_required[chunk])
      return package_fault(fault, OPF_E_MISSING, chunk, PACKAGE_HEADER_BYTES);
    out->chunk[chunk].row_size = chunk_row[chunk];
  }
  return OPF_OK;
}

opf_code package_check_hash(const Package *p, opf_fault *fault) {
  if (get_u64(p->bytes + 16) != opf_package_hash(p->bytes, (size_t)p->size))
    return package_fault(fault, OPF_E_HASH, CHUNK_COUNT, 16);
  return OPF_OK;
}

uint64_t opf_package_hash(const uint8_t *bytes, size_t size_bytes) {
  if (size_bytes < PACKAGE_HEADER_BYTES) return DIGEST_START;
  return digest_bytes(DIGEST_START, bytes + PACKAGE_HEADER_BYTES,
                      size_bytes - PACKAGE_HEADER_BYTES);
}
