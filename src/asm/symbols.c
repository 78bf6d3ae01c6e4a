/* symbols.c - symbols and scopes: definition, look-up, local and anonymous labels.
 *
 * A symbol of the outermost scope hangs on its name; others are found by (scope, name). Local
 * names belong to a label, so their "scope" is that Symbol. Anonymous labels have keys above all
 * name ids.
 * Owns:       symbols, scopes.
 * Invariants: a symbol never moves; `gen` is raised whenever one appears where it could shadow
 *             another.
 * Tests:      test/asm/scope, test/asm/sym
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/compound.h"
#include "asm/task.h"

enum { KEY_BACK = 0x40000000, KEY_FORW = 0x60000000 };

/* Namespaces in each other whose names are longer than any name of a source are one. */
enum { SPACE_BYTES = 4 * 1023 };

static Symbol *make(Run *r, uint32_t scope, uint32_t name) {
  Pages *pages = &r->t->symbols;
  Symbol *s;
  if (!pages_reach(pages, r->a, pages->count)) return 0;
  s = PAGES_AT(pages, r->a, Symbol, pages->count);
  pages->count++;
  memset(s, 0, sizeof *s);
  s->scope = scope;
  s->name = name;
  return s;
}

static Symbol *find_simple(Run *r, uint32_t name, int *out_final);

/* 1 if references may have found another symbol of the name so far. */
static int hides(Run *r, uint32_t name) {
  int final;
  return find_simple(r, name, &final) != 0;
}

Symbol *symbol_at(Run *r, uint32_t scope, uint32_t key, uint32_t name) {
  Task *t = r->t;
  uint32_t at;
  Symbol *s;
  if (scope == t->root_scope && name && key == name && !is_local(r, name)) {
    Name *n = names_get(&t->names, r->a, name);
    if (n->symbol) return AT(r, Symbol, n->symbol);
    s = make(r, scope, name);
    if (s) n->symbol = symbol_offset(r, s);
    return s;
  }
  at = map_get(&t->scoped, r->a, scope, key);
  if (at) return AT(r, Symbol, at);
  if (!map_ready(&t->scoped, r->a)) return 0;
  s = make(r, scope, name);
  if (!s) return 0;
  if (t->trial != TRIAL_NONE && key == name && hides(r, name)) trial_end(r);
  map_set(&t->scoped, r->a, scope, key, symbol_offset(r, s));
  t->gen++;
  return s;
}

/* 1 if a name can be neither local nor dotted under the contract at hand. */
static inline int is_simple(const Run *r, const Name *n) {
  return !(n->marks & r->lang.join_mark) && n->first != r->lang.local;
}

Symbol *symbol_here(Run *r, uint32_t name) {
  return symbol_at(r, is_local(r, name) ? r->t->range : r->t->scope, name, name);
}

/* A symbol that is there in one scope only, or 0. */
static Symbol *find_in(Run *r, uint32_t scope, uint32_t name, int local) {
  Task *t = r->t;
  uint32_t at;
  if (scope == t->root_scope && !local)
    at = names_get(&t->names, r->a, name)->symbol;
  else
    at = map_get(&t->scoped, r->a, scope, name);
  return at ? AT(r, Symbol, at) : 0;
}

/* 1 for a symbol that a look-up finds. What stands in a procedure that is left out is found too:
 * that is what makes the procedure used. */
static int is_live(const Run *r, const Symbol *s) {
  if (s->kind == SYMBOL_NONE) return 0;
  return (uint32_t)s->pass + 1 >= r->t->pass || (s->proc && !proc_at(r, s->proc)->used);
}

uint32_t name_part(Run *r, const Name *n, uint32_t at, uint32_t end) {
  const uint8_t *text = r->a->base + n->text + at;
  return names_find(&r->t->names, r->a, text, end - at, names_hash(text, end - at, r->lang.fold), 0,
                    r->lang.fold);
}

/* The part of a dotted name from `at` on; *end is the joiner or the end. 0: it was never
 * interned. */
