/* expr.c - evaluates expression code.
 *
 * Owns:       nothing; the stack is the caller's.
 * Borrows:    the values of references, in the order the code has them.
 * Invariants: no recursion; stack bounds are checked, since code depends on the package's parser
 *             program.
 * Tests:      test/asm/expr, test/bare
 * SPDX-License-Identifier: MIT
 */
#include "vm/bytes.h"
#include "vm/lists.h"
#include "vm/value.h"

#include <string.h>

int eval_unary(unsigned op, int64_t a, int64_t *out) {
  switch (op) {
  case EXPR_POS: break;
  case EXPR_NEG: a = (int64_t)(0 - (uint64_t)a); break;
  case EXPR_INV: a = ~a; break;
  case EXPR_NOT: a = a == 0; break;
  case EXPR_BOOL: a = a != 0; break;
  case EXPR_LO:
  case EXPR_FLO: a = (uint8_t)a; break;
  case EXPR_HI:
  case EXPR_FHI: a = (uint8_t)(a >> 8); break;
  case EXPR_BANK:
  case EXPR_FBANK: a = (uint8_t)(a >> 16); break;
  case EXPR_ABS: a = a < 0 ? (int64_t)(0 - (uint64_t)a) : a; break;
  case EXPR_SIGN: a = (a > 0) - (a < 0); break;
  default: return 0;
  }
  *out = a;
  return 1;
}

static int fault1(EvalFault *fault, unsigned code, int64_t a) {
  fault->code = code;
  fault->a = a;
  return 0;
}

int eval_binary(unsigned op, int64_t a, int64_t b, int64_t *out, EvalFault *fault) {
  uint64_t x = (uint64_t)a;
  uint64_t y = (uint64_t)b;
  switch (op) {
  case EXPR_ADD: x += y; break;
  case EXPR_SUB: x -= y; break;
  case EXPR_MUL: x *= y; break;
  case EXPR_DIV:
  case EXPR_MOD:
    if (b == 0) return fault1(fault, OF0205, 0);
    if (b == -1)
      x = op == EXPR_DIV ? 0 - x : 0; /* the one quotient that overflows */
    else
      x = (uint64_t)(op == EXPR_DIV ? a / b : a % b);
    break;
  case EXPR_POW: {
    uint64_t factor = x;
    if (b < 0) return fault1(fault, OF0206, b);
    for (x = 1; y; y >>= 1) {
      if (y & 1) x *= factor;
      factor *= factor;
    }
    break;
  }
  case EXPR_SHL:
  case EXPR_SAR:
  case EXPR_SHR:
    if (y > 63) return fault1(fault, OF0207, b);
    if (op == EXPR_SHL)
      x <<= (unsigned)y;
    else if (op == EXPR_SHR || a >= 0)
      x >>= (unsigned)y;
    else
      x = ~(~x >> (unsigned)y);
    break;
  case EXPR_AND: x &= y; break;
  case EXPR_OR: x |= y; break;
  case EXPR_XOR: x ^= y; break;
  case EXPR_EQ: x = x == y; break;
  case EXPR_NE: x = x != y; break;
  case EXPR_LT: x = a < b; break;
  case EXPR_LE: x = a <= b; break;
  case EXPR_GT: x = a > b; break;
  case EXPR_GE: x = a >= b; break;
  case EXPR_LXOR: x = (a != 0) != (b != 0); break;
  default: return 0;
  }
  *out = (int64_t)x;
  return 1;
}

/* The placeholder is out of place anywhere; other kinds only here. */
static int wrong_kind(Eval *e, const Value *value, unsigned op) {
  e->fault.code = value->kind == VALUE_HOLE ? OF0218 : OF0209;
  e->fault.kind = value->kind;
  e->fault.op = op;
  return 0;
}

