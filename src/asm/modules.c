/* modules.c - modules: which are needed, where they are, in which order they are evaluated.
 *
 * A module is a scope and a tree of frames of its own. Modules and uses are found when static text
 * is scanned, before the first pass; then every used module is looked for, first in the entry, then
 * by the host, and its lines are scanned too, until nothing is missing. A pass evaluates a module
 * after those that it uses. The lines of a file outside of its modules are a module without a name
 * that is evaluated before them.
 * Owns:       modules, uses, their order.
 * Invariants: a module that is not used is not scanned; the order does not change between passes.
 * Tests:      test/asm/module, test/host/t_modules.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/bodies.h"

enum { CHAIN_NAMES = 8, CHAIN_NAME_BYTES = 40 };

static uint32_t start_of(const uint8_t *text, uint32_t len) {
  return len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0;
}

/* A module more. 0: memory is short. */
static uint32_t module_new(Run *r, uint32_t source, uint32_t at, uint32_t line, uint32_t n_lines) {
  Pages *modules = &r->t->modules;
  uint32_t i = modules->count;
  Module *m;
  if (!pages_reach(modules, r->a, i)) return 0;
  modules->count++;
  m = module_at(r, i);
  memset(m, 0, sizeof *m);
  m->file = i;
  m->source = source;
  m->at = at;
  m->line = m->behind = line;
  m->n_lines = n_lines;
  m->contract = r->t->start_contract;
  return i;
}

/* Its lines, whose definitions are static. 0: memory is short. */
static uint32_t module_block(Run *r, uint32_t module) {
  Module *m = module_at(r, module);
  m->block = block_static(r, m->source, m->at, m->line, m->n_lines, m->contract, 0, module);
  return m->block;
}

uint32_t module_of_file(Run *r, uint32_t source) {
  Task *t = r->t;
  uint32_t known = map_get(&t->module_names, r->a, SPACE_FILE, source);
  uint32_t len, i;
  const uint8_t *text = source_text(r, source, &len);
  if (known) return module_block(r, known) ? known : 0;
  if (!map_ready(&t->module_names, r->a)) return 0;
  i = module_new(r, source, start_of(text, len), 1, FILE_LINES);
  if (!i) return 0;
  map_set(&t->module_names, r->a, SPACE_FILE, source, i);
  return module_block(r, i) ? i : 0;
}

/* The module that a file has under a name, or 0. */
static uint32_t module_in(const Run *r, uint32_t file, uint32_t name) {
  return map_get(&r->t->module_names, r->a, file, name);
}

static uint32_t operand_name(const uint8_t *record) {
  const uint8_t *p = record_operands(record);
  return record_count(record) && p[3] == TAG_NAME ? get_u32(p) & 0xffffffu : 0;
}

RunResult module_collect(Run *r, Block *b, uint32_t record, uint32_t line, const Body *body) {
  Task *t = r->t;
  uint32_t file = b->module, name = operand_name(AT(r, uint8_t, record)), i, behind;
  Module *m, *of;
  if (!name || module_at(r, file)->file != file || module_at(r, file)->opener) return RUN_OK;
  if (t->modules.count > t->limits[OPF_LIMIT_MODULES] || module_in(r, file, name)) return RUN_OK;
  if (!map_ready(&t->module_names, r->a)) return need_memory(r, STATEMENT_RESERVE);
  i = module_new(r, b->source, body->at, body->line, body->n_lines);
  if (!i) return need_memory(r, STATEMENT_RESERVE);
  map_set(&t->module_names, r->a, file, name, i);
  m = module_at(r, i);
  of = module_at(r, file);
  m->name = name;
  m->file = file;
  m->opener = line;
  m->contract = t->reading.scan_contract;
  behind = of->last_inside
               ? module_at(r, of->last_inside)->line + module_at(r, of->last_inside)->n_lines + 1
               : 1;
  m->behind = behind <= line && b->source == of->source ? behind : line;
  if (of->last_inside)
    module_at(r, of->last_inside)->next_inside = i;
  else
    of->first_inside = i;
  of->last_inside = i;
  return RUN_OK;
}