static uint32_t part_of(Run *r, const Name *n, uint32_t at, uint32_t *end) {
  uint8_t join = r->lang.contract->traits[trait_NAMEJOIN][1];
  const uint8_t *text = r->a->base + n->text;
  uint32_t i = at;
  while (i < n->len && text[i] != join) i++;
  *end = i;
  return name_part(r, n, at, i);
}

/* Bytes [at, end) of a name as a name: for messages, so where memory is short it is the whole. */
static uint32_t piece_of(Run *r, uint32_t name, uint32_t at, uint32_t end) {
  const Name *n = names_get(&r->t->names, r->a, name);
  const uint8_t *text = r->a->base + n->text + at;
  uint32_t id = names_intern(&r->t->names, r->a, text, end - at,
                             names_hash(text, end - at, r->lang.fold), 0, r->lang.fold);
  return id ? id : name;
}

static int is_dotted(Run *r, const Name *n) {
  const Contract *c = r->lang.contract;
  const uint8_t *text = r->a->base + n->text;
  uint32_t i;
  if (!c->traits[trait_NAMEJOIN][0]) return 0;
  for (i = 0; i < n->len; i++)
    if (text[i] == c->traits[trait_NAMEJOIN][1]) return 1;
  return 0;
}

static Symbol *find_simple(Run *r, uint32_t name, int *out_final) {
  Task *t = r->t;
  uint32_t scope = t->scope;
  uint32_t range = t->range;
  Symbol *s;
  if (is_local(r, name)) {
    while (scope) {
      s = find_in(r, range, name, 1);
      if (s && is_live(r, s)) {
        *out_final = scope == t->scope;
        return s;
      }
      range = AT(r, Scope, scope)->parent_range;
      scope = AT(r, Scope, scope)->parent;
    }
    return 0;
  }
  while (scope) {
    s = find_in(r, scope, name, 0);
    if (s && (is_live(r, s) || scope == t->simple_scope)) {
      *out_final = scope == t->scope;
      return s;
    }
    scope = AT(r, Scope, scope)->parent;
  }
  return 0;
}

/* 1 if the parts of a symbol are those of its value, or may come to be. */
static int holds_parts(const Symbol *s) {
  return (s->kind == SYMBOL_CONST || s->kind == SYMBOL_VAR) && !s->own_scope &&
         (s->open || s->vkind == VALUE_STRUCT);
}

/* A symbol inside of another: of its scope; a local name is that of the label, else one that stands
 * in the scope in front of every label. 0: there is none. */
static Symbol *find_part(Run *r, const Symbol *s, uint32_t part) {
  Symbol *found = 0;
  if (is_local(r, part)) found = find_in(r, symbol_offset(r, s), part, 1);
  if ((!found || !is_live(r, found)) && s->own_scope) found = find_in(r, s->own_scope, part, 0);
  return found && is_live(r, found) ? found : 0;
}

Symbol *symbol_follow(Run *r, Symbol *s, uint32_t name, uint32_t *end) {
  while (s) {
    const Name *n = names_get(&r->t->names, r->a, name);
    uint32_t part;
    if (*end >= n->len || holds_parts(s)) return s;
    part = part_of(r, n, *end + 1, end);
    s = part ? find_part(r, s, part) : 0;
  }
  return 0;
}

Symbol *symbol_inside(Run *r, uint32_t scope, uint32_t name, uint32_t at, uint32_t *end) {
  uint32_t part = part_of(r, names_get(&r->t->names, r->a, name), at, end);
  Symbol *s = part && scope ? find_in(r, scope, part, 0) : 0;
  return s && is_live(r, s) ? symbol_follow(r, s, name, end) : 0;
}

/* The symbol of a name made of parts: of all of them, or of those that lead to a structure; *end is
 * behind them. */
static Symbol *find_dotted(Run *r, uint32_t name, uint32_t *end) {
  int final, is_bound;
  uint32_t part;
  Symbol *s;
  if (r->t->imports) {
    s = import_symbol(r, name, end, &is_bound, 0);
    if (is_bound) return s;
  }
  part = part_of(r, names_get(&r->t->names, r->a, name), 0, end);
  s = part ? find_simple(r, part, &final) : 0;
  return s ? symbol_follow(r, s, name, end) : 0;
}

