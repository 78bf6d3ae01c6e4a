/* validate.c - checks every row and every program of a package.
 *
 * Columns and opcodes are checked by the lists they come from: the type of a column or operand
 * says what its values may be. What a type cannot say stands in one function per table below.
 * Owns:       nothing; all state is on the stack, below 2 KiB.
 * Invariants: time is linear in the file but for factors that are constants; no recursion.
 * Tests:      test/vm/t_validate.lua, test/vm/t_bitflip.lua
 * SPDX-License-Identifier: MIT
 */
#include "vm/validate.h"

#include <string.h>

#include "vm/cpustate.h"
#include "vm/lang.h"
#include "vm/lists.h"
#include "vm/vcode.h"

static const uint16_t diag_number[] = {
#define DIAG(code, number, severity, warning, message, cause, cure) (number),
#include "vm/diag.def"
#undef DIAG
};

/* --- columns -------------------------------------------------------------------------------- */

enum {
  PLAIN_NONE,
  PLAIN_TEXT,
  PLAIN_BYTES,
  PLAIN_CHAR,
  PLAIN_CLASSSET,
  PLAIN_CLASSMAP,
  PLAIN_CODES
};

typedef struct Column {
  uint8_t chunk, type, arg, at;
} Column;

/* What the third argument of a column means depends on its type. */
#define ARG_U8(arg) PLAIN_##arg
#define ARG_I8(arg) PLAIN_##arg
#define ARG_U16(arg) PLAIN_##arg
#define ARG_I16(arg) PLAIN_##arg
#define ARG_U32(arg) PLAIN_##arg
#define ARG_I64(arg) PLAIN_##arg
#define ARG_STR(arg) PLAIN_##arg
#define ARG_OWNER(arg) PLAIN_##arg
#define ARG_DIRID(arg) PLAIN_##arg
#define ARG_BLOB(arg) PLAIN_##arg
#define ARG_ENUM(arg) arg##_COUNT
#define ARG_REF(arg) CHUNK_##arg
#define ARG_OREF(arg) CHUNK_##arg
#define ARG_CODE(arg) PROGRAM_##arg

static const Column columns[] = {
#define CHUNK(tag, required, version, text)
#define COL(tag, name, type, arg, text) {CHUNK_##tag, TYPE_##type, ARG_##type(arg), tag##_##name},
#define CHUNK_END(tag)
#include "vm/chunks.def"
#undef CHUNK
#undef COL
#undef CHUNK_END
};

enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

/* Most rows of tables whose row numbers are bytes, or that a bitmap here is indexed by. */
typedef struct RowLimit {
  uint8_t chunk;
  uint16_t least, most;
} RowLimit;

static const RowLimit row_limits[] = {
    {CHUNK_META, 1, 1},
    {CHUNK_TCLS, 1, 32},
    {CHUNK_TSET, 0, 32},
    {CHUNK_TOPS, 0, 255},
    {CHUNK_DIAG, 0, 255},
    {CHUNK_RCLS, 0, 255},
    {CHUNK_SHAP, 0, 255},
    {CHUNK_FITS, 0, 255},
    {CHUNK_STAT, 0, CPUSTATE_MAX},
    {CHUNK_CPUS, 0, VALIDATE_MAX_OWNERS},
    {CHUNK_DIAL, 0, VALIDATE_MAX_OWNERS},
    {CHUNK_FAMS, 0, VALIDATE_MAX_OWNERS},
};

static const uint8_t type_bytes[] = {
#define TYPE(name, bytes, text) (bytes),
#include "vm/types.def"
#undef TYPE
    0 /* NONE */
};

/* --- helpers -------------------------------------------------------------------------------- */
opf_code check_refuse(Check *c, opf_code code, unsigned chunk, const uint8_t *where) {
  return package_fault(c->fault, code, chunk, (uint32_t)(where - c->p->bytes));
}

static int is_line_end(unsigned byte) { return byte == 10 || byte == 13; }

static int has_line_end(const uint8_t *text, uint32_t len) {
  uint32_t i;
  for (i = 0; i < len; i++)
    if (is_line_end(text[i])) return 1;
  return 0;
}

