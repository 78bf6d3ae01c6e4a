/* results.c - what a finished task made, as flat records: diagnostics, symbols, image, line map,
 * digests.
 *
 * Reads only. Pointers handed out point into the segment, packages or source texts.
 * Tests:      test/host, test/vm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"
#include "vm/digest.h"
#include "vm/xparse.h"

static const Task *done_task(const opf_vm *vm, uint32_t task) {
  const Task *t;
  if (!vm || task >= vm->n_tasks) return 0;
  t = (const Task *)(const void *)vm->tasks[task].base;
  return t->state == TASK_DONE ? t : 0;
}

/* The name of the CPU of a contract. */
static const char *cpu_text(const opf_vm *vm, const Task *t, uint32_t contract, uint32_t *out_len) {
  const Contract *c = ARENA_AT(&t->arena, Contract, t->contracts[contract]);
  const Package *p = &vm->packages[c->package];
  const uint8_t *row = package_row(p, CHUNK_CPUS, c->cpu);
  return (const char *)package_string(p, get_u16(row + CPUS_name), out_len);
}

opf_code opf_result_summary(const opf_vm *vm, uint32_t task, opf_summary *out) {
  const Task *t = done_task(vm, task);
  if (!t || !out) return OPF_E_STATE;
  memset(out, 0, sizeof *out);
  out->errors = t->n_errors;
  out->warnings = t->n_warnings;
  out->passes = t->passes + 1;
  out->width_rounds = t->all_rounds;
  out->symbols = t->defined;
  out->lines = t->lines;
  out->image_bytes = t->image_bytes;
  out->segment_bytes = t->arena.top;
  out->worst = t->worst;
  if (t->n_contracts) out->cpu = cpu_text(vm, t, t->contract, &out->cpu_bytes);
  return OPF_OK;
}

uint32_t opf_diag_count(const opf_vm *vm, uint32_t task) {
  const Task *t = done_task(vm, task);
  return t ? t->diags.count - 1 : 0;
}

static void set_text(opf_arg *out, const uint8_t *text, uint32_t len) {
  out->kind = OPF_ARG_TEXT;
  out->text = (const char *)text;
  out->text_bytes = len;
}

static void set_string(opf_arg *out, const Package *p, uint32_t str) {
  uint32_t len;
  const uint8_t *text = package_string(p, str, &len);
  set_text(out, text, len);
}

/* The name of a row of DIRS under the contract at hand, or of the same with another preset, whoever
 * has it; one that is no alias where there is one. NULL: there is none. */
static const char *dir_name(const opf_vm *vm, const Task *t, uint32_t kind, uint32_t which,
                            uint32_t preset, uint32_t *out_len) {
  const Contract *c = ARENA_AT(&t->arena, Contract, t->contracts[t->contract]);
  const Package *p = &vm->packages[c->package];
  const char *name = 0;
  uint32_t i, best = 0;
  *out_len = 0;
  for (i = 0; i < p->chunk[CHUNK_DIRS].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_DIRS, i);
    uint32_t owner = row[DIRS_owner];
    uint32_t id = get_u16(row + DIRS_owner + 1);
    uint32_t rank = owner == owner_DIALECT && id == c->dialect ? 6
                    : owner == owner_CPU && id == c->cpu       ? 4
                    : owner == owner_FAMILY && id == c->family ? 2
                                                               : 0;
    if (!rank || row[DIRS_kind] != kind || get_u16(row + DIRS_id) != which) continue;
    if (row[DIRS_preset] == preset) rank += 8;
    if (!row[DIRS_alias]) rank++;
    if (rank <= best) continue;
    best = rank;
    name = (const char *)package_string(p, get_u16(row + DIRS_name), out_len);
  }
  return name;
}

/* An operation of list expr as the contract at hand spells it: the longest spelling. */
static void set_operation(const Task *t, uint32_t op, opf_arg *out) {
  const Contract *c = ARENA_AT(&t->arena, Contract, t->contracts[t->contract]);
  const OpRow *rows = ARENA_AT(&t->arena, OpRow, c->ops);
  uint32_t i, best = 0;
  for (i = 0; op != EXPR_END && i < func_COUNT; i++)
    if (func_of(i) == op) {
      out->kind = OPF_ARG_OP;
      out->value = OP_COUNT + i;
      return;
    }
  for (i = 0; i < c->n_ops; i++) {
    if ((rows[i].infix != op && rows[i].prefix != op) || rows[i].len <= best) continue;
    best = rows[i].len;
    set_text(out, rows[i].text, best);
  }
  if (best) return;
  if (op == EXPR_INDEX)
    set_text(out, (const uint8_t *)"an index", 8);
  else if (op == EXPR_STEP)
    set_text(out, (const uint8_t *)"a step", 6);
  else
    set_text(out, (const uint8_t *)"this statement", 14);
}

