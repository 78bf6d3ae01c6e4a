/* values.c - operands of records as values: one-word forms at once, code through the evaluator.
 *
 * Each reference has a slot in the frame that caches the symbol found: its offset, with bit 0 set
 * when nothing can come to shadow it. Without the bit it holds while the frame's generation is
 * the task's. Bit 1: the symbol holds a structure that the reference is a part of; that is found
 * anew each time.
 * Borrows:    record, frame; slots are the frame's.
 * Tests:      test/asm/expr, test/asm/scope
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

/* A value of plain code. */
typedef struct Plain {
  int64_t v;
  uint32_t is_address;
} Plain;
enum { PLAIN_DEPTH = 24 };

const uint8_t *record_far(const uint8_t *record) {
  return record + get_u32(record_behind(record) + LONG_AT);
}

uint32_t record_far_count(const uint8_t *record) {
  return get_u32(record_behind(record) + LONG_OPERANDS);
}

uint32_t code_refs(uint32_t word, const uint8_t *code) {
  uint32_t n = CODE_BYTES(word);
  uint32_t refs = CODE_REFS(word);
  uint32_t i;
  if (refs < CODE_MANY) return refs;
  refs = 0;
  for (i = 0; i < n; i += eval_op_bytes(code[i]))
    if (eval_is_ref(code[i])) refs++;
  return refs;
}

/* References of operand i, which is code with too many of them to be kept in its word. */
static uint32_t many_refs(const uint8_t *record, uint32_t i) {
  uint32_t k, n;
  const uint8_t *p = record_parts(record, &n);
  const uint8_t *code = p;
  for (k = 0; k < n; k++) code += operand_bytes(code);
  for (; i > 0; i--, p += operand_bytes(p))
    if (p[3] == TAG_CODE) code += CODE_BYTES(get_u32(p));
  return code_refs(get_u32(p), code);
}

uint32_t record_slots(const uint8_t *record) {
  uint32_t n;
  const uint8_t *p = record_parts(record, &n);
  uint32_t slots = record[REC_FLAGS] & FLAG_LABEL ? 1 : 0;
  uint32_t i;
  if (record[REC_KIND] == KIND_ERR) return slots;
  if (record[REC_KIND] == KIND_OP && op_info[get_u16(record + REC_ID)].label == OPLABEL_SCOPE)
    slots++;
  for (i = 0; i < n; i++) {
    uint32_t tag = p[3];
    if (tag >= TAG_SYM && tag <= TAG_SYMHI)
      slots++;
    else if (tag == TAG_CODE) {
      uint32_t word = get_u32(p);
      if (CODE_REFS(word) < CODE_MANY)
        slots += CODE_REFS(word);
      else
        slots += many_refs(record, i);
    }
    p += operand_bytes(p);
  }
  return slots;
}

void cursor_open(Cursor *c, const uint8_t *record, uint32_t slot) {
  uint32_t n;
  const uint8_t *p = record_parts(record, &n);
  slot += record[REC_FLAGS] & FLAG_LABEL ? 1 : 0;
  if (record[REC_KIND] == KIND_OP && op_info[get_u16(record + REC_ID)].label == OPLABEL_SCOPE)
    slot++;
  c->slot = slot;
  c->word = p;
  c->end = n;
  while (n--) p += operand_bytes(p);
  c->code = p;
  c->n = 0;
  c->ref = 0;
}

/* The symbol of a reference, through its slot. 0: none is visible. */
static Symbol *look_up(Run *r, Frame *f, uint32_t slot, uint32_t name) {
  uint32_t *cache = frame_slots(f) + slot;
  uint32_t at = *cache;
  Symbol *s;
  int final;
  if ((at & 1) || (at && !(at & 2) && f->gen == r->t->gen)) {
    s = AT(r, Symbol, at & ~(uint32_t)1);
    if ((at & 1) || s->kind != SYMBOL_NONE) return s;
  }
  s = symbol_find(r, name, &final);
  cache = frame_slots(f) + slot;
  *cache = s ? symbol_offset(r, s) | (uint32_t) final : 0;
  return s;
}

/* The same as a use of the symbol. */
static Symbol *reference(Run *r, Frame *f, uint32_t slot, uint32_t name) {
  Symbol *s = look_up(r, f, slot, name);
  if (s && s->proc != r->t->proc && s->proc) proc_refer(r, s->proc);
  return s;
}

/* The symbol of a slot that nothing can shadow, and that is no procedure to be told of, or 0. */
static inline const Symbol *known(const Run *r, uint32_t at) {
  const Symbol *s = AT(r, Symbol, at - 1);
  return (at & 1) && (s->proc == r->t->proc || !s->proc) ? s : 0;
}

