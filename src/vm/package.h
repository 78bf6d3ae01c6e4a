/* package.h - a package (*.opcpu) used in place: where its tables lie and how to read a row.
 *
 * Column offsets, row sizes and chunk ids are generated from chunks.def: the offset of column c
 * of chunk T is T_c, its row size T_ROW, its id CHUNK_T. A file may have longer rows;
 * package_row() steps by the size the file states.
 * Invariants: after package_open() every table lies inside the file. That the values of a row are
 *             in range is known only after package_validate(); the accessors check nothing.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_VM_PACKAGE_H
#define OPF_VM_PACKAGE_H

#include <stddef.h>
#include <stdint.h>

#include "opforge.h"
#include "vm/bytes.h"

enum {
  PACKAGE_HEADER_BYTES = 24, /* magic 8, version 2, chunks 2, length 4, hash 8 */
  PACKAGE_ENTRY_BYTES = 16,  /* tag 4, offset 4, length 4, version 2, flags 2 */
  CHUNK_HEADER_BYTES = 8,    /* version 2, row size 2, rows 2, reserved 2 */
  PACKAGE_VERSION = 1,
  PACKAGE_MAX_CHUNKS = 256 /* of the table in a file, unknown ones counted */
};

/* A reference to no row. */
#define PACKAGE_NONE 65535u

/* Ids of column types and operand kinds, and their widths. NONE stands for no operand. */
enum {
#define TYPE(name, bytes, text) TYPE_##name,
#include "vm/types.def"
#undef TYPE
  TYPE_NONE,
  TYPE_COUNT = TYPE_NONE
};

enum {
#define TYPE(name, bytes, text) TYPE_BYTES_##name = (bytes),
#include "vm/types.def"
#undef TYPE
  TYPE_BYTES_NONE = 0
};

enum {
#define CHUNK(tag, required, version, text) CHUNK_##tag,
#define COL(tag, name, type, arg, text)
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
  CHUNK_COUNT
};

/* One enum per chunk, so that offsets start at 0: META_name, META_version, ..., META_ROW. */
#define CHUNK(tag, required, version, text) enum {
#define COL(tag, name, type, arg, text)                                                            \
  tag##_##name, tag##_##name##_last = tag##_##name + TYPE_BYTES_##type - 1,
#define CHUNK_END(tag)                                                                             \
  tag##_ROW                                                                                        \
  }                                                                                                \
  ;
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END

typedef struct PackageChunk {
  uint32_t rows_at;   /* offset of row 0 in the file */
  uint32_t data_at;   /* offset of the data behind the rows */
  uint32_t data_size; /* bytes */
  uint16_t rows;
  uint16_t row_size; /* bytes; at least T_ROW */
} PackageChunk;

typedef struct Package {
  const uint8_t *bytes; /* borrowed: until the VM is destroyed */
  uint32_t size;
  PackageChunk chunk[CHUNK_COUNT]; /* an optional chunk that is not there has no rows */
} Package;

/* Finds the tables of a package. Fails with SIZE, MAGIC, VERSION, CHUNKS, UNKNOWN, MISSING, TABLE
 * or VALUE; *fault is set then and *out unusable. Checks neither the hash nor any row. */
opf_code package_open(const uint8_t *bytes, size_t size, Package *out, opf_fault *fault);

/* Compares the checksum of an open package. Fails with HASH. */
opf_code package_check_hash(const Package *p, opf_fault *fault);

/* Stores a fault and returns its code. chunk is a chunk id, or CHUNK_COUNT for the file as a
 * whole. Never fails itself. */
opf_code package_fault(opf_fault *fault, opf_code code, unsigned chunk, uint32_t offset);

/* The four tag bytes of a chunk. */
void package_tag(unsigned chunk, uint8_t out_tag[4]);

static inline const uint8_t *package_row(const Package *p, unsigned chunk, uint32_t i) {
  const PackageChunk *c = &p->chunk[chunk];
  return p->bytes + (c->rows_at + i * c->row_size);
}

/* The bytes of a BLOB or CODE column of a row. */
static inline const uint8_t *package_row_blob(const Package *p, unsigned chunk, const uint8_t *row,
                                              unsigned column, uint32_t *out_len) {
  *out_len = get_u16(row + column + 2u);
  return p->bytes + (p->chunk[chunk].data_at + get_u16(row + column));
}

static inline const uint8_t *package_blob(const Package *p, unsigned chunk, uint32_t i,
                                          unsigned column, uint32_t *out_len) {
  return package_row_blob(p, chunk, package_row(p, chunk, i), column, out_len);
}

/* The bytes of a row of STRS. */
static inline const uint8_t *package_string(const Package *p, uint32_t i, uint32_t *out_len) {
  return package_blob(p, CHUNK_STRS, i, STRS_text, out_len);
}

/* Columns of a row, by type: PKG_U16(row, REGS_code). */
#define PKG_U8(row, column) ((uint8_t)(row)[column])
#define PKG_I8(row, column) ((int8_t)(row)[column])
#define PKG_ENUM(row, column) PKG_U8(row, column)
#define PKG_U16(row, column) get_u16((row) + (column))
#define PKG_I16(row, column) ((int16_t)get_u16((row) + (column)))
#define PKG_STR(row, column) PKG_U16(row, column)
#define PKG_REF(row, column) PKG_U16(row, column)
#define PKG_OREF(row, column) PKG_U16(row, column)
#define PKG_DIRID(row, column) PKG_U16(row, column)
#define PKG_U32(row, column) get_u32((row) + (column))
#define PKG_I64(row, column) ((int64_t)get_u64((row) + (column)))
#define PKG_OWNER_KIND(row, column) PKG_U8(row, column)
#define PKG_OWNER_ROW(row, column) get_u16((row) + (column) + 1)

#endif