/* UTF-8 in its shortest form, no surrogates, no NUL. */
static int is_text(const uint8_t *s, uint32_t len) {
  uint32_t i = 0;
  while (i < len) {
    uint32_t lead = s[i++], least, value;
    unsigned more;
    if (lead == 0) return 0;
    if (lead < 0x80) continue;
    if (lead >= 0xc2 && lead < 0xe0) {
      more = 1, least = 0x80, value = lead & 0x1fu;
    } else if (lead >= 0xe0 && lead < 0xf0) {
      more = 2, least = 0x800, value = lead & 0x0fu;
    } else if (lead >= 0xf0 && lead < 0xf5) {
      more = 3, least = 0x10000u, value = lead & 0x07u;
    } else {
      return 0;
    }
    for (; more > 0; more--) {
      if (i == len || (s[i] & 0xc0u) != 0x80) return 0;
      value = value << 6 | (s[i++] & 0x3fu);
    }
    if (value < least || value > 0x10ffffu || (value >= 0xd800u && value < 0xe000u)) return 0;
  }
  return 1;
}

/* --- columns by their types ----------------------------------------------------------------- */

static unsigned owner_chunk(unsigned kind) {
  return kind == owner_DIALECT ? CHUNK_DIAL : kind == owner_CPU ? CHUNK_CPUS : CHUNK_FAMS;
}

/* What an encode row says of its programs. */
static opf_code check_row(Check *c, const uint8_t *row, const Program *program) {
  if (program->kind == PROGRAM_FORM && row[TABL_size] != program->emits)
    return check_refuse(c, OPF_E_VALUE, CHUNK_TABL, row + TABL_size);
  if (row[TABL_flags] > 1 || (program->is_modal && !row[TABL_flags]))
    return check_refuse(c, OPF_E_VALUE, CHUNK_TABL, row + TABL_flags);
  return OPF_OK;
}

static opf_code check_blob(Check *c, const Column *col, const uint8_t *row) {
  const PackageChunk *t = &c->p->chunk[col->chunk];
  uint32_t len = get_u16(row + col->at + 2), i;
  const uint8_t *blob;
  Program program;
  opf_code code;

  if (get_u16(row + col->at) + len > t->data_size)
    return check_refuse(c, OPF_E_TABLE, col->chunk, row + col->at);
  blob = package_row_blob(c->p, col->chunk, row, col->at, &len);
  c->blob_bytes += len; /* at most 65535 rows of 65535 bytes */
  if (c->blob_bytes > VALIDATE_MAX_BLOBS)
    return check_refuse(c, OPF_E_TABLE, col->chunk, row + col->at);
  if (col->type == TYPE_CODE) {
    program.code = blob;
    program.len = len;
    program.chunk = col->chunk;
    program.kind = col->arg;
    code = vcode_check(c, &program);
    return code == OPF_OK && col->chunk == CHUNK_TABL ? check_row(c, row, &program) : code;
  }
  if (col->arg == PLAIN_TEXT && !is_text(blob, len))
    return check_refuse(c, OPF_E_TEXT, col->chunk, blob);
  if (col->arg == PLAIN_CODES) {
    if (len % 3 != 0) return check_refuse(c, OPF_E_VALUE, col->chunk, row + col->at + 2);
    for (i = 0; i < len; i += 3)
      if (blob[i] > blob[i + 1] || blob[i + 1] - blob[i] + blob[i + 2] > 255)
        return check_refuse(c, OPF_E_VALUE, col->chunk, blob + i);
  }
  if (col->arg == PLAIN_CLASSMAP) {
    if (len != 256) return check_refuse(c, OPF_E_VALUE, col->chunk, row + col->at + 2);
    for (i = 0; i < 256; i++)
      if (blob[i] >= rows_of(c, CHUNK_TCLS) || is_line_end(i) != (blob[i] == 0))
        return check_refuse(c, OPF_E_VALUE, col->chunk, blob + i);
  }
  return OPF_OK;
}

