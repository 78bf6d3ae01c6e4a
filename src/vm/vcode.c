/* vcode.c - checks programs by the opcode lists: operands, ends, jumps and what loops cost.
 *
 * Owns:       nothing; all state is on the stack.
 * Invariants: time is linear in the program; no recursion. What it accepts is decoded by
 *             interpreters without looking at its length again.
 * Tests:      test/vm/t_validate.lua, test/vm/t_bitflip.lua
 * SPDX-License-Identifier: MIT
 */
#include "vm/vcode.h"

#include <string.h>

#include "vm/lists.h"
#include "vm/validate.h"

/* --- opcodes -------------------------------------------------------------------------------- */

enum { FLOW_NEXT, FLOW_JUMP, FLOW_GOTO, FLOW_STOP };
enum { ADMIT_BOTH, ADMIT_GUARD, ADMIT_FORM };

typedef struct OpInfo {
  uint8_t operand[4];
  uint8_t flow, burn, admit;
  uint8_t bytes; /* of the instruction, without the labels of a switch */
  /* Where its label or switch stands, or 0: it has none. No opcode has two of them. */
  uint8_t label_at, switch_at;
} OpInfo;

#define AT_OF(type, a, b, c, d)                                                                    \
  TYPE_##a == (type)   ? 1                                                                         \
  : TYPE_##b == (type) ? 1 + TYPE_BYTES_##a                                                        \
  : TYPE_##c == (type) ? 1 + TYPE_BYTES_##a + TYPE_BYTES_##b                                       \
  : TYPE_##d == (type) ? 1 + TYPE_BYTES_##a + TYPE_BYTES_##b + TYPE_BYTES_##c                      \
                       : 0
