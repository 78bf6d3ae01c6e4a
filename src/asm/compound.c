/* compound.c - values that are made of values: lists, and structures with the fields of a type.
 *
 * Both are interned, as strings are: equal ones lie at one place, so a symbol that gets the same
 * list in the next pass has not moved, and nothing has to be kept apart by passes.
 * Owns:       lists, and the parts of those that are being made.
 * Invariants: a list never changes; those in a list are older than it. There is room for all lists
 *             of a statement when it starts; where there is none the list is open, and another
 *             pass follows.
 * Tests:      test/asm/expr, test/asm/type, test/asm/data
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/compound.h"

/* Lists of a statement that there is room for without more ado; bytes that count as a line. */
enum { READY_PARTS = 64, LIST_LINE_BYTES = 128 };

static uint32_t *names_of(List *list) {
  return (uint32_t *)(void *)((uint8_t *)(list + 1) + (size_t)list->count * sizeof(Value));
}

static int fault(Eval *e, uint32_t code, int64_t a, int64_t b) {
  e->fault.code = code;
  e->fault.a = a;
  e->fault.b = b;
  return 0;
}

/* A structure value that cannot be; name is the field. */
static int refuse(Eval *e, uint32_t why, const Value *type, uint32_t name) {
  Run *r = (Run *)e->owner;
  e->fault.kind = type->kind;
  e->fault.op = name;
  return fault(e, OF0216, why,
               type->kind == VALUE_SCOPE && type->select == SELECT_ALL
                   ? AT(r, Symbol, (uint32_t)type->step)->name
                   : 0);
}

static int is_compound(const Value *v) { return v->kind == VALUE_LIST || v->kind == VALUE_STRUCT; }

/* --- interning --- */

static uint32_t list_bytes(uint32_t count, uint32_t type) {
  return (uint32_t)sizeof(List) + count * ((uint32_t)sizeof(Value) + (type ? 4 : 0));
}

/* Room for a list at the end of the segment, to be filled and then kept. NULL: memory is short. */
static List *list_new(Run *r, uint32_t count, uint32_t type) {
  uint32_t at;
  List *list;
  if (!map_ready(&r->t->lists, r->a)) return 0;
  at = arena_take(r->a, list_bytes(count, type));
  if (!at) return 0;
  list = AT(r, List, at);
  memset(list, 0, sizeof *list);
  list->count = count;
  list->type = type;
  return list;
}

/* The new list as a value: itself, or the equal one that was there before. */
static int list_keep(Eval *e, List *list, Value *out) {
  Run *r = (Run *)e->owner;
  Task *t = r->t;
  uint32_t at = (uint32_t)((uint8_t *)list - r->a->base);
  uint32_t bytes = list_bytes(list->count, list->type) - (uint32_t)sizeof(List);
  const Value *values = list_values(list);
  uint32_t i, hash, old;
  list->total = list->count;
  list->depth = 1;
  for (i = 0; i < list->count; i++) {
    list->is_open |= values[i].open;
    if (is_compound(&values[i])) {
      const List *inner = list_of(r, &values[i]);
      list->total =
          inner->total > 0xffffffffu - list->total ? 0xffffffffu : list->total + inner->total;
      if (inner->depth >= list->depth) list->depth = inner->depth + 1;
    }
  }
  r->a->top = at;
  if (list->total > t->limits[OPF_LIMIT_LIST_ITEMS]) return fault(e, OF1214, 0, 0);
  if (list->depth > LIST_DEPTH || list->depth > t->limits[OPF_LIMIT_EXPR_DEPTH])
    return fault(e, OF1212, 0, 0);
  hash = names_hash((const uint8_t *)values, bytes, 0) ^ list->type;
  for (old = map_get(&t->lists, r->a, hash, list->count + 1); old; old = AT(r, List, old)->next) {
    const List *other = AT(r, List, old);
    if (other->type == list->type && !memcmp(list_values(other), values, bytes)) break;
  }
  if (!old) {
    /* Every list that was made stays: making them in a loop counts as text that is expanded. */
    uint32_t lines = bytes / LIST_LINE_BYTES;
    if (t->made_lines + lines > t->limits[OPF_LIMIT_EXPANSION_LINES]) return fault(e, OF1206, 0, 0);
    t->made_lines += lines;
    t->room_low = 1;
    list->next = map_get(&t->lists, r->a, hash, list->count + 1);
    map_set(&t->lists, r->a, hash, list->count + 1, at);
    r->a->top = at + ((list_bytes(list->count, list->type) + 7u) & ~(uint32_t)7);
    old = at;
  }
  i = list->is_open;
  bytes = list->type;
  value_int(out, old);
  out->kind = bytes ? VALUE_STRUCT : VALUE_LIST;
  out->open = (uint8_t)i;
  return 1;
}

