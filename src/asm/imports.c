/* imports.c - what a module sees of others: names that are bound by its uses.
 *
 * A use binds a qualifier or single names, and always the full path; those are known before the
 * first pass. The names of a use for all names are looked for in the other module when they are
 * needed, which was evaluated before.
 * Owns:       binds, parameters of modules.
 * Invariants: nothing that is private is found, except where a use names it, which is said there.
 * Tests:      test/asm/module
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/macro.h"

/* Kinds of bound names: BIND_KINDS of them for each module in the first key of t->binds. */
enum { BIND_NAME, BIND_QUALIFIER, BIND_PATH, BIND_PARAM, BIND_SECTION, BIND_KINDS };

static Bind *find_bind(const Run *r, uint32_t kind, uint32_t name) {
  const Task *t = r->t;
  uint32_t at = map_get(&t->binds, r->a, t->module * BIND_KINDS + kind, name);
  return at ? AT(r, Bind, at) : 0;
}

/* Binds a name in the module of a use. 0: memory is short. */
static int bind(Run *r, uint32_t use, uint32_t kind, uint32_t name, uint32_t of) {
  Task *t = r->t;
  Use *u = use_at(r, use);
  uint32_t key = u->module * BIND_KINDS + kind;
  uint32_t known = map_get(&t->binds, r->a, key, name);
  Bind *b;
  if (known) {
    b = AT(r, Bind, known);
    if (kind != BIND_PATH && !u->clash && (b->use != use || b->name != of)) {
      u->clash = name;
      u->clash_line = use_at(r, b->use)->line;
    }
    return 1; /* also when the use is bound once more, because memory was short */
  }
  if (!has_room(r, STATEMENT_RESERVE) || !map_ready(&t->binds, r->a)) return 0;
  known = arena_take(r->a, sizeof(Bind));
  if (!known) return 0;
  b = AT(r, Bind, known);
  b->target = u->target;
  b->name = of;
  b->use = use;
  map_set(&t->binds, r->a, key, name, known);
  return 1;
}

/* The parameter of a module, made when new. 0: memory is short. */
static uint32_t param_of(Run *r, uint32_t module, uint32_t name) {
  Task *t = r->t;
  uint32_t key = module * BIND_KINDS + BIND_PARAM;
  uint32_t at = map_get(&t->binds, r->a, key, name);
  ModuleParam *p;
  if (at) return at;
  if (!has_room(r, STATEMENT_RESERVE) || !map_ready(&t->binds, r->a)) return 0;
  at = arena_take(r->a, sizeof(ModuleParam));
  if (!at) return 0;
  map_set(&t->binds, r->a, key, name, at);
  p = AT(r, ModuleParam, at);
  memset(p, 0, sizeof *p);
  p->name = name;
  p->next = module_at(r, module)->first_param;
  module_at(r, module)->first_param = at;
  value_int(&p->value, 0);
  p->value.open = 1;
  return at;
}

/* The logical section of a module, made when new. 0: memory is short. */
static uint32_t logical_of(Run *r, uint32_t module, uint32_t name) {
  Task *t = r->t;
  uint32_t key = module * BIND_KINDS + BIND_SECTION;
  uint32_t at = map_get(&t->binds, r->a, key, name);
  if (at) return at;
  if (!has_room(r, STATEMENT_RESERVE) || !map_ready(&t->binds, r->a)) return 0;
  at = arena_take(r->a, sizeof(Logical));
  if (!at) return 0;
  memset(AT(r, Logical, at), 0, sizeof(Logical));
  map_set(&t->binds, r->a, key, name, at);
  return at;
}

uint32_t logical_target(Run *r, uint32_t name) {
  uint32_t at = logical_of(r, r->t->module, name);
  Logical *l = AT(r, Logical, at);
  if (!at) return 0;
  l->pass = r->t->pass;
  return l->target ? l->target : name;
}

/* One part of a use: what the operands from the cursor on say. */
typedef struct Part {
  uint32_t clause;      /* list clause, or clause_COUNT for a name alone */
  uint32_t name, other; /* other: behind the name of an ALIAS, 0 for other clauses */
  uint32_t operand;     /* number of the operand with the name */
} Part;

