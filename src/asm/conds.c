/* conds.c - what conditionals and choices came to, for listings: read from the records and frames
 * of a finished task, so that passes keep nothing for it.
 *
 * A branch was taken when its record has a child. Text that was passed over has no records; its
 * lines are looked at as in the scan: by their first word.
 * Owns:       nothing.
 * Tests:      test/host/t_conds.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/bodies.h"

static const Task *done_task(const opf_vm *vm, uint32_t task) {
  const Task *t;
  if (!vm || task >= vm->n_tasks) return 0;
  t = (const Task *)(const void *)vm->tasks[task].base;
  return t->state == TASK_DONE ? t : 0;
}

static opf_cond_kind kind_of(uint32_t op) {
  if (op >= OP_COUNT || !has_parts(op_info[op].group)) return OPF_COND_NONE;
  switch (op_info[op].role) {
  case ROLE_OPENER: return OPF_COND_OPENER;
  case ROLE_PART: return OPF_COND_PART;
  case ROLE_CLOSER: return OPF_COND_CLOSER;
  default: return OPF_COND_NONE;
  }
}

/* 1 if the block that the record at the cursor opens is left out. */
static int is_left_out(const Task *t, const Frame *f, const uint8_t *record, uint32_t slot) {
  const uint32_t *slots = (const uint32_t *)(const void *)(f + 1);
  uint32_t scope = slots[slot + (record[REC_FLAGS] & FLAG_LABEL ? 1 : 0)];
  uint32_t proc = scope ? ARENA_AT(&t->arena, Scope, scope)->proc : 0;
  const Proc *p = PAGES_AT(&t->procs, &t->arena, Proc, proc);
  return proc && !p->used && p->since + 1 < t->pass;
}

int opf_cond_next(const opf_vm *vm, uint32_t task, uint32_t frame, opf_cond_cursor *cursor,
                  opf_cond *out) {
  const Task *t = done_task(vm, task);
  const Frame *f;
  const Block *b;
  if (!t || !cursor || !out || frame == 0 || frame >= t->arena.top) return 0;
  f = ARENA_AT(&t->arena, Frame, frame);
  b = ARENA_AT(&t->arena, Block, f->block);
  if (!cursor->record) {
    cursor->record = b->records;
    cursor->line = b->first_line - 1;
    cursor->contract = b->contract;
    cursor->child = f->first_child;
  }
  for (;;) {
    uint32_t at = cursor->record;
    const uint8_t *p = ARENA_AT(&t->arena, uint8_t, at);
    uint32_t kind = p[REC_KIND];
    uint32_t op = kind == KIND_OP || kind == KIND_ERR ? get_u16(p + REC_ID) : OP_COUNT;
    if (kind == KIND_STOP) return 0;
    if (kind == KIND_LINK) {
      cursor->record = get_u32(p + REC_HEAD);
      continue;
    }
    cursor->line += kind == KIND_LINES ? get_u32(p + REC_HEAD) : p[REC_DLINE];
    cursor->record += (uint32_t)get_u16(p + REC_WORDS) * 4;
    if (kind == KIND_LINES) continue;
    if (cursor->left_out) { /* up to the closer of a block */
      if (op == OP_BLOCK) cursor->left_out++;
      if (op == OP_ENDBLOCK) cursor->left_out--;
    } else if (op == OP_BLOCK && kind == KIND_OP && is_left_out(t, f, p, cursor->slot))
      cursor->left_out = 1;
    cursor->slot += record_slots_quick(p);
    if (kind != KIND_OP) continue;
    if (op == OP_CPU && record_count(p) == 2) cursor->contract = record_contract(p);
    out->kind = cursor->left_out ? OPF_COND_NONE : kind_of(op);
    if (out->kind == OPF_COND_NONE) continue;
    while (cursor->child && ARENA_AT(&t->arena, Frame, cursor->child)->opener < at)
      cursor->child = ARENA_AT(&t->arena, Frame, cursor->child)->next;
    out->line = cursor->line;
    out->is_taken = cursor->child && ARENA_AT(&t->arena, Frame, cursor->child)->opener == at;
    return 1;
  }
}

opf_cond_kind opf_cond_look(opf_vm *vm, uint32_t task, const opf_cond_cursor *cursor,
                            uint32_t source, uint32_t at) {
  Run r;
  uint32_t op, len;
  const uint8_t *text;
  if (!done_task(vm, task) || !cursor || source == 0) return OPF_COND_NONE;
  if (source < SOURCE_LOCAL && source > vm->n_sources) return OPF_COND_NONE;
  run_open(&r, vm, &vm->tasks[task]);
  if (cursor->contract >= r.t->n_contracts) return OPF_COND_NONE;
  run_lang(&r, cursor->contract);
  text = source_text(&r, source, &len);
  /* The line was looked at before: its names are known and the buffers are large enough. */
  if (at >= len || r.lang.classes[text[at]] == 0 || head_op(&r, text + at, &op) != RUN_OK)
    return OPF_COND_NONE;
  return kind_of(op);
}