static void fill_arg(const opf_vm *vm, const Task *t, const DiagRec *d, const Arg *from,
                     opf_arg *out) {
  const uint8_t *text;
  uint32_t len;
  memset(out, 0, sizeof *out);
  out->value = from->value;
  switch (from->kind) {
  case ARG_NUMBER:
    out->kind = OPF_ARG_NUMBER;
    out->value = from->value;
    if (from->a == 2) { /* the kind of a value */
      static const char kinds[][16] = {"number", "string",       "range",
                                       "scope",  "placeholder",  "name of a scope",
                                       "list",   "struct value", "struct type"};
      static const uint8_t sizes[] = {6, 6, 5, 5, 11, 15, 4, 12, 11};
      if (from->b < sizeof sizes) set_text(out, (const uint8_t *)kinds[from->b], sizes[from->b]);
    } else if (from->a == 3) { /* a radix */
      static const char radices[4][12] = {"binary", "octal", "decimal", "hexadecimal"};
      static const uint8_t sizes[4] = {6, 5, 7, 11};
      uint32_t k = from->value == 2 ? 0 : from->value == 8 ? 1 : from->value == 10 ? 2 : 3;
      if (k < 3 || from->value == 16) set_text(out, (const uint8_t *)radices[k], sizes[k]);
    } else if (from->a == 1) { /* an operation of list expr */
      set_operation(t, from->b, out);
    }
    break;
  case ARG_SPAN:
    text = vm_source_text(vm, t->arena.base, d->source, &len);
    if ((uint64_t)d->text_at + from->a + from->b <= len)
      set_text(out, text + d->text_at + from->a, from->b);
    break;
  case ARG_NAME: {
    const Name *name;
    if (!from->a) break;
    name = names_get(&t->names, &t->arena, from->a);
    set_text(out, t->arena.base + name->text, name->len);
    break;
  }
  case ARG_BYTE: out->kind = OPF_ARG_BYTE; break;
  case ARG_OP:
    out->kind = OPF_ARG_OP;
    out->value = from->a;
    out->text_bytes = from->b;
    break;
  case ARG_STRING: set_string(out, &vm->packages[from->b], from->a); break;
  case ARG_LIMIT:
    out->kind = OPF_ARG_LIMIT;
    out->value = from->value;
    out->text_bytes = from->a;
    break;
  case ARG_CPU:
    set_string(out, &vm->packages[from->b],
               get_u16(package_row(&vm->packages[from->b], CHUNK_CPUS, from->a) + CPUS_name));
    break;
  case ARG_MNEM:
    set_string(out, &vm->packages[from->b],
               get_u16(package_row(&vm->packages[from->b], CHUNK_MNEM, from->a) + MNEM_name));
    break;
  case ARG_SHAPES:
    out->kind = OPF_ARG_SHAPES;
    out->value = from->a;
    break;
  default: break;
  }
}

opf_code opf_diag_get(const opf_vm *vm, uint32_t task, uint32_t i, opf_diag *out) {
  const Task *t = done_task(vm, task);
  const DiagRec *d;
  uint32_t k;
  if (!t || !out || i + 1 >= t->diags.count) return OPF_E_ARGUMENT;
  d = PAGES_AT(&t->diags, &t->arena, DiagRec, i + 1);
  memset(out, 0, sizeof *out);
  out->code = d->code;
  out->warning = d->warning;
  out->source = d->source;
  out->line = d->line;
  out->line_offset = d->line_at;
  out->col = d->start + 1;
  out->col_end = d->end + 1;
  out->frame = d->frame;
  out->n_args = d->n_args;
  for (k = 0; k < d->n_args; k++) fill_arg(vm, t, d, &d->args[k], &out->args[k]);
  out->note_source = d->note_source;
  out->note_line = d->note_line;
  out->note_col = d->note_start + 1;
  out->note_col_end = d->note_end + 1;
  return OPF_OK;
}