static opf_code check_column(Check *c, const Column *col) {
  uint32_t i, n = rows_of(c, col->chunk), bound = 0, value;
  opf_code code;

  c->blob_bytes = 0;
  switch (col->type) {
  case TYPE_ENUM: bound = col->arg; break;
  case TYPE_STR: bound = rows_of(c, CHUNK_STRS); break;
  case TYPE_REF:
  case TYPE_OREF: bound = rows_of(c, col->arg); break;
  case TYPE_U8:
  case TYPE_U16:
  case TYPE_I64:
    if (col->arg == PLAIN_NONE) return OPF_OK; /* any number is one */
    break;
  default: break;
  }
  if (col->type == TYPE_STR || col->type == TYPE_REF) { /* most cells are of these */
    const uint8_t *cell = package_row(c->p, col->chunk, 0) + col->at;
    for (i = 0; i < n; i++, cell += c->p->chunk[col->chunk].row_size)
      if (get_u16(cell) >= bound) return check_refuse(c, OPF_E_VALUE, col->chunk, cell);
    return OPF_OK;
  }
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, col->chunk, i), *cell = row + col->at;
    int is_good = 1;
    switch (col->type) {
    case TYPE_U8: is_good = col->arg != PLAIN_CHAR || !is_line_end(cell[0]); break;
    case TYPE_ENUM: is_good = cell[0] < bound; break;
    case TYPE_OREF: is_good = get_u16(cell) < bound || get_u16(cell) == PACKAGE_NONE; break;
    case TYPE_OWNER:
      is_good = cell[0] <= owner_FAMILY && get_u16(cell + 1) < rows_of(c, owner_chunk(cell[0]));
      break;
    case TYPE_U32: /* class 0 is the end of the line: no set may hold it */
      value = get_u32(cell);
      is_good = col->arg != PLAIN_CLASSSET ||
                ((value & 1u) == 0 && (value >> (rows_of(c, CHUNK_TCLS) - 1u)) >> 1 == 0);
      break;
    case TYPE_BLOB:
    case TYPE_CODE:
      code = check_blob(c, col, row);
      if (code != OPF_OK) return code;
      break;
    default: break; /* plain numbers; what else is asked of them stands with their tables */
    }
    if (!is_good) return check_refuse(c, OPF_E_VALUE, col->chunk, cell);
  }
  return OPF_OK;
}

/* Blobs follow each other in order of rows and columns, or repeat bytes from before; nothing is
 * left over. Rows with columns of a later version may point at bytes that are not known here. */
static opf_code check_layout(Check *c, unsigned chunk) {
  const PackageChunk *t = &c->p->chunk[chunk];
  uint32_t i, j, high = 0, n_blobs = 0, known = 0;
  uint32_t blob_at[COLUMN_COUNT]; /* of the columns that point at data, in a row */

  for (j = 0; j < COLUMN_COUNT; j++) {
    if (columns[j].chunk != chunk) continue;
    known = columns[j].at + (uint32_t)type_bytes[columns[j].type];
    if (columns[j].type == TYPE_BLOB || columns[j].type == TYPE_CODE)
      blob_at[n_blobs++] = columns[j].at;
  }
  if (t->row_size > known) return OPF_OK;
  for (i = 0; n_blobs > 0 && i < t->rows; i++) {
    const uint8_t *row = package_row(c->p, chunk, i);
    for (j = 0; j < n_blobs; j++) {
      uint32_t from = get_u16(row + blob_at[j]);
      uint32_t to = from + get_u16(row + blob_at[j] + 2);
      if (from > high || (from < high && to > high) || (chunk == CHUNK_STRS && from != high))
        return check_refuse(c, OPF_E_TABLE, chunk, row + blob_at[j]);
      if (to > high) high = to;
    }
  }
  if (high != t->data_size) return package_fault(c->fault, OPF_E_TABLE, chunk, t->data_at + high);
  return OPF_OK;
}

/* --- what types cannot say, table by table -------------------------------------------------- */