static uint32_t take_name(Cursor *c) {
  uint32_t name = get_u32(c->word) & 0xffffffu;
  operand_skip(c);
  return name;
}

/* The next part; the cursor of a PARAMETER stands at its value then. 0: there is none. */
static int next_part(Cursor *c, const uint8_t *record, Part *out) {
  uint32_t word;
  if (c->n >= record_count(record)) return 0;
  word = get_u32(c->word);
  out->clause = clause_COUNT;
  out->name = out->other = 0;
  if (word >> 24 == TAG_LIT) {
    out->clause = word & 0xffffffu;
    operand_skip(c);
    if (out->clause == clause_ALL || c->n >= record_count(record)) return 1;
  }
  out->operand = c->n;
  out->name = take_name(c);
  if (out->clause == clause_SECTION && c->n < record_count(record)) out->other = take_name(c);
  if (out->clause != clause_COUNT || c->n >= record_count(record)) return 1;
  if (get_u32(c->word) == ((uint32_t)TAG_LIT << 24 | clause_ALIAS)) {
    operand_skip(c);
    if (c->n < record_count(record)) out->other = take_name(c);
  }
  return 1;
}

/* The last part of a path. */
static uint32_t last_name(Run *r, uint32_t path) {
  const Name *n = names_get(&r->t->names, r->a, path);
  uint8_t join = r->lang.contract->traits[trait_NAMEJOIN][1];
  const uint8_t *text = r->a->base + n->text;
  uint32_t i = n->len;
  if (!r->lang.contract->traits[trait_NAMEJOIN][0]) return path;
  while (i > 0 && text[i - 1] != join) i--;
  if (i == 0) return path;
  return names_intern(&r->t->names, r->a, text + i, n->len - i,
                      names_hash(text + i, n->len - i, r->lang.fold), 0, r->lang.fold);
}

/* Whether the use has a qualifier of its own, and names in brackets. */
static void look_through(const uint8_t *record, uint32_t *qualifier, int *has_list) {
  Cursor c;
  Part part;
  *qualifier = 0;
  *has_list = 0;
  cursor_open(&c, record, 0);
  operand_skip(&c);
  while (next_part(&c, record, &part)) {
    if (part.clause == clause_QUALIFIER) *qualifier = part.name;
    if (part.clause == clause_COUNT || part.clause == clause_ALL) *has_list = 1;
    if (part.clause == clause_PARAMETER && c.n < record_count(record)) operand_skip(&c);
  }
}

int use_bind(Run *r, uint32_t use) {
  Use *u = use_at(r, use);
  Module *m = module_at(r, u->module);
  const uint8_t *record = AT(r, uint8_t, u->record);
  uint32_t qualifier, name;
  int has_list;
  Cursor c;
  Part part;
  run_lang(r, m->contract);
  look_through(record, &qualifier, &has_list);
  if (!bind(r, use, BIND_PATH, u->name, 0)) return 0;
  if (!has_list || qualifier) {
    name = qualifier ? qualifier : last_name(r, u->name);
    if (!name || !bind(r, use, BIND_QUALIFIER, name, 0)) return 0;
  }
  cursor_open(&c, record, 0);
  operand_skip(&c);
  while (next_part(&c, record, &part)) {
    switch (part.clause) {
    case clause_ALL:
      if (!u->target || m->first_star == use) break;
      u->next_star = m->first_star;
      m->first_star = use;
      break;
    case clause_COUNT:
      if (qualifier) break;
      name = part.other ? part.other : part.name;
      if (!bind(r, use, BIND_NAME, name, part.name)) return 0;
      m->has_names = 1;
      break;
    case clause_PARAMETER: {
      uint32_t at = u->target ? param_of(r, u->target, part.name) : 0;
      uint32_t word = c.n < record_count(record) ? get_u32(c.word) : 0;
      ModuleParam *p;
      if (u->target && !at) return 0;
      p = AT(r, ModuleParam, at);
      if (at && !p->use) {
        p->use = use;
        if (word >> 24 == TAG_LIT) value_int(&p->value, (int32_t)(word << 8) >> 8);
      }
      if (c.n < record_count(record)) operand_skip(&c);
      break;
    }
    case clause_SECTION: {
      uint32_t at = u->target ? logical_of(r, u->target, part.name) : 0;
      if (u->target && !at) return 0;
      if (at && !AT(r, Logical, at)->use) {
        AT(r, Logical, at)->use = use;
        AT(r, Logical, at)->target = part.other;
      }
      break;
    }
    default: break;
    }
  }
  return 1;
}