static const char *name_text(const Task *t, uint32_t id, uint32_t *out_bytes) {
  const Name *name = names_get(&t->names, &t->arena, id);
  *out_bytes = name->len;
  return (const char *)t->arena.base + name->text;
}

opf_code opf_frame_get(const opf_vm *vm, uint32_t task, uint32_t frame, opf_frame *out) {
  const Task *t = done_task(vm, task);
  const Frame *f;
  const Block *b;
  uint32_t id = 0;
  if (!t || !out || frame == 0 || frame >= t->arena.top) return OPF_E_ARGUMENT;
  f = ARENA_AT(&t->arena, Frame, frame);
  b = ARENA_AT(&t->arena, Block, f->block);
  memset(out, 0, sizeof *out);
  out->kind = (opf_frame_kind)f->kind;
  out->parent = f->parent;
  out->line = f->open_line;
  out->body = b->source;
  out->first_line = b->first_line;
  if (f->parent)
    out->source = ARENA_AT(&t->arena, Block, ARENA_AT(&t->arena, Frame, f->parent)->block)->source;
  if (f->kind == OPF_FRAME_LOOP) {
    const uint8_t *opener = ARENA_AT(&t->arena, uint8_t, f->opener);
    out->iteration = f->ordinal;
    out->name = dir_name(vm, t, dirkind_OP, get_u16(opener + REC_ID), record_preset(opener),
                         &out->name_bytes);
  }
  if ((f->kind == OPF_FRAME_LOOP || f->kind == OPF_FRAME_BRANCH || f->kind == OPF_FRAME_REST) &&
      b->n_lines < FILE_LINES - b->first_line)
    out->last_line = b->first_line + b->n_lines - 1;
  if (f->kind == OPF_FRAME_MODULE) {
    const Module *m = PAGES_AT(&t->modules, &t->arena, Module, f->ordinal);
    out->first_line = m->behind;
    out->last_line = m->opener ? m->line + m->n_lines : 0;
    if (m->via) {
      const Use *use = PAGES_AT(&t->uses, &t->arena, Use, m->via);
      const Module *user = PAGES_AT(&t->modules, &t->arena, Module, use->module);
      out->parent = user->frame;
      out->source = use->source;
      out->line = use->line;
      id = user->name;
    }
  }
  if (f->macro) id = ARENA_AT(&t->arena, Macro, f->macro)->name;
  if (id) {
    const Name *name = names_get(&t->names, &t->arena, id);
    out->name = (const char *)t->arena.base + name->text;
    out->name_bytes = name->len;
  }
  if (f->region == OP_SECTION) {
    const uint8_t *word = record_operands(ARENA_AT(&t->arena, uint8_t, f->opener));
    out->section = name_text(t, get_u32(word) & 0xffffffu, &out->section_bytes);
  }
  return OPF_OK;
}

opf_code opf_source_get(const opf_vm *vm, uint32_t task, uint32_t source, opf_source *out) {
  const Task *t = done_task(vm, task);
  uint32_t len;
  if (!t || !out || source == 0) return OPF_E_ARGUMENT;
  if (source < SOURCE_LOCAL && source > vm->n_sources) return OPF_E_ARGUMENT;
  memset(out, 0, sizeof *out);
  out->text = vm_source_text(vm, t->arena.base, source, &len);
  out->text_bytes = len;
  if (source >= SOURCE_LOCAL) {
    const Source *s = ARENA_AT(&t->arena, Source, (source - SOURCE_LOCAL) * 8);
    out->is_expansion = 1;
    out->origin = s->origin;
    out->origin_line = s->origin_line;
  }
  return OPF_OK;
}

