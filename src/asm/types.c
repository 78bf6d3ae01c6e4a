/* types.c - structures, unions and enumerations: regions whose lines are fields or members.
 *
 * Inside a structure the address is the offset of the next field, and labels are fields. In a union
 * every line starts at the same offset. An enumeration has a value for the next member instead.
 * What held outside is kept beside the opener and put back when the region ends.
 * Owns:       TypeBody of each opener.
 * Invariants: nothing inside is emitted.
 * Tests:      test/asm/type
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/compound.h"

int type_is(uint32_t op) { return op == OP_STRUCT || op == OP_UNION || op == OP_ENUM; }

/* 1 if all operands are placeholders. */
static int is_reserved(const Scan *s) {
  uint32_t i;
  if (s->count == 0 || s->n_code != s->count) return 0;
  for (i = 0; i < s->n_code; i++)
    if (s->code[i] != EXPR_HOLE) return 0;
  return 1;
}

/* 1 for what may stand between fields: it decides which lines come next. */
static int is_control(uint32_t op) {
  switch (op_info[op].group) {
  case GROUP_COND:
  case GROUP_MATCH:
  case GROUP_FOR:
  case GROUP_REPT:
  case GROUP_WHILE: return 1;
  default: return 0;
  }
}

ScanResult type_check(Scan *s, uint32_t body) {
  const Token *t = s->tokens;
  uint32_t why = WHY_FIELD_LINE;
  int is_anonymous = (s->flags & FLAG_ANON) != 0;
  if (body == OP_ENUM) {
    if (s->kind == KIND_OP && !is_anonymous) return SCAN_OK;
    if (!is_anonymous && s->kind == KIND_ASSIGN &&
        s->id == assign_CONST) { /* the value of a member */
      s->kind = KIND_OP;
      s->id = OP_MEMBER;
      return SCAN_OK;
    }
    return scan_fault(s, OF0427, t->start, t->end);
  }
  if (s->kind == KIND_CALL && !is_anonymous) return SCAN_OK;
  if (s->kind == KIND_OP && !is_anonymous) {
    switch (s->id) {
    case OP_EMPTY:
      if (!(s->flags & FLAG_LABEL)) return SCAN_OK;
      break;
    case OP_DATA:
    case OP_ADDR:
      if (is_reserved(s)) return SCAN_OK;
      why = WHY_FIELD_VALUE;
      break;
    case OP_DS:
    case OP_RES:
    case OP_ALIGN:
    case OP_STRUCT:
    case OP_UNION:
    case OP_ENDSTRUCT:
    case OP_ENDUNION: return SCAN_OK;
    default:
      if (is_control(s->id)) return SCAN_OK;
      break;
    }
  }
  while (t->kind == TOKEN_LABEL && t[1].kind != TOKEN_END) t++;
  scan_fault(s, OF0426, t->start, t->end);
  scan_arg(s, ARG_SPAN, t->start, t->end - t->start, 0);
  scan_arg(s, ARG_OP, body, 0, 0);
  scan_arg(s, ARG_NUMBER, 0, 0, why);
  return SCAN_FAULT;
}

static uint32_t *slot_of(Frame *f, const uint8_t *record) {
  return frame_slots(f) + f->slot + (record[REC_FLAGS] & FLAG_LABEL ? 1 : 0);
}

/* What the opener at hand keeps, made when new. NULL: memory is short. */
static TypeBody *body_of(Run *r, Frame *f, const uint8_t *record) {
  uint32_t at = *slot_of(f, record);
  TypeBody *body;
  if (at) return AT(r, TypeBody, at);
  at = arena_take(r->a, sizeof(TypeBody));
  if (!at) return 0;
  body = AT(r, TypeBody, at);
  memset(body, 0, sizeof *body);
  body->scope = scope_new(r, get_u16(record + REC_ID));
  if (!body->scope) return 0;
  scope_extent(AT(r, Scope, body->scope))->type = at;
  *slot_of(f, record) = at;
  return body;
}

/* The name of the opener as a symbol. NULL: memory is short. */
static Symbol *name_of(Run *r, Frame *f, const uint8_t *record) {
  Symbol *s = symbol_here(r, record_label(record));
  if (s) frame_slots(f)[f->slot] = symbol_offset(r, s) | 1;
  return s;
}

/* Makes room for one more field of the type at hand, if that is a structure. 0: memory is short. */
static int field_ready(Run *r) {
  uint32_t at = scope_type(r, r->t->scope);
  Items *fields = at ? &AT(r, TypeBody, at)->members : 0;
  uint32_t max, list;
  if (!fields) return 1;
  if (!map_ready(&r->t->fields, r->a)) return 0;
  if (fields->count < fields->max) return 1;
  max = fields->max ? fields->max * 2 : 8;
  list = arena_take(r->a, max * (uint32_t)sizeof(Field));
  if (!list) return 0;
  if (fields->count)
    memcpy(r->a->base + list, r->a->base + fields->list, fields->count * sizeof(Field));
  fields->list = list;
  fields->max = max;
  return 1;
}

/* Adds a field to the type of the scope at hand. Room was made before. */
static void field_add(Run *r, const uint8_t *record, uint32_t scope, uint32_t unit,
                      uint32_t count) {
  uint32_t at = scope_type(r, r->t->scope);
  Items *fields = &AT(r, TypeBody, at)->members;
  Field *field;
  if (!at || (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) != FLAG_LABEL) return;
  field = AT(r, Field, fields->list) + fields->count++;
  field->name = record_label(record);
  field->scope = scope;
  field->unit = unit;
  field->count = count;
  map_set(&r->t->fields, r->a, r->t->scope, field->name, fields->count);
}

