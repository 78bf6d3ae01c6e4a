/* xparse.c - the expression parser: runs an XPVM program over the tokens, by the operator table.
 *
 * Operator precedence with explicit stacks: OpEntry for operators, groups and calls that wait for
 * their right side, ValEntry for the operands whose code stands already. What both sides know is
 * folded at once.
 * Owns:       nothing; code goes to the code buffer of the scan.
 * Invariants: values = operands whose code is complete; the depth of the value stack of the
 *             evaluator never exceeds that of values here.
 * Tests:      test/asm/expr, test/bare
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "vm/bytes.h"
#include "vm/scan.h"
#include "vm/value.h"
#include "vm/xparse.h"

uint8_t func_of(uint32_t func) {
  switch (func) {
  case func_LEN: return EXPR_LEN;
  case func_LO: return EXPR_FLO;
  case func_HI: return EXPR_FHI;
  case func_BANK: return EXPR_FBANK;
  case func_MIN: return EXPR_MIN;
  case func_MAX: return EXPR_MAX;
  case func_ABS: return EXPR_ABS;
  case func_SIGN: return EXPR_SIGN;
  case func_DEFINED: return EXPR_DEFINED;
  case func_SIZEOF: return EXPR_SIZEOF;
  default: return EXPR_END;
  }
}

ScanResult scan_more_words(Scan *s) {
  const Token *t = &s->tokens[s->cursor];
  if (s->max[BUF_WORDS] >= s->hard[BUF_WORDS]) return scan_fault(s, OF1009, t->start, t->end);
  s->grow = BUF_WORDS;
  return SCAN_GROW;
}

static int fail(Parser *x, ScanResult result) {
  x->result = result;
  return 0;
}

static int fail_token(Parser *x, uint32_t code, uint32_t token) {
  const Token *t = &x->s->tokens[token];
  scan_fault(x->s, code, t->start, t->end);
  if (t->end > t->start)
    scan_arg(x->s, ARG_SPAN, t->start, t->end - t->start, 0);
  else
    scan_arg(x->s, ARG_NONE, 0, 0, 0);
  return fail(x, SCAN_FAULT);
}

static int too_many_nodes(Parser *x) {
  const Token *t = &x->s->tokens[x->s->cursor];
  return fail(x, scan_limit(x->s, OF1213, t->start, t->end));
}

/* Makes room for n bytes of code that belong to a node which was counted. */
static int space(Parser *x, uint32_t n) {
  Scan *s = x->s;
  if (s->n_code + n > s->max[BUF_CODE]) {
    s->grow = BUF_CODE;
    return fail(x, SCAN_GROW);
  }
  return 1;
}

/* Counts a node and makes room for its n bytes. */
static int room(Parser *x, uint32_t n) {
  if (++x->s->nodes > x->s->node_limit) return too_many_nodes(x);
  return space(x, n);
}

static int push_value(Parser *x, uint32_t start, int is_const, int64_t value) {
  Scan *s = x->s;
  ValEntry *v;
  if (x->n_values >= s->max[BUF_VALUES]) {
    if (x->n_values >= s->hard[BUF_VALUES]) return too_many_nodes(x); /* each of them is one */
    s->grow = BUF_VALUES;
    return fail(x, SCAN_GROW);
  }
  v = &s->values[x->n_values++];
  v->start = start;
  v->is_const = (uint8_t)is_const;
  v->value = value;
  if (x->n_values > s->value_depth) s->value_depth = x->n_values;
  return 1;
}

static OpEntry *push_op(Parser *x, uint8_t kind, uint8_t op, uint8_t prec, uint8_t close) {
  Scan *s = x->s;
  OpEntry *e;
  if (x->n_ops >= s->depth_limit) {
    fail(x, scan_limit(s, OF1212, s->tokens[s->cursor].start, s->tokens[s->cursor].end));
    return 0;
  }
  if (x->n_ops >= s->max[BUF_OPS]) {
    s->grow = BUF_OPS;
    fail(x, SCAN_GROW);
    return 0;
  }
  e = &s->ops[x->n_ops++];
  e->kind = kind;
  e->op = op;
  e->prec = prec;
  e->close = close;
  e->fix = 0;
  e->start = s->n_code - x->base;
  e->token = s->cursor;
  e->depth = x->n_values;
  return e;
}