int symbol_read(Run *r, const Symbol *s, uint32_t name, Value *out) {
  const Name *n = names_get(&r->t->names, r->a, name);
  uint32_t end;
  symbol_value(r, s, out);
  if (out->kind != VALUE_STRUCT || is_simple(r, n) || !is_dotted(r, n)) return 1;
  if (find_dotted(r, name, &end) != s) return 1;
  for (n = names_get(&r->t->names, r->a, name); end < n->len;) {
    uint32_t at = end + 1;
    uint32_t part = part_of(r, n, at, &end);
    if (!r->eval.list(&r->eval, EXPR_MEMBER, out, part)) {
      out->v = part ? part : piece_of(r, name, at, end);
      return 0;
    }
  }
  return 1;
}

uint32_t symbol_lacks(Run *r, uint32_t name) {
  const Name *n = names_get(&r->t->names, r->a, name);
  uint32_t part, end, behind = 0; /* the longest prefix that is a type */
  int final;
  Symbol *s;
  if (is_simple(r, n) || !is_dotted(r, n)) return 0;
  part = part_of(r, n, 0, &end);
  s = part ? find_simple(r, part, &final) : 0;
  while (s && end < n->len) {
    if (s->own_scope && scope_type(r, s->own_scope)) behind = end + 1;
    part = part_of(r, n, end + 1, &end);
    s = part ? find_part(r, s, part) : 0;
  }
  return s || !behind ? 0 : piece_of(r, name, behind, n->len);
}

Symbol *symbol_search(Run *r, uint32_t name, int *out_final) {
  const Name *n = names_get(&r->t->names, r->a, name);
  Symbol *s;
  uint32_t end;
  int is_bound;
  *out_final = 0;
  if (!is_simple(r, n) && is_dotted(r, n)) {
    s = find_dotted(r, name, &end);
    *out_final = s && end < names_get(&r->t->names, r->a, name)->len ? 2 : 0;
    return s;
  }
  s = find_simple(r, name, out_final);
  if (!s && r->t->imports) {
    s = import_symbol(r, name, &end, &is_bound, 0);
    if (is_bound) return s;
  }
  if (!s && r->t->scope == r->t->root_scope && !is_local(r, name)) {
    /* A forward reference: the symbol can only come to stand here, so it is made now. */
    s = symbol_at(r, r->t->root_scope, name, name);
    *out_final = !r->t->imports;
  }
  return s;
}

Symbol *symbol_find(Run *r, uint32_t name, int *out_final) {
  const Name *n = names_get(&r->t->names, r->a, name);
  if (is_simple(r, n) && n->symbol && r->t->scope == r->t->simple_scope) { /* most are */
    *out_final = 1;
    return AT(r, Symbol, n->symbol);
  }
  return symbol_search(r, name, out_final);
}

void symbol_value(const Run *r, const Symbol *s, Value *out) {
  const Task *t = r->t;
  value_int(out, s->value);
  if (s->kind == SYMBOL_NONE ||
      (s->kind == SYMBOL_VAR ? s->pass != t->pass : (uint32_t)s->pass + 1 < t->pass)) {
    out->v = 0;
    out->open = 1;
    return;
  }
  out->open = s->open;
  if (s->open) { /* an open value counts as 0 */
    out->v = 0;
    return;
  }
  out->kind = s->vkind;
  out->base = s->base;
  out->is_address = s->is_address;
  if (s->vkind == VALUE_RANGE && s->more) {
    const int64_t *more = AT(r, int64_t, s->more);
    out->step = more[0];
    out->length = more[1];
  } else if (s->vkind == VALUE_SCOPE || s->vkind == VALUE_SPACE)
    out->step = symbol_offset(r, s);
  else if (s->kind == SYMBOL_LABEL && s->more) { /* of a loop too, which was said */
    out->kind = VALUE_SCOPE;
    out->step = symbol_offset(r, s);
  }
}