/* --- looking for names --- */

/* What is looked for inside of a scope is live when it is there. */
static int is_found(const Symbol *s) { return s && s->kind != SYMBOL_NONE; }

static uint32_t module_scope(const Run *r, uint32_t module) { return module_at(r, module)->scope; }

/* The symbol of a whole name in a module, or 0. */
static Symbol *named_in(Run *r, uint32_t module, uint32_t name) {
  uint32_t end;
  Symbol *s = symbol_inside(r, module_scope(r, module), name, 0, &end);
  return s && end >= names_get(&r->t->names, r->a, name)->len ? s : 0;
}

static void hide(Hidden *out, uint32_t code, uint32_t module, uint32_t other) {
  if (!out || out->code) return;
  out->code = code;
  out->module = module;
  out->other = other;
}

/* The first qualifier or path that the name begins with, from *end down: *end is where it ends. */
static Bind *next_prefix(Run *r, const Name *n, uint32_t *end, int *is_path) {
  uint8_t join = r->lang.contract->traits[trait_NAMEJOIN][1];
  uint32_t i, part;
  for (i = *end; i-- > 1;) {
    Bind *b;
    Bind *path;
    if (r->a->base[n->text + i] != join) continue;
    part = name_part(r, n, 0, i);
    if (!part) continue;
    *end = i;
    path = find_bind(r, BIND_PATH, part);
    b = find_bind(r, BIND_QUALIFIER, part);
    if (!b) b = path;
    *is_path = b && path && path->target == b->target;
    if (b) return b;
  }
  return 0;
}

static int is_dotted(const Run *r, const Name *n) {
  const uint8_t *text = r->a->base + n->text;
  uint32_t i;
  if (!(n->marks & r->lang.join_mark)) return 0;
  for (i = 0; i < n->len; i++)
    if (text[i] == r->lang.contract->traits[trait_NAMEJOIN][1]) return 1;
  return 0;
}

/* A name behind a qualifier or path. */
static Symbol *qualified(Run *r, uint32_t name, uint32_t *out_end, int *out_bound,
                         Hidden *out_hidden) {
  const Name *n = names_get(&r->t->names, r->a, name);
  uint32_t end = n->len, first = 0;
  Symbol *found = 0;
  int first_is_path = 0, is_path;
  Bind *b;
  while ((b = next_prefix(r, n, &end, &is_path)) != 0) {
    uint32_t behind;
    Symbol *s = symbol_inside(r, module_scope(r, b->target), name, end + 1, &behind);
    if (!is_found(s)) continue;
    if (!is_public(s)) {
      hide(out_hidden, OF0313, b->target, 0);
      continue;
    }
    if (found && is_path && first_is_path && s != found) {
      hide(out_hidden, OF0315, first, b->target);
      *out_bound = 1;
      return 0;
    }
    if (found) continue;
    found = s;
    *out_end = behind;
    first = b->target;
    first_is_path = is_path;
  }
  *out_bound = found != 0;
  return found;
}

/* A name that uses of all names give. */
static Symbol *starred(Run *r, uint32_t name, uint32_t *out_end, int *out_bound,
                       Hidden *out_hidden) {
  uint32_t use = module_at(r, r->t->module)->first_star, first = 0;
  Symbol *found = 0;
  for (; use; use = use_at(r, use)->next_star) {
    uint32_t target = use_at(r, use)->target;
    Symbol *s = symbol_inside(r, module_scope(r, target), name, 0, out_end);
    if (!is_found(s) || !is_public(s)) continue;
    if (found && s != found) {
      hide(out_hidden, OF0315, target, first);
      *out_bound = 1;
      return 0;
    }
    found = s;
    first = target;
  }
  *out_bound = found != 0;
  return found;
}

