/* xrun.c - the common part of expressions: numbers, names, groups and plain operators at a stretch.
 *
 * The same as the opcodes of xparse.c do token by token, with the stacks in registers. Whatever it
 * does not know, and whatever reaches a limit, it leaves to them: what it stops at is whole.
 * Owns:       nothing; code goes to the code buffer of the scan.
 * Invariants: those of xparse.c; an entry of another kind on the stack is left alone.
 * Tests:      test/asm/expr, test/bare
 * SPDX-License-Identifier: MIT
 */
#include "vm/bytes.h"
#include "vm/scan.h"
#include "vm/value.h"
#include "vm/xparse.h"

/* Operators that take integers and make one. */
#define IS_PLAIN(op) ((op) >= EXPR_ADD && (op) <= EXPR_LXOR)

uint8_t *xparse_literal(uint8_t *code, int64_t v) {
  if (v >= -128 && v <= 127) {
    code[0] = EXPR_LIT8;
    code[1] = (uint8_t)v;
    return code + 2;
  }
  if (v >= -32768 && v <= 32767) {
    code[0] = EXPR_LIT16;
    put_u16(code + 1, (uint32_t)v);
    return code + 3;
  }
  if (v >= -2147483647 - 1 && v <= 2147483647) {
    code[0] = EXPR_LIT32;
    put_u32(code + 1, (uint32_t)v);
    return code + 5;
  }
  code[0] = EXPR_LIT64;
  put_u64(code + 1, (uint64_t)v);
  return code + 9;
}

#if UINTPTR_MAX > 0xffff
int xparse_run(Parser *x, uint8_t open, uint8_t close) {
  Scan *s = x->s;
  const OpRow *rows = s->lang->ops;
  uint32_t i = s->cursor;
  const Token *t = s->tokens + i;
  OpEntry *bottom = s->ops;
  OpEntry *e = bottom + x->n_ops; /* next free */
  ValEntry *values = s->values;
  ValEntry *v = values + x->n_values;
  uint8_t *base = s->code + x->base;
  uint8_t *code = s->code + s->n_code;
  uint32_t room = s->max[BUF_CODE] - x->base < CODE_MAX ? s->max[BUF_CODE] - x->base : CODE_MAX;
  const uint8_t *last = base + room - 9; /* as far as a literal has room */
  const OpEntry *ops_end =
      bottom + (s->depth_limit < s->max[BUF_OPS] ? s->depth_limit : s->max[BUF_OPS]);
  const ValEntry *values_end = values + s->max[BUF_VALUES];
  const ValEntry *deepest = values + s->value_depth;
  uint32_t nodes = s->nodes, n_refs = 0;
  int ended = 0;
  /* No token takes more than one node. Messages want to know where references stand. */
  if (nodes + (s->n_tokens - i) > s->node_limit || s->trace || room < 9) return 0;
  for (;;) {
    /* An operand has to come. */
    for (; t->kind == TOKEN_OP && t->op == open && e < ops_end; e++, t++, i++) {
      e->kind = ENTRY_GROUP; /* what the others have is not looked at */
      e->close = close;
      e->token = i;
      e->depth = (uint32_t)(v - values);
    }
    if (v == values_end || code > last) break;
    v->start = (uint16_t)(code - base);
    if (t->kind == TOKEN_NAME) {
      v->is_const = 0;
      code[0] = EXPR_SYM;
      put_u32(code + 1, t->name);
      code += 5;
      n_refs++;
    } else if (t->kind == TOKEN_NUMBER && !t->op) {
      v->is_const = 1;
      v->value = t->value;
      if ((uint64_t)t->value <= 127) {
        code[0] = EXPR_LIT8;
        code[1] = (uint8_t)t->value;
        code += 2;
      } else
        code = xparse_literal(code, t->value);
    } else
      break;
    v++;
    t++;
    i++;
    nodes++;
    if (v > deepest) deepest = v;
    /* An operand has ended: groups may end with it, then an operator may follow. */
    for (ended = 1; t->kind == TOKEN_OP; t++, i++) {
      const OpRow *op = rows + t->op;
      uint32_t prec = op->iprec;
      uint32_t depth;
      int is_end = !IS_PLAIN(op->infix);
      if (is_end) {
        if (t->op != close) break;
        prec = 0;
      }
      /* What binds tighter is applied. */
      while (e > bottom && e[-1].kind == ENTRY_INFIX && e[-1].prec >= prec) {
        const OpEntry *top = e - 1;
        int64_t value;
        EvalFault ignored;
        if (top->prec == prec && op->right && !is_end) break;
        if (!IS_PLAIN(top->op)) break;
        if ((uint32_t)(v - values) != top->depth + 1 || code > last) goto stop;
        e--;
        v--;
        nodes++;
        if ((v[-1].is_const & v->is_const) &&
            eval_binary(top->op, v[-1].value, v->value, &value, &ignored)) {
          v[-1].value = value;
          code = xparse_literal(base + v[-1].start, value);
        } else {
          v[-1].is_const = 0;
          *code++ = top->op;
        }
      }
      depth = (uint32_t)(v - values);
      if (is_end) {
        if (e == bottom || e[-1].kind != ENTRY_GROUP || e[-1].close != close ||
            depth != e[-1].depth + 1)
          break;
        e--;
        continue;
      }
      /* Operators of another kind are not for this loop to apply. */
      if (e == ops_end) break;
      if (e > bottom && e[-1].kind != ENTRY_GROUP &&
          (e[-1].kind != ENTRY_INFIX || !IS_PLAIN(e[-1].op)))
        break;
      e->kind = ENTRY_INFIX;
      e->op = op->infix;
      e->prec = op->iprec;
      e->depth = depth;
      e++;
      t++;
      i++;
      ended = 0;
      break;
    }
    if (ended) break;
  }
stop:
  s->cursor = i;
  s->n_code = (uint32_t)(code - s->code);
  s->nodes = nodes;
  s->value_depth = (uint32_t)(deepest - values);
  x->n_refs += n_refs;
  x->n_ops = (uint32_t)(e - bottom);
  x->n_values = (uint32_t)(v - values);
  return ended;
}
#else
/* A small machine has no room for a second way to the same code. */
int xparse_run(Parser *x, uint8_t open, uint8_t close) {
  (void)x;
  (void)open;
  (void)close;
  return 0;
}
#endif