static opf_code check_row_counts(Check *c) {
  uint32_t i;
  for (i = 0; i < sizeof row_limits / sizeof row_limits[0]; i++) {
    const RowLimit *limit = &row_limits[i];
    uint32_t n = rows_of(c, limit->chunk);
    if (n < limit->least || n > limit->most)
      return package_fault(c->fault, OPF_E_TABLE, limit->chunk,
                           c->p->chunk[limit->chunk].rows_at - 4u);
  }
  return OPF_OK;
}

/* Marks the values of a byte column. */
static void mark_sets(const Check *c, unsigned chunk, unsigned column, uint8_t *bits) {
  uint32_t i, n = rows_of(c, chunk);
  for (i = 0; i < n; i++) bits_set(bits, package_row(c->p, chunk, i)[column]);
}

static int compare_bytes(const uint8_t *a, uint32_t a_len, const uint8_t *b, uint32_t b_len) {
  int order = memcmp(a, b, (size_t)(a_len < b_len ? a_len : b_len));
  if (order != 0 || a_len == b_len) return order;
  return a_len < b_len ? -1 : 1;
}

/* Strings do not overlap where rows have no further columns; where they have, comparing them
 * costs no more than their sizes, which are added up here. */
static opf_code check_strings(Check *c) {
  uint32_t i, n = rows_of(c, CHUNK_STRS), len, last_len = 0, sum = 0;
  const uint8_t *text, *last = NULL;
  for (i = 0; i < n; i++) {
    text = package_string(c->p, i, &len);
    sum += len;
    if (sum > VALIDATE_MAX_BLOBS)
      return check_refuse(c, OPF_E_TABLE, CHUNK_STRS, package_row(c->p, CHUNK_STRS, i));
    if (last && compare_bytes(last, last_len, text, len) >= 0)
      return check_refuse(c, OPF_E_ORDER, CHUNK_STRS, package_row(c->p, CHUNK_STRS, i));
    last = text;
    last_len = len;
  }
  return OPF_OK;
}

/* No two rows of a table have the same string in a column at offset 0. Strings are unique, so
 * their rows are compared; seen in windows, as in check_targets. */
static opf_code check_unique_names(Check *c, unsigned chunk) {
  uint8_t seen[1024];
  const uint32_t width = 8u * (uint32_t)sizeof seen;
  uint32_t base, i, n = rows_of(c, chunk), n_strings = rows_of(c, CHUNK_STRS);
  for (base = 0; base < n_strings; base += width) {
    memset(seen, 0, sizeof seen);
    for (i = 0; i < n; i++) {
      const uint8_t *row = package_row(c->p, chunk, i);
      uint32_t name = get_u16(row);
      if (name < base || name - base >= width) continue;
      if (bits_get(seen, name - base)) return check_refuse(c, OPF_E_ORDER, chunk, row);
      bits_set(seen, name - base);
    }
  }
  return OPF_OK;
}

static opf_code check_diags(Check *c) {
  uint32_t i, j, n = rows_of(c, CHUNK_DIAG);
  const uint32_t known = sizeof diag_number / sizeof diag_number[0];
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_DIAG, i);
    for (j = 0; j < known && diag_number[j] != PKG_U16(row, DIAG_code); j++) {}
    if (j == known) return check_refuse(c, OPF_E_VALUE, CHUNK_DIAG, row + DIAG_code);
  }
  return OPF_OK;
}

static opf_code check_cpus(Check *c) {
  uint32_t i, n = rows_of(c, CHUNK_CPUS);
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_CPUS, i);
    const uint8_t *dialect = package_row(c->p, CHUNK_DIAL, PKG_REF(row, CPUS_dialect));
    if (PKG_REF(dialect, DIAL_family) != PKG_REF(row, CPUS_family))
      return check_refuse(c, OPF_E_VALUE, CHUNK_CPUS, row + CPUS_dialect);
    if (row[CPUS_word] < 1 || row[CPUS_word] > 8)
      return check_refuse(c, OPF_E_VALUE, CHUNK_CPUS, row + CPUS_word);
    if (row[CPUS_addrbits] < 1 || row[CPUS_addrbits] > 32)
      return check_refuse(c, OPF_E_VALUE, CHUNK_CPUS, row + CPUS_addrbits);
    if ((PKG_U32(row, CPUS_maxaddr) >> (row[CPUS_addrbits] - 1u)) >> 1 != 0)
      return check_refuse(c, OPF_E_VALUE, CHUNK_CPUS, row + CPUS_maxaddr);
  }
  return OPF_OK;
}