/* A string as a number: its bytes, the first one highest. */
static int string_number(Eval *e, Value *value) {
  const Name *name = names_get(e->names, e->arena, (unsigned)value->v);
  const uint8_t *text = e->arena->base + name->text;
  const uint8_t *bytes = text;
  unsigned n = 0, v = 0, i, at, len = name->len;
  for (at = 0; at < name->len;) {
    if (e->charset) {
      at += charset_next(e->charset, e->names, e->arena, text + at, name->len - at, &bytes, &len);
      if (!len) return fault1(&e->fault, OF0419, text[at - 1]);
    } else
      at = len;
    for (i = 0; i < len && i < 2; i++) v = v << 8 | bytes[i];
    n += len;
  }
  if (n < 1 || n > 2) return fault1(&e->fault, OF0208, n);
  value_int(value, v);
  return 1;
}

int eval_integer(Eval *e, Value *value, unsigned op) {
  if (value->kind == VALUE_INT) return 1;
  if (value->open) {
    value_int(value, 0);
    value->open = 1;
    return 1;
  }
  e->fault.op = op;
  e->fault.kind = value->kind;
  if (value->kind == VALUE_SCOPE) {
    value->kind = VALUE_INT;
    value->select = SELECT_ALL;
    return 1;
  }
  if (value->kind != VALUE_STRING) return wrong_kind(e, value, op);
  return string_number(e, value);
}

/* Section of a sum or difference; the other operations are not expressible. */
static void combine_base(unsigned op, Value *a, const Value *b) {
  if (!a->base && !b->base) {
    a->select = 0;
    return;
  }
  if (op == EXPR_ADD && !a->base) {
    a->base = b->base;
    a->select = b->select;
  } else if (op == EXPR_SUB && a->base == b->base && a->select == b->select) {
    a->base = BASE_NONE;
    a->select = 0;
  } else if (!((op == EXPR_ADD || op == EXPR_SUB) && !b->base)) {
    int byte = op == EXPR_SAR && b->v == 8      ? SELECT_BYTE1
               : op == EXPR_SAR && b->v == 16   ? SELECT_BYTE2
               : op == EXPR_AND && b->v == 0xff ? SELECT_BYTE0
                                                : 0;
    if (byte && !b->base && a->select == SELECT_ALL)
      a->select = (uint8_t)byte;
    else
      a->base = BASE_MIXED;
  }
}

static int same_string_kind(const Value *a, const Value *b) {
  return a->kind == VALUE_STRING && b->kind == VALUE_STRING;
}

/* Elements of a range; the step must lead to the end. */
static int make_range(Eval *e, Value *a, const Value *b, int inclusive) {
  int64_t from = a->v;
  int64_t to = b->v;
  uint64_t distance = to >= from ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
  if (distance > 0x7ffffffffffffffeu) return fault1(&e->fault, OF0211, 1);
  a->kind = VALUE_RANGE;
  a->step = to >= from ? 1 : -1;
  a->length = (int64_t)distance + (inclusive ? 1 : 0);
  a->open |= b->open;
  a->base = BASE_NONE;
  a->count = (uint16_t)inclusive;
  return 1;
}

static int step_range(Eval *e, Value *a, const Value *b) {
  uint64_t distance, step;
  int inclusive = a->count;
  if (a->kind != VALUE_RANGE || b->kind != VALUE_INT) {
    return wrong_kind(e, a->kind != VALUE_RANGE ? a : b, EXPR_STEP);
  }
  a->open |= b->open;
  if (a->open) return 1;
  distance = (uint64_t)a->length - (inclusive ? 1u : 0u);
  if (b->v == 0 || (distance > 0 && (b->v > 0) != (a->step > 0)))
    return fault1(&e->fault, OF0211, b->v);
  step = b->v > 0 ? (uint64_t)b->v : 0 - (uint64_t)b->v;
  a->length = (int64_t)(inclusive ? distance / step + 1 : (distance + step - 1) / step);
  a->step = b->v;
  return 1;
}

