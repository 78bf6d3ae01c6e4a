/* assign.c - constants and variables: assignment operators, and constants that were open.
 *
 * A constant that cannot be computed yet waits as a Pending. After the walk they are computed in
 * order of dependency, so a chain of any length costs one pass; those that need each other are a
 * circle.
 * Owns:       pendings of the pass; what was changed in vain.
 * Tests:      test/asm/sym
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

enum { PENDING_WAITS, PENDING_BUSY, PENDING_DONE, APPEND_LINE_BYTES = 128 };

/* What a value has beside its number is kept beside the symbol. 0: memory is short. */
static int keep_more(Run *r, Symbol *s, const Value *value) {
  if (value->kind == VALUE_RANGE) {
    int64_t *more;
    if (!s->more || s->vkind != VALUE_RANGE) s->more = arena_take(r->a, 16);
    if (!s->more) return 0;
    more = AT(r, int64_t, s->more);
    more[0] = value->step;
    more[1] = value->length;
  }
  s->own_scope = 0;
  if (value->kind == VALUE_SCOPE) { /* the parts of what it stands for are its parts */
    const Symbol *of = AT(r, Symbol, (uint32_t)value->step);
    s->own_scope = value->select == SELECT_ALL ? of->own_scope : (uint32_t)value->step;
    s->more = value->select == SELECT_ALL ? of->more : 0;
  }
  return 1;
}

/* Value and kind of a symbol from a value. */
static int set_symbol(Run *r, Frame *f, Symbol *s, uint32_t kind, const Value *value) {
  if (!keep_more(r, s, value)) return 0;
  define_symbol(r, f, s, kind, value);
  if (value->kind == VALUE_INT && value->select) s->base = BASE_MIXED; /* symbols keep no byte */
  return 1;
}

static DiagRec *name_diag(Run *r, Frame *f, uint32_t code, uint32_t name) {
  DiagRec *d = diag_label(r, f, code);
  diag_arg(d, ARG_NAME, name, 0, 0);
  return d;
}

static int is_defined_now(const Run *r, const Symbol *s) {
  return s->kind != SYMBOL_NONE && s->pass == r->t->pass;
}

/* A constant: one definition per scope. */
static RunResult constant(Run *r, Frame *f, const uint8_t *record, uint32_t name, Cursor *c) {
  Task *t = r->t;
  uint32_t *cache = frame_slots(f) + f->slot;
  Symbol *s = *cache ? AT(r, Symbol, *cache & ~(uint32_t)1) : symbol_here(r, name);
  Value value;
  Pending *p;
  if (!s || !pages_reach(&t->pending, r->a, t->pending.count))
    return need_memory(r, STATEMENT_RESERVE);
  cache = frame_slots(f) + f->slot;
  *cache = symbol_offset(r, s) | 1;
  if (is_defined_now(r, s)) {
    if (t->emitting) {
      DiagRec *d = diag_label(r, f, OF0302);
      note_duplicate(d, s);
      diag_arg(d, ARG_NUMBER, 0, 0, 1); /* an assignment: it may be one of a variable */
    }
    return RUN_OK;
  }
  operand_value(r, f, c, &value);
  set_pending(s, 0);
  if (value.open) {
    value.v = 0;
    value.kind = VALUE_INT;
    uint32_t i = t->pending.count++;
    p = PAGES_AT(&t->pending, r->a, Pending, i);
    p->symbol = symbol_offset(r, s);
    p->frame = (uint32_t)((const uint8_t *)f - r->a->base);
    p->record = (uint32_t)(record - r->a->base);
    p->slot = f->slot;
    p->contract = t->contract;
    p->scope = t->scope;
    p->range = t->range;
    p->module = t->module;
    p->line = f->line;
    p->here = t->at;
    p->origin = t->origin;
    p->encoding = t->encoding;
    p->state = PENDING_WAITS;
    set_pending(s, i);
    /* Its value of the last pass stands until it is closed, so that it can settle. */
    if (s->kind != SYMBOL_NONE && (uint32_t)s->pass + 1 == t->pass && !s->open) {
      s->pass = (uint16_t)t->pass;
      t->defined++;
      s->open = 1;
      return RUN_OK;
    }
  }
  if (!set_symbol(r, f, s, SYMBOL_CONST, &value)) return need_memory(r, STATEMENT_RESERVE);
  if (t->emitting) map_value(r, f->line, value.v, value.kind);
  return RUN_OK;
}

int set_variable(Run *r, Frame *f, uint32_t name, const Value *value) {
  Symbol *s = symbol_here(r, name);
  if (!s) return 0;
  return set_symbol(r, f, s, SYMBOL_VAR, value);
}