static int emit(Parser *x, uint8_t op) {
  if (!room(x, 1)) return 0;
  x->s->code[x->s->n_code++] = op;
  return 1;
}

static int emit_literal(Parser *x, int64_t v) {
  Scan *s = x->s;
  if (!room(x, 9)) return 0;
  s->n_code = (uint32_t)(xparse_literal(s->code + s->n_code, v) - s->code);
  return 1;
}

static int literal(Parser *x, int64_t v) {
  uint32_t start = x->s->n_code - x->base;
  return emit_literal(x, v) && push_value(x, start, 1, v);
}

/* A value made by an opcode with a u32 operand. */
static int named(Parser *x, uint8_t op, uint32_t id) {
  Scan *s = x->s;
  uint32_t start = s->n_code - x->base;
  if (!room(x, 5)) return 0;
  if (op == EXPR_STR)
    x->kinds = 1;
  else
    x->n_refs++;
  s->code[s->n_code] = op;
  put_u32(s->code + s->n_code + 1, id);
  s->n_code += 5;
  return push_value(x, start, 0, 0);
}

static void patch(Parser *x, uint32_t at) {
  put_u32(x->s->code + x->base + at, x->s->n_code - x->base);
}

/* Starts a jump to be patched; the value on top is consumed by it. */
static int emit_jump(Parser *x, uint8_t op, OpEntry *e) {
  Scan *s = x->s;
  if (!room(x, 5)) return 0;
  s->code[s->n_code] = op;
  put_u32(s->code + s->n_code + 1, 0);
  e->fix = s->n_code + 1 - x->base;
  s->n_code += 5;
  return 1;
}

/* 1 for operators whose left side is gone from the value stack while they wait. */
static int drops_left(const OpEntry *e) {
  return e->kind == ENTRY_INFIX &&
         (e->op == EXPR_COND || e->op == EXPR_ELSE || e->op == EXPR_LAND || e->op == EXPR_LOR);
}

/* The program must have put exactly one value behind the operator. */
static int is_complete(const Parser *x, const OpEntry *e) {
  return x->n_values == e->depth + (drops_left(e) ? 0u : 1u);
}

static int fail_shape(Parser *x) {
  const Token *t = &x->s->tokens[x->s->cursor];
  return fail(x, scan_fault(x->s, OF1008, t->start, t->end));
}

/* Applies the operator on top of the stack, which is no open group. */
static int reduce(Parser *x) {
  Scan *s = x->s;
  OpEntry *e = &s->ops[--x->n_ops];
  ValEntry *v = &s->values[x->n_values - 1];
  int64_t value;
  EvalFault ignored;
  if (e->kind == ENTRY_INFIX && e->op == EXPR_COND) return fail_token(x, OF0204, e->token);
  if (!is_complete(x, e)) return fail_shape(x);
  if (e->kind == ENTRY_PREFIX) {
    if (v->is_const && eval_unary(e->op, v->value, &value)) {
      s->n_code = x->base + v->start;
      v->value = value;
      return emit_literal(x, value);
    }
    v->is_const = 0;
    return emit(x, e->op);
  }
  if (e->kind == ENTRY_STEP) {
    v[-1].is_const = 0;
    x->n_values--;
    return emit(x, EXPR_STEP);
  }
  switch (e->op) {
  case EXPR_ELSE:
    patch(x, e->fix);
    v->start = e->start;
    v->is_const = 0;
    return 1;
  case EXPR_LAND:
  case EXPR_LOR:
    if (!emit(x, EXPR_BOOL)) return 0;
    patch(x, e->fix);
    v->start = e->start;
    v->is_const = 0;
    return 1;
  default: break;
  }
  x->n_values--;
  v--;
  if (v[0].is_const && v[1].is_const &&
      eval_binary(e->op, v[0].value, v[1].value, &value, &ignored)) {
    s->n_code = x->base + v->start;
    v->value = value;
    return emit_literal(x, value);
  }
  v->is_const = 0;
  if (e->op == EXPR_RANGE || e->op == EXPR_RANGEI) x->kinds = 1;
  return emit(x, e->op);
}