RunResult use_collect(Run *r, const Block *b, uint32_t record, uint32_t line) {
  Task *t = r->t;
  uint32_t i = t->uses.count, name = operand_name(AT(r, uint8_t, record));
  Module *m = module_at(r, b->module);
  Use *u;
  if (!name) return RUN_OK;
  for (i = map_get(&t->use_lines, r->a, b->source, line); i; i = use_at(r, i)->same)
    if (use_at(r, i)->module == b->module) return RUN_OK; /* scanned before, for another frame */
  i = t->uses.count;
  if (!pages_reach(&t->uses, r->a, i) || !map_ready(&t->use_lines, r->a))
    return need_memory(r, STATEMENT_RESERVE);
  t->uses.count++;
  u = use_at(r, i);
  memset(u, 0, sizeof *u);
  u->module = b->module;
  u->name = name;
  u->record = record;
  u->source = b->source;
  u->line = line;
  u->same = map_get(&t->use_lines, r->a, b->source, line);
  map_set(&t->use_lines, r->a, b->source, line, i);
  if (m->last_use)
    use_at(r, m->last_use)->next = i;
  else
    m->first_use = i;
  m->last_use = i;
  return RUN_OK;
}

/* The names of the modules from `top` up to the one that nobody needs (or `last`), outermost first,
 * as "a -> b", with `name` behind if it is not 0. Through Module.via, or Module.up. */
static uint32_t chain_text(Run *r, uint32_t top, uint32_t last, uint32_t name, int busy) {
  uint32_t names[CHAIN_NAMES + 1], n = 0, len = 0, i;
  uint8_t text[(CHAIN_NAMES + 1) * (CHAIN_NAME_BYTES + 4) + 8];
  int is_cut = 0;
  if (name) names[n++] = name;
  for (i = top; i;) {
    const Module *m = module_at(r, i);
    if (n <= CHAIN_NAMES && m->name)
      names[n++] = m->name;
    else
      is_cut |= m->name != 0;
    if (i == last) break;
    i = busy ? m->up : m->via ? use_at(r, m->via)->module : 0;
  }
  if (is_cut) {
    memcpy(text, "... -> ", 7);
    len = 7;
  }
  for (; n > 0; n--) {
    const Name *one = names_get(&r->t->names, r->a, names[n - 1]);
    uint32_t bytes = one->len < CHAIN_NAME_BYTES ? one->len : CHAIN_NAME_BYTES;
    memcpy(text + len, r->a->base + one->text, bytes);
    len += bytes;
    if (n == 1) break;
    memcpy(text + len, " -> ", 4);
    len += 4;
  }
  return names_intern(&r->t->names, r->a, text, len, names_hash(text, len, 0), NAME_STRING, 0);
}

/* A module is used: its lines are to be scanned. 0: memory is short. */
static int need(Run *r, uint32_t module, uint32_t use) {
  Module *m = module_at(r, module);
  if (m->state != MODULE_SEEN) return 1;
  if (!module_block(r, module)) return 0;
  m->state = MODULE_NEEDED;
  m->via = use;
  return 1;
}

/* Which module of the entry is the root. */
static uint32_t choose_root(Run *r) {
  const Module *entry = module_at(r, 1);
  uint32_t named = r->t->entry_name ? module_in(r, 1, r->t->entry_name) : 0;
  if (!entry->first_inside) return 1;
  return named ? named : entry->first_inside;
}