static opf_code check_lexis(Check *c) {
  uint32_t i, n, len;
  for (i = 0, n = rows_of(c, CHUNK_TNUM); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_TNUM, i);
    const uint8_t *mark = package_string(c->p, PKG_STR(row, TNUM_mark), &len);
    if (row[TNUM_radix] < 2 || row[TNUM_radix] > 36)
      return check_refuse(c, OPF_E_VALUE, CHUNK_TNUM, row + TNUM_radix);
    if (len > VALIDATE_MAX_OPER || (len == 0) != (row[TNUM_form] == numform_PLAIN) ||
        has_line_end(mark, len))
      return check_refuse(c, OPF_E_VALUE, CHUNK_TNUM, row + TNUM_mark);
  }
  for (i = 0, n = rows_of(c, CHUNK_TQUO); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_TQUO, i);
    if (row[TQUO_escapes] != 255 && !bits_get(c->escsets, row[TQUO_escapes]))
      return check_refuse(c, OPF_E_VALUE, CHUNK_TQUO, row + TQUO_escapes);
  }
  for (i = 0, n = rows_of(c, CHUNK_TESC); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_TESC, i);
    if (row[TESC_form] == escform_HEX && (row[TESC_value] < 1 || row[TESC_value] > 8))
      return check_refuse(c, OPF_E_VALUE, CHUNK_TESC, row + TESC_value);
  }
  return OPF_OK;
}

/* Sets ascend; in a set first bytes ascend; for a first byte lengths fall; texts are unique. The
 * search for the longest operator stops at the first match because of this. */
static opf_code check_operators(Check *c) {
  uint32_t i, j, n = rows_of(c, CHUNK_TOPS), len, len2;
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_TOPS, i);
    const uint8_t *text = package_string(c->p, PKG_STR(row, TOPS_text), &len);
    if (len < 1 || len > VALIDATE_MAX_OPER || has_line_end(text, len))
      return check_refuse(c, OPF_E_VALUE, CHUNK_TOPS, row + TOPS_text);
    if (row[TOPS_set] >= VALIDATE_MAX_OPSETS)
      return check_refuse(c, OPF_E_VALUE, CHUNK_TOPS, row + TOPS_set);
    if (row[TOPS_expects] > 1) return check_refuse(c, OPF_E_VALUE, CHUNK_TOPS, row + TOPS_expects);
    for (j = i; j-- > 0;) { /* back through equals; the first other row must be before */
      const uint8_t *before = package_row(c->p, CHUNK_TOPS, j);
      const uint8_t *text2 = package_string(c->p, PKG_STR(before, TOPS_text), &len2);
      if (before[TOPS_set] < row[TOPS_set]) break;
      if (before[TOPS_set] == row[TOPS_set]) {
        if (text2[0] < text[0] || (text2[0] == text[0] && len2 > len)) break;
        if (text2[0] == text[0] && len2 == len && memcmp(text, text2, (size_t)len) != 0) continue;
      }
      return check_refuse(c, OPF_E_ORDER, CHUNK_TOPS, row);
    }
  }
  return OPF_OK;
}

static uint32_t owner_bit(const uint8_t *owner) {
  return owner[0] * (uint32_t)VALIDATE_MAX_OWNERS + get_u16(owner + 1);
}