/* 1 if a symbol holds an integer that is known: no section, nothing open. */
static inline int is_plain(const Run *r, const Symbol *s) {
  if (s->pass != r->t->pass &&
      (s->kind == SYMBOL_NONE || s->kind == SYMBOL_VAR || (uint32_t)s->pass + 1 != r->t->pass))
    return 0;
  return s->kind != SYMBOL_NONE && !s->open && s->vkind == VALUE_INT && s->base == BASE_NONE;
}

int operand_symbol(Run *r, Frame *f, uint32_t slot, const uint8_t *p, Value *out) {
  uint32_t word = get_u32(p);
  const Symbol *s = known(r, frame_slots(f)[slot]);
  if (!s) s = reference(r, f, slot, word & 0xffffffu);
  value_int(out, 0);
  if (!s || !is_plain(r, s)) {
    if (r->t->emitting || (s && s->kind != SYMBOL_NONE)) return 0;
    out->open = 1;
    return 1;
  }
  out->v = s->value;
  out->is_address = s->is_address;
  if (word >> 24 == TAG_SYM) return 1;
  if (word >> 24 == TAG_SYMADD)
    out->v = (int64_t)((uint64_t)out->v + (uint64_t)(int64_t)(int32_t)get_u32(p + 4));
  else {
    out->v = word >> 24 == TAG_SYMLO ? out->v & 0xff : out->v >> 8 & 0xff;
    out->is_address = 0;
  }
  return 1;
}

/* One of the operators that are most of all. Which one it is cannot be foreseen, so all results
 * are made and one is taken: a few instructions, where a wrong guess costs dozens. 0: another. */
static inline int apply_simple(uint32_t op, Plain *a, const Plain *b) {
  enum { ADD, SUB, MUL, AND, OR, SIMPLE };
  static const uint8_t which[EXPR_COUNT] = {[EXPR_ADD] = ADD + 1,
                                            [EXPR_SUB] = SUB + 1,
                                            [EXPR_MUL] = MUL + 1,
                                            [EXPR_AND] = AND + 1,
                                            [EXPR_OR] = OR + 1};
  uint64_t x = (uint64_t)a->v, y = (uint64_t)b->v;
  uint64_t made[SIMPLE] = {x + y, x - y, x * y, x & y, x | y};
  uint32_t is_address = a->is_address | b->is_address;
  uint32_t i = which[op];
  if (!i--) return 0;
  a->v = (int64_t)made[i];
  if (is_address) is_address = i == ADD || (i == SUB && !b->is_address);
  a->is_address = is_address;
  return 1;
}

/* Expression code of known integers and operators on them, as most is. 0: eval_code has to see. */
static int plain_code(Run *r, Frame *f, Cursor *c, uint32_t n, Value *out) {
  Plain stack[PLAIN_DEPTH];
  Plain *sp = stack; /* next free */
  const uint8_t *pc = c->code;
  const uint8_t *end = pc + n;
  uint32_t slot = c->slot;
  EvalFault ignored;
  while (pc < end) {
    uint32_t op = *pc++;
    if (op <= EXPR_HERE) { /* values */
      if (sp == stack + PLAIN_DEPTH) return 0;
      sp->is_address = 0;
      switch (op) {
      case EXPR_LIT8: sp->v = (int8_t)*pc++; break;
      case EXPR_LIT16:
        sp->v = get_i16(pc);
        pc += 2;
        break;
      case EXPR_LIT32:
        sp->v = (int32_t)get_u32(pc);
        pc += 4;
        break;
      case EXPR_SYM: {
        uint32_t at = frame_slots(f)[slot];
        const Symbol *s = known(r, at);
        if (!s) s = reference(r, f, slot, get_u32(pc));
        if (!s || !is_plain(r, s)) return 0;
        sp->v = s->value;
        sp->is_address = s->is_address;
        slot++;
        pc += 4;
        break;
      }
      case EXPR_HERE:
        if (r->t->origin) return 0;
        sp->v = r->t->at;
        sp->is_address = 1;
        break;
      default: return 0;
      }
      sp++;
    } else if (op >= EXPR_ADD && op <= EXPR_LXOR) {
      Plain *a = sp - 2;
      if (a < stack) return 0;
      sp--;
      if (!apply_simple(op, a, sp)) {
        if (!eval_binary(op, a->v, sp->v, &a->v, &ignored)) return 0;
        a->is_address = 0;
      }
    } else if (op >= EXPR_NEG && op <= EXPR_BANK) {
      if (sp == stack || !eval_unary(op, sp[-1].v, &sp[-1].v)) return 0;
      sp[-1].is_address = 0;
    } else
      return 0;
  }
  if (sp != stack + 1) return 0;
  value_int(out, sp[-1].v);
  out->is_address = (uint8_t)sp[-1].is_address;
  c->ref += slot - c->slot;
  c->slot = slot;
  c->code = end;
  return 1;
}

