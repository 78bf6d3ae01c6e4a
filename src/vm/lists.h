/* lists.h - the enums of the core's closed sets, generated from the .def files.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_LISTS_H
#define OPF_LISTS_H

enum {
#define TOKEN(name, text) TOKEN_##name,
#include "vm/tokens.def"
#undef TOKEN
  TOKEN_COUNT
};

enum {
#define TKVM(name, a, b, c, d, flow, burn, text) TKVM_##name,
#include "vm/tkvm.def"
#undef TKVM
  TKVM_COUNT
};

enum {
#define PRVM(name, a, b, c, d, flow, burn, text) PRVM_##name,
#include "vm/prvm.def"
#undef PRVM
  PRVM_COUNT
};

enum {
#define XPVM(name, a, b, c, d, flow, burn, text) XPVM_##name,
#include "vm/xpvm.def"
#undef XPVM
  XPVM_COUNT
};

enum {
#define EXPR(name, operand, cls, text) EXPR_##name,
#include "vm/expr.def"
#undef EXPR
  EXPR_COUNT
};

enum {
#define FORM(name, a, b, c, d, use, text) FORM_##name,
#include "vm/form.def"
#undef FORM
  FORM_COUNT
};

/* All rows of lists.def in one run, then each list numbered from its own start. */
enum {
#define LIST(list) ALL_##list##_LIST,
#define ITEM(list, name, text) ALL_##list##_##name,
#define LIST_END(list) ALL_##list##_END,
#include "vm/lists.def"
#undef LIST
#undef ITEM
#undef LIST_END
  ALL_COUNT
};

enum {
#define LIST(list)
#define ITEM(list, name, text)                                                                     \
  list##_##name = (int)ALL_##list##_##name - (int)ALL_##list##_LIST - 1,
#define LIST_END(list) list##_COUNT = (int)ALL_##list##_END - (int)ALL_##list##_LIST - 1,
#include "vm/lists.def"
#undef LIST
#undef ITEM
#undef LIST_END
  LISTS_END
};

/* Statement records: field offsets, those of long ones, kinds, flags, operand tags. */
#define FIELD(name, bytes, text)
#define LONG(name, bytes, text)
#define KIND(name, text)
#define FLAG(name, bit, text)
#define TAG(name, extra, text)

enum {
#undef FIELD
#define FIELD(name, bytes, text) REC_##name, REC_##name##_LAST = REC_##name + bytes - 1,
#include "vm/record.def"
#undef FIELD
#define FIELD(name, bytes, text)
  REC_HEAD
};

enum { REC_LONG = 255 }; /* COUNT of a long one */
enum {
#undef LONG
#define LONG(name, bytes, text) LONG_##name, LONG_##name##_LAST = LONG_##name + bytes - 1,
#include "vm/record.def"
#undef LONG
#define LONG(name, bytes, text)
  LONG_BYTES
};

enum {
#undef KIND
#define KIND(name, text) KIND_##name,
#include "vm/record.def"
#undef KIND
#define KIND(name, text)
  KIND_COUNT
};

enum {
#undef FLAG
#define FLAG(name, bit, text) FLAG_##name = 1 << bit,
#include "vm/record.def"
#undef FLAG
#define FLAG(name, bit, text)
  FLAGS_END
};

enum {
#undef TAG
#define TAG(name, extra, text) TAG_##name,
#include "vm/record.def"
  TAG_COUNT
};
#undef FIELD
#undef LONG
#undef KIND
#undef FLAG
#undef TAG

enum {
#define DIAG(name, number, severity, warning, text, cause, cure) name = number,
#include "vm/diag.def"
#undef DIAG
  DIAG_LAST
};

#endif