/* Looks for the module of a use. RUN_DONE: it is settled. */
static RunResult resolve(Run *r, Use *u) {
  Task *t = r->t;
  uint32_t target = module_at(r, 1)->first_inside ? module_in(r, 1, u->name) : 0;
  uint32_t source, file;
  if (!target) target = map_get(&t->module_names, r->a, SPACE_FOUND, u->name);
  if (!target && u->name == t->entry_name && !module_at(r, 1)->first_inside) target = 1;
  if (!target) {
    if (!map_ready(&t->module_names, r->a)) return need_memory(r, STATEMENT_RESERVE);
    source = map_get(&t->module_names, r->a, SPACE_ASKED, u->name);
    if (!source) {
      t->request = OPF_EFFECT_MODULE_FIND;
      t->request_name = u->name;
      t->request_from = u->source;
      t->request_line = u->line;
      return RUN_HOST;
    }
    if (source >= 0x80000000u) {
      u->error = source - 0x80000000u;
      return RUN_DONE;
    }
    if (t->modules.count > t->limits[OPF_LIMIT_MODULES] &&
        !map_get(&t->module_names, r->a, SPACE_FILE, source)) {
      u->error = OF1217;
      return RUN_DONE;
    }
    file = module_of_file(r, source);
    if (!file) return need_memory(r, STATEMENT_RESERVE);
    if (!AT(r, Block, module_at(r, file)->block)->is_done)
      return scan_now(r, module_at(r, file)->block);
    if (t->collected < t->n_collect) return RUN_OK; /* it may lie in a conditional */
    target = module_at(r, file)->first_inside ? module_in(r, file, u->name) : file;
    if (!target) {
      u->error = OF0703;
      return RUN_DONE;
    }
    if (!module_at(r, target)->name) module_at(r, target)->name = u->name;
    map_set(&t->module_names, r->a, SPACE_FOUND, u->name, target);
  }
  u->target = target;
  return RUN_DONE;
}

RunResult modules_resolve(Run *r, uint32_t *out_more) {
  Task *t = r->t;
  *out_more = 1;
  if (!t->root_module) {
    uint32_t root = choose_root(r);
    if (!need(r, root, 0)) return need_memory(r, STATEMENT_RESERVE);
    if (root == 1) module_at(r, 1)->name = t->entry_name;
    t->root_module = root;
    if (!AT(r, Block, module_at(r, root)->block)->is_done)
      return scan_now(r, module_at(r, root)->block);
    return RUN_OK;
  }
  while (t->n_resolved + 1 < t->uses.count) {
    Use *u = use_at(r, t->n_resolved + 1);
    const Module *m = module_at(r, u->module);
    if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
    if (!m->first_inside) { /* else it stands outside of modules, which is said there */
      RunResult result = resolve(r, u);
      if (result != RUN_DONE) return result;
      if (u->error == OF0703) u->chain = chain_text(r, u->module, 0, u->name, 0);
      if ((u->target && !need(r, u->target, t->n_resolved + 1)) || !use_bind(r, t->n_resolved + 1))
        return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    }
    t->n_resolved++;
    if (u->target && !AT(r, Block, module_at(r, u->target)->block)->is_done)
      return scan_now(r, module_at(r, u->target)->block);
  }
  *out_more = t->collected < t->n_collect;
  return RUN_OK;
}

/* Puts the modules in order, each behind those that it uses. */
static void put_in_order(Run *r) {
  Task *t = r->t;
  uint32_t top = t->root_module;
  module_at(r, top)->walk = module_at(r, top)->first_use;
  module_at(r, top)->state = MODULE_BUSY;
  while (top) {
    Module *m = module_at(r, top);
    if (m->walk) {
      Use *u = use_at(r, m->walk);
      Module *target = module_at(r, u->target);
      m->walk = u->next;
      if (!u->target) continue;
      if (target->state == MODULE_BUSY) {
        u->error = OF0705;
        u->chain = chain_text(r, top, u->target, target->name, 1);
      } else if (target->state != MODULE_ORDERED) {
        target->state = MODULE_BUSY;
        target->up = top;
        target->walk = target->first_use;
        top = u->target;
      }
      continue;
    }
    if (m->file != top && module_at(r, m->file)->state != MODULE_ORDERED) {
      module_at(r, m->file)->state = MODULE_ORDERED;
      AT(r, uint32_t, t->order)[t->n_order++] = m->file;
    }
    m->state = MODULE_ORDERED;
    AT(r, uint32_t, t->order)[t->n_order++] = top;
    top = m->up;
  }
}