static int index_value(Eval *e, Value *a, Value *b) {
  const Name *name;
  int64_t n;
  if (!eval_integer(e, b, EXPR_INDEX)) return 0;
  if (a->open || b->open) {
    value_int(a, 0);
    a->open = 1;
    return 1;
  }
  if (a->kind == VALUE_RANGE) {
    n = a->length;
    if (b->v >= 0 && b->v < n) {
      value_int(a, (int64_t)((uint64_t)a->v + (uint64_t)a->step * (uint64_t)b->v));
      return 1;
    }
  } else if (a->kind == VALUE_STRING) {
    name = names_get(e->names, e->arena, (unsigned)a->v);
    n = name->len;
    if (b->v >= 0 && b->v < n) {
      value_int(a, e->arena->base[name->text + (unsigned)b->v]);
      return 1;
    }
  } else if (a->kind == VALUE_SCOPE && e->scope)
    return e->scope(e, EXPR_INDEX, a, b->v);
  else if (a->kind == VALUE_LIST)
    return e->list(e, EXPR_INDEX, a, b->v);
  else
    return wrong_kind(e, a, EXPR_INDEX);
  e->fault.b = n;
  return fault1(&e->fault, OF0210, b->v);
}

static int binary(Eval *e, unsigned op, Value *a, Value *b) {
  int open;
  int64_t v;
  if (op == EXPR_INDEX) return index_value(e, a, b);
  if (op == EXPR_STEP) return step_range(e, a, b);
  if ((op == EXPR_EQ || op == EXPR_NE) && a->kind == VALUE_LIST && b->kind == VALUE_LIST) {
    e->right = b;
    if (!e->list(e, EXPR_EQ, a, 0)) return 0;
    if (op == EXPR_NE) a->v = !a->v;
    return 1;
  }
  if ((op == EXPR_EQ || op == EXPR_NE) && same_string_kind(a, b)) {
    open = a->open | b->open;
    value_int(a, (a->v == b->v) == (op == EXPR_EQ));
    a->open = (uint8_t)open;
    return 1;
  }
  if ((op == EXPR_EQ || op == EXPR_NE) && (a->kind == VALUE_STRING) != (b->kind == VALUE_STRING) &&
      !a->open && !b->open) {
    /* A string beside a number: it counts as a number where it can. */
    Value *text = a->kind == VALUE_STRING ? a : b;
    if (!eval_integer(e, text, op)) {
      return wrong_kind(e, text, op);
    }
  }
  if (!eval_integer(e, a, op) || !eval_integer(e, b, op)) return 0;
  if (op == EXPR_RANGE || op == EXPR_RANGEI) return make_range(e, a, b, op == EXPR_RANGEI);
  open = a->open | b->open;
  if (open) {
    /* An open operand counts as 0 and can cause no error. */
    EvalFault none;
    if (!eval_binary(op, a->v, b->v, &v, &none)) v = 0;
  } else if (!eval_binary(op, a->v, b->v, &v, &e->fault)) {
    e->fault.op = op;
    if (!e->fault.code) e->fault.code = OF1008;
    return 0;
  }
  combine_base(op, a, b);
  a->v = v;
  a->open = (uint8_t)open;
  if (op != EXPR_ADD && op != EXPR_SUB)
    a->is_address = 0;
  else
    a->is_address = op == EXPR_ADD ? a->is_address | b->is_address : a->is_address & !b->is_address;
  return 1;
}

int eval_equal(Eval *e, Value *a, Value *b) {
  memset(&e->fault, 0, sizeof e->fault);
  return binary(e, EXPR_EQ, a, b);
}

static int member(Eval *e, Value *a, unsigned name) {
  if (a->open) {
    value_int(a, 0);
    a->open = 1;
    return 1;
  }
  if (a->kind == VALUE_STRUCT) return e->list(e, EXPR_MEMBER, a, name);
  if (e->scope) return e->scope(e, EXPR_MEMBER, a, name);
  e->fault.code = OF0215;
  e->fault.kind = a->kind;
  e->fault.a = name;
  return 0;
}