/* Prefixes take one operand and infixes two: the expression code stays balanced by this. */
static opf_code check_expression_operators(Check *c) {
  uint8_t seen[3 * VALIDATE_MAX_OWNERS / 8];
  uint32_t i, oper, n = rows_of(c, CHUNK_XOPS);
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_XOPS, i);
    if (row[XOPS_prefix] > xop_BANK)
      return check_refuse(c, OPF_E_VALUE, CHUNK_XOPS, row + XOPS_prefix);
    if (row[XOPS_infix] != xop_NONE && row[XOPS_infix] < xop_ADD)
      return check_refuse(c, OPF_E_VALUE, CHUNK_XOPS, row + XOPS_infix);
    if (row[XOPS_right] > 1) return check_refuse(c, OPF_E_VALUE, CHUNK_XOPS, row + XOPS_right);
  }
  for (oper = 0; oper < rows_of(c, CHUNK_TOPS); oper++) {
    memset(seen, 0, sizeof seen);
    for (i = 0; i < n; i++) {
      const uint8_t *row = package_row(c->p, CHUNK_XOPS, i);
      if (PKG_REF(row, XOPS_oper) != oper) continue;
      if (bits_get(seen, owner_bit(row + XOPS_owner)))
        return check_refuse(c, OPF_E_ORDER, CHUNK_XOPS, row);
      bits_set(seen, owner_bit(row + XOPS_owner));
    }
  }
  return OPF_OK;
}

static opf_code check_encoder(Check *c) {
  uint32_t i, j, n;
  for (i = 0, n = rows_of(c, CHUNK_FITS); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_FITS, i);
    if (PKG_I64(row, FITS_low) > PKG_I64(row, FITS_high))
      return check_refuse(c, OPF_E_VALUE, CHUNK_FITS, row + FITS_low);
  }
  for (i = 0, n = rows_of(c, CHUNK_MSEL); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_MSEL, i);
    uint32_t first = PKG_REF(row, MSEL_first), count = row[MSEL_count];
    if (count < 1 || count > VALIDATE_MAX_CANDIDATES || first + count > rows_of(c, CHUNK_TABL))
      return check_refuse(c, OPF_E_VALUE, CHUNK_MSEL, row + MSEL_count);
    for (j = first + 1; j < first + count; j++)
      if (package_row(c->p, CHUNK_TABL, j)[TABL_size] <
          package_row(c->p, CHUNK_TABL, j - 1)[TABL_size])
        return check_refuse(c, OPF_E_ORDER, CHUNK_MSEL, row + MSEL_first);
    if (i > 0) {
      const uint8_t *last = package_row(c->p, CHUNK_MSEL, i - 1);
      uint32_t owner = owner_bit(row + MSEL_owner), last_owner = owner_bit(last + MSEL_owner);
      uint32_t key = (uint32_t)PKG_REF(row, MSEL_mnem) << 8 | PKG_REF(row, MSEL_shape);
      uint32_t last_key = (uint32_t)PKG_REF(last, MSEL_mnem) << 8 | PKG_REF(last, MSEL_shape);
      if (owner < last_owner || (owner == last_owner && key <= last_key))
        return check_refuse(c, OPF_E_ORDER, CHUNK_MSEL, row);
    }
  }
  return OPF_OK;
}

/* Keys that hold others stand in front of them; values at the start are in range. */
static opf_code check_states(Check *c) {
  uint32_t i;
  for (i = 0; i < rows_of(c, CHUNK_STAT); i++) {
    const uint8_t *row = package_row(c->p, CHUNK_STAT, i);
    const uint8_t *fit = package_row(c->p, CHUNK_FITS, PKG_REF(row, STAT_fit));
    int64_t start = PKG_I64(row, STAT_start), held = row[STAT_held];
    if (start < PKG_I64(fit, FITS_low) || start > PKG_I64(fit, FITS_high))
      return check_refuse(c, OPF_E_VALUE, CHUNK_STAT, row + STAT_start);
    if (row[STAT_shift] > VALIDATE_MAX_SHIFT)
      return check_refuse(c, OPF_E_VALUE, CHUNK_STAT, row + STAT_shift);
    if (PKG_OREF(row, STAT_lock) == PACKAGE_NONE) continue;
    if (PKG_OREF(row, STAT_lock) >= i)
      return check_refuse(c, OPF_E_VALUE, CHUNK_STAT, row + STAT_lock);
    if (held < PKG_I64(fit, FITS_low) || held > PKG_I64(fit, FITS_high))
      return check_refuse(c, OPF_E_VALUE, CHUNK_STAT, row + STAT_held);
  }
  return OPF_OK;
}