int opf_symbol_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_symbol *out) {
  const Task *t = done_task(vm, task);
  if (!t || !cursor || !out) return 0;
  while (*cursor < t->symbols.count) {
    const Symbol *s = PAGES_AT(&t->symbols, &t->arena, Symbol, *cursor);
    const Name *name;
    (*cursor)++;
    if (s->kind == SYMBOL_NONE || s->kind == SYMBOL_SPACE || s->pass != t->pass || !s->name)
      continue;
    name = names_get(&t->names, &t->arena, s->name);
    memset(out, 0, sizeof *out);
    out->kind = s->kind == SYMBOL_LABEL   ? OPF_SYMBOL_LABEL
                : s->kind == SYMBOL_CONST ? OPF_SYMBOL_CONST
                                          : OPF_SYMBOL_VAR;
    out->value_kind = s->vkind == VALUE_SCOPE ? VALUE_INT : s->vkind;
    out->value = s->vkind < VALUE_LIST ? s->value : 0;
    if (s->vkind == VALUE_STRING) {
      const Name *string = names_get(&t->names, &t->arena, (uint32_t)s->value);
      out->text = (const char *)t->arena.base + string->text;
      out->text_bytes = string->len;
    }
    out->name = (const char *)t->arena.base + name->text;
    out->name_bytes = name->len;
    out->scope = s->scope == t->root_scope ? 0 : s->scope;
    out->is_address = s->is_address;
    out->section = s->base;
    out->is_public = (uint32_t)is_public(s);
    out->source = s->source;
    out->line = s->line;
    return 1;
  }
  return 0;
}

/* 1 if the offset is that of a symbol: local names belong to one instead of a scope. */
static int is_symbol(const Task *t, uint32_t at) {
  uint32_t i;
  for (i = 0; i < t->symbols.n_pages; i++) {
    uint32_t page = ARENA_AT(&t->arena, uint32_t, t->symbols.dir)[i];
    if (at >= page && at < page + (t->symbols.size << t->symbols.shift)) return 1;
  }
  return 0;
}

opf_code opf_scope_get(const opf_vm *vm, uint32_t task, uint32_t scope, uint32_t *out_parent,
                       const char **out_name, uint32_t *out_name_bytes) {
  const Task *t = done_task(vm, task);
  const Symbol *s = 0;
  uint32_t parent = 0, module = 0, id;
  if (!t || !scope || !out_parent || !out_name || !out_name_bytes) return OPF_E_ARGUMENT;
  if (is_symbol(t, scope)) {
    s = ARENA_AT(&t->arena, Symbol, scope);
    parent = s->scope;
  } else {
    const Scope *own = ARENA_AT(&t->arena, Scope, scope);
    parent = own->parent;
    if (own->symbol) s = ARENA_AT(&t->arena, Symbol, own->symbol);
    if (own->opener_op == OP_MODULE) module = own->line;
  }
  *out_parent = parent == t->root_scope ? 0 : parent;
  *out_name = 0;
  *out_name_bytes = 0;
  id = module ? PAGES_AT(&t->modules, &t->arena, Module, module)->name : s ? s->name : 0;
  if (id) {
    const Name *name = names_get(&t->names, &t->arena, id);
    *out_name = (const char *)t->arena.base + name->text;
    *out_name_bytes = name->len;
  }
  return OPF_OK;
}

int opf_unit_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_unit *out) {
  const Task *t = done_task(vm, task);
  if (!t || !cursor || !out) return 0;
  while (++*cursor < t->procs.count) {
    const Proc *p = PAGES_AT(&t->procs, &t->arena, Proc, *cursor);
    const Scope *scope = ARENA_AT(&t->arena, Scope, p->scope);
    if (!proc_is_there(t, p, t->pass) || !scope->symbol) continue;
    memset(out, 0, sizeof *out);
    out->number = *cursor;
    out->is_proc = scope->opener_op == OP_PROC;
    out->is_kept = p->used;
    out->name = name_text(t, ARENA_AT(&t->arena, Symbol, scope->symbol)->name, &out->name_bytes);
    out->scope = scope->parent == t->root_scope ? 0 : scope->parent;
    out->source = scope->source;
    out->line = scope->line;
    if (p->used) {
      const ProcEdge *edge = PAGES_AT(&t->proc_list, &t->arena, ProcEdge, p->by - 1);
      out->why = (opf_unit_why)edge->why;
      out->by = edge->from;
      out->by_source = edge->source;
      out->by_line = edge->line;
    }
    return 1;
  }
  return 0;
}

uint32_t opf_image_runs(const opf_vm *vm, uint32_t task) {
  const Task *t = done_task(vm, task);
  return t ? t->runs.count : 0;
}