/* The value of a symbol; says what is wrong with it in the emitting pass. 0: a message was made. */
static int read_symbol(Run *r, Frame *f, Cursor *c, const Symbol *s, uint32_t name, Value *out) {
  Task *t = r->t;
  DiagRec *d;
  Hidden hidden;
  uint32_t end, lacks;
  int is_bound;
  if (s && (s->pass == t->pass || (s->kind != SYMBOL_VAR && s->kind != SYMBOL_NONE &&
                                   (uint32_t)s->pass + 1 == t->pass))) {
    if (!symbol_read(r, s, name, out)) {
      if (t->emitting) {
        d = diag_operand(r, f, OF0215, c->n, (int32_t)c->ref);
        diag_arg(d, ARG_NUMBER, 2, out->kind, 0);
        diag_arg(d, ARG_NAME, (uint32_t)out->v, 0, 0);
      }
      value_int(out, 0);
      out->open = 1;
      return 0;
    }
    if (!out->open || !open_is_wrong(r)) return 1;
    return out->open == 1 ? 1 : 0;
  }
  value_int(out, 0);
  out->open = 1;
  if (!open_is_wrong(r)) return 1;
  hidden.code = 0;
  if (!s && t->imports) (void)import_symbol(r, name, &end, &is_bound, &hidden);
  if (hidden.code) {
    d = diag_operand(r, f, hidden.code, c->n, (int32_t)c->ref);
    diag_arg(d, ARG_NAME, name, 0, 0);
    diag_arg_modules(r, d, &hidden);
    return 0;
  }
  if (!s && t->imports && import_is_told(r, name)) return 0;
  lacks = s ? 0 : symbol_lacks(r, name);
  if (lacks) {
    d = diag_operand(r, f, OF0215, c->n, (int32_t)c->ref);
    diag_arg(d, ARG_NUMBER, 2, VALUE_TYPE, 0);
    diag_arg(d, ARG_NAME, lacks, 0, 0);
    return 0;
  }
  if (changed_in_vain(r, name) || outside_defines(r, name)) return 0;
  if (s && s->kind == SYMBOL_VAR && (uint32_t)s->pass + 1 >= t->pass)
    d = diag_operand(r, f, OF0305, c->n, (int32_t)c->ref);
  else
    d = diag_operand(r, f, OF0301, c->n, (int32_t)c->ref);
  diag_arg(d, ARG_NAME, name, 0, 0);
  return 0;
}

static int one_symbol(Run *r, Frame *f, Cursor *c, uint32_t name, Value *out) {
  Symbol *s = reference(r, f, c->slot, name);
  int ok = read_symbol(r, f, c, s, name, out);
  c->slot++;
  c->ref++;
  return ok;
}

/* The bytes of what a name stands for: a type, a scope, or else a section. */
static void size_of(Run *r, const Symbol *s, uint32_t name, Value *out) {
  value_int(out, 0);
  out->open = 1;
  if (s) symbol_size(r, s, out);
  if (out->select != SELECT_SIZE) section_size(r, name, out);
}

/* What a procedure that is left out defines is defined, too. */
static int is_defined(const Run *r, const Symbol *s) {
  return s->kind != SYMBOL_NONE && ((uint32_t)s->pass + 1 >= r->t->pass || proc_defines(r, s));
}

/* Collects the values of all references of a piece of code. Returns their number. */
static uint32_t collect_refs(Run *r, Frame *f, Cursor *c, const uint8_t *code, uint32_t n) {
  Value *refs = AT(r, Value, r->t->refs);
  uint32_t i, k = 0;
  for (i = 0; i < n; i += eval_op_bytes(code[i])) {
    Symbol *s;
    int missing;
    if (!eval_is_ref(code[i])) continue;
    if (k >= r->t->max_refs) break;
    if (code[i] != EXPR_BACK && code[i] != EXPR_FORW) {
      s = code[i] == EXPR_DEFINED ? look_up(r, f, c->slot, get_u32(code + i + 1))
                                  : reference(r, f, c->slot, get_u32(code + i + 1));
      if (code[i] == EXPR_DEFINED) {
        value_int(&refs[k],
                  s && is_defined(r, s) && symbol_read(r, s, get_u32(code + i + 1), &refs[k]));
        if (!refs[k].v) trial_end(r); /* it may be defined behind this place */
      } else if (code[i] == EXPR_SIZEOF)
        size_of(r, s, get_u32(code + i + 1), &refs[k]);
      else if (!s || !symbol_read(r, s, get_u32(code + i + 1), &refs[k])) {
        value_int(&refs[k], 0);
        refs[k].open = 1;
      }
    } else {
      s = symbol_anonymous(r, code[i] == EXPR_FORW, get_u16(code + i + 1), &missing);
      if (s)
        symbol_value(r, s, &refs[k]);
      else {
        value_int(&refs[k], 0);
        refs[k].open = (uint8_t)(missing ? 3 : 1);
      }
    }
    c->slot++;
    k++;
  }
  return k;
}

