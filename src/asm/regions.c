/* regions.c - scopes and regions: blocks, namespaces, lines of procedures, run addresses.
 *
 * Blocks and namespaces open a scope and are closed by a line of the same frame. Regions have
 * their lines as a child frame; what they change is put back when that frame ends, however it
 * ends.
 * Owns:       nothing.
 * Invariants: an operation that has to wait has changed nothing.
 * Tests:      test/asm/scope, test/asm/loc
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

/* The scope in the slot of the record at hand, made when new. 0: memory is short. */
static uint32_t scope_in_slot(Run *r, Frame *f, const uint8_t *record) {
  uint32_t index = f->slot + (record[REC_FLAGS] & FLAG_LABEL ? 1 : 0);
  uint32_t scope = frame_slots(f)[index];
  if (scope) return scope;
  scope = scope_new(r, get_u16(record + REC_ID));
  if (scope) frame_slots(f)[index] = scope;
  return scope;
}

/* The scope at hand is one that a line of this frame closes. */
static void open_here(Run *r, Frame *f) {
  scope_extent(AT(r, Scope, r->t->scope))->record = f->record;
  f->n_open++;
}

void scope_unclosed(Run *r, Frame *f, Scope *s) {
  if (s->opener_op == OP_MACRO || !scope_extent(s)->record) return; /* calls have no extent */
  AT(r, uint8_t, scope_extent(s)->record)[REC_FLAGS] |= FLAG_UNCLOSED;
  f->is_stale = 1;
  r->t->decided++;
}

static int is_named(const uint8_t *record) {
  return (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL;
}

void scope_missing(Run *r, Frame *f, const uint8_t *record) {
  const Scope *scope = AT(r, Scope, r->t->scope);
  if (is_named(record) && scope->opener_op != OP_MACRO)
    AT(r, Symbol, frame_slots(f)[f->slot] & ~(uint32_t)1)->own_scope = r->t->scope;
}

/* An opener without a closer: the lines behind it stand where it stands, and its mistake is the
 * only one. */
static RunResult open_nothing(Run *r, Frame *f, const uint8_t *record) {
  if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  scope_missing(r, f, record);
  if (r->t->emitting) unclosed(r, f, f->line, get_u16(record + REC_ID), 0);
  return op_done(f, record);
}

/* The symbol of the label, which was defined, gets the scope. */
static void name_scope(Run *r, Frame *f, uint32_t scope) {
  Symbol *symbol = AT(r, Symbol, frame_slots(f)[f->slot] & ~(uint32_t)1);
  if (symbol->line == f->line || !symbol->own_scope) symbol->own_scope = scope;
  AT(r, Scope, scope)->symbol = symbol_offset(r, symbol);
}

/* The procedure or unit of the record at hand is left out: its label is not defined, but none of
 * its name may be there. 0: memory is short. */
static int leave_out(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const Symbol *s = symbol_here(r, record_label(record));
  if (!s) return 0;
  if (t->emitting && s->pass == t->pass && s->kind != SYMBOL_NONE) say_duplicate(r, f, s);
  return 1;
}

/* 1 if the block is a unit of its module: it has a name and stands at module scope among the lines
 * of a logical section. */
static int is_unit(const Run *r, const Frame *f, const uint8_t *record) {
  const Task *t = r->t;
  if (!t->section || t->scope != t->module_scope || !is_named(record)) return 0;
  while (f->region != OP_SECTION && f->parent) f = AT(r, Frame, f->parent);
  return f->is_logical;
}

/* Passes over the lines of a block, to the record that closes it or the end of those of its frame.
 * Its children are not met, as those of a branch that is not taken. */
static void pass_over(Run *r, Frame *f) {
  uint32_t depth = 1;
  for (;;) {
    const uint8_t *record = AT(r, uint8_t, f->record);
    uint32_t kind = record[REC_KIND];
    uint32_t op = kind == KIND_OP || kind == KIND_ERR ? get_u16(record + REC_ID) : OP_COUNT;
    if (kind == KIND_STOP || (op == OP_ENDBLOCK && --depth == 0)) return;
    if (r->quantum) r->quantum--;
    if (kind == KIND_LINK) {
      f->record = get_u32(record + REC_HEAD);
      continue;
    }
    f->line += record[REC_DLINE];
    if (kind == KIND_LINES) {
      f->line += get_u32(record + REC_HEAD);
      f->record += (uint32_t)get_u16(record + REC_WORDS) * 4;
      continue;
    }
    if (op == OP_BLOCK && !(record[REC_FLAGS] & FLAG_UNCLOSED)) depth++;
    if (has_site(record)) f->site++;
    if (op == OP_CPU && kind == KIND_OP && record_count(record) == 2)
      f->contract = record_contract(record); /* what is behind was parsed under that one */
    next_record(f, record);
  }
}

RunResult block_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t scope, proc = 0, outer = t->proc;
  int is_out = 0;
  if (!may_open(r, f)) return op_done(f, record);
  if (record[REC_FLAGS] & FLAG_UNCLOSED) return open_nothing(r, f, record);
  if (is_unit(r, f, record)) {
    scope = scope_in_slot(r, f, record);
    proc = scope ? proc_of(r, scope) : 0;
    if (!proc) return need_memory(r, STATEMENT_RESERVE);
    is_out = proc_is_out(r, proc);
    t->proc = proc;
  }
  if (is_out ? !leave_out(r, f, record) : !define_label(r, f, record)) {
    t->proc = outer;
    return need_memory(r, STATEMENT_RESERVE);
  }
  scope = scope_in_slot(r, f, record);
  if (!scope) return need_memory(r, STATEMENT_RESERVE);
  if (is_out) { /* it is opened for its closer, whose label stands outside */
    scope_at(r, scope, f);
    scope_enter(r, scope);
    open_here(r, f);
    next_record(f, record);
    pass_over(r, f);
    return RUN_OK;
  }
  if (proc) t->proc_news |= proc_at(r, proc)->since + 1 >= t->pass;
  scope_at(r, scope, f);
  if (is_named(record)) name_scope(r, f, scope);
  scope_extent(AT(r, Scope, scope))->start = r->t->here;
  scope_enter(r, scope);
  open_here(r, f);
  return op_done(f, record);
}