void symbol_size(const Run *r, const Symbol *s, Value *out) {
  Scope *scope = AT(r, Scope, s->own_scope);
  symbol_value(r, s, out);
  if (out->open || !s->own_scope) return;
  switch (scope->opener_op) {
  case OP_BLOCK:
  case OP_PROC:
  case OP_STRUCT:
  case OP_UNION:
    value_int(out, scope_extent(scope)->size);
    out->open = !scope_extent(scope)->is_sized;
    out->select = SELECT_SIZE;
    break;
  default: break;
  }
}

Symbol *symbol_new_anonymous(Run *r, int forward) {
  Scope *scope = AT(r, Scope, r->t->scope);
  uint32_t n = forward ? ++scope->forw : ++scope->back;
  return symbol_at(r, r->t->scope, (forward ? KEY_FORW : KEY_BACK) + n, 0);
}

Symbol *symbol_anonymous(Run *r, int forward, uint32_t n, int *out_missing) {
  Task *t = r->t;
  uint32_t at = t->scope;
  *out_missing = 0;
  for (; at; at = AT(r, Scope, at)->parent) {
    const Scope *scope = AT(r, Scope, at);
    uint32_t found;
    if (!forward) {
      if (scope->back >= n) {
        found = map_get(&t->scoped, r->a, at, KEY_BACK + scope->back - n + 1);
        return found ? AT(r, Symbol, found) : 0;
      }
      n -= scope->back;
      continue;
    }
    if (scope->forw + n <= scope->total_forw) {
      found = map_get(&t->scoped, r->a, at, KEY_FORW + scope->forw + n);
      return found ? AT(r, Symbol, found) : 0;
    }
    if ((uint32_t)scope->pass + 1 != t->pass)
      return 0; /* how many there will be is not known yet */
    n -= scope->total_forw > scope->forw ? scope->total_forw - scope->forw : 0;
  }
  *out_missing = 1;
  return 0;
}

uint32_t scope_new(Run *r, uint32_t opener_op) {
  uint32_t bytes = (uint32_t)(sizeof(Scope) + (opener_op == OP_MACRO ? 0 : sizeof(Extent)));
  uint32_t at = arena_take(r->a, bytes);
  Scope *s;
  if (!at) return 0;
  s = AT(r, Scope, at);
  memset(s, 0, bytes);
  s->opener_op = (uint8_t)opener_op;
  return at;
}

void scope_again(Run *r, uint32_t at) {
  Task *t = r->t;
  Scope *s = AT(r, Scope, at);
  s->parent = t->scope;
  s->parent_range = t->range;
  s->space = AT(r, Scope, t->scope)->space;
  s->was_public = (uint8_t)t->is_public;
  t->scope = at;
  t->range = at;
}

void scope_enter(Run *r, uint32_t at) {
  Scope *s = AT(r, Scope, at);
  s->back = s->forw = 0;
  scope_again(r, at);
}

void scope_at(Run *r, uint32_t at, const Frame *f) {
  Scope *s = AT(r, Scope, at);
  s->source = AT(r, Block, f->block)->source;
  s->line = f->line;
}

void scope_size(Run *r, uint32_t at, int64_t size) {
  Scope *s = AT(r, Scope, at);
  Extent *extent = scope_extent(s);
  if (extent->size != size && extent->is_sized) {
    moved_size(r, s, size);
    r->t->changed++;
  }
  extent->is_sized = 1;
  extent->size = size;
}

/* A name behind a path, in the text buffer of the scan. 0: it is too small. */
static uint32_t space_text(Run *r, uint32_t space, uint32_t name) {
  const Name *a = names_get(&r->t->names, r->a, space);
  const Name *b = names_get(&r->t->names, r->a, name);
  uint32_t n = (uint32_t)a->len + 1 + b->len;
  if (r->scan.max[BUF_TEXT] < n) return 0;
  memcpy(r->scan.text, r->a->base + a->text, a->len);
  r->scan.text[a->len] = r->lang.contract->traits[trait_NAMEJOIN][1];
  memcpy(r->scan.text + a->len + 1, r->a->base + b->text, b->len);
  return n;
}

