/* procs.c - which procedures and units of modules are used: the graph of what refers to what.
 *
 * Both are called procedures here: lines with a scope that are left out until something that is
 * assembled refers to them. They are assembled in the pass in which they are met first and the next
 * one, to see what they refer to.
 * Owns:       procedures and the references to them.
 * Invariants: every reference is kept once and followed once; what is used stays so, and what made
 *             it used leads to something outside of all procedures.
 * Tests:      test/asm/scope (ok_proc_ files), test/asm/module (ok_unit_ files),
 *             test/host/t_inclusion.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

/* References that there is room for when a statement starts. */
#define PROC_REFS 512u

static ProcEdge *edge_at(const Run *r, uint32_t number) {
  return PAGES_AT(&r->t->proc_list, r->a, ProcEdge, number - 1);
}

int procs_ready(Run *r) {
  Task *t = r->t;
  uint32_t last = t->proc_list.count + PROC_REFS;
  if (!map_reserve(&t->proc_edges, r->a, PROC_REFS) || !pages_reach(&t->proc_list, r->a, last))
    return 0;
  t->proc_room = last;
  t->room_low = 0;
  return 1;
}

/* The reference is that of the statement at hand, which is the first one in this pass. */
static void edge_here(Run *r, ProcEdge *edge, opf_unit_why why) {
  const Frame *f = AT(r, Frame, r->t->frame);
  edge->why = why;
  edge->source = AT(r, Block, f->block)->source;
  edge->line = f->line;
  edge->pass = r->t->pass;
}

/* Notes that something in the procedure at hand refers to procedure `to`. What stands in front of
 * the procedure is found by a later pass than what stands behind it, so the place of what makes it
 * used is that of the last pass. When a statement has more of that than there is room for, the next
 * pass looks at all procedures again. */
static void refer(Run *r, uint32_t to, opf_unit_why why) {
  Task *t = r->t;
  const Proc *target = proc_at(r, to);
  uint32_t from = t->proc, number;
  Proc *p = proc_at(r, from);
  ProcEdge *edge;
  if (from == to) return;
  if (target->used) {
    edge = edge_at(r, target->by);
    if (edge->pass != t->pass && edge->from == from) edge_here(r, edge, why);
    return;
  }
  if (map_get(&t->proc_edges, r->a, from, to)) return;
  t->room_low = 1;
  if (t->proc_list.count >= t->proc_room) {
    t->proc_lost = t->proc_news = 1;
    return;
  }
  map_set(&t->proc_edges, r->a, from, to, 1);
  number = ++t->proc_list.count;
  edge = edge_at(r, number);
  edge->from = from;
  edge->to = to;
  edge->next = 0;
  edge_here(r, edge, why);
  if (p->last_edge)
    edge_at(r, p->last_edge)->next = number;
  else
    p->first_edge = number;
  p->last_edge = number;
  t->proc_news = 1;
}

void proc_refer(Run *r, uint32_t to) { refer(r, to, OPF_UNIT_NAME); }

void proc_list(Run *r, uint32_t to) { refer(r, to, OPF_UNIT_LIST); }

/* After a pass: which procedures are used, of all references so far. What stands outside of all,
 * number 0, is; what is found to be used carries that to what it refers to, the nearest first. */
void procs_close(Run *r) {
  Task *t = r->t;
  uint32_t i, last = 0; /* the end of a queue: of those whose references are to be followed */
  if (!t->proc_news) return;
  t->proc_news = 0;
  t->decided++; /* what is not used is left out from now on */
  for (i = 1; i < t->procs.count; i++) proc_at(r, i)->used = 0;
  for (i = 0;; i = proc_at(r, i)->next) {
    uint32_t number = proc_at(r, i)->first_edge;
    for (; number; number = edge_at(r, number)->next) {
      uint32_t to = edge_at(r, number)->to;
      Proc *p = proc_at(r, to);
      if (p->used) continue;
      p->used = 1;
      p->by = number;
      last = proc_at(r, last)->next = to;
    }
    if (i == last) break;
  }
  for (i = 1; t->proc_lost && i < t->procs.count; i++) proc_at(r, i)->since = t->pass;
  if (t->proc_lost) t->proc_until = t->pass + 1;
  t->proc_lost = 0;
}

uint32_t proc_of(Run *r, uint32_t scope) {
  Task *t = r->t;
  Scope *s = AT(r, Scope, scope);
  if (!s->proc) {
    uint32_t outer = t->proc;
    Proc *p;
    if (!pages_reach(&t->procs, r->a, t->procs.count)) return 0;
    s->proc = t->procs.count++;
    p = proc_at(r, s->proc);
    memset(p, 0, sizeof(Proc));
    p->since = t->pass;
    p->scope = scope;
    p->outer = outer;
    t->room_low = 1;
    t->proc_until = t->pass + 1;
    t->has_kinds = 1; /* data is measured by its values */
    t->proc = s->proc;
    if (outer) refer(r, outer, OPF_UNIT_AROUND);
    t->proc = outer;
  }
  proc_at(r, s->proc)->pass = t->pass;
  return s->proc;
}

int proc_is_there(const Task *t, const Proc *p, uint32_t pass) {
  while (p->pass < pass) {
    const Proc *outer = PAGES_AT(&t->procs, &t->arena, Proc, p->outer);
    if (!p->outer || outer->used || p->pass != outer->since + 1) return 0;
    p = outer;
  }
  return 1;
}

int proc_defines(const Run *r, const Symbol *s) {
  const Proc *p = proc_at(r, s->proc);
  return s->proc && proc_is_out(r, s->proc) && s->kind != SYMBOL_NONE &&
         (uint32_t)s->pass == p->since + 1 && proc_is_there(r->t, p, r->t->pass - 1);
}