/* A faulty opener: its lines get a scope of their own, so that its closer is no mistake too. */
static RunResult space_unnamed(Run *r, Frame *f, const uint8_t *record) {
  uint32_t scope = scope_in_slot(r, f, record);
  if (!scope) return need_memory(r, STATEMENT_RESERVE);
  scope_at(r, scope, f);
  scope_enter(r, scope);
  open_here(r, f);
  return op_done(f, record);
}

/* A namespace that nothing closes: one that was opened before stays what it is, else what its lines
 * define is found where it stands. */
static RunResult space_nothing(Run *r, Frame *f, const uint8_t *record, uint32_t name) {
  Task *t = r->t;
  Symbol *s = symbol_here(r, name);
  if (!s) return need_memory(r, STATEMENT_RESERVE);
  if (s->pass != t->pass || s->kind == SYMBOL_NONE) {
    Value value;
    value_int(&value, 0);
    value.kind = VALUE_SPACE;
    define_symbol(r, f, s, SYMBOL_SPACE, &value);
    s->own_scope = t->scope;
  }
  if (t->emitting) unclosed(r, f, f->line, OP_NAMESPACE, 0);
  return op_done(f, record);
}

/* A namespace: its symbol holds no value, and every opener of it enters the same scope. */
RunResult namespace_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  const uint8_t *p = record_operands(record);
  uint32_t name = is_named(record)                           ? record_label(record)
                  : record_count(record) && p[3] == TAG_NAME ? get_u32(p) & 0xffffffu
                                                             : 0;
  uint32_t path, scope;
  Symbol *s;
  Value value;
  if (!may_open(r, f)) return op_done(f, record);
  if (!name || (is_named(record) && record_count(record))) {
    if (t->emitting) op_diag(r, f, name ? OF0403 : OF0317, record);
    return space_unnamed(r, f, record);
  }
  if (record[REC_FLAGS] & FLAG_UNCLOSED) return space_nothing(r, f, record, name);
  s = symbol_here(r, name);
  path = space_path(r, AT(r, Scope, t->scope)->space, name);
  if (!s || !path) return need_memory(r, STATEMENT_RESERVE);
  if (path == AT(r, Scope, t->scope)->space) {
    diag_limit(r, f, OPF_LIMIT_NAME_BYTES);
    return op_done(f, record);
  }
  if (s->pass == t->pass && s->kind != SYMBOL_NONE && s->kind != SYMBOL_SPACE) {
    if (t->emitting) note_duplicate(diag_statement(r, f, OF0302), s);
    return space_unnamed(r, f, record);
  }
  scope = s->own_scope;
  if (scope == t->scope) return space_unnamed(r, f, record); /* of an opener that opened nothing */
  if (!scope) scope = scope_new(r, OP_NAMESPACE);
  if (!scope) return need_memory(r, STATEMENT_RESERVE);
  if (s->pass != t->pass || s->kind == SYMBOL_NONE) {
    value_int(&value, 0);
    value.kind = VALUE_SPACE;
    define_symbol(r, f, s, SYMBOL_SPACE, &value);
    AT(r, Scope, scope)->back = AT(r, Scope, scope)->forw = 0;
  }
  s->own_scope = scope;
  AT(r, Scope, scope)->symbol = symbol_offset(r, s);
  scope_at(r, scope, f);
  scope_again(r, scope);
  AT(r, Scope, scope)->space = path;
  open_here(r, f);
  return op_done(f, record);
}

/* The label of the line that closes the scope at hand: it stands outside. 0: memory is short. */
static int label_outside(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t scope = t->scope, range = t->range, proc = t->proc;
  Scope *s = AT(r, Scope, scope);
  int done;
  t->scope = s->parent;
  t->range = s->parent_range;
  if (s->proc) t->proc = proc_at(r, s->proc)->outer;
  done = define_label(r, f, record);
  s->parent_range = t->range; /* local names behind the closer are those of the label */
  t->scope = scope;
  t->range = range;
  t->proc = proc;
  return done;
}