/* What takes the place of a value that could not be made. */
static int open_value(Value *out) {
  value_int(out, 0);
  out->open = 1;
  return 1;
}

static int no_memory(Run *r, Value *out) {
  r->t->changed++;
  return open_value(out);
}

int lists_ready(Run *r) {
  uint32_t n = r->t->max_parts;
  return map_reserve(&r->t->lists, r->a, n < READY_PARTS ? READY_PARTS : n);
}

int lists_reach(Run *r, uint32_t n) {
  Task *t = r->t;
  uint32_t max = n < READY_PARTS ? READY_PARTS : n;
  uint32_t at = arena_take(r->a, max * (uint32_t)sizeof(Part));
  if (!at || !map_reserve(&t->lists, r->a, max)) return 0;
  t->parts = at;
  t->max_parts = max;
  t->reserve = STATEMENT_RESERVE + max * (uint32_t)(sizeof(List) + sizeof(Value) + 8);
  return 1;
}

/* --- making --- */

static Part *part_at(const Run *r, uint32_t i) { return AT(r, Part, r->t->parts) + i; }

static int add_part(Eval *e, const Value *v, uint32_t name) {
  Run *r = (Run *)e->owner;
  Part *part;
  if (e->n_parts >= r->t->max_parts) return fault(e, OF1009, 0, 0);
  part = part_at(r, e->n_parts++);
  part->v = *v;
  part->name = name;
  return 1;
}

static int make_list(Eval *e, Value *out, uint32_t n) {
  Run *r = (Run *)e->owner;
  List *list;
  Value *values;
  uint32_t i;
  if (n > e->n_parts) return fault(e, OF1009, 0, 0);
  e->n_parts -= n;
  list = list_new(r, n, 0);
  if (!list) return no_memory(r, out);
  values = (Value *)(void *)(list + 1);
  for (i = 0; i < n; i++) values[i] = part_at(r, e->n_parts + i)->v;
  return list_keep(e, list, out);
}

/* The type that a value is the name of, or 0. */
static TypeBody *type_of(const Run *r, const Value *v, uint32_t *out_scope) {
  uint32_t at;
  if (v->kind != VALUE_SCOPE || v->select != SELECT_ALL) return 0;
  *out_scope = AT(r, Symbol, (uint32_t)v->step)->own_scope;
  at = *out_scope ? scope_type(r, *out_scope) : 0;
  return at ? AT(r, TypeBody, at) : 0;
}

/* Why a value cannot be that of a field; 0: it can, or there is a fault. */
static uint32_t why_not(Eval *e, const Field *field, Value *v) {
  const Run *r = (const Run *)e->owner;
  Value item;
  uint32_t i;
  if (field->scope)
    return v->kind == VALUE_STRUCT && list_of(r, v)->type == field->scope ? 0 : WHY_STRUCT_GROUP;
  if (field->count == FIELD_ONE) {
    if (v->kind != VALUE_INT && v->kind != VALUE_STRING && v->kind != VALUE_SCOPE)
      return WHY_STRUCT_ONE;
    if (!eval_integer(e, v, EXPR_STRUCT)) return 0;
    return fits_bytes(v->v, field->unit) ? 0 : WHY_STRUCT_FIT;
  }
  if (v->kind == VALUE_STRING)
    return names_get(e->names, e->arena, (uint32_t)v->v)->len <= field->count ? 0 : WHY_STRUCT_MANY;
  if (v->kind != VALUE_LIST || list_of(r, v)->count != field->count) return WHY_STRUCT_MANY;
  for (i = 0; i < field->count; i++) {
    item = list_values(list_of(r, v))[i];
    if (item.kind != VALUE_INT && item.kind != VALUE_STRING && item.kind != VALUE_SCOPE)
      return WHY_STRUCT_MANY;
    if (!eval_integer(e, &item, EXPR_STRUCT)) return 0;
    if (!fits_bytes(item.v, field->unit)) return WHY_STRUCT_FIT;
  }
  return 0;
}