Symbol *import_symbol(Run *r, uint32_t name, uint32_t *end, int *out_bound, Hidden *out_hidden) {
  const Name *n = names_get(&r->t->names, r->a, name);
  uint32_t i = n->len;
  const Bind *b;
  Symbol *s;
  *out_bound = 0;
  *end = i;
  if (is_dotted(r, n)) {
    s = qualified(r, name, end, out_bound, out_hidden);
    if (*out_bound) return s;
    /* Else its first part may be imported. */
    for (i = 1; r->a->base[n->text + i] != r->lang.contract->traits[trait_NAMEJOIN][1]; i++) {}
  }
  name = name_part(r, n, 0, i);
  b = name ? find_bind(r, BIND_NAME, name) : 0;
  if (!b) return starred(r, n->id, end, out_bound, out_hidden);
  *out_bound = 1;
  *end = i;
  s = named_in(r, b->target, b->name);
  if (i == n->len || !is_found(s)) return is_found(s) ? s : 0;
  s = symbol_follow(r, s, n->id, end);
  if (!is_found(s)) return 0;
  if (*end == i || is_public(s)) return s;
  hide(out_hidden, OF0313, b->target, 0);
  return 0;
}

void diag_arg_modules(Run *r, DiagRec *d, const Hidden *hidden) {
  const Name *a = names_get(&r->t->names, r->a, module_at(r, hidden->module)->name);
  const Name *b;
  uint32_t n, id;
  if (!hidden->other) {
    diag_arg(d, ARG_NAME, module_at(r, hidden->module)->name, 0, 0);
    return;
  }
  b = names_get(&r->t->names, r->a, module_at(r, hidden->other)->name);
  n = (uint32_t)a->len + 2 + b->len;
  if (r->scan.max[BUF_TEXT] < n) return;
  memcpy(r->scan.text, r->a->base + a->text, a->len);
  memcpy(r->scan.text + a->len, ", ", 2);
  memcpy(r->scan.text + a->len + 2, r->a->base + b->text, b->len);
  id = names_intern(&r->t->names, r->a, r->scan.text, n, names_hash(r->scan.text, n, 0),
                    NAME_STRING, 0);
  diag_arg(d, id ? ARG_NAME : ARG_NONE, id, 0, 0);
}

/* A macro of a module under a name, or 0. */
static uint32_t macro_in(const Run *r, uint32_t module, uint32_t name) {
  uint32_t at = name ? map_get(&r->t->macros, r->a, module, name) : 0;
  const Macro *m = AT(r, Macro, at);
  return at && (m->pass == STATIC_PASS || m->pass == r->t->pass) ? at : 0;
}

static uint32_t if_public(const Run *r, uint32_t macro, uint32_t *out_hidden) {
  if (macro && AT(r, Macro, macro)->is_public) return macro;
  if (macro && out_hidden) *out_hidden = macro;
  return 0;
}

uint32_t import_macro(Run *r, uint32_t name, uint32_t *out_hidden) {
  const Name *n = names_get(&r->t->names, r->a, name);
  const Bind *b = find_bind(r, BIND_NAME, name);
  uint32_t use, macro;
  if (b) return macro_in(r, b->target, b->name);
  if (is_dotted(r, n)) {
    uint32_t end = n->len;
    int is_path;
    while ((b = next_prefix(r, n, &end, &is_path)) != 0) {
      macro = macro_in(r, b->target, name_part(r, n, end + 1, n->len));
      macro = if_public(r, macro, out_hidden);
      if (macro) return macro;
    }
  }
  for (use = module_at(r, r->t->module)->first_star; use; use = use_at(r, use)->next_star) {
    macro = if_public(r, macro_in(r, use_at(r, use)->target, name), out_hidden);
    if (macro) return macro;
  }
  for (use = module_at(r, r->t->module)->first_use; use && out_hidden; use = use_at(r, use)->next)
    if (!*out_hidden && use_at(r, use)->target)
      *out_hidden = macro_in(r, use_at(r, use)->target, name);
  return 0;
}