/* 1 if the entry waits for its end, so that operators behind do not reach past it. */
static int is_open(const OpEntry *e) {
  return IS_GROUP(e) || (e->kind == ENTRY_INFIX && e->op == EXPR_COND);
}

/* Applies all operators down to the innermost group or the bottom. */
static int reduce_all(Parser *x) {
  while (x->n_ops) {
    const OpEntry *e = &x->s->ops[x->n_ops - 1];
    if (IS_GROUP(e)) break;
    if (!reduce(x)) return 0;
  }
  return 1;
}

static int reduce_tighter(Parser *x, uint8_t prec, uint8_t right) {
  while (x->n_ops) {
    const OpEntry *e = &x->s->ops[x->n_ops - 1];
    if (is_open(e) || e->prec < prec || (e->prec == prec && right)) break;
    if (!reduce(x)) return 0;
  }
  return 1;
}

/* The colon: of ?:, or before the step of a range. 0 with result OK: it belongs to neither. */
static int infix_else(Parser *x, const OpRow *op) {
  Scan *s = x->s;
  uint32_t i = x->n_ops;
  OpEntry *e;
  while (i > 0) {
    e = &s->ops[i - 1];
    if (IS_GROUP(e)) return 0;
    if (e->kind == ENTRY_INFIX &&
        (e->op == EXPR_COND || e->op == EXPR_RANGE || e->op == EXPR_RANGEI))
      break;
    i--;
  }
  if (i == 0) return 0;
  while (x->n_ops > i)
    if (!reduce(x)) return 0;
  e = &s->ops[i - 1];
  if (e->op == EXPR_COND) {
    uint32_t cond = e->fix;
    if (!is_complete(x, e)) return fail_shape(x);
    e->op = EXPR_ELSE;
    e->prec = op->iprec;
    if (!emit_jump(x, EXPR_ELSE, e)) return 0;
    patch(x, cond);
    x->n_values--;
    return 1;
  }
  if (!reduce(x)) return 0;
  return push_op(x, ENTRY_STEP, 0, op->iprec, 0) != 0;
}

/* 1: taken; 0: not an infix operator here (result OK) or a failure. */
static int infix(Parser *x) {
  Scan *s = x->s;
  const Token *t = &s->tokens[s->cursor];
  const OpRow *op = &s->lang->ops[t->op];
  OpEntry *e;
  if (t->kind != TOKEN_OP || op->infix == EXPR_END) return 0;
  if (op->infix == EXPR_ELSE) {
    if (!infix_else(x, op)) return 0;
    s->cursor++;
    return 1;
  }
  if (!reduce_tighter(x, op->iprec, op->right)) return 0;
  e = push_op(x, ENTRY_INFIX, op->infix, op->iprec, 0);
  if (!e) return 0;
  if (op->infix == EXPR_COND || op->infix == EXPR_LAND || op->infix == EXPR_LOR) {
    e->start = s->values[--x->n_values].start;
    if (!emit_jump(x, op->infix, e)) return 0;
  }
  s->cursor++;
  return 1;
}

/* An opcode about parts of lists and structures, with an operand of n bytes. It is no node. */
static int emit_part(Parser *x, uint8_t op, uint32_t operand, uint32_t n) {
  Scan *s = x->s;
  if (!space(x, 5)) return 0;
  s->code[s->n_code++] = op;
  if (n == 2) put_u16(s->code + s->n_code, operand);
  if (n == 4) put_u32(s->code + s->n_code, operand);
  s->n_code += n;
  s->parts++;
  x->kinds = 1;
  return 1;
}

