/* loops.c - loops: a body evaluated again and again, each time as a frame of its own.
 *
 * A scoped loop gives each iteration a scope; when it has a label, the scopes can be found by
 * number.
 * Owns:       the list of iterations of a labelled loop.
 * Invariants: an operation that has to wait has changed nothing; what the opener computed is not
 *             computed again, because the variable of the loop may stand in it.
 * Tests:      test/asm/loop
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/compound.h"

enum { LOOP_COUNT, LOOP_STRING, LOOP_WHILE, LOOP_LIST };

static int is_scoped(const uint8_t *record) {
  uint32_t op = get_u16(record + REC_ID);
  return op == OP_BFOR || op == OP_BWHILE;
}

static int is_while(const uint8_t *record) {
  uint32_t op = get_u16(record + REC_ID);
  return op == OP_WHILE || op == OP_BWHILE;
}

/* The variable of an iteration. */
static void loop_value(Run *r, const Flow *flow, Value *v) {
  value_int(v, (int64_t)((uint64_t)flow->from + (uint64_t)flow->step * (uint64_t)flow->i));
  if (flow->kind == LOOP_STRING)
    v->v = r->a->base[names_get(&r->t->names, r->a, flow->text)->text + (uint32_t)flow->i];
  else if (flow->kind == LOOP_LIST)
    *v = list_values(AT(r, List, flow->text))[(uint32_t)flow->i];
}

/* The iterations of a labelled scoped loop, or 0. */
static Items *items_of(Run *r, Frame *f, const uint8_t *record) {
  uint32_t slot = f->slot;
  uint32_t at;
  if (!is_scoped(record) || !(record[REC_FLAGS] & FLAG_LABEL)) return 0;
  at = frame_slots(f)[slot + 1];
  return at ? AT(r, Items, at) : 0;
}

static RunResult finish(Run *r, Frame *f, const uint8_t *record) {
  Items *items = items_of(r, f, record);
  if (items) items->last = items->count;
  f->loop_active = 0;
  f->resume = 0;
  next_record(f, record);
  return RUN_OK;
}

/* Makes room for one more item. 0: memory is short. */
static int items_reach(Run *r, Items *items) {
  uint32_t max, at;
  if (items->count < items->max) return 1;
  max = items->max ? items->max * 2 : 8;
  at = arena_take(r->a, max * 4);
  if (!at) return 0;
  if (items->count) memcpy(r->a->base + at, r->a->base + items->list, (size_t)items->count * 4);
  items->list = at;
  items->max = max;
  return 1;
}

RunResult loop_next(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n_lines;
  Items *items = items_of(r, f, record);
  Flow *flow = AT(r, Flow, f->flow);
  Cursor c;
  Frame *child;
  RunResult result;
  Value v;
  int scoped = is_scoped(record);
  t->at = t->here;
  cursor_open(&c, record, f->slot);
  if (flow->kind == LOOP_WHILE) {
    if (op_condition(r, f, &c, record) != 1) return finish(r, f, record);
    if (flow->i >= (int64_t)t->limits[OPF_LIMIT_LOOP_ITERATIONS]) {
      diag_limit(r, f, OPF_LIMIT_LOOP_ITERATIONS);
      return finish(r, f, record);
    }
  } else if (flow->i >= flow->n)
    return finish(r, f, record);
  cursor_to_body(&c, record);
  n_lines = (get_u32(c.word) & 0xffffffu) + 1;
  if (t->made_lines + n_lines > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return RUN_OK;
  }
  if (items && !items_reach(r, items)) return need_memory(r, (uint64_t)items->max * 8);
  if (flow->name) loop_value(r, flow, &v);
  if (flow->name && !scoped && !set_variable(r, f, flow->name, &v))
    return need_memory(r, STATEMENT_RESERVE);
  f->loop_active = 1;
  result = enter_body(r, f, &c, OPF_FRAME_LOOP, (uint32_t)flow->i + 1);
  if (result != RUN_OK) {
    if (!f->resume) f->loop_active = 0;
    return result;
  }
  if (t->stop) return RUN_OK;
  if (scoped) { /* entering left the room of a statement */
    child = AT(r, Frame, t->frame);
    if (!child->scope) child->scope = scope_new(r, get_u16(record + REC_ID));
    if (!child->scope) return need_memory(r, STATEMENT_RESERVE);
    scope_at(r, child->scope, f);
    scope_extent(AT(r, Scope, child->scope))->start = t->here;
    scope_extent(AT(r, Scope, child->scope))->base = t->origin & ORIGIN_SECTION;
    child->loop_scope = 0;
    scope_enter(r, child->scope);
    if (flow->name) set_variable(r, f, flow->name, &v);
    if (items) AT(r, uint32_t, items->list)[items->count++] = child->scope;
  }
  flow->i++;
  t->made_lines += n_lines;
  return result;
}

