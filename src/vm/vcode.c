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
} OpInfo;

static const OpInfo tkvm_ops[] = {
#define TKVM(name, a, b, c, d, flow, burn, text)                                                   \
  {{TYPE_##a, TYPE_##b, TYPE_##c, TYPE_##d}, FLOW_##flow, burn, ADMIT_BOTH},
#include "vm/tkvm.def"
#undef TKVM
};

static const OpInfo prvm_ops[] = {
#define PRVM(name, a, b, c, d, flow, burn, text)                                                   \
  {{TYPE_##a, TYPE_##b, TYPE_##c, TYPE_##d}, FLOW_##flow, burn, ADMIT_BOTH},
#include "vm/prvm.def"
#undef PRVM
};

static const OpInfo xpvm_ops[] = {
#define XPVM(name, a, b, c, d, flow, burn, text)                                                   \
  {{TYPE_##a, TYPE_##b, TYPE_##c, TYPE_##d}, FLOW_##flow, burn, ADMIT_BOTH},
#include "vm/xpvm.def"
#undef XPVM
};

/* Of form.def only END stops; it is the one opcode for both uses. */
#define FORM_FLOW_BOTH FLOW_STOP
#define FORM_FLOW_GUARD FLOW_NEXT
#define FORM_FLOW_FORM FLOW_NEXT

static const OpInfo form_ops[] = {
#define FORM(name, a, b, c, d, use, text)                                                          \
  {{TYPE_##a, TYPE_##b, TYPE_##c, TYPE_##d}, FORM_FLOW_##use, 0, ADMIT_##use},
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

/* The row of an opcode, or NULL if the kind does not admit it. */
static const OpInfo *op_info(unsigned kind, unsigned op) {
  const OpInfo *info;
  switch (kind) {
  case PROGRAM_TKVM: return op < sizeof tkvm_ops / sizeof tkvm_ops[0] ? &tkvm_ops[op] : NULL;
  case PROGRAM_PRVM: return op < sizeof prvm_ops / sizeof prvm_ops[0] ? &prvm_ops[op] : NULL;
  case PROGRAM_XPVM: return op < sizeof xpvm_ops / sizeof xpvm_ops[0] ? &xpvm_ops[op] : NULL;
  default: break;
  }
  if (op >= sizeof form_ops / sizeof form_ops[0]) return NULL;
  info = &form_ops[op];
  if (info->admit == (kind == PROGRAM_GUARD ? ADMIT_FORM : ADMIT_GUARD)) return NULL;
  return info;
}

/* Size of the instruction at an offset, or 0 if it does not end inside the program. Where its
 * labels stand goes to *out_labels and *out_n_labels; no opcode has two operands that hold labels.
 * */
static uint32_t op_size(const Program *g, const OpInfo *info, uint32_t at, uint32_t *out_labels,
                        uint32_t *out_n_labels) {
  uint32_t size = 1;
  unsigned i;
  *out_labels = 0;
  *out_n_labels = 0;
  for (i = 0; i < 4; i++) {
    unsigned type = info->operand[i];
    if (type == TYPE_SWITCH) {
      if (at + size >= g->len) return 0;
      *out_labels = at + size + 1;
      *out_n_labels = g->code[at + size];
      size += 2u * g->code[at + size];
    } else if (type == TYPE_LABEL) {
      *out_labels = at + size;
      *out_n_labels = 1;
    }
    size += type_bytes[type];
  }
  return at + size <= g->len ? size : 0;
}

static int is_operand(const Check *c, unsigned kind, unsigned type, const uint8_t *at) {
  switch (type) {
  case TYPE_SET: return at[0] < rows_of(c, CHUNK_TSET);
  case TYPE_OPER: return at[0] < rows_of(c, CHUNK_TOPS);
  case TYPE_LOCAL: return at[0] < rows_of(c, CHUNK_DIAG);
  case TYPE_CLASS: return at[0] < rows_of(c, CHUNK_RCLS);
  case TYPE_SHAPE: return at[0] < rows_of(c, CHUNK_SHAP);
  case TYPE_WORD: return at[0] < word_COUNT;
  case TYPE_FIT: return at[0] < rows_of(c, CHUNK_FITS);
  case TYPE_STATE: return at[0] < rows_of(c, CHUNK_STAT);
  case TYPE_OPSET: return bits_get(c->opsets, at[0]);
  case TYPE_NUMSET: return bits_get(c->numsets, at[0]);
  case TYPE_QUOSET: return bits_get(c->quosets, at[0]);
  case TYPE_KIND: return at[0] < TOKEN_COUNT;
  case TYPE_OPND: return at[0] < VALIDATE_MAX_OPERANDS;
  case TYPE_ENUM: return at[0] < 255; /* list op belongs to the assembler, which checks the rest */
  case TYPE_SWITCH:
    return at[0] == (kind == PROGRAM_TKVM ? rows_of(c, CHUNK_TCLS) : (uint32_t)TOKEN_COUNT);
  default: return 1; /* plain numbers, and labels, which are checked apart */
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

/* Opcodes, operands, the end of the program, and what backward jumps cost. */
static opf_code check_flow(Check *c, const Program *g) {
  uint32_t at = 0, size, labels, n_labels, i;
  const OpInfo *info = NULL;

  for (; at < g->len; at += size) {
    const uint8_t *operand = g->code + at + 1;
    info = op_info(g->kind, g->code[at]);
    if (!info) return check_refuse(c, OPF_E_OPCODE, g->chunk, g->code + at);
    size = op_size(g, info, at, &labels, &n_labels);
    if (size == 0) return check_refuse(c, OPF_E_FALL, g->chunk, g->code + at);
    for (i = 0; i < 4; i++) {
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
static opf_code check_targets(Check *c, const Program *g) {
  uint8_t starts[1024];
  const uint32_t width = 8u * (uint32_t)sizeof starts;
  uint32_t base, start = 0, at, size, labels, n_labels, i, n_seen = 1;

  for (base = 0; base < g->len && n_seen > 0; base += width) {
    memset(starts, 0, sizeof starts);
    for (; start < g->len && start < base + width; start += size) {
      size = op_size(g, op_info(g->kind, g->code[start]), start, &labels, &n_labels);
      bits_set(starts, start - base);
    }
    n_seen = 0;
    for (at = 0; at < g->len; at += size) {
      size = op_size(g, op_info(g->kind, g->code[at]), at, &labels, &n_labels);
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

/* Widths of fields; that fields of one word do not overlap and lie inside it; nothing behind END.
 * */
static opf_code check_form(Check *c, const Program *g) {
  uint32_t at, size, labels, n_labels, width, bit, emitted = 0, used = 0, field;

  for (at = 0; at < g->len; at += size) {
    const uint8_t *op = g->code + at;
    size = op_size(g, op_info(g->kind, op[0]), at, &labels, &n_labels);
    width = 0;
    switch (op[0]) {
    case FORM_END:
      if (at + size != g->len) return check_refuse(c, OPF_E_OPERAND, g->chunk, op);
      continue;
    case FORM_WARN: continue;
    case FORM_OFFSET: width = op[3]; break;
    case FORM_BYTE: width = 1; break;
    case FORM_VAL:
    case FORM_REL: width = op[2]; break;
    case FORM_BYTEVAL:
      width = op[3];
      emitted++;
      break;
    case FORM_ACC: used = 0; continue;
    case FORM_FIELD:
    case FORM_RELFIELD:
      bit = op[2], width = op[3];
      if (width < 1 || bit + width > 32) return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 2);
      field = (width == 32 ? 0xffffffffu : ((uint32_t)1 << width) - 1) << bit;
      if (used & field) return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 2);
      used |= field;
      continue;
    case FORM_PUT:
      width = op[1];
      if (width >= 1 && width < 4 && used >> (8 * width) != 0)
        return check_refuse(c, OPF_E_OPERAND, g->chunk, op + 1);
      break;
    default: continue;
    }
    if (width < 1 || width > 8) return check_refuse(c, OPF_E_OPERAND, g->chunk, op);
    emitted += width;
    if (emitted > VALIDATE_MAX_SIZE) return check_refuse(c, OPF_E_OPERAND, g->chunk, op);
  }
  return OPF_OK;
}

opf_code vcode_check(Check *c, const Program *g) {
  opf_code code;

  if (g->kind == PROGRAM_GUARD && g->len == 0) return OPF_OK;
  code = check_flow(c, g);
  if (code != OPF_OK) return code;
  if (g->kind == PROGRAM_GUARD || g->kind == PROGRAM_FORM) return check_form(c, g);
  return check_targets(c, g);
}

uint32_t vcode_emits(const Program *g) {
  uint32_t at, labels, n_labels, emitted = 0;
  for (at = 0; at < g->len; at += op_size(g, &form_ops[g->code[at]], at, &labels, &n_labels)) {
    const uint8_t *op = g->code + at;
    switch (op[0]) {
    case FORM_BYTE: emitted += 1; break;
    case FORM_VAL:
    case FORM_REL: emitted += op[2]; break;
    case FORM_BYTEVAL: emitted += op[3] + 1u; break;
    case FORM_PUT: emitted += op[1]; break;
    case FORM_OFFSET: emitted += op[3]; break;
    default: break;
    }
  }
  return emitted;
}

int vcode_is_modal(const Program *g) {
  uint32_t at, labels, n_labels, i;
  for (at = 0; at < g->len; at += op_size(g, &form_ops[g->code[at]], at, &labels, &n_labels))
    for (i = 0; i < 4; i++)
      if (form_ops[g->code[at]].operand[i] == TYPE_STATE) return 1;
  return 0;
}