uint32_t space_path(Run *r, uint32_t space, uint32_t name) {
  uint32_t n;
  if (!space) return name;
  if (names_get(&r->t->names, r->a, space)->len >= SPACE_BYTES) return space;
  while ((n = space_text(r, space, name)) == 0)
    if (!grow_buffer(r, BUF_TEXT)) return 0;
  return names_intern(&r->t->names, r->a, r->scan.text, n,
                      names_hash(r->scan.text, n, r->lang.fold), 0, r->lang.fold);
}

uint32_t space_find(Run *r, uint32_t space, uint32_t name) {
  uint32_t n;
  if (!space) return name;
  n = space_text(r, space, name);
  if (!n) return 0;
  return names_find(&r->t->names, r->a, r->scan.text, n, names_hash(r->scan.text, n, r->lang.fold),
                    0, r->lang.fold);
}

uint32_t space_outer(Run *r, uint32_t space) {
  const Name *name = names_get(&r->t->names, r->a, space);
  const uint8_t *text = r->a->base + name->text;
  uint32_t n = name->len;
  while (n > 0 && text[n - 1] != r->lang.contract->traits[trait_NAMEJOIN][1]) n--;
  if (n == 0) return 0;
  return names_find(&r->t->names, r->a, text, n - 1, names_hash(text, n - 1, r->lang.fold), 0,
                    r->lang.fold);
}

/* Parts of a value that is a scope, for the evaluator. */
static int scope_part(Eval *e, uint32_t op, Value *a, int64_t part) {
  Run *r = (Run *)e->owner;
  const Symbol *s;
  const Items *items;
  uint32_t n, end;
  if (op == EXPR_MEMBER) {
    n = (uint32_t)a->step;
    if (a->kind == VALUE_SCOPE && a->select == SELECT_ALL) n = AT(r, Symbol, n)->own_scope;
    s = a->kind == VALUE_SCOPE && n ? symbol_inside(r, n, (uint32_t)part, 0, &end) : 0;
    if (s && end < names_get(&r->t->names, r->a, (uint32_t)part)->len) s = 0;
    if (s) {
      symbol_value(r, s, a);
      if (s->proc && s->proc != r->t->proc) proc_refer(r, s->proc);
      return 1;
    }
    e->fault.code = OF0215;
    e->fault.kind = n && scope_type(r, n) ? VALUE_TYPE : a->kind;
    e->fault.a = part;
    return 0;
  }
  s = AT(r, Symbol, (uint32_t)a->step);
  items = s->more ? AT(r, Items, s->more) : 0;
  n = !items ? 0 : items->count > items->last ? items->count : items->last;
  if (!items || (op == EXPR_INDEX && !items->list)) {
    e->fault.code = OF0209;
    e->fault.kind = VALUE_SCOPE;
    e->fault.op = op;
    return 0;
  }
  if (op == EXPR_LEN) {
    value_int(a, n);
    return 1;
  }
  if (part < 0 || part >= n) {
    e->fault.code = OF0210;
    e->fault.a = part;
    e->fault.b = n;
    return 0;
  }
  n = AT(r, uint32_t, items->list)[(uint32_t)part];
  value_int(a, scope_extent(AT(r, Scope, n))->start);
  a->base = (uint16_t)scope_extent(AT(r, Scope, n))->base;
  a->kind = VALUE_SCOPE;
  a->is_address = 1;
  a->select = SELECT_BYTE0; /* not the symbol of a scope but the scope itself */
  a->step = n;
  return 1;
}

void scope_leave(Run *r) {
  Task *t = r->t;
  Scope *s = AT(r, Scope, t->scope);
  s->total_back = s->back;
  s->total_forw = s->forw;
  s->pass = (uint16_t)t->pass;
  t->is_public = s->was_public;
  t->range = s->parent_range;
  t->scope = s->parent;
  if (s->proc) t->proc = proc_at(r, s->proc)->outer;
}

void scopes_open(Run *r) {
  r->eval.scope = scope_part;
  r->eval.owner = r;
}