opf_code opf_image_run(const opf_vm *vm, uint32_t task, uint32_t i, uint32_t *out_address,
                       const uint8_t **out_bytes, uint32_t *out_size) {
  const Task *t = done_task(vm, task);
  const ImageRun *run;
  if (!t || i >= t->runs.count || !out_address || !out_bytes || !out_size) return OPF_E_ARGUMENT;
  run = PAGES_AT(&t->runs, &t->arena, ImageRun, i);
  *out_address = run->address;
  *out_bytes = t->arena.base + run->data;
  *out_size = run->len;
  return OPF_OK;
}

opf_code opf_image_run_section(const opf_vm *vm, uint32_t task, uint32_t i, uint32_t *out_section,
                               uint32_t *out_is_placed) {
  const Task *t = done_task(vm, task);
  const ImageRun *run;
  if (!t || i >= t->runs.count || !out_section || !out_is_placed) return OPF_E_ARGUMENT;
  run = PAGES_AT(&t->runs, &t->arena, ImageRun, i);
  *out_section = run->section;
  *out_is_placed = !run->is_loose;
  return OPF_OK;
}

int opf_section_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_section *out) {
  const Task *t = done_task(vm, task);
  if (!t || !cursor || !out) return 0;
  while (++*cursor < t->sections.count) {
    const Section *s = PAGES_AT(&t->sections, &t->arena, Section, *cursor);
    if (s->declared != t->pass) continue;
    memset(out, 0, sizeof *out);
    out->number = *cursor;
    out->kind = (opf_section_kind)(s->kind - choice_CODE);
    out->memory = s->memory - choice_ANY;
    out->align = s->align;
    out->is_logical = s->is_logical;
    out->name = name_text(t, s->name, &out->name_bytes);
    out->region = s->in;
    out->base = (uint64_t)s->base;
    out->size_bytes = (uint64_t)s->size;
    return 1;
  }
  return 0;
}

int opf_region_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_region *out) {
  const Task *t = done_task(vm, task);
  if (!t || !cursor || !out) return 0;
  while (++*cursor < t->regions.count) {
    const Region *g = PAGES_AT(&t->regions, &t->arena, Region, *cursor);
    if (g->pass != t->pass || g->is_void) continue;
    memset(out, 0, sizeof *out);
    out->number = *cursor;
    out->align = g->align;
    out->name = name_text(t, g->name, &out->name_bytes);
    out->first = (uint64_t)g->first;
    out->last = (uint64_t)g->last;
    out->used_bytes = (uint64_t)g->used;
    return 1;
  }
  return 0;
}

int opf_known_next(const opf_vm *vm, uint32_t task, opf_known kind, uint32_t *cursor,
                   const char **out_name, uint32_t *out_name_bytes) {
  const Task *t = done_task(vm, task);
  const Map *map;
  if (!t || !cursor || !out_name || !out_name_bytes) return 0;
  map = kind == OPF_KNOWN_MACRO     ? &t->macros
        : kind == OPF_KNOWN_PATTERN ? &t->patterns
                                    : &t->encodings;
  if (!map->table) return 0;
  while (*cursor <= map->mask) {
    const MapEntry *e = ARENA_AT(&t->arena, MapEntry, map->table) + (*cursor)++;
    if (!e->b) continue;
    *out_name = name_text(t, e->b, out_name_bytes);
    return 1;
  }
  return 0;
}

int opf_output_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_output *out) {
  const Task *t = done_task(vm, task);
  const Request *q;
  if (!t || !cursor || !out || *cursor >= t->requests.count) return 0;
  q = PAGES_AT(&t->requests, &t->arena, Request, *cursor);
  ++*cursor;
  memset(out, 0, sizeof *out);
  switch (q->op) {
  case OP_OUTPUT: out->kind = OPF_OUTPUT_FILE; break;
  case OP_MAPFILE: out->kind = OPF_OUTPUT_MAP; break;
  case OP_EXPORT: out->kind = OPF_OUTPUT_EXPORT; break;
  default:
    out->kind = q->level == META_PROGRAM ? OPF_OUTPUT_PROGRAM : OPF_OUTPUT_SETTING;
    out->key = q->key;
    if (q->cpu) out->cpu = cpu_text(vm, t, q->cpu - 1, &out->cpu_bytes);
    break;
  }
  if (q->name) out->name = name_text(t, q->name, &out->name_bytes);
  out->source = q->source;
  out->line = q->line;
  out->col = q->start + 1;
  out->col_end = q->end + 1;
  out->n_options = q->n;
  return 1;
}