/* EXPR operation of a compound assignment, or EXPR_END for those that are none. */
static uint32_t operation(uint32_t assign) {
  switch (assign) {
  case assign_ADD: return EXPR_ADD;
  case assign_SUB: return EXPR_SUB;
  case assign_MUL: return EXPR_MUL;
  case assign_DIV: return EXPR_DIV;
  case assign_MOD: return EXPR_MOD;
  case assign_POW: return EXPR_POW;
  case assign_AND: return EXPR_AND;
  case assign_OR: return EXPR_OR;
  case assign_XOR: return EXPR_XOR;
  case assign_SHL: return EXPR_SHL;
  case assign_SAR: return EXPR_SAR;
  case assign_SHR: return EXPR_SHR;
  default: return EXPR_END;
  }
}

/* Joins two strings into a new one. 0: memory is short, or the limit was reached and said. */
static int append_string(Run *r, Frame *f, Value *left, const Value *right) {
  Task *t = r->t;
  const Name *a = names_get(&t->names, r->a, (uint32_t)left->v);
  const Name *b = names_get(&t->names, r->a, (uint32_t)right->v);
  uint32_t n = (uint32_t)a->len + b->len;
  uint32_t id;
  if (n > t->limits[OPF_LIMIT_STRING_BYTES] || n > 0xffff) {
    diag_limit(r, f, OPF_LIMIT_STRING_BYTES);
    return 0;
  }
  /* Every string that was made stays: appending in a loop counts as text that is expanded. */
  if (t->made_lines + n / APPEND_LINE_BYTES > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return 0;
  }
  while (t->max[BUF_TEXT] < n)
    if (!grow_buffer(r, BUF_TEXT)) return 0;
  memcpy(r->scan.text, r->a->base + a->text, a->len);
  memcpy(r->scan.text + a->len, r->a->base + b->text, b->len);
  id = names_intern(&t->names, r->a, r->scan.text, n, names_hash(r->scan.text, n, 0), NAME_STRING,
                    0);
  if (!id) return 0;
  t->made_lines += n / APPEND_LINE_BYTES;
  left->v = id;
  return 1;
}

/* Bytes that hold a value: 1 to 8. */
static uint32_t bytes_of(int64_t v) {
  uint64_t u = (uint64_t)v;
  uint32_t n = 1;
  while (u >>= 8) n++;
  return n;
}

/* left (assign) right into left. 1, or 0 with a diagnostic made. */
static int compound(Run *r, Frame *f, uint32_t assign, Value *left, Value *right) {
  EvalFault fault;
  uint32_t op = operation(assign);
  uint32_t n;
  uint64_t u;
  if (left->open || right->open) {
    value_int(left, 0);
    left->open = 1;
    return 1;
  }
  switch (assign) {
  case assign_LAND: left->v = left->v && right->v; return 1;
  case assign_LOR: left->v = left->v || right->v; return 1;
  case assign_MIN:
    if (right->v < left->v) left->v = right->v;
    return 1;
  case assign_MAX:
    if (right->v > left->v) left->v = right->v;
    return 1;
  case assign_APPEND:
    n = bytes_of(right->v);
    left->v = (int64_t)((n > 7 ? 0 : (uint64_t)left->v << (8 * n)) | (uint64_t)right->v);
    return 1;
  case assign_REPEAT:
    if (right->v < 0 || right->v > 8) {
      if (r->t->emitting) {
        DiagRec *d = diag_operand(r, f, OF0405, 0, -1);
        diag_arg(d, ARG_NONE, 0, 0, 0);
        diag_arg(d, ARG_NUMBER, 0, 0, WHY_WANTS_REPEAT);
        diag_arg(d, ARG_NUMBER, 0, 0, right->v);
      }
      return 0;
    }
    for (u = 0, n = 0; n < (uint32_t)right->v; n++) u = u << 8 | ((uint64_t)left->v & 0xff);
    left->v = (int64_t)u;
    return 1;
  default: break;
  }
  memset(&fault, 0, sizeof fault);
  if (eval_binary(op, left->v, right->v, &left->v, &fault)) return 1;
  if (r->t->emitting) {
    DiagRec *d = diag_operand(r, f, fault.code ? fault.code : OF1008, 0, -1);
    diag_arg(d, ARG_NUMBER, 0, 0, fault.a);
  }
  return 0;
}

int changed_in_vain(const Run *r, uint32_t name) {
  const Task *t = r->t;
  int local = is_local(r, name);
  uint32_t scope = t->scope, range = t->range;
  while (scope) {
    if (map_get(&t->vain, r->a, local ? range : scope, name) == t->pass) return 1;
    range = AT(r, Scope, scope)->parent_range;
    scope = AT(r, Scope, scope)->parent;
  }
  return 0;
}

/* There is nothing to change: said once for all that is done with the name from here on. There is
 * room in the table. */