#define OP_INFO(a, b, c, d, flow, burn, admit)                                                     \
  {                                                                                                \
    {TYPE_##a, TYPE_##b, TYPE_##c, TYPE_##d}, flow, burn, admit,                                   \
        1 + TYPE_BYTES_##a + TYPE_BYTES_##b + TYPE_BYTES_##c + TYPE_BYTES_##d,                     \
        AT_OF(TYPE_LABEL, a, b, c, d), AT_OF(TYPE_SWITCH, a, b, c, d)                              \
  }

static const OpInfo tkvm_ops[] = {
#define TKVM(name, a, b, c, d, flow, burn, text) OP_INFO(a, b, c, d, FLOW_##flow, burn, ADMIT_BOTH),
#include "vm/tkvm.def"
#undef TKVM
};

static const OpInfo prvm_ops[] = {
#define PRVM(name, a, b, c, d, flow, burn, text) OP_INFO(a, b, c, d, FLOW_##flow, burn, ADMIT_BOTH),
#include "vm/prvm.def"
#undef PRVM
};

static const OpInfo xpvm_ops[] = {
#define XPVM(name, a, b, c, d, flow, burn, text) OP_INFO(a, b, c, d, FLOW_##flow, burn, ADMIT_BOTH),
#include "vm/xpvm.def"
#undef XPVM
};

/* Without jumps: what flows where is not asked of them. END is the one opcode for both uses. */
static const OpInfo form_ops[] = {
#define FORM(name, a, b, c, d, use, text) OP_INFO(a, b, c, d, FLOW_NEXT, 0, ADMIT_##use),
#include "vm/form.def"
#undef FORM
};

static const uint8_t type_bytes[] = {
#define TYPE(name, bytes, text) (bytes),
#include "vm/types.def"
#undef TYPE
    0 /* NONE */
};

/* --- programs ------------------------------------------------------------------------------- */

/* The opcodes of a kind of program. */
typedef struct OpTable {
  const OpInfo *ops;
  uint32_t count;
} OpTable;

/* Size of the instruction at an offset, or 0 if it does not end inside the program. Where its
 * labels stand goes to *out_labels and *out_n_labels. */
static inline uint32_t op_size(const Program *g, const OpInfo *info, uint32_t at,
                               uint32_t *out_labels, uint32_t *out_n_labels) {
  uint32_t size = info->bytes;
  *out_n_labels = 0;
  *out_labels = at + info->label_at;
  if (at + size > g->len) return 0;
  if (info->switch_at) {
    *out_labels = at + info->switch_at + 1u;
    *out_n_labels = g->code[at + info->switch_at];
    size += 2 * *out_n_labels;
  } else if (info->label_at)
    *out_n_labels = 1;
  return at + size <= g->len ? size : 0;
}

void vcode_start(Check *c) {
  uint32_t i;
  for (i = 0; i < TYPE_COUNT; i++) c->below[i] = 256; /* plain numbers, and labels */
  c->below[TYPE_SET] = rows_of(c, CHUNK_TSET);
  c->below[TYPE_OPER] = rows_of(c, CHUNK_TOPS);
  c->below[TYPE_LOCAL] = rows_of(c, CHUNK_DIAG);
  c->below[TYPE_CLASS] = rows_of(c, CHUNK_RCLS);
  c->below[TYPE_SHAPE] = rows_of(c, CHUNK_SHAP);
  c->below[TYPE_FIT] = rows_of(c, CHUNK_FITS);
  c->below[TYPE_STATE] = rows_of(c, CHUNK_STAT);
  c->below[TYPE_WORD] = word_COUNT;
  c->below[TYPE_KIND] = TOKEN_COUNT;
  c->below[TYPE_OPND] = VALIDATE_MAX_OPERANDS;
  c->below[TYPE_ENUM] = 255; /* list op belongs to the assembler, which checks the rest */
}

static int is_operand(const Check *c, unsigned kind, unsigned type, const uint8_t *at) {
  switch (type) {
  case TYPE_OPSET: return bits_get(c->opsets, at[0]);
  case TYPE_NUMSET: return bits_get(c->numsets, at[0]);
  case TYPE_QUOSET: return bits_get(c->quosets, at[0]);
  case TYPE_SWITCH:
    return at[0] == (kind == PROGRAM_TKVM ? rows_of(c, CHUNK_TCLS) : (uint32_t)TOKEN_COUNT);
  default: return at[0] < c->below[type];
  }
}

/* A token can carry a name only if WORD interned it, and an operator only if OPER found it: the
 * parser takes the value of a token by its kind. */
static int is_token_kind(unsigned op, unsigned kind) {
  int is_word = kind == TOKEN_NAME || kind == TOKEN_DOTNAME || kind == TOKEN_LABEL;
  int is_oper = kind == TOKEN_OP || kind == TOKEN_ANON || kind == TOKEN_ASSIGN;
  if (op == TKVM_WORD) return is_word;
  if (op == TKVM_OPER) return is_oper;
  if (op == TKVM_RETYPE) return is_word;
  if (op == TKVM_EMIT) return is_word || kind == TOKEN_END;
  return 1;
}

/* What an encode program has come to. */
typedef struct Form {
  uint32_t used; /* bits of the word that fields have taken */
  int has_ended;
} Form;

/* An instruction of an encode program: widths of fields; that fields of one word do not overlap and
 * lie inside it; nothing behind END. Counts the bytes it emits. */
static opf_code check_form(Check *c, Program *g, Form *form, const uint8_t *op) {
  uint32_t width, bit, field;
  if (form->has_ended) return check_refuse(c, OPF_E_OPERAND, g->chunk, op);
  switch (op[0]) {
  case FORM_END: form->has_ended = 1; return OPF_OK;
  case FORM_BYTE: width = 1; break;
  case FORM_VAL:
  case FORM_REL: width = op[2]; break;
  case FORM_OFFSET: width = op[3]; break;
  case FORM_BYTEVAL:
    width = op[3];
    g->emits++;
    break;
  case FORM_ACC: form->used = 0; return OPF_OK;
  case FORM_FIELD:
  case FORM_RELFIELD:
    bit = op[2], width = op[3];
    if (width < 1 || bit + width > 32) return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 2);
    field = (width == 32 ? 0xffffffffu : ((uint32_t)1 << width) - 1) << bit;
    if (form->used & field) return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 2);
    form->used |= field;
    return OPF_OK;
  case FORM_PUT:
    width = op[1];
    if (width >= 1 && width < 4 && form->used >> (8 * width) != 0)
      return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 1);
    break;
  default: return OPF_OK;
  }
  if (width < 1 || width > 8) return check_refuse(c, OPF_E_OPERAND, g->chunk, op);
  g->emits += width;
  return g->emits > VALIDATE_MAX_SIZE ? check_refuse(c, OPF_E_OPERAND, g->chunk, op) : OPF_OK;
}