/* Scope and frame of a module. */
static RunResult module_make(Run *r, uint32_t module) {
  Task *t = r->t;
  Module *m = module_at(r, module);
  const Block *b;
  uint64_t bytes;
  if (m->frame) return RUN_OK;
  if (m->first_inside) {
    m->block = block_get(r, m->source, m->at, m->line, m->n_lines, m->contract, OP_MODULE);
    if (!m->block) return need_memory(r, STATEMENT_RESERVE);
    if (!AT(r, Block, m->block)->is_done) return scan_now(r, m->block);
  } else if (AT(r, Block, m->block)->n_keys != t->n_keys) { /* keys came up since it was scanned */
    uint32_t block = block_get(r, m->source, m->at, m->line, m->n_lines, m->contract, 0);
    if (!block) return need_memory(r, STATEMENT_RESERVE);
    if (!AT(r, Block, block)->is_done) return scan_now(r, block);
    m->block = block;
  }
  b = AT(r, Block, m->block);
  bytes = (uint64_t)b->n_slots * 4 + b->n_sites + STATEMENT_RESERVE;
  if (!has_room(r, bytes)) return need_memory(r, bytes);
  if (!m->scope) m->scope = module == t->root_module ? t->root_scope : scope_new(r, OP_MODULE);
  m->frame = frame_new(r, m->opener || module != t->root_module ? OPF_FRAME_MODULE : OPF_FRAME_FILE,
                       m->block);
  if (!m->scope || !m->frame) return need_memory(r, bytes);
  AT(r, Scope, m->scope)->line = module;
  AT(r, Frame, m->frame)->depth_files = 1;
  AT(r, Frame, m->frame)->ordinal = module;
  return RUN_OK;
}

RunResult modules_make(Run *r) {
  Task *t = r->t;
  uint32_t i;
  if (!t->order) {
    uint64_t bytes = (uint64_t)t->modules.count * 4 + STATEMENT_RESERVE;
    if (!has_room(r, bytes)) return need_memory(r, bytes);
    t->order = arena_take(r->a, t->modules.count * 4);
    put_in_order(r);
  }
  if (!import_keys(r)) return need_memory(r, STATEMENT_RESERVE);
  for (i = 0; i < t->n_order; i++) {
    RunResult result = module_make(r, AT(r, uint32_t, t->order)[i]);
    if (result != RUN_OK) return result;
    if (!module_at(r, AT(r, uint32_t, t->order)[i])->frame) return RUN_OK; /* scanned: again */
  }
  for (i = 1; i < t->modules.count;
       i++) { /* symbols of parameters: their modules have scopes now */
    uint32_t p;
    for (p = module_at(r, i)->first_param; p; p = AT(r, ModuleParam, p)->next) {
      ModuleParam *param = AT(r, ModuleParam, p);
      const Symbol *s;
      if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
      s = symbol_at(r, module_at(r, i)->scope, param->name, param->name);
      if (!s) return need_memory(r, STATEMENT_RESERVE);
      param->symbol = symbol_offset(r, s);
    }
  }
  t->is_modular = t->n_order > 1;
  t->root = module_at(r, t->root_module)->frame;
  return RUN_OK;
}

void modules_renew(Run *r) {
  uint32_t i;
  for (i = 0; i < r->t->n_order; i++) module_at(r, AT(r, uint32_t, r->t->order)[i])->frame = 0;
  r->t->root = 0;
}

void module_at_hand(Run *r, uint32_t module) {
  Task *t = r->t;
  const Module *m = module_at(r, module);
  t->module = module;
  t->module_scope = m->scope;
  t->imports = m->first_use;
  t->simple_scope = t->imports ? 0 : t->root_scope;
  t->import_names = m->has_names || m->first_star;
}

