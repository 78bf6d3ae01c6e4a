/* compound.h - lists and structures as values (compound.c), and the fields of types (types.c).
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_COMPOUND_H
#define OPF_COMPOUND_H

#include "asm/task.h"

/* What a structure holds under a name. */
typedef struct Field {
  uint32_t name;
  uint32_t scope;       /* of the type of a group, or 0 */
  uint32_t unit, count; /* count units, or FIELD_ONE */
} Field;
#define FIELD_ONE 0xffffffffu

/* A list or structure: values that never change, interned, so that equal ones are the same. The
 * values stand behind it, and behind these the names of a structure's fields. */
typedef struct List {
  uint32_t next;  /* other one with the same key */
  uint32_t count; /* values */
  uint32_t total; /* with those of all lists in it */
  uint32_t depth; /* of lists in each other; 1 without others */
  uint32_t type;  /* scope of the type of a structure, or 0 */
  uint32_t is_open;
} List;
enum { LIST_DEPTH = 256 };

/* A part of a list or structure that is being made. */
typedef struct Part {
  Value v;
  uint32_t name; /* field, or 0 */
} Part;

/* Runs over the values of a list, those of lists in it and of ranges. */
typedef struct ListWalk {
  uint32_t depth;
  uint32_t at[LIST_DEPTH], i[LIST_DEPTH];
  Value range; /* what is left of it */
} ListWalk;

static inline const List *list_of(const Run *r, const Value *v) {
  return AT(r, List, (uint32_t)v->v);
}
static inline const Value *list_values(const List *list) {
  return (const Value *)(const void *)(list + 1);
}

/* Starts to run over a value, which may be a list; then the next one, neither list nor range. 0:
 * there is none. */
void list_walk(ListWalk *walk, const Value *v);
int list_next(const Run *r, ListWalk *walk, Value *out);

/* 1 if an integer fits in so many bytes, signed or not. */
static inline int fits_bytes(int64_t v, uint32_t bytes) {
  if (bytes >= 8) return 1;
  return v >= -((int64_t)1 << (8 * bytes - 1)) && v <= ((int64_t)1 << (8 * bytes)) - 1;
}

/* The type that a scope belongs to, or 0: it is that of no structure or union. */
static inline uint32_t scope_type(const Run *r, uint32_t scope) {
  Scope *s = AT(r, Scope, scope);
  return s->opener_op == OP_STRUCT || s->opener_op == OP_UNION ? scope_extent(s)->type : 0;
}

/* A line of a structure reserves `count` units, or one: that is a field if it has a name. 0: memory
 * is short. */
int type_field(Run *r, const uint8_t *record, uint32_t unit, uint32_t count);

#endif