static int call(Eval *e, unsigned op, Value *args, unsigned n) {
  unsigned i;
  Value *a = args;
  if (op == EXPR_LEN) {
    int64_t len;
    if (a->open)
      len = 0;
    else if (a->kind == VALUE_RANGE)
      len = a->length;
    else if (a->kind == VALUE_STRING)
      len = names_get(e->names, e->arena, (unsigned)a->v)->len;
    else if ((a->kind == VALUE_SCOPE || a->kind == VALUE_SPACE) && e->scope)
      return e->scope(e, EXPR_LEN, a, 0);
    else if (a->kind == VALUE_LIST)
      return e->list(e, EXPR_LEN, a, 0);
    else
      return wrong_kind(e, a, op);
    i = a->open;
    value_int(a, len);
    a->open = (uint8_t)i;
    return 1;
  }
  for (i = 0; i < n; i++)
    if (!eval_integer(e, &args[i], op)) return 0;
  if (op == EXPR_MIN || op == EXPR_MAX) {
    for (i = 1; i < n; i++) {
      if (op == EXPR_MIN ? args[i].v < a->v : args[i].v > a->v) a->v = args[i].v;
      a->open |= args[i].open;
      if (args[i].base != a->base) a->base = BASE_MIXED;
    }
    return 1;
  }
  eval_byte(a, op == EXPR_FLO     ? SELECT_BYTE0
               : op == EXPR_FHI   ? SELECT_BYTE1
               : op == EXPR_FBANK ? SELECT_BYTE2
                                  : 0);
  a->is_address = 0;
  return eval_unary(op, a->v, &a->v);
}

static int unary(Eval *e, unsigned op, Value *a) {
  if (!eval_integer(e, a, op)) return 0;
  if (op != EXPR_POS)
    eval_byte(a, op == EXPR_LO     ? SELECT_BYTE0
                 : op == EXPR_HI   ? SELECT_BYTE1
                 : op == EXPR_BANK ? SELECT_BYTE2
                                   : 0);
  if (op != EXPR_POS) a->is_address = 0;
  return eval_unary(op, a->v, &a->v);
}

unsigned eval_op_bytes(uint8_t op) {
  static const uint8_t sizes[] = {
#define EXPR_SIZE_NONE 1
#define EXPR_SIZE_I8 2
#define EXPR_SIZE_I16 3
#define EXPR_SIZE_I32 5
#define EXPR_SIZE_I64 9
#define EXPR_SIZE_NAME 5
#define EXPR_SIZE_JUMP 5
#define EXPR(name, operand, cls, text) EXPR_SIZE_##operand,
#include "vm/expr.def"
#undef EXPR
  };
  return op < EXPR_COUNT ? sizes[op] : 1;
}

int eval_is_ref(uint8_t op) {
  return op == EXPR_SYM || op == EXPR_BACK || op == EXPR_FORW || op == EXPR_DEFINED ||
         op == EXPR_SIZEOF;
}

/* Passes over the references of code that is jumped over. */
static const uint8_t *skip_to(Eval *e, const uint8_t *pc, const uint8_t *target) {
  while (pc < target) {
    if (eval_is_ref(*pc)) e->next_ref++;
    pc += eval_op_bytes(*pc);
  }
  return target;
}

static int broken(Eval *e) {
  e->fault.code = OF1009;
  return 0;
}

/* Lists and structures are the owner's. */
static int part(Eval *e, unsigned op, Value *a, int64_t n) {
  return e->list ? e->list(e, op, a, n) : broken(e);
}