opf_code opf_output_option(const opf_vm *vm, uint32_t task, uint32_t cursor, uint32_t i,
                           opf_option *out) {
  const Task *t = done_task(vm, task);
  const Request *q;
  const RequestOption *o;
  if (!t || !out || cursor == 0 || cursor > t->requests.count) return OPF_E_ARGUMENT;
  q = PAGES_AT(&t->requests, &t->arena, Request, cursor - 1);
  if (i >= q->n) return OPF_E_ARGUMENT;
  o = PAGES_AT(&t->request_options, &t->arena, RequestOption, q->first + i);
  memset(out, 0, sizeof *out);
  out->key = o->key;
  out->kind = o->kind == OPTION_NUMBER   ? OPF_OPTION_NUMBER
              : o->kind == OPTION_CHOICE ? OPF_OPTION_CHOICE
                                         : OPF_OPTION_TEXT;
  if (out->kind == OPF_OPTION_TEXT)
    out->text = name_text(t, (uint32_t)o->value, &out->text_bytes);
  else
    out->value = o->value;
  out->col = o->start + 1;
  out->col_end = o->end + 1;
  return OPF_OK;
}

static uint32_t map_at(const Task *t, uint32_t i) {
  return *PAGES_AT(&t->map, &t->arena, uint32_t, i);
}

int opf_line_next(const opf_vm *vm, uint32_t task, opf_line_cursor *cursor, opf_line *out) {
  const Task *t = done_task(vm, task);
  uint32_t word, left;
  if (!t || !cursor || !out) return 0;
  memset(out, 0, sizeof *out);
  if (cursor->at >= t->map.count) return 0;
  word = map_at(t, cursor->at++);
  out->kind = (opf_line_kind)(word >> 28);
  out->line = word & 0xffffffu;
  if (out->line == 0xffffffu) out->line = map_at(t, cursor->at++);
  switch (out->kind) {
  case OPF_LINE_ENTER:
  case OPF_LINE_LEAVE: out->frame = map_at(t, cursor->at++); break;
  case OPF_LINE_VALUE:
    out->value_kind = word >> 24 & 15;
    out->value =
        (int64_t)((uint64_t)map_at(t, cursor->at) | (uint64_t)map_at(t, cursor->at + 1) << 32);
    cursor->at += 2;
    break;
  default:
    out->address = map_at(t, cursor->at++);
    out->size_bytes = word >> 24 & 15;
    if (out->size_bytes == 15) {
      out->size_bytes = (uint64_t)map_at(t, cursor->at) | (uint64_t)map_at(t, cursor->at + 1) << 32;
      cursor->at += 2;
    }
    break;
  }
  if (out->kind == OPF_LINE_BYTES || out->kind == OPF_LINE_ZEROS) {
    /* Runs are in order of emission, as the map is; the cursor follows them. */
    uint64_t n = out->size_bytes;
    while (cursor->run < t->runs.count &&
           cursor->run_offset >= PAGES_AT(&t->runs, &t->arena, ImageRun, cursor->run)->len) {
      cursor->run++;
      cursor->run_offset = 0;
    }
    out->run = cursor->run;
    out->run_offset = cursor->run_offset;
    while (n && cursor->run < t->runs.count) {
      left = PAGES_AT(&t->runs, &t->arena, ImageRun, cursor->run)->len - cursor->run_offset;
      if (n < left) {
        cursor->run_offset += (uint32_t)n;
        break;
      }
      n -= left;
      cursor->run++;
      cursor->run_offset = 0;
    }
  }
  return 1;
}

static uint64_t digest_token(uint64_t h, const Token *t) {
  h = digest_u32(h, t->kind);
  h = digest_u32(h, t->op);
  h = digest_u32(h, t->start);
  h = digest_u32(h, t->end);
  h = digest_u32(
      h, t->kind == TOKEN_NUMBER || t->kind == TOKEN_OP || t->kind == TOKEN_END ? 0 : t->name);
  return digest_u64(h, t->kind == TOKEN_NUMBER ? (uint64_t)t->value : 0);
}