/* Names the reference that keeps a result open. */
static void blame(Run *r, Frame *f, Cursor *c, const uint8_t *code, uint32_t n,
                  uint32_t first_ref) {
  const Value *refs = AT(r, Value, r->t->refs);
  uint32_t i, k = 0;
  Cursor at;
  at = *c;
  for (i = 0; i < n; i += eval_op_bytes(code[i])) {
    DiagRec *d;
    Value ignored;
    if (!eval_is_ref(code[i])) continue;
    at.ref = first_ref + k;
    if (refs[k].open == 3 || ((code[i] == EXPR_BACK || code[i] == EXPR_FORW) && refs[k].open)) {
      d = diag_operand(r, f, OF0217, c->n, (int32_t)at.ref);
      diag_arg(d, ARG_NUMBER, 0, 0, get_u16(code + i + 1));
      return;
    }
    if (refs[k].open == 2) return; /* its definition has been reported */
    if (refs[k].open) {
      int final;
      uint32_t name = get_u32(code + i + 1);
      if (!read_symbol(r, f, &at, symbol_find(r, name, &final), name, &ignored)) return;
      if (ignored.open) return;
    }
    k++;
  }
}

/* What wants an operand of another kind: the operation, or the statement itself, which the message
 * has scanned again. */
static void arg_taker(Run *r, const Frame *f, DiagRec *d, uint32_t op) {
  const uint8_t *record = AT(r, uint8_t, f->record);
  if (op == EXPR_POS && (record[REC_KIND] == KIND_OP || record[REC_KIND] == KIND_ASSIGN))
    diag_arg_sign(r, d, record);
  else if (op == EXPR_POS && record[REC_KIND] == KIND_INSTR)
    diag_arg(d, ARG_MNEM, r->scan.mnem, r->lang.contract->package, 0);
  else
    diag_arg(d, ARG_NUMBER, 1, op == EXPR_POS ? EXPR_END : op, 0);
}

void eval_diag(Run *r, Frame *f, uint32_t operand) {
  const EvalFault *e = &r->eval.fault;
  DiagRec *d;
  if (e->code >= OF1201) {
    diag_limit(r, f, e->code - OF1201);
    return;
  }
  d = diag_operand(r, f, e->code, operand, -1);
  switch (e->code) {
  case OF0209:
    arg_taker(r, f, d, e->op);
    diag_arg(d, ARG_NUMBER, 2, e->kind, 0);
    break;
  case OF0216:
    if (e->b)
      diag_arg(d, ARG_NAME, (uint32_t)e->b, 0, 0);
    else
      diag_arg(d, ARG_NUMBER, 2, e->kind, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, e->a);
    diag_arg(d, ARG_NAME, e->op, 0, 0);
    break;
  case OF0215:
    diag_arg(d, ARG_NUMBER, 2, e->kind, 0);
    diag_arg(d, ARG_NAME, (uint32_t)e->a, 0, 0);
    break;
  case OF0419:
    diag_arg(d, ARG_BYTE, 0, 0, e->a);
    diag_arg(d, ARG_NAME, encoding_name(r), 0, 0);
    break;
  case OF0210:
    diag_arg(d, ARG_NUMBER, 0, 0, e->a);
    diag_arg(d, ARG_NUMBER, 0, 0, e->b - 1); /* the last one there is */
    break;
  default: diag_arg(d, ARG_NUMBER, 0, 0, e->a); break;
  }
}

/* Gets the evaluator ready for the n bytes of code at the cursor, which moves behind them. */
static void open_eval(Run *r, Frame *f, Cursor *c, uint32_t n) {
  Eval *e = &r->eval;
  e->n_refs = collect_refs(r, f, c, c->code, n);
  e->refs = AT(r, Value, r->t->refs);
  e->next_ref = 0;
  e->stack = AT(r, Value, r->t->stack);
  e->max_stack = r->t->max_stack;
  value_int(&e->here, r->t->at);
  e->here.is_address = 1;
  if (r->t->origin) value_origin(&e->here, r->t->origin);
  c->code += n;
  c->ref += e->n_refs;
}