uint32_t import_pattern(Run *r, uint32_t key, uint32_t n, uint32_t *out_key, int *out_named) {
  const Bind *b = find_bind(r, BIND_NAME, key);
  uint32_t use = module_at(r, r->t->module)->first_star;
  *out_key = b ? b->name : key;
  *out_named = b != 0;
  if (b) return n ? 0 : b->target;
  while (use && n--) use = use_at(r, use)->next_star;
  return use ? use_at(r, use)->target : 0;
}

uint32_t import_used(const Run *r, uint32_t n) {
  uint32_t use = module_at(r, r->t->module)->first_use;
  for (; use; use = use_at(r, use)->next)
    if (use_at(r, use)->target && n-- == 0) return use_at(r, use)->target;
  return 0;
}

int import_keys(Run *r) {
  uint32_t i;
  for (i = 1; i < r->t->uses.count && r->t->n_keys; i++) {
    const Use *u = use_at(r, i);
    const uint8_t *record = AT(r, uint8_t, u->record);
    Cursor c;
    Part part;
    if (!u->target) continue;
    cursor_open(&c, record, 0);
    operand_skip(&c);
    while (next_part(&c, record, &part)) {
      if (part.clause == clause_COUNT && part.other && pattern_known(r, u->target, part.name) &&
          !pattern_watch(r, part.other))
        return 0;
      if (part.clause == clause_PARAMETER && c.n < record_count(record)) operand_skip(&c);
    }
  }
  return 1;
}

int import_is_told(Run *r, uint32_t name) {
  const Name *n = names_get(&r->t->names, r->a, name);
  uint32_t end = n->len;
  const Bind *b = find_bind(r, BIND_NAME, name);
  int is_path;
  if (!b && is_dotted(r, n)) {
    while ((b = next_prefix(r, n, &end, &is_path)) != 0)
      if (!b->target) return 1;
    for (end = 1; r->a->base[n->text + end] != r->lang.contract->traits[trait_NAMEJOIN][1]; end++) {
    }
    end = name_part(r, n, 0, end);
    b = end ? find_bind(r, BIND_NAME, end) : 0;
  }
  return b && !macro_in(r, b->target, b->name) && !is_found(named_in(r, b->target, b->name)) &&
         !pattern_known(r, b->target, b->name);
}

void import_check(Run *r, Frame *f, Symbol *s) {
  const Task *t = r->t;
  const Bind *b;
  uint32_t line, use;
  DiagRec *d;
  s->pending = t->is_public ? s->pending | SYMBOL_PUBLIC : s->pending & ~SYMBOL_PUBLIC;
  if (!t->import_names || !t->emitting || s->scope != t->module_scope || !s->name) return;
  b = find_bind(r, BIND_NAME, s->name);
  line = b ? use_at(r, b->use)->line : 0;
  for (use = module_at(r, t->module)->first_star; use && !line; use = use_at(r, use)->next_star) {
    const Symbol *other = named_in(r, use_at(r, use)->target, s->name);
    if (is_found(other) && is_public(other)) line = use_at(r, use)->line;
  }
  if (!line) return;
  d = diag_label(r, f, OF0316);
  diag_arg(d, ARG_NAME, s->name, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, line);
}

/* --- the statement --- */

/* A name that is imported must be there, and public. */
static void check_name(Run *r, Frame *f, const Use *u, const Part *part) {
  Symbol *s = named_in(r, u->target, part->name);
  uint32_t macro = macro_in(r, u->target, part->name);
  DiagRec *d;
  if (is_found(s) && s->proc) proc_list(r, s->proc);
  if (!r->t->emitting || (is_found(s) && is_public(s)) ||
      (macro && AT(r, Macro, macro)->is_public) || pattern_known(r, u->target, part->name) == 2)
    return;
  d = diag_operand(r, f, OF0706, part->operand, -1);
  diag_arg(d, ARG_NAME, u->name, 0, 0);
  diag_arg(d, ARG_NAME, part->name, 0, 0);
}