/* A record by its fields and words; both are little-endian and free of addresses. */
static uint64_t digest_record(uint64_t h, const uint8_t *record) {
  const uint8_t *p = record_behind(record);
  size_t bytes = (size_t)get_u16(record + REC_WORDS) * 4;
  if (record[REC_COUNT] != REC_LONG) return digest_bytes(h, record, bytes);
  h = digest_bytes(h, record, (size_t)(p - record) + LONG_AT);
  return digest_bytes(h, record_operands(record), (size_t)get_u32(p + LONG_PARTS) * 4);
}

/* The tokens or records of all lines that a frame and those in it evaluate, in their order. */
static uint64_t digest_frames(Run *r, uint64_t h, uint32_t at, int tokens) {
  while (at) {
    Frame *f = AT(r, Frame, at);
    const Block *b = AT(r, Block, f->block);
    uint32_t record = b->records;
    uint32_t line = b->first_line - 1;
    uint32_t len, i, contract = b->contract;
    const uint8_t *text = source_text(r, b->source, &len);
    Trace trace;
    for (;;) {
      const uint8_t *p = AT(r, uint8_t, record);
      if (p[REC_KIND] == KIND_STOP) break;
      if (p[REC_KIND] == KIND_LINK) {
        record = get_u32(p + REC_HEAD);
        continue;
      }
      line += p[REC_KIND] == KIND_LINES ? get_u32(p + REC_HEAD) : p[REC_DLINE];
      record += (uint32_t)get_u16(p + REC_WORDS) * 4;
      if (!tokens)
        h = digest_record(h, p);
      else if (p[REC_KIND] != KIND_LINES) {
        trace.ref = trace.operand = NO_NUMBER;
        scan_again(r, f, contract, text + line_offset(r, b->source, line), &trace);
        for (i = 0; i < r->scan.n_tokens; i++) h = digest_token(h, &r->scan.tokens[i]);
        if (p[REC_KIND] == KIND_OP && get_u16(p + REC_ID) == OP_CPU && record_count(p) == 2)
          contract = record_contract(p);
      }
    }
    if (f->first_child)
      at = f->first_child;
    else {
      while (at && !AT(r, Frame, at)->next) at = AT(r, Frame, at)->parent;
      if (at) at = AT(r, Frame, at)->next;
    }
  }
  return h;
}

static uint64_t digest_lines(opf_vm *vm, uint32_t task, int tokens) {
  uint64_t h = DIGEST_START;
  uint32_t i;
  Run r;
  run_open(&r, vm, &vm->tasks[task]);
  for (i = 0; i < r.t->n_order; i++)
    h = digest_frames(&r, h, module_at(&r, AT(&r, uint32_t, r.t->order)[i])->frame, tokens);
  return h;
}

uint64_t opf_digest(opf_vm *vm, uint32_t task, uint32_t kind) {
  const Task *t = done_task(vm, task);
  uint64_t h = DIGEST_START;
  uint32_t i;
  if (!t) return 0;
  switch (kind) {
  case 2:
    for (i = 0; i < t->runs.count; i++) {
      const ImageRun *run = PAGES_AT(&t->runs, &t->arena, ImageRun, i);
      uint32_t k;
      for (k = 0; k < run->len; k++) { /* by address: how runs are cut must not matter */
        h = digest_u32(h, run->address + k);
        h = digest_bytes(h, t->arena.base + run->data + k, 1);
      }
    }
    return h;
  case 3:
    for (i = 1; i < t->diags.count; i++) {
      const DiagRec *d = PAGES_AT(&t->diags, &t->arena, DiagRec, i);
      h = digest_u32(h, d->code);
      h = digest_u32(h, d->line);
      h = digest_u32(h, d->start);
      h = digest_u32(h, d->end);
    }
    return h;
  default: return digest_lines(vm, task, kind == 0);
  }
}

uint32_t opf_op_name(const opf_vm *vm, uint32_t task, uint32_t op, uint32_t preset,
                     const char **out_name) {
  const Task *t = done_task(vm, task);
  uint32_t len = 0;
  if (!t || !out_name || !t->n_contracts) return 0;
  *out_name = op < OP_COUNT ? dir_name(vm, t, dirkind_OP, op, preset, &len)
                            : dir_name(vm, t, dirkind_FUNCTION, op - OP_COUNT, 0, &len);
  return *out_name ? len : 0;
}
