/* moved.c - what a pass found otherwise than the pass before: for the message that it never ends.
 *
 * A few are enough to see a circle. Decisions and sections go before symbols, because one of them
 * moves every symbol behind it.
 * Owns:       the list of the pass at hand, which is the last one when the limit is reached.
 * Invariants: one entry for each symbol and each line that decides, two for a section.
 * Tests:      test/asm/pass, test/host/t_moved.lua
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

/* A free entry; all but a symbol may take the place of the last symbol. 0: there is none. */
static Moved *entry(Task *t, uint32_t kind) {
  uint32_t i = t->n_moved;
  if (i < MAX_MOVED) {
    t->n_moved++;
    return &t->moved[i];
  }
  if (kind == OPF_MOVED_SYMBOL) return 0;
  while (i > 0)
    if (t->moved[--i].kind == OPF_MOVED_SYMBOL) return &t->moved[i];
  return 0;
}

void moved_symbol(Run *r, const Frame *f, const Symbol *s, const Value *value, int is_new) {
  Moved *m = entry(r->t, OPF_MOVED_SYMBOL);
  if (!m) return;
  m->kind = OPF_MOVED_SYMBOL;
  m->name = s->name;
  m->source = AT(r, Block, f->block)->source;
  m->line = f->line;
  m->from = is_new ? 0 : s->value;
  m->to = value->v;
  m->from_kind = is_new || s->open ? MOVED_OPEN : s->vkind;
  m->to_kind = value->open ? MOVED_OPEN : value->kind;
}

/* Lines that a child of `f` stands for: 0 or 1 times as a branch or call, so often as a loop. */
static void decision(Run *r, const Frame *f, const Frame *child, uint32_t from, uint32_t to) {
  Task *t = r->t;
  uint32_t source = AT(r, Block, f->block)->source;
  uint32_t kind = child->kind == OPF_FRAME_LOOP ? OPF_MOVED_LOOP : OPF_MOVED_LINES;
  Moved *m;
  uint32_t i;
  for (i = 0; i < t->n_moved; i++) {
    m = &t->moved[i];
    if (m->kind != kind || m->source != source || m->line != child->open_line) continue;
    if (m->frame == child->parent) { /* a loop goes on, or another text took the place of one */
      if (from < to && to > m->to) m->to = to;
      if (from > to && from > m->from) m->from = from;
    }
    return;
  }
  m = entry(t, kind);
  if (!m) return;
  m->kind = kind;
  m->name = 0;
  m->source = source;
  m->line = child->open_line;
  m->frame = child->parent;
  m->from = from;
  m->to = to;
  m->from_kind = m->to_kind = VALUE_INT;
}

void moved_child(Run *r, const Frame *f, const Frame *child) {
  decision(r, f, child, child->ordinal ? child->ordinal - 1 : 0,
           child->ordinal ? child->ordinal : 1);
}

void moved_gone(Run *r, const Frame *f, uint32_t first, uint32_t end) {
  while (first && first != end) {
    const Frame *child = AT(r, Frame, first);
    decision(r, f, child, child->ordinal ? child->ordinal : 1,
             child->ordinal ? child->ordinal - 1 : 0);
    first = child->next;
  }
}

void moved_size(Run *r, Scope *s, int64_t size) {
  Moved *m = entry(r->t, OPF_MOVED_SYMBOL);
  if (!m) return;
  m->kind = OPF_MOVED_SIZE;
  m->name = s->symbol ? AT(r, Symbol, s->symbol)->name : 0;
  m->source = s->source;
  m->line = s->line;
  m->from = scope_extent(s)->size;
  m->to = size;
  m->from_kind = m->to_kind = VALUE_INT;
}

void moved_section(Run *r, const Section *s, int64_t size) {
  uint32_t kind;
  for (kind = OPF_MOVED_SECTION; kind <= OPF_MOVED_PLACE; kind++) {
    int is_size = kind == OPF_MOVED_SECTION;
    Moved *m;
    if (is_size ? size == s->size : s->next_base == s->base && s->next_in == s->in) continue;
    m = entry(r->t, kind);
    if (!m) return;
    m->kind = kind;
    m->name = s->name;
    m->source = AT(r, Block, AT(r, Frame, s->place.frame)->block)->source;
    m->line = s->place.line;
    m->from = is_size ? s->size : s->base;
    m->to = is_size ? size : s->next_base;
    m->from_kind = is_size || s->in ? VALUE_INT : MOVED_OPEN;
    m->to_kind = is_size || s->next_in ? VALUE_INT : MOVED_OPEN;
  }
}

/* One of the two values, as an argument of a message. */
static void fill_value(const Task *t, uint32_t kind, int64_t value, opf_arg *out) {
  out->kind = kind == VALUE_STRING ? OPF_ARG_TEXT
              : kind == VALUE_INT  ? OPF_ARG_NUMBER
                                   : OPF_ARG_NONE;
  out->value = value;
  out->text = 0;
  out->text_bytes = 0;
  if (kind == VALUE_STRING) {
    const Name *name = names_get(&t->names, &t->arena, (uint32_t)value);
    out->text = (const char *)t->arena.base + name->text;
    out->text_bytes = name->len;
  }
}

uint32_t opf_moved_count(const opf_vm *vm, uint32_t task) {
  const Task *t;
  if (!vm || task >= vm->n_tasks) return 0;
  t = (const Task *)(const void *)vm->tasks[task].base;
  return t->state == TASK_DONE ? t->n_moved : 0;
}

opf_code opf_moved_get(const opf_vm *vm, uint32_t task, uint32_t i, opf_moved *out) {
  const Task *t;
  const Moved *m;
  if (!out || i >= opf_moved_count(vm, task)) return OPF_E_ARGUMENT;
  t = (const Task *)(const void *)vm->tasks[task].base;
  m = &t->moved[i];
  out->kind = (opf_moved_kind)m->kind;
  out->source = m->source;
  out->line = m->line;
  out->name = 0;
  out->name_bytes = 0;
  if (m->name) {
    const Name *name = names_get(&t->names, &t->arena, m->name);
    out->name = (const char *)t->arena.base + name->text;
    out->name_bytes = name->len;
  }
  fill_value(t, m->from_kind, m->from, &out->from);
  fill_value(t, m->to_kind, m->to, &out->to);
  return OPF_OK;
}