/* The key of the next field and what stands behind it. */
static int key(Parser *x, OpEntry *e) {
  Scan *s = x->s;
  const Token *t = &s->tokens[s->cursor];
  if (t->kind != TOKEN_NAME) return fail_token(x, OF0201, s->cursor);
  if (t[1].kind != TOKEN_OP || t[1].op != e->op) return fail_token(x, OF0202, s->cursor + 1);
  if (!emit_part(x, EXPR_KEY, t->name, 4)) return 0;
  e->fix++;
  s->cursor += 2;
  return 1;
}

/* The value behind the last one of an open list or structure becomes a part of it. */
static int end_part(Parser *x, OpEntry *e) {
  if (x->n_values != e->depth + 1) return fail_shape(x);
  x->n_values--;
  if (e->kind == ENTRY_STRUCT) return emit_part(x, EXPR_FIELD, 0, 0);
  e->fix++;
  return emit_part(x, EXPR_ITEM, 0, 0);
}

/* The end of a list or structure: it is a value, and a node. */
static int close_parts(Parser *x, OpEntry *e) {
  Scan *s = x->s;
  uint32_t start = e->start;
  if (x->n_values > e->depth && !end_part(x, e)) return 0;
  if (++s->nodes > s->node_limit) return too_many_nodes(x);
  if (!emit_part(x, e->kind == ENTRY_LIST ? EXPR_LIST : EXPR_STRUCT, e->fix, 2)) return 0;
  if (e->kind == ENTRY_LIST) return push_value(x, start, 0, 0);
  s->values[x->n_values - 1].is_const = 0;
  return 1;
}

/* Opens a list, or a structure whose keys end with operator `behind`. */
static int open_parts(Parser *x, uint8_t kind, uint8_t close, uint8_t behind) {
  Scan *s = x->s;
  const Token *t;
  OpEntry *e = push_op(x, kind, behind, 0, close);
  if (!e) return 0;
  t = &s->tokens[++s->cursor];
  if (kind == ENTRY_LIST || (t->kind == TOKEN_OP && t->op == close)) return 1;
  return key(x, e);
}

/* 1 for a call of any number of arguments: what some of them give is as good as they are. */
static int takes_many(const OpEntry *e) { return e->op == func_MIN || e->op == func_MAX; }

/* The opcode of a call with the values that are there. */
static int emit_call(Parser *x, const OpEntry *e) {
  Scan *s = x->s;
  if (!space(x, 2)) return 0;
  s->code[s->n_code] = func_of(e->op);
  s->code[s->n_code + 1] = (uint8_t)(x->n_values - e->depth);
  s->n_code += 2;
  return 1;
}

static int close_group(Parser *x) {
  Scan *s = x->s;
  const Token *t = &s->tokens[s->cursor];
  uint32_t i = x->n_ops;
  OpEntry *e;
  while (i > 0 && !IS_GROUP(&s->ops[i - 1])) i--;
  if (i == 0 || t->kind != TOKEN_OP || s->ops[i - 1].close != t->op) return 0;
  e = &s->ops[i - 1];
  if (x->n_values <= e->depth && e->kind != ENTRY_CALL && (e->kind < ENTRY_LIST || e->fix))
    return 0; /* nothing in it */
  if (e->kind == ENTRY_CALL && t[-1].kind == TOKEN_OP && s->lang->ops[t[-1].op].role == role_COMMA)
    return 0; /* nothing behind a comma */
  if (!reduce_all(x)) return 0;
  e = &s->ops[--x->n_ops];
  if (e->kind >= ENTRY_LIST) {
    if (!close_parts(x, e)) return 0;
    s->cursor++;
    return 1;
  }
  if (x->n_values < e->depth || (e->kind != ENTRY_CALL && x->n_values != e->depth + 1))
    return fail_shape(x);
  if (e->kind == ENTRY_INDEX) {
    if (!emit(x, EXPR_INDEX)) return 0;
    x->n_values--;
    s->values[x->n_values - 1].is_const = 0;
  }
  if (e->kind == ENTRY_CALL) {
    uint32_t n = x->n_values - e->depth;
    if (n == 0 || (n > 1 && !takes_many(e))) {
      fail_token(x, OF0214, e->token);
      scan_arg(s, ARG_NUMBER, 0, 0, n);
      scan_arg(s, ARG_NUMBER, 0, 0, takes_many(e) ? 0 : 1);
      return 0;
    }
    if (e->op == func_DEFINED || e->op == func_SIZEOF) {
      /* The argument is one name: its reference becomes the question about it. */
      if (s->code[x->base + e->start] != EXPR_SYM || s->n_code - x->base - e->start != 5) {
        fail_token(x, OF0214, e->token);
        scan_arg(s, ARG_NONE, 0, 0, 0);
        return 0;
      }
      s->code[x->base + e->start] = func_of(e->op);
    } else {
      if (++s->nodes > s->node_limit) return too_many_nodes(x);
      if (!emit_call(x, e)) return 0;
    }
    x->n_values = e->depth;
    if (!push_value(x, e->start, 0, 0)) return 0;
  }
  s->cursor++;
  return 1;
}

