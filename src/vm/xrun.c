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
/* How tight the operator on top binds, -1 where there is none of this loop: at a group, or at
 * what the loop must leave alone. */
static inline int32_t top_of(const OpEntry *e, const OpEntry *floor) {
  return e > floor && e[-1].kind == ENTRY_INFIX ? e[-1].prec : -1;
}

int xparse_run(Parser *x, uint8_t open, uint8_t close) {
  Scan *s = x->s;
  const OpRow *rows = s->lang->ops;
  const Token *t = s->tokens + s->cursor;
  OpEntry *bottom = s->ops;
  OpEntry *e = bottom + x->n_ops; /* next free */
  OpEntry *floor = e;             /* entries from here on are plain operators and groups */
  ValEntry *values = s->values;
  ValEntry *v = values + x->n_values;
  ValEntry *first = v;
  uint32_t depth = x->n_values; /* values below the floor */
  uint8_t *base = s->code + x->base;
  uint8_t *code = s->code + s->n_code;
  uint32_t room = s->max[BUF_CODE] - x->base;
  const uint8_t *last = base + room - 9; /* as far as a literal has room */
  const OpEntry *ops_end =
      bottom + (s->depth_limit < s->max[BUF_OPS] ? s->depth_limit : s->max[BUF_OPS]);
  const ValEntry *values_end = values + s->max[BUF_VALUES];
  const ValEntry *deepest = values + s->value_depth;
  uint32_t n_refs = 0, n_numbers = 0;
  int32_t top;
  int ended = 0, is_free;
  /* No token takes more than one node. Messages want to know where references stand. */
  if (s->nodes + (s->n_tokens - s->cursor) > s->node_limit || s->trace || room < 9) return 0;
  /* What waits already is taken over, as long as it has just the values it is to have. */
  for (; floor > bottom && floor[-1].depth == depth; floor--) {
    const OpEntry *under = floor - 1;
    if (under->kind == ENTRY_INFIX && IS_PLAIN(under->op) && depth)
      depth--;
    else if (under->kind != ENTRY_GROUP)
      break;
  }
  /* Upon an operator of another kind there is none to be put without applying that one. */
  is_free = floor == bottom || IS_GROUP(floor - 1);
  top = top_of(e, floor);
  for (;;) {
    /* An operand has to come. */
    for (; t->kind == TOKEN_OP && t->op == open && e < ops_end; e++, t++) {
      e->kind = ENTRY_GROUP; /* what the others have is not looked at */
      e->close = close;
      e->token = (unsigned)(t - s->tokens);
      top = -1;
    }
    if (code > last) break;
    if (v >= deepest) {
      if (v == values_end) break;
      deepest = v + 1;
    }
    v->start = (unsigned)(code - base);
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
      n_numbers++;
    } else
      break;
    v++;
    t++;
    /* An operand has ended: groups may end with it, then an operator may follow. */
    for (ended = 1;; t++) {
      const OpRow *op = rows + t->op;
      int is_end = !IS_PLAIN(op->infix);
      int32_t limit = 0; /* what binds as tight or tighter is applied */
      if (t->kind != TOKEN_OP) {
        if (t->kind != TOKEN_END) break;
      } else if (!is_end)
        limit = op->iprec + op->right;
      else if (t->op != close)
        break;
      while (top >= limit) {
        int64_t value;
        EvalFault ignored;
        if (code > last) goto stop;
        e--;
        v--;
        if ((v[-1].is_const & v->is_const) &&
            eval_binary(e->op, v[-1].value, v->value, &value, &ignored)) {
          v[-1].value = value;
          code = xparse_literal(base + v[-1].start, value);
        } else {
          v[-1].is_const = 0;
          *code++ = e->op;
        }
        top = top_of(e, floor);
      }
      if (t->kind == TOKEN_END) break;
      if (is_end) {
        if (e == floor || e[-1].close != close) break;
        e--;
        top = top_of(e, floor);
        continue;
      }
      if (e == ops_end || (e == floor && !is_free)) break;
      e->kind = ENTRY_INFIX;
      e->op = op->infix;
      e->prec = op->iprec;
      top = op->iprec;
      e++;
      t++;
      ended = 0;
      break;
    }
    if (ended) break;
  }
stop:
  /* What still waits says how many values there were. */
  for (; floor < e; floor++) {
    depth += floor->kind == ENTRY_INFIX;
    floor->depth = depth;
  }
  s->cursor = (unsigned)(t - s->tokens);
  s->n_code = (uint32_t)(code - s->code);
  s->value_depth = (uint32_t)(deepest - values);
  /* A node for each operand and for each operator that was applied. */
  s->nodes += 2 * (n_refs + n_numbers) - (uint32_t)(v - first);
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