/* What the loop runs over. 0: it cannot; said when emitting. */
static int loop_over(Run *r, Flow *flow, const Value *v) {
  flow->i = flow->from = flow->n = 0;
  flow->step = 1;
  flow->kind = LOOP_COUNT;
  if (v->open) return 1;
  if (flow->name && v->kind == VALUE_RANGE) {
    flow->from = v->v;
    flow->step = v->step;
    flow->n = v->length;
  } else if (flow->name && v->kind == VALUE_STRING) {
    flow->kind = LOOP_STRING;
    flow->text = (uint32_t)v->v;
    flow->n = names_get(&r->t->names, r->a, flow->text)->len;
  } else if (flow->name && v->kind == VALUE_LIST) {
    flow->kind = LOOP_LIST;
    flow->text = (uint32_t)v->v;
    flow->n = list_of(r, v)->count;
  } else if (v->kind == VALUE_INT && !flow->name && v->v >= 0)
    flow->n = v->v;
  else
    return 0;
  return 1;
}

/* The label of a scoped loop: a symbol with the address, and the list of its iterations. */
static int loop_label(Run *r, Frame *f, const uint8_t *record) {
  uint32_t at;
  uint32_t *slots;
  Items *items;
  Symbol *s;
  if (!(record[REC_FLAGS] & FLAG_LABEL)) return 1;
  if (record[REC_FLAGS] & FLAG_ANON) return define_label(r, f, record);
  if (!define_label_as(r, f, record, VALUE_SCOPE)) return 0;
  slots = frame_slots(f) + f->slot;
  at = slots[1];
  if (!at) {
    at = arena_take(r->a, sizeof(Items));
    if (!at) return 0;
    memset(r->a->base + at, 0, sizeof(Items));
    slots = frame_slots(f) + f->slot;
    slots[1] = at;
  }
  items = AT(r, Items, at);
  items->count = 0; /* those of the last pass stand until the loop has ended */
  s = AT(r, Symbol, slots[0] & ~(uint32_t)1);
  s->more = at;
  return 1;
}

RunResult loop(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t n = record_count(record);
  Flow *flow = flow_of(r, f);
  Cursor c;
  Value v;
  if (n < 2) return op_missing(r, f, record);
  if (!flow) return need_memory(r, STATEMENT_RESERVE);
  if (is_scoped(record) && !loop_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  cursor_open(&c, record, f->slot);
  flow->name = 0;
  if (is_while(record)) {
    flow->kind = LOOP_WHILE;
    flow->i = 0;
    f->loop_active = f->resume = 1;
    return RUN_OK;
  }
  if (c.word[3] == TAG_NAME && n >= 3) {
    flow->name = get_u32(c.word) & 0xffffffu;
    operand_skip(&c);
  }
  if (!operand_value(r, f, &c, &v)) {
    value_int(&v, 0);
    v.open = 1;
  }
  if (!loop_over(r, flow, &v) && t->emitting)
    diag_arg(diag_operand(r, f, OF0615, flow->name ? 1 : 0, -1), ARG_NONE, 0, 0, 0);
  if (flow->name && !is_scoped(record)) {
    const Symbol *s = symbol_here(r, flow->name);
    if (s && s->pass == t->pass && s->kind != SYMBOL_VAR && s->kind != SYMBOL_NONE) {
      if (t->emitting) diag_arg(diag_operand(r, f, OF0618, 0, -1), ARG_NAME, flow->name, 0, 0);
      flow->n = 0;
    }
  }
  if (flow->n > (int64_t)t->limits[OPF_LIMIT_LOOP_ITERATIONS]) {
    diag_limit(r, f, OPF_LIMIT_LOOP_ITERATIONS);
    return finish(r, f, record);
  }
  /* From here on the statement goes on with loop_next. */
  f->loop_active = f->resume = 1;
  return RUN_OK;
}