int operand_sides(Run *r, Frame *f, Cursor *c, Value *left, Value *right) {
  uint32_t word = get_u32(c->word);
  uint32_t n = CODE_BYTES(word);
  uint32_t i, last = 0;
  const uint8_t *code = c->code;
  if (word >> 24 != TAG_CODE) return 0;
  for (i = 0; i < n; i += eval_op_bytes(code[i])) last = i;
  if (code[last] < EXPR_EQ || code[last] > EXPR_GE) return 0;
  open_eval(r, f, c, n);
  return eval_sides(&r->eval, code, last, left, right);
}

int operand_data(Run *r, Frame *f, Cursor *c, Value *out) {
  Task *t = r->t;
  uint32_t word = get_u32(c->word);
  uint32_t payload = word & 0xffffffu;
  int ok = 1;
  c->word += 4;
  switch (word >> 24) {
  case TAG_LIT:
  case TAG_UNIT: value_int(out, (int32_t)(payload << 8) >> 8); break;
  case TAG_SYM: ok = one_symbol(r, f, c, payload, out); break;
  case TAG_SYMADD: {
    int64_t add = (int32_t)get_u32(c->word);
    c->word += 4;
    ok = one_symbol(r, f, c, payload, out);
    if (!ok) break;
    if (!eval_integer(&r->eval, out, EXPR_ADD)) {
      if (t->emitting) eval_diag(r, f, c->n);
      ok = 0;
      break;
    }
    out->v = (int64_t)((uint64_t)out->v + (uint64_t)add);
    break;
  }
  case TAG_SYMLO:
  case TAG_SYMHI:
    ok = one_symbol(r, f, c, payload, out);
    if (!ok) break;
    if (!eval_integer(&r->eval, out, word >> 24 == TAG_SYMLO ? EXPR_LO : EXPR_HI)) {
      if (t->emitting) eval_diag(r, f, c->n);
      ok = 0;
      break;
    }
    eval_byte(out, word >> 24 == TAG_SYMLO ? SELECT_BYTE0 : SELECT_BYTE1);
    out->v = word >> 24 == TAG_SYMLO ? out->v & 0xff : out->v >> 8 & 0xff;
    out->is_address = 0;
    break;
  case TAG_CODE: {
    uint32_t first_ref = c->ref;
    const uint8_t *code = c->code;
    payload = CODE_BYTES(word);
    if (plain_code(r, f, c, payload, out)) break;
    open_eval(r, f, c, payload);
    if (!eval_code(&r->eval, code, payload, out)) {
      value_int(out, 0);
      out->open = 1;
      if (t->emitting) eval_diag(r, f, c->n);
      ok = 0;
    } else if (out->open && open_is_wrong(r)) {
      blame(r, f, c, code, payload, first_ref);
      ok = 0;
    }
    break;
  }
  case TAG_STR:
    value_int(out, payload);
    out->kind = VALUE_STRING;
    break;
  case TAG_SPAN:
    c->word += 4;
    value_int(out, 0);
    break;
  case TAG_BODY:
    c->word += 12;
    value_int(out, 0);
    break;
  default: value_int(out, 0); break;
  }
  c->n++;
  return ok;
}

int operand_value(Run *r, Frame *f, Cursor *c, Value *out) {
  if (!operand_data(r, f, c, out)) return 0;
  if (out->kind != VALUE_HOLE) return 1;
  if (r->t->emitting) diag_operand(r, f, OF0218, c->n - 1, -1);
  value_int(out, 0);
  return 0;
}

int operand_integer(Run *r, Frame *f, Cursor *c, Value *out) {
  if (!operand_value(r, f, c, out)) return 0;
  if (out->kind == VALUE_INT || eval_integer(&r->eval, out, EXPR_POS)) return 1;
  if (r->t->emitting) eval_diag(r, f, c->n - 1);
  return 0;
}

void operand_skip(Cursor *c) {
  uint32_t word = get_u32(c->word);
  uint32_t tag = word >> 24;
  c->word += operand_bytes(c->word);
  c->n++;
  if (tag >= TAG_SYM && tag <= TAG_SYMHI) {
    c->slot++;
    c->ref++;
  } else if (tag == TAG_CODE) {
    uint32_t n = code_refs(word, c->code);
    c->slot += n;
    c->ref += n;
    c->code += CODE_BYTES(word);
  }
}