static opf_code check_directives(Check *c) {
  uint32_t i, n = rows_of(c, CHUNK_DIRS), bound;
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_DIRS, i);
    uint32_t args = PKG_OREF(row, DIRS_args);
    switch (row[DIRS_kind]) {
    case dirkind_FUNCTION: bound = func_COUNT; break;
    case dirkind_WORD: bound = word_COUNT; break;
    case dirkind_UNIT: bound = VALIDATE_MAX_UNIT + 1; break;
    case dirkind_KEY: bound = option_COUNT; break;
    case dirkind_CHOICE: bound = choice_COUNT; break;
    case dirkind_CAPTURE: bound = capture_COUNT; break;
    default: bound = 255; break; /* list op belongs to the assembler */
    }
    if (PKG_DIRID(row, DIRS_id) >= bound)
      return check_refuse(c, OPF_E_VALUE, CHUNK_DIRS, row + DIRS_id);
    if (row[DIRS_preset] > VALIDATE_MAX_UNIT)
      return check_refuse(c, OPF_E_VALUE, CHUNK_DIRS, row + DIRS_preset);
    if (args != PACKAGE_NONE && package_row(c->p, CHUNK_PRVM, args)[PRVM_use] != use_ARGS)
      return check_refuse(c, OPF_E_VALUE, CHUNK_DIRS, row + DIRS_args);
  }
  return OPF_OK;
}

/* Bytes of a trait: none or one, none or two, a separator and pairs, or a word. */
static opf_code check_traits(Check *c) {
  uint32_t i, n = rows_of(c, CHUNK_TRTS), len;
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_TRTS, i);
    const uint8_t *value = package_string(c->p, PKG_STR(row, TRTS_value), &len);
    int is_good;
    switch (row[TRTS_trait]) {
    case trait_MACBRACE:
    case trait_MACCALL: is_good = len == 0 || len == 2; break;
    case trait_CLOSE: is_good = len < LANG_TRAIT_BYTES; break;
    case trait_PATGROUP: is_good = len == 0 || len == 4; break;
    case trait_MACARGS: is_good = len == 0 || (len % 2 == 1 && len < LANG_TRAIT_BYTES); break;
    default: is_good = len <= 1; break;
    }
    if (!is_good || has_line_end(value, len))
      return check_refuse(c, OPF_E_VALUE, CHUNK_TRTS, row + TRTS_value);
  }
  return OPF_OK;
}

static opf_code check_encodings(Check *c) {
  uint32_t i, n = rows_of(c, CHUNK_ENCO);
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_ENCO, i);
    if (row[ENCO_self] > 1) return check_refuse(c, OPF_E_VALUE, CHUNK_ENCO, row + ENCO_self);
  }
  return OPF_OK;
}

static opf_code check_versions(Check *c) {
  uint32_t i, n;
  for (i = 0, n = rows_of(c, CHUNK_PARS); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_PARS, i);
    if (row[PARS_record] != VALIDATE_RECORD_VERSION)
      return check_refuse(c, OPF_E_VERSION, CHUNK_PARS, row + PARS_record);
  }
  for (i = 0, n = rows_of(c, CHUNK_EXPR); i < n; i++) {
    const uint8_t *row = package_row(c->p, CHUNK_EXPR, i);
    if (row[EXPR_version] != VALIDATE_EXPR_VERSION)
      return check_refuse(c, OPF_E_VERSION, CHUNK_EXPR, row + EXPR_version);
  }
  return OPF_OK;
}

/* --- contracts ------------------------------------------------------------------------------ */

/* What every CPU needs from its dialect, itself or its family. A filter is a byte column that
 * must have a value; all owner columns stand first in their rows. */
typedef struct Need {
  uint8_t chunk, filter, value;
} Need;

static const Need needs[] = {
    {CHUNK_TOKS, 255, 0},
    {CHUNK_TKVM, TKVM_state, state_LINE},
    {CHUNK_TKVM, TKVM_state, state_HEAD},
    {CHUNK_PARS, 255, 0},
    {CHUNK_PRVM, PRVM_use, use_STATEMENT},
    {CHUNK_EXPR, 255, 0},
};