static void change_nothing(Run *r, Frame *f, const uint8_t *record, uint32_t name) {
  Task *t = r->t;
  if (!t->emitting || changed_in_vain(r, name)) return;
  diag_arg_sign(r, name_diag(r, f, OF0308, name), record);
  map_set(&t->vain, r->a, is_local(r, name) ? t->range : t->scope, name, t->pass);
}

/* A variable is changed by an operator, with the value at the cursor. */
static RunResult change(Run *r, Frame *f, const uint8_t *record, uint32_t assign, Cursor *c) {
  Task *t = r->t;
  uint32_t name = record_label(record);
  int final;
  Symbol *s = symbol_find(r, name, &final);
  Value value, old;
  int is_there =
      s && final != 2 && s->kind != SYMBOL_NONE && (s->kind != SYMBOL_VAR || s->pass == t->pass);
  int ok;
  if (!is_there && !map_ready(&t->vain, r->a)) return need_memory(r, STATEMENT_RESERVE);
  ok = operand_value(r, f, c, &value);
  if (!is_there) {
    change_nothing(r, f, record, name);
    return RUN_OK;
  }
  if (s->kind != SYMBOL_VAR) {
    if (t->emitting) name_diag(r, f, OF0303, name);
    return RUN_OK;
  }
  if (!ok) return RUN_OK;
  symbol_value(r, s, &old);
  if (assign == assign_SET)
    old = value;
  else if (assign == assign_APPEND && old.kind == VALUE_STRING && value.kind == VALUE_STRING) {
    if (!append_string(r, f, &old, &value))
      return t->stop ? RUN_OK : need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  } else {
    if (old.kind != VALUE_INT && !old.open) {
      if (t->emitting) {
        DiagRec *d = diag_label(r, f, OF0309);
        diag_arg_sign(r, d, record);
        diag_arg(d, ARG_NUMBER, 2, old.kind, 0);
      }
      return RUN_OK;
    }
    if (!eval_integer(&r->eval, &value, EXPR_POS)) {
      if (t->emitting) eval_diag(r, f, 0);
      return RUN_OK;
    }
    if (!compound(r, f, assign, &old, &value)) return RUN_OK;
  }
  if (!set_symbol(r, f, s, SYMBOL_VAR, &old)) return need_memory(r, STATEMENT_RESERVE);
  if (t->emitting) map_value(r, f->line, old.v, old.kind);
  return RUN_OK;
}

RunResult assign_execute(Run *r, Frame *f, const uint8_t *record, uint32_t assign) {
  Task *t = r->t;
  uint32_t name = record_label(record);
  Cursor c;
  RunResult result = RUN_OK;
  Symbol *s;
  Value value;
  cursor_open(&c, record, f->slot);
  if (record_count(record) < 1 || (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) != FLAG_LABEL) {
    if (t->emitting) {
      DiagRec *d = diag_statement(r, f, OF0307);
      diag_arg(d, ARG_SPAN, d->start, d->end - d->start, 0);
    }
    next_record(f, record);
    return RUN_OK;
  }
  switch (assign) {
  case assign_NONE:
  case assign_CONST: result = constant(r, f, record, name, &c); break;
  case assign_VAR:
  case assign_DEFAULT:
    s = symbol_here(r, name);
    if (!s) return need_memory(r, STATEMENT_RESERVE);
    if (assign == assign_DEFAULT && is_defined_now(r, s)) break;
    if (is_defined_now(r, s) && s->kind != SYMBOL_VAR) {
      if (t->emitting) name_diag(r, f, OF0303, name);
      break;
    }
    operand_value(r, f, &c, &value);
    if (!set_symbol(r, f, s, SYMBOL_VAR, &value)) return need_memory(r, STATEMENT_RESERVE);
    if (t->emitting) map_value(r, f->line, value.v, value.kind);
    break;
  default: result = change(r, f, record, assign, &c); break;
  }
  if (result == RUN_OK) next_record(f, record);
  return result;
}

/* The first reference of a pending constant that waits itself, or 0. Also says whether one is
 * busy. */
static uint32_t waits_for(Run *r, const Pending *p, uint32_t *busy) {
  const uint8_t *record = AT(r, uint8_t, p->record);
  uint32_t n = record_slots(record);
  const uint32_t *slots = frame_slots(AT(r, Frame, p->frame)) + p->slot;
  uint32_t i;
  for (i = 1; i < n; i++) { /* slot 0 is the constant itself */
    const Symbol *s;
    uint32_t at;
    if (!slots[i]) continue;
    s = AT(r, Symbol, slots[i] & ~(uint32_t)3);
    if (s->kind != SYMBOL_CONST || !pending_of(s) || s->pass != r->t->pass) continue;
    at = pending_of(s);
    switch (PAGES_AT(&r->t->pending, r->a, Pending, at)->state) {
    case PENDING_WAITS: return at;
    case PENDING_BUSY: *busy = at; break;
    default: break;
    }
  }
  return 0;
}