/* A run of one anonymous label sign, taken if an operand ends behind it. */
static int anonymous(Parser *x) {
  Scan *s = x->s;
  const Lang *lang = s->lang;
  uint32_t first = s->cursor;
  uint32_t i = first;
  uint8_t op = s->tokens[first].op;
  uint32_t start = s->n_code - x->base;
  const Token *t = &s->tokens[first];
  if (t->kind != TOKEN_OP || lang->ops[op].anon == anon_NONE) return 0;
  while (s->tokens[i].kind == TOKEN_OP && s->tokens[i].op == op &&
         (i == first || s->tokens[i].start == s->tokens[i - 1].end))
    i++;
  t = &s->tokens[i];
  if (t->kind != TOKEN_END && !(t->kind == TOKEN_OP && (lang->ops[t->op].role == role_CLOSE ||
                                                        lang->ops[t->op].role == role_COMMA ||
                                                        lang->ops[t->op].role == role_ENDS)))
    return 0;
  if (i - first > 30000) return fail_token(x, OF0217, first);
  if (!room(x, 3)) return 0;
  s->code[s->n_code] = lang->ops[op].anon == anon_BACK ? EXPR_BACK : EXPR_FORW;
  put_u16(s->code + s->n_code + 1, i - first);
  s->n_code += 3;
  x->n_refs++;
  scan_note_ref(s, first, i - 1);
  s->cursor = i;
  return push_value(x, start, 0, 0);
}

static int function(Parser *x, uint8_t open, uint8_t close) {
  Scan *s = x->s;
  const Token *t = &s->tokens[s->cursor];
  const uint8_t *row;
  const Word *word;
  OpEntry *e;
  if (t->kind != TOKEN_DOTNAME || t[1].kind != TOKEN_OP || t[1].op != open) return 0;
  word = lang_word(s->lang, t->word);
  if (!word->other) return fail_token(x, OF0214, s->cursor);
  row = package_row(s->lang->package, CHUNK_DIRS, word->other - 1u);
  if (row[DIRS_kind] != dirkind_FUNCTION) return fail_token(x, OF0214, s->cursor);
  e = push_op(x, ENTRY_CALL, (uint8_t)get_u16(row + DIRS_id), 0, close);
  if (!e) return 0;
  s->cursor += 2;
  return 1;
}

/* A dotted name behind a value: its member. 0 with result OK: it does not touch the value. */
static int member(Parser *x) {
  Scan *s = x->s;
  const Token *t = &s->tokens[s->cursor];
  ValEntry *v = &s->values[x->n_values - 1];
  if (t->kind != TOKEN_DOTNAME || s->cursor == 0 || t->start > t[-1].end + 1) return 0;
  if (x->n_values == 0) return fail_shape(x);
  if (!room(x, 5)) return 0;
  s->code[s->n_code] = EXPR_MEMBER;
  put_u32(s->code + s->n_code + 1, t->name);
  s->n_code += 5;
  v->is_const = 0;
  x->kinds = 1;
  s->cursor++;
  return 1;
}