int type_field(Run *r, const uint8_t *record, uint32_t unit, uint32_t count) {
  if (!r->t->type.op) return 1;
  if (!field_ready(r)) return 0;
  field_add(r, record, 0, unit, count);
  return 1;
}

/* First value and step of an enumeration. */
static void enum_values(Run *r, Frame *f, const uint8_t *record, int64_t *first, int64_t *step) {
  uint32_t n = record_count(record) - 1u;
  Cursor c;
  Value v;
  *first = 0;
  *step = 1;
  cursor_open(&c, record, f->slot);
  if (n > 0 && operand_integer(r, f, &c, &v)) *first = v.v;
  if (n > 1 && operand_integer(r, f, &c, &v)) *step = v.v;
}

RunResult type_open(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t op = get_u16(record + REC_ID);
  int is_named = (record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) == FLAG_LABEL;
  int is_outer = op != OP_ENUM && !t->type.op;
  int64_t first = is_outer ? 0 : t->here, step = 0;
  TypeBody *body;
  Symbol *s = 0;
  Cursor c;
  RunResult result;
  Frame *child;
  if (is_outer && !is_named) {
    if (t->emitting) op_diag(r, f, OF0307, record);
    return op_done(f, record);
  }
  body = body_of(r, f, record);
  if (is_named) s = name_of(r, f, record);
  if (!body || (is_named && !s) || !field_ready(r))
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  if (s && s->kind != SYMBOL_NONE && s->pass == t->pass && !f->labelled) {
    if (t->emitting) say_duplicate(r, f, s);
    return op_done(f, record);
  }
  if (op == OP_ENUM) enum_values(r, f, record, &first, &step);
  cursor_open(&c, record, f->slot);
  cursor_to_body(&c, record);
  result = enter_body(r, f, &c, OPF_FRAME_BRANCH, 0);
  if (result != RUN_OK || t->stop) return result;
  child = AT(r, Frame, t->frame);
  child->region = (uint8_t)op;
  child->saved = (uint32_t)((const uint8_t *)body - r->a->base);
  child->loop_scope = 0;
  body->outer = t->type;
  body->here = t->here;
  body->symbol = s ? symbol_offset(r, s) : 0;
  body->members.count = 0;
  t->type.op = op;
  t->type.base = t->type.end = first;
  if (op == OP_ENUM)
    t->type.end = step;
  else
    t->here = first;
  if (!s) return RUN_OK;
  if (op != OP_ENUM) field_add(r, record, body->scope, 0, 0);
  s->own_scope = body->scope;
  s->more = op == OP_ENUM ? (uint32_t)((const uint8_t *)&body->members - r->a->base) : 0;
  scope_at(r, body->scope, f);
  AT(r, Scope, body->scope)->symbol = body->symbol;
  child->scope = body->scope;
  scope_enter(r, body->scope);
  return RUN_OK;
}

void type_leave(Run *r, const Frame *f) {
  Task *t = r->t;
  TypeBody *body = AT(r, TypeBody, f->saved);
  uint32_t op = t->type.op;
  int64_t base = t->type.base;
  int64_t end = op == OP_UNION && t->type.end > t->here ? t->type.end : t->here;
  Value value;
  t->type = body->outer;
  if (op == OP_ENUM)
    body->members.last = body->members.count;
  else
    t->here = t->type.op ? end : body->here;
  if (!body->symbol) return;
  /* A structure is as large as it is; a group in it lies where it starts. */
  value_int(&value, op == OP_ENUM ? 0 : t->type.op ? base : end);
  value.kind = op == OP_ENUM ? VALUE_SPACE : VALUE_SCOPE;
  scope_size(r, body->scope, end - base);
  define_symbol(r, AT(r, Frame, f->parent), AT(r, Symbol, body->symbol),
                op == OP_ENUM ? SYMBOL_SPACE : SYMBOL_CONST, &value);
}

/* A line of a union starts where the union does. */
void type_line(Run *r) {
  Task *t = r->t;
  if (t->here > t->type.end) t->type.end = t->here;
  t->here = t->at = t->type.base;
}

RunResult type_member(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Symbol *s;
  Cursor c;
  Value v;
  if ((record[REC_FLAGS] & (FLAG_LABEL | FLAG_ANON)) != FLAG_LABEL) /* a program may leave it out */
    return op_done(f, record);
  s = name_of(r, f, record);
  if (!s) return need_memory(r, STATEMENT_RESERVE);
  if (s->kind != SYMBOL_NONE && s->pass == t->pass) {
    if (t->emitting) say_duplicate(r, f, s);
    return op_done(f, record);
  }
  value_int(&v, t->type.base);
  cursor_open(&c, record, f->slot);
  if (record_count(record) && !operand_integer(r, f, &c, &v)) value_int(&v, t->type.base);
  if (t->emitting) map_value(r, f->line, v.v, VALUE_INT);
  define_symbol(r, f, s, SYMBOL_CONST, &v);
  t->type.base = (int64_t)((uint64_t)v.v + (uint64_t)t->type.end);
  if (f->region == OP_ENUM) AT(r, TypeBody, f->saved)->members.count++;
  return op_done(f, record);
}