static int is_equal(const Value *a, const Value *b) {
  return a->v == b->v && a->kind == b->kind && a->open == b->open &&
         (a->kind != VALUE_RANGE || (a->step == b->step && a->length == b->length));
}

/* A value for a parameter: the same as that of others who set it. */
static void set_param(Run *r, Frame *f, uint32_t use, const Part *part, Value *v) {
  Task *t = r->t;
  const Use *u = use_at(r, use);
  uint32_t at = param_of(r, u->target, part->name);
  ModuleParam *p = AT(r, ModuleParam, at);
  int is_same = is_equal(&p->value, v);
  if (p->pass == t->pass && p->use != use) {
    if (t->emitting && !is_same && !v->open && !p->value.open) {
      DiagRec *d = diag_operand(r, f, OF0710, part->operand + 1, -1);
      diag_arg(d, ARG_NAME, part->name, 0, 0);
      diag_arg(d, ARG_NAME, u->name, 0, 0);
      diag_arg(d, ARG_NUMBER, 0, 0, v->v);
      diag_arg(d, ARG_NUMBER, 0, 0, p->value.v);
      diag_arg(d, ARG_NAME, module_at(r, use_at(r, p->use)->module)->name, 0, 0);
    }
    return;
  }
  if (!is_same) t->changed++;
  p->value = *v;
  p->use = use;
  p->pass = t->pass;
}

/* An entry of the map of a use: the module has such a section, and it goes to one place. */
static void check_section(Run *r, Frame *f, uint32_t use, const Part *part) {
  const Task *t = r->t;
  Logical *l = AT(r, Logical, logical_of(r, use_at(r, use)->target, part->name));
  uint32_t why = l->pass != t->pass                          ? WHY_MAP_UNKNOWN
                 : l->told == use && l->told_pass == t->pass ? WHY_MAP_TWICE
                 : l->target != part->other                  ? WHY_MAP_OTHERWISE
                                                             : 0;
  DiagRec *d;
  l->told = use;
  l->told_pass = t->pass;
  if (!why || !t->emitting) return;
  d = diag_operand(r, f, OF0711, part->operand, -1);
  diag_arg(d, ARG_NAME, part->name, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, why);
}

static void say_fault(Run *r, Frame *f, const Use *u) {
  DiagRec *d;
  if (u->error == OF1217) {
    diag_limit(r, f, OPF_LIMIT_MODULES);
    return;
  }
  if (u->error) {
    d = diag_operand(r, f, u->error, 0, -1);
    diag_arg(d, ARG_NAME, u->error == OF0705 ? u->chain : u->name, 0, 0);
    if (u->error == OF0703) diag_arg(d, u->chain ? ARG_NAME : ARG_NONE, u->chain, 0, 0);
  }
  if (u->clash) {
    d = diag_operand(r, f, OF0709, 0, -1);
    diag_arg(d, ARG_NAME, u->clash, 0, 0);
    diag_arg(d, ARG_NUMBER, 0, 0, u->clash_line);
  }
}

RunResult use_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t use = map_get(&t->use_lines, r->a, AT(r, Block, f->block)->source, f->line);
  const Use *u;
  Cursor c;
  Part part;
  while (use && use_at(r, use)->module != t->module) use = use_at(r, use)->same;
  if (!use || t->scope != t->module_scope) {
    if (t->emitting) diag_statement(r, f, OF0707);
    return op_done(f, record);
  }
  u = use_at(r, use);
  if (t->emitting) say_fault(r, f, u);
  if (!u->target) return op_done(f, record);
  cursor_open(&c, record, f->slot);
  operand_skip(&c);
  while (next_part(&c, record, &part)) {
    if (part.clause == clause_COUNT && u->error != OF0705)
      check_name(r, f, u, &part);
    else if (part.clause == clause_SECTION)
      check_section(r, f, use, &part);
    else if (part.clause == clause_PARAMETER && c.n < record_count(record)) {
      Value v;
      if (!operand_value(r, f, &c, &v)) {
        value_int(&v, 0);
        v.open = 1;
      }
      set_param(r, f, use, &part, &v);
    }
  }
  return op_done(f, record);
}