/* Runs code that must leave `wanted` values on the stack. */
static int run(Eval *e, const uint8_t *code, unsigned n, unsigned wanted) {
  int open_choice = 0;
  const uint8_t *pc = code;
  const uint8_t *end = code + n;
  Value *sp = e->stack; /* next free */
  Value *top = e->stack + e->max_stack;
  memset(&e->fault, 0, sizeof e->fault);
  e->n_parts = 0;
  while (pc < end) {
    uint8_t op = *pc;
    const uint8_t *arg = pc + 1;
    pc += eval_op_bytes(op);
    if (op <= EXPR_STR || (op >= EXPR_DEFINED && (op == EXPR_DEFINED || op == EXPR_HOLE ||
                                                  op == EXPR_SIZEOF || op == EXPR_LIST))) {
      if (sp >= top) return broken(e);
      switch (op) {
      case EXPR_LIT8: value_int(sp, (int8_t)*arg); break;
      case EXPR_LIT16: value_int(sp, get_i16(arg)); break;
      case EXPR_LIT32: value_int(sp, (int32_t)get_u32(arg)); break;
      case EXPR_LIT64: value_int(sp, (int64_t)get_u64(arg)); break;
      case EXPR_HERE: *sp = e->here; break;
      case EXPR_STR:
        value_int(sp, get_u32(arg));
        sp->kind = VALUE_STRING;
        break;
      case EXPR_HOLE:
        value_int(sp, 0);
        sp->kind = VALUE_HOLE;
        break;
      case EXPR_SYM:
      case EXPR_BACK:
      case EXPR_FORW:
      case EXPR_DEFINED:
        if (e->next_ref >= e->n_refs) return broken(e);
        e->fault.ref = e->next_ref;
        *sp = e->refs[e->next_ref++];
        break;
      case EXPR_SIZEOF:
        if (e->next_ref >= e->n_refs) return broken(e);
        e->fault.ref = e->next_ref;
        *sp = e->refs[e->next_ref++];
        if (!sp->open && sp->select != SELECT_SIZE) return wrong_kind(e, sp, op);
        sp->select = SELECT_ALL;
        break;
      case EXPR_LIST:
        if (!part(e, op, sp, get_u16(arg))) return 0;
        break;
      default: return broken(e);
      }
      sp++;
      continue;
    }
    if (sp == e->stack) return broken(e);
    if ((op >= EXPR_POS && op <= EXPR_BANK) || op == EXPR_BOOL) {
      if (!unary(e, op, sp - 1)) return 0;
      continue;
    }
    switch (op) {
    case EXPR_LAND:
    case EXPR_LOR:
    case EXPR_COND: {
      Value *a = sp - 1;
      const uint8_t *target = code + (unsigned)get_u32(arg);
      if (target < pc || target > end || !eval_integer(e, a, op))
        return e->fault.code ? 0 : broken(e);
      if (op == EXPR_COND) {
        if (a->open) open_choice = 1; /* an open choice makes the result open, whatever it chose */
        sp--;
        if (a->v == 0) pc = skip_to(e, pc, target);
      } else if ((a->v == 0) == (op == EXPR_LAND)) {
        a->v = op == EXPR_LOR;
        a->base = BASE_NONE;
        a->is_address = 0;
        pc = skip_to(e, pc, target);
      } else {
        sp--;
        if (a->open) open_choice = 1;
      }
      break;
    }
    case EXPR_ELSE: {
      const uint8_t *target = code + (unsigned)get_u32(arg);
      if (target < pc || target > end) return broken(e);
      pc = skip_to(e, pc, target);
      break;
    }
    case EXPR_MEMBER:
      if (!member(e, sp - 1, get_u32(arg))) return 0;
      break;
    case EXPR_ITEM:
    case EXPR_FIELD:
      sp--;
      if (!part(e, op, sp, 0)) return 0;
      break;
    case EXPR_KEY:
      if (!part(e, op, sp, get_u32(arg))) return 0;
      break;
    case EXPR_STRUCT:
      if (!part(e, op, sp - 1, get_u16(arg))) return 0;
      break;
    case EXPR_MIN:
    case EXPR_MAX:
    case EXPR_ABS:
    case EXPR_SIGN:
    case EXPR_LEN:
    case EXPR_FLO:
    case EXPR_FHI:
    case EXPR_FBANK: {
      unsigned count = *arg;
      if (count == 0 || (unsigned)(sp - e->stack) < count) return broken(e);
      sp -= count;
      if (!call(e, op, sp, count)) return 0;
      sp++;
      break;
    }
    default:
      if (sp - e->stack < 2) return broken(e);
      if (!binary(e, op, sp - 2, sp - 1)) return 0;
      sp--;
      break;
    }
  }
  if (sp != e->stack + wanted) return broken(e);
  if (open_choice) e->stack->open = 1;
  return 1;
}

int eval_code(Eval *e, const uint8_t *code, unsigned n, Value *out) {
  if (!run(e, code, n, 1)) return 0;
  *out = *e->stack;
  return 1;
}

int eval_sides(Eval *e, const uint8_t *code, unsigned n, Value *left, Value *right) {
  if (!run(e, code, n, 2)) return 0;
  *left = e->stack[0];
  *right = e->stack[1];
  return 1;
}
