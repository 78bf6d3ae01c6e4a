/* value.h - values and the evaluator of expression code.
 *
 * A value is a signed 64-bit integer, a string, a range or the placeholder of reserved data, with
 * the section it is relative to ("base"), the byte of it that is meant ("select") and whether it
 * is open: it depends on a symbol without a value yet.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_VALUE_H
#define OPF_VALUE_H

#include <stdint.h>

#include "vm/arena.h"
#include "vm/charset.h"
#include "vm/names.h"

/* SCOPE: the name of a scope or type (select 0, step is its symbol) or an iteration (step is its
 * scope); its integer value is an address, offset or size. SPACE: one without integer value.
 * LIST, STRUCT: what v stands for is known to the owner of the evaluator; its parts are values. */
enum {
  VALUE_INT,
  VALUE_STRING,
  VALUE_RANGE,
  VALUE_SCOPE,
  VALUE_HOLE,
  VALUE_SPACE,
  VALUE_LIST,
  VALUE_STRUCT,
  VALUE_TYPE /* in messages only: a SCOPE that is a type */
};
/* SIZE: of a reference only; the value is that of SIZEOF. */
enum { SELECT_ALL, SELECT_BYTE0, SELECT_BYTE1, SELECT_BYTE2, SELECT_SIZE };
enum { BASE_NONE = 0, BASE_MIXED = 0xffff };

typedef struct Value {
  int64_t v; /* STRING: its id; RANGE: first element; SCOPE: address */
  uint8_t kind;
  uint8_t open;
  uint8_t select;
  uint8_t is_address;
  uint16_t base;
  uint16_t count; /* unused by integers */
  int64_t step;   /* RANGE */
  int64_t length; /* RANGE: elements */
} Value;

/* What went wrong: an OF code with up to two arguments. */
typedef struct EvalFault {
  unsigned code; /* 0: nothing */
  unsigned kind; /* of the offending value, for codes that name one */
  int64_t a, b;
  unsigned op;  /* list expr */
  unsigned ref; /* reference number, for codes about a symbol */
} EvalFault;

typedef struct Eval {
  const Arena *arena;
  const Names *names;
  const Charset *charset; /* what strings are translated by, or NULL: bytes as they are */
  const Value *refs;      /* one per reference of the code, in its order */
  unsigned n_refs;
  unsigned next_ref;
  Value here;
  Value *stack;
  unsigned max_stack;
  EvalFault fault;
  /* Replaces a value that is a scope by a part of it: element (INDEX), member (MEMBER, part is a
   * name id) or their number (LEN). 0: fault set. NULL where there are no scopes. */
  int (*scope)(struct Eval *eval, uint32_t op, Value *a, int64_t part);
  /* The same for lists and structures: makes them of parts (ITEM, KEY, FIELD, LIST, STRUCT; part is
   * their number or a name id), takes parts of them, and compares two lists (EQ, with `right`). */
  int (*list)(struct Eval *eval, uint32_t op, Value *a, int64_t part);
  const Value *right;
  unsigned n_parts; /* kept so far */
  void *owner;      /* for the callbacks */
} Eval;

/* Evaluates code of n bytes. Returns 1, or 0 with eval->fault set. The references of parts that
 * are not evaluated are passed over, so that references and code stay in step. */
int eval_code(Eval *eval, const uint8_t *code, unsigned n, Value *out);
/* The same for code without its last operation, a binary one: the values it would join. */
int eval_sides(Eval *eval, const uint8_t *code, unsigned n, Value *left, Value *right);

/* Bytes of an opcode of list expr with its operand; whether it stands for a reference. */
unsigned eval_op_bytes(uint8_t op);
int eval_is_ref(uint8_t op);

/* One operation of list expr on integers. Returns 1, or 0 with fault set. */
int eval_unary(unsigned op, int64_t a, int64_t *out);
int eval_binary(unsigned op, int64_t a, int64_t b, int64_t *out, EvalFault *fault);

/* Compares two values as the operator does; the result replaces the first. 0: fault set. */
int eval_equal(Eval *eval, Value *a, Value *b);

/* The value as an integer: strings of one or two bytes, once translated, are numbers. 0: fault
 * set. */
int eval_integer(Eval *eval, Value *value, unsigned op);

/* A byte of an address is meant from here on; of another byte nothing can be said. */
static inline void eval_byte(Value *value, uint8_t byte) {
  if (!value->base) return;
  if (byte && value->select == SELECT_ALL)
    value->select = byte;
  else
    value->base = BASE_MIXED;
}

static inline void value_int(Value *out, int64_t v) {
  out->v = v;
  out->kind = VALUE_INT;
  out->open = 0;
  out->select = 0;
  out->is_address = 0;
  out->base = 0;
  out->count = 0;
  out->step = 0;
  out->length = 0;
}

#endif