_Static_assert(TOKS_owner == 0 && TKVM_owner == 0 && PARS_owner == 0 && PRVM_owner == 0 &&
                   EXPR_owner == 0,
               "owner columns stand first");

static opf_code check_need(Check *c, const Need *need) {
  uint8_t has[3 * VALIDATE_MAX_OWNERS / 8];
  uint32_t i, n = rows_of(c, need->chunk);

  memset(has, 0, sizeof has);
  for (i = 0; i < n; i++) {
    const uint8_t *row = package_row(c->p, need->chunk, i);
    if (need->filter == 255 || row[need->filter] == need->value) bits_set(has, owner_bit(row));
  }
  for (i = 0, n = rows_of(c, CHUNK_CPUS); i < n; i++) {
    const uint8_t *cpu = package_row(c->p, CHUNK_CPUS, i);
    uint32_t dialect = owner_DIALECT * VALIDATE_MAX_OWNERS + (uint32_t)PKG_REF(cpu, CPUS_dialect);
    uint32_t family = owner_FAMILY * VALIDATE_MAX_OWNERS + (uint32_t)PKG_REF(cpu, CPUS_family);
    uint32_t self = owner_CPU * VALIDATE_MAX_OWNERS + i;
    if (!bits_get(has, dialect) && !bits_get(has, self) && !bits_get(has, family))
      return check_refuse(c, OPF_E_CONTRACT, need->chunk, cpu);
  }
  return OPF_OK;
}

/* --- the gate ------------------------------------------------------------------------------- */

static opf_code check_tables(Check *c) {
  opf_code code = check_strings(c);
  if (code == OPF_OK) code = check_unique_names(c, CHUNK_FAMS);
  if (code == OPF_OK) code = check_unique_names(c, CHUNK_CPUS);
  if (code == OPF_OK) code = check_unique_names(c, CHUNK_ALIA);
  if (code == OPF_OK) code = check_unique_names(c, CHUNK_MNEM);
  if (code == OPF_OK) code = check_diags(c);
  if (code == OPF_OK) code = check_cpus(c);
  if (code == OPF_OK) code = check_lexis(c);
  if (code == OPF_OK) code = check_operators(c);
  if (code == OPF_OK) code = check_expression_operators(c);
  if (code == OPF_OK) code = check_encoder(c);
  if (code == OPF_OK) code = check_states(c);
  if (code == OPF_OK) code = check_directives(c);
  if (code == OPF_OK) code = check_traits(c);
  if (code == OPF_OK) code = check_encodings(c);
  if (code == OPF_OK) code = check_versions(c);
  return code;
}

opf_code package_validate(const Package *p, opf_fault *fault) {
  Check c;
  uint32_t i;
  opf_code code;

  memset(&c, 0, sizeof c);
  c.p = p;
  c.fault = fault;
  vcode_start(&c);
  mark_sets(&c, CHUNK_TOPS, TOPS_set, c.opsets);
  mark_sets(&c, CHUNK_TNUM, TNUM_set, c.numsets);
  mark_sets(&c, CHUNK_TQUO, TQUO_set, c.quosets);
  mark_sets(&c, CHUNK_TESC, TESC_set, c.escsets);
  code = check_row_counts(&c);
  for (i = 0; code == OPF_OK && i < COLUMN_COUNT; i++) code = check_column(&c, &columns[i]);
  for (i = 0; code == OPF_OK && i < CHUNK_COUNT; i++) code = check_layout(&c, (unsigned)i);
  if (code == OPF_OK) code = check_tables(&c);
  for (i = 0; code == OPF_OK && i < sizeof needs / sizeof needs[0]; i++)
    code = check_need(&c, &needs[i]);
  return code;
}

opf_code opf_package_check(const uint8_t *bytes, size_t size_bytes, opf_fault *out_fault) {
  Package p;
  opf_code code = package_open(bytes, size_bytes, &p, out_fault);
  if (code == OPF_OK) code = package_check_hash(&p, out_fault);
  if (code == OPF_OK) code = package_validate(&p, out_fault);
  return code;
}