/* One argument of a call or part of a list ends. 0 with result OK: the innermost group has none. */
static int argument(Parser *x) {
  Scan *s = x->s;
  uint32_t i = x->n_ops;
  OpEntry *e;
  while (i > 0 && !IS_GROUP(&s->ops[i - 1])) i--;
  if (i == 0 || (s->ops[i - 1].kind != ENTRY_CALL && s->ops[i - 1].kind < ENTRY_LIST)) return 0;
  if (!reduce_all(x)) return 0;
  s->cursor++;
  e = &s->ops[i - 1];
  if (e->kind == ENTRY_CALL) {
    if (x->n_values - e->depth < CALL_VALUES || !takes_many(e)) return 1;
    if (!emit_call(x, e)) return 0;
    x->n_values = e->depth;
    return push_value(x, e->start, 0, 0);
  }
  if (!end_part(x, e)) return 0;
  return e->kind == ENTRY_LIST || key(x, e);
}

/* The operand word: one-word forms for literals and symbols, else the length of the code. */
static ScanResult finish(Parser *x) {
  Scan *s = x->s;
  const uint8_t *code = s->code + x->base;
  uint32_t n = s->n_code - x->base;
  uint32_t id = n >= 5 && code[0] == EXPR_SYM ? get_u32(code + 1) : 0;
  int64_t add = 0;
  uint32_t at = 5;
  if (s->n_words + 2 > s->max[BUF_WORDS]) return scan_more_words(s);
  s->n_refs += x->n_refs;
  if (s->values[0].is_const && s->values[0].value >= -0x800000 && s->values[0].value <= 0x7fffff) {
    s->words[s->n_words++] = (uint32_t)TAG_LIT << 24 | ((uint32_t)s->values[0].value & 0xffffffu);
    s->n_code = x->base;
    return SCAN_OK;
  }
  if (id) {
    if (n == 5) {
      s->words[s->n_words++] = (uint32_t)TAG_SYM << 24 | id;
      s->n_code = x->base;
      return SCAN_OK;
    }
    if (n == 6 && (code[5] == EXPR_LO || code[5] == EXPR_HI)) {
      s->words[s->n_words++] = (uint32_t)(code[5] == EXPR_LO ? TAG_SYMLO : TAG_SYMHI) << 24 | id;
      s->n_code = x->base;
      return SCAN_OK;
    }
    switch (code[5]) {
    case EXPR_LIT8:
      add = (int8_t)code[6];
      at = 7;
      break;
    case EXPR_LIT16:
      add = get_i16(code + 6);
      at = 8;
      break;
    case EXPR_LIT32:
      add = (int32_t)get_u32(code + 6);
      at = 10;
      break;
    default: break;
    }
    if (n == at + 1 && (code[at] == EXPR_ADD || (code[at] == EXPR_SUB && add != -2147483647 - 1))) {
      if (code[at] == EXPR_SUB) add = -add;
      s->words[s->n_words++] = (uint32_t)TAG_SYMADD << 24 | id;
      s->words[s->n_words++] = (uint32_t)add;
      s->n_code = x->base;
      return SCAN_OK;
    }
  }
  if (n == 5 && code[0] == EXPR_STR) {
    s->words[s->n_words++] = (uint32_t)TAG_STR << 24 | get_u32(code + 1);
    s->n_code = x->base;
    return SCAN_OK;
  }
  s->kinds |= x->kinds;
  s->words[s->n_words++] = CODE_WORD(n, x->n_refs);
  return SCAN_OK;
}

/* An operand of one token: its word at once. FAULT: it is something else. */
static inline ScanResult single(Scan *s, const Token *t) {
  const Token *behind = t + 1;
  uint32_t word;
  if (t->kind == TOKEN_NUMBER && !t->op && t->value >= -0x800000 && t->value <= 0x7fffff)
    word = (uint32_t)TAG_LIT << 24 | ((uint32_t)t->value & 0xffffffu);
  else if (t->kind == TOKEN_NAME)
    word = (uint32_t)TAG_SYM << 24 | t->name;
  else
    return SCAN_FAULT;
  if (behind->kind != TOKEN_END) {
    uint8_t role;
    if (behind->kind != TOKEN_OP) return SCAN_FAULT;
    role = s->lang->ops[behind->op].role;
    if (role != role_COMMA && role != role_CLOSE) return SCAN_FAULT;
  }
  if (s->n_words + 2 > s->max[BUF_WORDS]) return scan_more_words(s);
  s->words[s->n_words++] = word;
  s->nodes++;
  s->n_refs += t->kind == TOKEN_NAME;
  if (s->trace) {
    if (t->kind == TOKEN_NAME) scan_note_ref(s, s->cursor, s->cursor);
    scan_note_operand(s, s->cursor, s->cursor);
  }
  s->cursor++;
  return SCAN_OK;
}