/* The number of a field of a type, or the number of its fields when it has none of that name. */
static uint32_t field_of(const Run *r, const TypeBody *body, uint32_t scope, uint32_t name) {
  const Field *fields = AT(r, Field, body->members.list);
  uint32_t i = map_get(&r->t->fields, r->a, scope, name);
  return i && i <= body->members.count && fields[i - 1].name == name ? i - 1 : body->members.count;
}

/* Every field once: the parts may stand in any order, the values stand in that of the fields. */
static int make_struct(Eval *e, Value *a, uint32_t n) {
  Run *r = (Run *)e->owner;
  uint32_t scope = 0, i, k;
  const TypeBody *body = type_of(r, a, &scope);
  const Field *fields;
  List *list;
  Value *values;
  uint32_t *names;
  if (n > e->n_parts) return fault(e, OF1009, 0, 0);
  e->n_parts -= n;
  if (a->open) return open_value(a);
  if (!body) return refuse(e, WHY_STRUCT_TYPE, a, 0);
  fields = AT(r, Field, body->members.list);
  list = list_new(r, n, scope);
  if (!list) return no_memory(r, a);
  r->a->top = (uint32_t)((uint8_t *)list - r->a->base); /* until it is kept */
  values = (Value *)(void *)(list + 1);
  names = names_of(list);
  memset(names, 0, (size_t)n * 4);
  for (i = 0; i < n; i++) {
    Part *part = part_at(r, e->n_parts + i);
    k = field_of(r, body, scope, part->name);
    if (k >= body->members.count) return refuse(e, WHY_STRUCT_UNKNOWN, a, part->name);
    if (k >= n) continue; /* then another one is missing */
    if (names[k]) return refuse(e, WHY_STRUCT_TWICE, a, part->name);
    if (!part->v.open) {
      uint32_t why = why_not(e, &fields[k], &part->v);
      if (e->fault.code) return 0;
      if (why) return refuse(e, why, a, part->name);
    }
    names[k] = part->name;
    values[k] = part->v;
  }
  for (k = 0; k < body->members.count; k++)
    if (k >= n || !names[k]) return refuse(e, WHY_STRUCT_MISSING, a, fields[k].name);
  return list_keep(e, list, a);
}

/* --- parts --- */

static int member(Eval *e, Value *a, uint32_t name) {
  Run *r = (Run *)e->owner;
  if (a->open) return open_value(a);
  if (a->kind == VALUE_STRUCT && name) {
    List *list = AT(r, List, (uint32_t)a->v);
    const uint32_t *names = names_of(list);
    uint32_t i = map_get(&r->t->fields, r->a, list->type, name);
    if (!i || i > list->count || names[i - 1] != name) /* the type has changed since */
      for (i = 1; i <= list->count && names[i - 1] != name; i++) {}
    if (i <= list->count) {
      *a = list_values(list)[i - 1];
      return 1;
    }
  }
  e->fault.kind = a->kind;
  return fault(e, OF0215, name, 0);
}

/* The same for a name of several parts: each is a member of what the one before it gave. */
static int members(Eval *e, Value *a, uint32_t name) {
  Run *r = (Run *)e->owner;
  const uint8_t *join = r->lang.contract->traits[trait_NAMEJOIN];
  const Name *n;
  uint32_t at = 0, end = 0;
  if (!name) return member(e, a, 0); /* a part that no source named before */
  n = names_get(&r->t->names, r->a, name);
  for (; join[0] && end < n->len; end++) {
    if (r->a->base[n->text + end] != join[1]) continue;
    if (!member(e, a, name_part(r, n, at, end))) {
      e->fault.a = name;
      return 0;
    }
    if (a->kind != VALUE_STRUCT) return a->open ? open_value(a) : fault(e, OF0215, name, 0);
    at = end + 1;
  }
  return member(e, a, at ? name_part(r, n, at, n->len) : name);
}