/* The constants that the users of the module at hand have set, as they were in the last pass. */
static void define_params(Run *r, uint32_t first) {
  Task *t = r->t;
  while (first) {
    ModuleParam *p = AT(r, ModuleParam, first);
    Symbol *s = AT(r, Symbol, p->symbol);
    uint32_t imports = t->import_names;
    Value v;
    t->import_names = 0;
    v = p->value;
    if (v.open) v.open = 2; /* why it is open is said where it is set */
    define_symbol(r, AT(r, Frame, t->frame), s, SYMBOL_CONST, &v);
    t->import_names = imports;
    s->source = use_at(r, p->use)->source;
    s->line = use_at(r, p->use)->line;
    first = p->next;
  }
}

void module_enter(Run *r, uint32_t place) {
  Task *t = r->t;
  uint32_t module = AT(r, uint32_t, t->order)[place];
  const Module *m = module_at(r, module);
  Scope *scope = AT(r, Scope, m->scope);
  t->at_order = place;
  module_at_hand(r, module);
  t->is_outside = m->first_inside;
  t->outside = OUTSIDE_FRONT;
  t->is_public = 0;
  t->scope = t->range = m->scope;
  scope->back = scope->forw = 0;
  t->contract = m->contract;
  run_lang(r, t->contract);
  assume_reset(r);
  t->cpu_unknown = 0;
  encoding_reset(r);
  t->frame = m->frame;
  frame_start(r, AT(r, Frame, t->frame));
  define_params(r, m->first_param);
}

int module_next(Run *r) {
  Task *t = r->t;
  Scope *scope = AT(r, Scope, t->module_scope);
  scope->total_back = scope->back;
  scope->total_forw = scope->forw;
  scope->pass = (uint16_t)t->pass;
  if (t->stop || t->at_order + 1 >= t->n_order) return 0;
  module_enter(r, t->at_order + 1);
  return 1;
}

ScanResult module_check(Scan *s) {
  const Token *t = s->tokens;
  if (s->kind == KIND_OP && (s->id == OP_MODULE || s->id == OP_ENDMODULE)) return SCAN_OK;
  if (s->kind == KIND_OP && !(s->flags & FLAG_LABEL)) {
    switch (s->id) {
    case OP_EMPTY:
    case OP_CPU:
    case OP_INCLUDE:
    case OP_END:
    case OP_IFDEF:
    case OP_IFNDEF:
    case OP_ELSEIF:
    case OP_ELSE:
    case OP_ENDIF: return SCAN_OK;
    default: break;
    }
  }
  return scan_fault(s, OF0702, t->start, t->end);
}

int outside_is_news(Run *r) {
  Task *t = r->t;
  if (t->outside == OUTSIDE_FRONT_SAID || t->outside == OUTSIDE_BEHIND_SAID) return 0;
  t->outside = t->outside == OUTSIDE_FRONT ? OUTSIDE_FRONT_SAID : OUTSIDE_BEHIND_SAID;
  return 1;
}

int outside_defines(Run *r, uint32_t name) {
  const Module *m = module_at(r, r->t->module);
  uint32_t end;
  return m->opener && symbol_inside(r, module_at(r, m->file)->scope, name, 0, &end) != 0;
}

RunResult module_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op) {
  Task *t = r->t;
  uint32_t module = op == OP_MODULE ? module_in(r, t->module, operand_name(record)) : 0;
  Module *m = module_at(r, module);
  int is_full = t->modules.count > t->limits[OPF_LIMIT_MODULES];
  if (op == OP_VISIBLE) {
    t->is_public = record_preset(record) != 0;
    t->is_modular = 1;
  } else if (is_full && !module && !module_at(r, t->module)->opener) {
    diag_limit(r, f, OPF_LIMIT_MODULES); /* it was not kept */
  } else if (!t->is_outside ||
             (module && (m->opener != f->line || m->source != AT(r, Block, f->block)->source))) {
    if (t->emitting)
      diag_arg(diag_statement(r, f, OF0701), ARG_NUMBER, 0, 0,
               t->is_outside ? WHY_MODULE_TWICE : WHY_MODULE_NESTED);
  } else
    m->contract = t->contract;
  if (op == OP_MODULE && t->is_outside && t->outside != OUTSIDE_FRONT_SAID)
    t->outside = OUTSIDE_BEHIND;
  return op_done(f, record);
}