ScanResult xparse_program(Scan *s, const uint8_t *program, const uint8_t *pc) {
  Parser parser;
  Parser *x = &parser;
  uint32_t first = s->cursor;
  const Token *t;
  int taken;
  x->s = s;
  x->base = s->n_code;
  x->n_ops = 0;
  x->n_values = 0;
  x->kinds = 0;
  x->n_refs = 0;
  x->result = SCAN_OK;
  for (;;) {
    t = &s->tokens[s->cursor];
    taken = -1;
    switch (*pc) {
    case XPVM_SWITCH:
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      pc = program + get_u16(pc + 2 + 2 * t->kind);
      break;
    case XPVM_IFOP:
      pc = t->kind == TOKEN_OP && t->op == pc[1] ? program + get_u16(pc + 2) : pc + 4;
      break;
    case XPVM_NEXT:
      if (t->kind != TOKEN_END) s->cursor++;
      pc += 1;
      break;
    case XPVM_JUMP:
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      pc = program + get_u16(pc + 1);
      break;
    case XPVM_NUMBER:
      if (t->kind != TOKEN_NUMBER) goto shape;
      if (t->op) return scan_bad_number(s, t);
      if (!literal(x, t->value)) return x->result;
      s->cursor++;
      pc += 1;
      break;
    case XPVM_STRING:
      if (t->kind != TOKEN_STRING) goto shape;
      if (!named(x, EXPR_STR, t->name)) return x->result;
      s->cursor++;
      pc += 1;
      break;
    case XPVM_SYMBOL:
      if (t->kind != TOKEN_NAME) goto shape;
      scan_note_ref(s, s->cursor, s->cursor);
      if (!named(x, EXPR_SYM, t->name)) return x->result;
      s->cursor++;
      pc += 1;
      break;
    case XPVM_HERE: {
      uint32_t start = s->n_code - x->base;
      if (!emit(x, EXPR_HERE) || !push_value(x, start, 0, 0)) return x->result;
      if (t->kind != TOKEN_END) s->cursor++;
      pc += 1;
      break;
    }
    case XPVM_HOLE: {
      uint32_t start = s->n_code - x->base;
      if (!emit(x, EXPR_HOLE) || !push_value(x, start, 0, 0)) return x->result;
      x->kinds = 1;
      if (t->kind != TOKEN_END) s->cursor++;
      pc += 1;
      break;
    }
    case XPVM_ANON: taken = anonymous(x); break;
    case XPVM_MEMBER: taken = member(x); break;
    case XPVM_PREFIX: {
      const OpRow *op = &s->lang->ops[t->op];
      taken = 0;
      if (t->kind != TOKEN_OP || op->prefix == EXPR_END) break;
      if (op->prefix == EXPR_BANK && s->lang->contract->address_bits <= 16) {
        scan_fault(s, OF0213, t->start, t->end);
        scan_arg(s, ARG_CPU, s->lang->contract->cpu, s->lang->contract->package, 0);
        scan_arg(s, ARG_NUMBER, 0, 0, s->lang->contract->address_bits);
        return SCAN_FAULT;
      }
      if (!push_op(x, ENTRY_PREFIX, op->prefix, op->pprec, 0)) return x->result;
      s->cursor++;
      taken = 1;
      break;
    }
    case XPVM_INFIX:
      if (x->n_values == 0) goto shape;
      taken = infix(x);
      break;
    case XPVM_OPEN: {
      OpEntry *e = push_op(x, ENTRY_GROUP, 0, 0, pc[1]);
      if (!e) return x->result;
      if (t->kind != TOKEN_END) s->cursor++;
      pc += 2;
      break;
    }
    case XPVM_CLOSE: taken = close_group(x); break;
    case XPVM_FUNC:
      taken = function(x, pc[1], pc[2]);
      if (taken == 0 && x->result == SCAN_OK) {
        pc = program + get_u16(pc + 3);
        taken = -1;
      } else if (taken == 1) {
        pc += 5;
        taken = -1;
      }
      break;
    case XPVM_INDEX: {
      OpEntry *e;
      if (x->n_values == 0) goto shape;
      if (t->kind != TOKEN_OP || t->op != pc[1]) {
        pc = program + get_u16(pc + 3);
        break;
      }
      e = push_op(x, ENTRY_INDEX, 0, 0, pc[2]);
      if (!e) return x->result;
      s->cursor++;
      pc += 5;
      break;
    }
    case XPVM_LIST:
    case XPVM_STRUCT: {
      int is_list = *pc == XPVM_LIST;
      if (t->kind != TOKEN_OP || t->op != pc[1]) {
        pc = program + get_u16(pc + (is_list ? 3 : 4));
        break;
      }
      if (!is_list && x->n_values == 0) goto shape;
      if (!open_parts(x, is_list ? ENTRY_LIST : ENTRY_STRUCT, pc[2], is_list ? 0 : pc[3]))
        return x->result;
      pc += is_list ? 5 : 6;
      break;
    }
    case XPVM_COMMA:
      if (x->n_values == 0) goto shape;
      taken = argument(x);
      break;
    case XPVM_SINGLE: {
      ScanResult result = single(s, t);
      if (result != SCAN_FAULT) return result;
      pc = program + get_u16(pc + 1);
      break;
    }
    case XPVM_RUN: pc = xparse_run(x, pc[1], pc[2]) ? program + get_u16(pc + 3) : pc + 5; break;
    case XPVM_FAIL: return scan_local_fault(s, pc[1], t->start, t->end);
    default: /* XPVM_FINISH */
      if (!reduce_all(x)) return x->result;
      if (x->n_ops) {
        const OpEntry *e = &s->ops[x->n_ops - 1];
        const Token *open = &s->tokens[e->token];
        if (t->kind == TOKEN_OP &&
            s->lang->ops[t->op].role == role_COMMA) { /* a list in brackets, to its end */
          uint32_t depth = 1;
          while (depth && t[1].kind != TOKEN_END) {
            uint8_t role = (++t)->kind == TOKEN_OP ? s->lang->ops[t->op].role : role_NONE;
            depth += (uint32_t)(role == role_OPEN) - (uint32_t)(role == role_CLOSE);
          }
          scan_fault(s, OF0212, open->start, t->end);
          scan_arg(s, ARG_SPAN, open->start, t->end - open->start, 0);
          return SCAN_FAULT;
        }
        scan_fault(s, OF0203, open->start, open->end);
        scan_arg(s, ARG_SPAN, open->start, open->end - open->start, 0);
        return SCAN_FAULT;
      }
      if (x->n_values != 1) goto shape;
      scan_note_operand(s, first, s->cursor ? s->cursor - 1 : 0);
      return finish(x);
    }
    if (taken >= 0) {
      if (taken == 0 && x->result != SCAN_OK) return x->result;
      pc = taken ? pc + 3 : program + get_u16(pc + 1);
    }
  }
shape: /* the program of the package makes no expression of these tokens */
  scan_fault(s, OF1008, t->start, t->end);
  return SCAN_FAULT;
}

ScanResult scan_expression(Scan *s) {
  const uint8_t *program = s->lang->package->bytes + s->lang->contract->expr;
  const uint8_t *pc = program;
  if (*pc == XPVM_SINGLE) { /* mostly the first one, and then all there is to do */
    ScanResult result = single(s, &s->tokens[s->cursor]);
    if (result != SCAN_FAULT) return result;
    pc = program + get_u16(pc + 1);
  }
  return xparse_program(s, program, pc);
}
