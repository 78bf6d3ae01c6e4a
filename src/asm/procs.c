/* procs.c - which procedures are used: the graph of what refers to what.
 *
 * Owns:       procedures and the references to them.
 * Invariants: every reference is kept once and followed once; what is used stays so.
 * Tests:      test/asm/scope (ok_proc_ files)
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

Proc *proc_at(const Run *r, uint32_t i) { return PAGES_AT(&r->t->procs, r->a, Proc, i); }

/* References that there is room for when a statement starts. */
#define PROC_REFS 512u

int procs_ready(Run *r) {
  Task *t = r->t;
  uint32_t last = t->proc_list.count + PROC_REFS;
  if (!map_reserve(&t->proc_edges, r->a, PROC_REFS) || !pages_reach(&t->proc_list, r->a, last))
    return 0;
  t->proc_room = last;
  t->room_low = 0;
  return 1;
}

/* Notes that something in the procedure at hand refers to procedure `to`. When a statement has more
 * of that than there is room for, the next pass looks at all procedures again. */
void proc_refer(Run *r, uint32_t to) {
  Task *t = r->t;
  uint32_t from = t->proc;
  ProcEdge *edge;
  if (from == to || proc_at(r, to)->used || map_get(&t->proc_edges, r->a, from, to)) return;
  t->room_low = 1;
  if (t->proc_list.count >= t->proc_room) {
    t->proc_lost = t->proc_news = 1;
    return;
  }
  map_set(&t->proc_edges, r->a, from, to, 1);
  edge = PAGES_AT(&t->proc_list, r->a, ProcEdge, t->proc_list.count++);
  edge->from = from;
  edge->to = to;
  edge->next = from ? proc_at(r, from)->edges : 0;
  if (from) proc_at(r, from)->edges = t->proc_list.count;
  t->proc_news = 1;
}

/* A procedure is used; with those in front of it on the list, its references are to be followed. */
static uint32_t proc_use(const Run *r, uint32_t proc, uint32_t list) {
  Proc *p = proc_at(r, proc);
  if (p->used) return list;
  p->used = 1;
  p->next = list;
  return proc;
}

/* After a pass: which procedures are used. What is found to be used carries that to what it refers
 * to; every reference is followed once. */
void procs_close(Run *r) {
  Task *t = r->t;
  uint32_t i, list = 0;
  if (!t->proc_news) return;
  t->proc_news = 0;
  t->decided++; /* what is not used is left out from now on */
  for (i = 0; i < t->proc_list.count; i++) {
    const ProcEdge *edge = PAGES_AT(&t->proc_list, r->a, ProcEdge, i);
    if (!edge->from || proc_at(r, edge->from)->used) list = proc_use(r, edge->to, list);
  }
  while (list) {
    i = proc_at(r, list)->edges;
    list = proc_at(r, list)->next;
    for (; i; i = PAGES_AT(&t->proc_list, r->a, ProcEdge, i - 1)->next)
      list = proc_use(r, PAGES_AT(&t->proc_list, r->a, ProcEdge, i - 1)->to, list);
  }
  for (i = 1; t->proc_lost && i < t->procs.count; i++) proc_at(r, i)->since = t->pass;
  if (t->proc_lost) t->proc_until = t->pass + 1;
  t->proc_lost = 0;
}

/* The procedure of a scope; a new one is assembled in this pass and the next, when symbols behind
 * it are known, to see what it refers to. */
uint32_t proc_of(Run *r, uint32_t scope) {
  Task *t = r->t;
  Scope *s = AT(r, Scope, scope);
  if (!s->proc) {
    uint32_t outer = t->proc;
    s->proc = t->procs.count++;
    memset(proc_at(r, s->proc), 0, sizeof(Proc));
    proc_at(r, s->proc)->since = t->pass;
    t->room_low = 1;
    t->proc_until = t->pass + 1;
    t->has_kinds = 1; /* data is measured by its values */
    t->proc = s->proc;
    if (outer) proc_refer(r, outer); /* the lines around it are needed with it */
    t->proc = outer;
  }
  return s->proc;
}