/* The circle that runs from pending `from` down the stack `top`, as a text "a -> b -> a". */
static uint32_t circle_text(Run *r, uint32_t top, uint32_t from) {
  Task *t = r->t;
  uint8_t text[256];
  uint32_t n = 0;
  uint32_t shown = 0;
  uint32_t i = top;
  uint32_t names[8];
  for (;; i = PAGES_AT(&t->pending, r->a, Pending, i)->unused) {
    if (shown < 8)
      names[shown] = AT(r, Symbol, PAGES_AT(&t->pending, r->a, Pending, i)->symbol)->name;
    shown++;
    if (i == from) break;
  }
  for (i = 0; i <= (shown < 8 ? shown : 7); i++) {
    /* The stack holds them innermost first; the one that closes the circle ends the text. */
    uint32_t k = shown <= 8 ? (i == shown ? shown - 1 : shown - 1 - i) : i;
    const Name *name = names_get(&t->names, r->a, names[k < 8 ? k : 0]);
    uint32_t len = name->len < 24 ? name->len : 24;
    if (i > 0) {
      memcpy(text + n, " -> ", 4);
      n += 4;
    }
    memcpy(text + n, r->a->base + name->text, len);
    n += len;
  }
  if (shown > 8) {
    memcpy(text + n, " ...", 4);
    n += 4;
  }
  return names_intern(&t->names, r->a, text, n, names_hash(text, n, 0), NAME_STRING, 0);
}

static void report_circle(Run *r, uint32_t top, uint32_t from) {
  Pending *p = PAGES_AT(&r->t->pending, r->a, Pending, from);
  Frame *f = AT(r, Frame, p->frame);
  uint32_t line = f->line;
  uint32_t id = circle_text(r, top, from);
  DiagRec *d;
  f->line = p->line;
  f->contract = p->contract;
  d = diag_label(r, f, OF0304);
  f->line = line;
  if (id) diag_arg(d, ARG_NAME, id, 0, 0);
}

/* Computes one pending constant with the state its statement had. */
static void close_one(Run *r, Pending *p) {
  Task *t = r->t;
  Symbol *s = AT(r, Symbol, p->symbol);
  Cursor c;
  Value value;
  uint32_t emitting = t->emitting;
  module_at_hand(r, p->module);
  t->scope = p->scope;
  t->range = p->range;
  t->proc = s->proc;
  t->frame = p->frame; /* a reference that is noted stands here */
  AT(r, Frame, p->frame)->line = p->line;
  t->at = p->here;
  t->origin = p->origin;
  encoding_use(r, p->encoding);
  run_lang(r, p->contract);
  t->emitting = 0; /* what is wrong with it was said when it was evaluated */
  cursor_open(&c, AT(r, uint8_t, p->record), p->slot);
  operand_value(r, AT(r, Frame, p->frame), &c, &value);
  emit_again(t, emitting);
  p->state = PENDING_DONE;
  if (value.open || !keep_more(r, s, &value)) {
    t->changed += !value.open; /* memory is short: the next pass has it */
    return;
  }
  if (value.kind != VALUE_INT) t->has_kinds = 1;
  if (s->value != value.v || s->vkind != value.kind)
    t->changed++;
  else if (s->open && t->pass == 1)
    t->changed++;
  s->open = 0;
  s->value = value.v;
  s->vkind = value.kind;
  s->base = value.kind == VALUE_INT && value.select ? BASE_MIXED : value.base;
  s->is_address = value.is_address;
}

void constants_close(Run *r) {
  Task *t = r->t;
  uint32_t i;
  for (i = 1; i < t->pending.count; i++) {
    uint32_t top = i;
    if (PAGES_AT(&t->pending, r->a, Pending, i)->state != PENDING_WAITS) continue;
    PAGES_AT(&t->pending, r->a, Pending, i)->unused = 0;
    while (top) {
      Pending *p = PAGES_AT(&t->pending, r->a, Pending, top);
      uint32_t busy = 0;
      uint32_t next;
      p->state = PENDING_BUSY;
      next = waits_for(r, p, &busy);
      if (next) {
        PAGES_AT(&t->pending, r->a, Pending, next)->unused = top;
        top = next;
        continue;
      }
      if (busy) {
        if (t->emitting && !t->stop) report_circle(r, top, busy);
        p->state = PENDING_DONE;
      } else
        close_one(r, p);
      top = p->unused;
    }
  }
  t->scope = t->range = t->root_scope;
  t->proc = 0;
  t->origin = 0;
}