/* a[i] of a list */
static int element(Eval *e, Value *a, int64_t i) {
  const Run *r = (const Run *)e->owner;
  const List *list = list_of(r, a);
  if (i < 0 || i >= list->count) return fault(e, OF0210, i, list->count);
  *a = list_values(list)[(uint32_t)i];
  return 1;
}

/* Two lists, element by element. */
static int equal(Eval *e, Value *a, const Value *b) {
  const Run *r = (const Run *)e->owner;
  uint32_t left[LIST_DEPTH], right[LIST_DEPTH], i[LIST_DEPTH], depth = 1;
  int is_equal = 1;
  if (a->open || b->open) return open_value(a);
  left[0] = (uint32_t)a->v;
  right[0] = (uint32_t)b->v;
  i[0] = 0;
  while (depth && is_equal) {
    const List *x = AT(r, List, left[depth - 1]);
    const List *y = AT(r, List, right[depth - 1]);
    uint32_t k = i[depth - 1]++;
    Value v, w;
    if (x->count != y->count) is_equal = 0;
    if (k >= x->count) depth--;
    if (!is_equal || k >= x->count) continue;
    v = list_values(x)[k];
    w = list_values(y)[k];
    if (v.kind == VALUE_LIST && w.kind == VALUE_LIST) { /* no list is deeper than this */
      left[depth] = (uint32_t)v.v;
      right[depth] = (uint32_t)w.v;
      i[depth++] = 0;
    } else {
      if (!eval_equal(e, &v, &w)) return 0;
      is_equal = v.v != 0;
    }
  }
  value_int(a, is_equal);
  return 1;
}

static int list_part(Eval *e, uint32_t op, Value *a, int64_t n) {
  const Run *r = (const Run *)e->owner;
  Value hole;
  switch (op) {
  case EXPR_ITEM: return add_part(e, a, 0);
  case EXPR_KEY: value_int(&hole, 0); return add_part(e, &hole, (uint32_t)n);
  case EXPR_FIELD:
    if (e->n_parts == 0) return fault(e, OF1009, 0, 0);
    part_at(r, e->n_parts - 1)->v = *a;
    return 1;
  case EXPR_LIST: return make_list(e, a, (uint32_t)n);
  case EXPR_STRUCT: return make_struct(e, a, (uint32_t)n);
  case EXPR_MEMBER: return members(e, a, (uint32_t)n);
  case EXPR_INDEX: return element(e, a, n);
  case EXPR_LEN: value_int(a, list_of(r, a)->count); return 1;
  default: return equal(e, a, e->right);
  }
}

void lists_open(Run *r) { r->eval.list = list_part; }

/* --- all values of one --- */

void list_walk(ListWalk *w, const Value *v) {
  w->depth = 0;
  value_int(&w->range, 0);
  w->range.length = 0;
  if (v->kind == VALUE_LIST) {
    w->depth = 1;
    w->at[0] = (uint32_t)v->v;
    w->i[0] = 0;
  } else {
    w->range = *v;
    if (v->kind != VALUE_RANGE) w->range.length = 1;
  }
}

int list_next(const Run *r, ListWalk *w, Value *out) {
  for (;;) {
    const List *list;
    uint32_t i;
    if (w->range.length > 0) {
      *out = w->range;
      if (w->range.kind == VALUE_RANGE) {
        value_int(out, w->range.v);
        w->range.v = (int64_t)((uint64_t)w->range.v + (uint64_t)w->range.step);
      }
      w->range.length--;
      return 1;
    }
    if (w->depth == 0) return 0;
    list = AT(r, List, w->at[w->depth - 1]);
    i = w->i[w->depth - 1]++;
    if (i >= list->count) {
      w->depth--;
      continue;
    }
    w->range = list_values(list)[i];
    if (w->range.kind == VALUE_LIST) { /* no list is deeper than this */
      w->at[w->depth] = (uint32_t)w->range.v;
      w->i[w->depth++] = 0;
      w->range.length = 0;
    } else if (w->range.kind != VALUE_RANGE)
      w->range.length = 1;
  }
}