RunResult scope_close(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Scope *s = AT(r, Scope, t->scope);
  uint32_t op = get_u16(record + REC_ID);
  uint32_t opener = op == OP_ENDBLOCK ? OP_BLOCK : OP_NAMESPACE;
  if (t->scope == f->base_scope || t->scope == t->module_scope || s->opener_op != opener) {
    int inner =
        t->scope != f->base_scope && t->scope != t->module_scope && s->opener_op != OP_MACRO;
    int outer = t->scope != t->module_scope && s->opener_op == opener &&
                (f->kind == OPF_FRAME_BRANCH || f->kind == OPF_FRAME_LOOP);
    if (!define_label(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
    if (t->emitting && f->line != f->crossed_line && !is_excused(f, op_info[op].group)) {
      DiagRec *d = op_diag(r, f, inner || outer ? OF0310 : OF0311, record);
      const Frame *parent = f->parent ? AT(r, Frame, f->parent) : f;
      uint32_t crossed = inner   ? s->opener_op
                         : outer ? get_u16(AT(r, uint8_t, parent->record) + REC_ID)
                                 : opener;
      diag_arg(d, ARG_OP, crossed, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, inner ? s->line : f->open_line);
    }
    return op_done(f, record);
  }
  if (!label_outside(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
  if (opener == OP_BLOCK && !(s->proc && proc_is_out(r, s->proc)))
    scope_size(r, t->scope, t->here - scope_extent(s)->start);
  scope_leave(r);
  f->n_open--;
  return op_done(f, record);
}

/* --- procedures --- */

RunResult proc_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t outer = t->proc;
  uint32_t scope, proc;
  int done;
  Cursor c;
  RunResult result;
  Frame *child;
  trial_end(r); /* which are used is known behind the pass */
  if (!is_named(record)) {
    if (t->emitting) op_diag(r, f, OF0307, record);
    return op_done(f, record);
  }
  scope = scope_in_slot(r, f, record);
  proc = scope ? proc_of(r, scope) : 0;
  if (!proc) return need_memory(r, STATEMENT_RESERVE);
  scope_at(r, scope, f);
  if (proc_is_out(r, proc)) {
    if (!leave_out(r, f, record)) return need_memory(r, STATEMENT_RESERVE);
    return op_done(f, record);
  }
  t->proc = proc;
  done = define_label(r, f, record);
  t->proc = outer;
  if (!done) return need_memory(r, STATEMENT_RESERVE);
  cursor_open(&c, record, f->slot);
  cursor_to_body(&c, record);
  result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  if (proc_at(r, proc)->since + 1 >= t->pass) t->proc_news = 1;
  child = AT(r, Frame, t->frame);
  child->region = OP_PROC;
  child->scope = scope;
  name_scope(r, f, scope);
  scope_extent(AT(r, Scope, scope))->start = t->here;
  scope_enter(r, scope);
  t->proc = proc;
  return RUN_OK;
}

/* --- run addresses --- */

RunResult logical_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value v;
  RunResult result;
  Frame *child;
  if (record_count(record) < 2) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (!operand_integer(r, f, &c, &v) || v.open) v.v = t->here;
  if (t->emitting) check_location(r, f, v.v);
  if (v.v < 0 || v.v > 0xffffffff) v.v = 0;
  result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  child = AT(r, Frame, t->frame);
  child->region = OP_LOGICAL;
  if (!child->saved) child->saved = arena_take(r->a, sizeof(int64_t));
  if (!child->saved) return need_memory(r, STATEMENT_RESERVE);
  *AT(r, int64_t, child->saved) = t->delta;
  t->delta += t->here - v.v;
  t->here = v.v;
  address_origin(r, child);
  image_moved(r);
  return RUN_OK;
}

/* 1 if a region of this kind encloses the frame. */
int in_region(const Run *r, const Frame *f, uint32_t op) {
  while (f->region != op && f->parent) f = AT(r, Frame, f->parent);
  return f->region == op;
}

void region_leave(Run *r, const Frame *f) {
  Task *t = r->t;
  int64_t delta;
  switch (f->region) {
  case OP_PROC:
    scope_size(r, f->scope, t->here - scope_extent(AT(r, Scope, f->scope))->start);
    break;
  case OP_LOGICAL:
    delta = *AT(r, int64_t, f->saved);
    t->here += t->delta - delta;
    t->delta = delta;
    address_origin(r, AT(r, Frame, f->parent));
    image_moved(r);
    break;
  case OP_SECTION: section_leave(r, f); break;
  case OP_ENCODE: encoding_leave(r, AT(r, Frame, f->parent)); break;
  case OP_STRUCT:
  case OP_UNION:
  case OP_ENUM: type_leave(r, f); break;
  default: break;
  }
}