/* An encode program or a guard: no labels, so one walk says it all. */
static opf_code check_encode(Check *c, Program *g) {
  const uint8_t *op = g->code, *end = g->code + g->len;
  uint8_t refused = g->kind == PROGRAM_GUARD ? ADMIT_FORM : ADMIT_GUARD;
  Form form = {0, 0};
  uint32_t i;

  while (op < end) {
    const OpInfo *info;
    const uint8_t *operand = op + 1;
    opf_code code;
    if (*op >= FORM_COUNT || form_ops[*op].admit == refused)
      return check_refuse(c, OPF_E_OPCODE, g->chunk, op);
    info = &form_ops[*op];
    if (info->bytes > end - op) return check_refuse(c, OPF_E_FALL, g->chunk, op);
    for (i = 0; i < 4 && info->operand[i] != TYPE_NONE; i++) {
      unsigned type = info->operand[i];
      if (*operand >= c->below[type]) return check_refuse(c, OPF_E_OPERAND, g->chunk, operand);
      if (type == TYPE_STATE) g->is_modal = 1;
      operand += type_bytes[type];
    }
    code = check_form(c, g, &form, op);
    if (code != OPF_OK) return code;
    op = operand;
  }
  return form.has_ended ? OPF_OK : check_refuse(c, OPF_E_FALL, g->chunk, g->code);
}

/* Opcodes, operands, the end of the program, and what backward jumps cost. */
static opf_code check_flow(Check *c, const Program *g, const OpTable *table) {
  uint32_t at = 0, size, labels, n_labels, i;
  const OpInfo *info = NULL;

  for (; at < g->len; at += size) {
    const uint8_t *operand = g->code + at + 1;
    if (g->code[at] >= table->count) return check_refuse(c, OPF_E_OPCODE, g->chunk, g->code + at);
    info = &table->ops[g->code[at]];
    size = op_size(g, info, at, &labels, &n_labels);
    if (size == 0) return check_refuse(c, OPF_E_FALL, g->chunk, g->code + at);
    for (i = 0; i < 4 && info->operand[i] != TYPE_NONE; i++) {
      unsigned type = info->operand[i];
      if (!is_operand(c, g->kind, type, operand))
        return check_refuse(c, OPF_E_OPERAND, g->chunk, operand);
      operand += type_bytes[type] + (type == TYPE_SWITCH ? 2u * operand[0] : 0u);
    }
    if (g->kind == PROGRAM_TKVM && !is_token_kind(g->code[at], g->code[at + 1]))
      return check_refuse(c, OPF_E_OPERAND, g->chunk, g->code + at + 1);
    for (i = 0; i < n_labels; i++) {
      uint32_t target = get_u16(g->code + labels + 2 * i);
      if (target >= g->len)
        return check_refuse(c, OPF_E_TARGET, g->chunk, g->code + labels + 2 * i);
      if (target <= at && !info->burn)
        return check_refuse(c, OPF_E_LOOP, g->chunk, g->code + labels + 2 * i);
    }
  }
  if (!info || info->flow == FLOW_NEXT || info->flow == FLOW_JUMP)
    return check_refuse(c, OPF_E_FALL, g->chunk, g->code);
  return OPF_OK;
}

/* Targets of labels. Instruction starts are marked in a window of the program at a time, so that
 * the bitmap stays small: a program of 65535 bytes is walked through 8 times. */
static opf_code check_targets(Check *c, const Program *g, const OpTable *table) {
  uint8_t starts[1024];
  const uint32_t width = 8u * (uint32_t)sizeof starts;
  uint32_t base, start = 0, at, size, labels, n_labels, i, n_seen = 1;

  for (base = 0; base < g->len && n_seen > 0; base += width) {
    memset(starts, 0, sizeof starts);
    for (; start < g->len && start < base + width; start += size) {
      size = op_size(g, &table->ops[g->code[start]], start, &labels, &n_labels);
      bits_set(starts, start - base);
    }
    n_seen = 0;
    for (at = 0; at < g->len; at += size) {
      size = op_size(g, &table->ops[g->code[at]], at, &labels, &n_labels);
      n_seen += n_labels;
      for (i = 0; i < n_labels; i++) {
        uint32_t target = get_u16(g->code + labels + 2 * i);
        if (target >= base && target - base < width && !bits_get(starts, target - base))
          return check_refuse(c, OPF_E_TARGET, g->chunk, g->code + labels + 2 * i);
      }
    }
  }
  return OPF_OK;
}

opf_code vcode_check(Check *c, Program *g) {
  OpTable table;
  opf_code code;

  g->emits = 0;
  g->is_modal = 0;
  switch (g->kind) {
  case PROGRAM_GUARD:
    if (g->len == 0) return OPF_OK;
    return check_encode(c, g);
  case PROGRAM_FORM: return check_encode(c, g);
  case PROGRAM_TKVM: table.ops = tkvm_ops, table.count = TKVM_COUNT; break;
  case PROGRAM_PRVM: table.ops = prvm_ops, table.count = PRVM_COUNT; break;
  default: table.ops = xpvm_ops, table.count = XPVM_COUNT; break;
  }
  code = check_flow(c, g, &table);
  return code == OPF_OK ? check_targets(c, g, &table) : code;
}
