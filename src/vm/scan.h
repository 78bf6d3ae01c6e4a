/* scan.h - the working state of one line on its way from bytes to a record.
 *
 * A Scan is transient: it borrows from the segment of the task and is made anew each step. Its
 * buffers are fixed arrays; one that is too small stops the line with SCAN_GROW, the caller makes
 * it larger and scans the line again, which is harmless: a line changes nothing but interned
 * names. Counts of what lies in memory, columns of a line and ids of names are `unsigned`: 16 bits
 * hold them where memory ends at 64 KiB. Limits, and what a segment or package holds, are uint32_t.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_SCAN_H
#define OPF_SCAN_H

#include "vm/lang.h"

typedef enum ScanResult {
  SCAN_OK,
  SCAN_FAULT, /* Scan.fault says what is wrong with the line */
  SCAN_GROW,  /* Scan.grow names the buffer that is too small */
  SCAN_MEMORY /* the segment is full */
} ScanResult;

typedef struct Token {
  uint8_t kind;
  uint8_t op;     /* row of TOPS; of a number: 1 if no rule reads it, said when it is used */
  uint16_t word;  /* word number of a name, 0 for none; rule set of a number */
  unsigned start; /* bytes from the start of the line */
  unsigned end;
  unsigned name; /* name id, or id of the bytes of a string */
  int64_t value;
} Token;

/* An argument of a diagnostic. */
enum {
  ARG_NONE,
  ARG_NUMBER,
  ARG_SPAN,
  ARG_NAME,
  ARG_BYTE,
  ARG_OP,
  ARG_STRING,
  ARG_LIMIT,
  ARG_SHAPES,
  ARG_CPU,
  ARG_MNEM
};
typedef struct Arg {
  unsigned kind;
  unsigned a, b; /* SPAN: start and length in the line; NAME: id; OP: operation, preset; STRING: row
                       of STRS; LIMIT: number of the limit; MNEM, SHAPES: row of MNEM */
  int64_t value; /* NUMBER, BYTE; LIMIT: its value */
} Arg;

enum { FAULT_ARGS = 5 };
typedef struct Fault {
  unsigned code; /* OF number */
  unsigned start, end;
  unsigned n_args;
  Arg args[FAULT_ARGS];
} Fault;

/* Operand word of expression code: its bytes, and its references, CODE_MANY for that many or more.
 * A node takes 16 bytes at most, so 20 bits hold the bytes of as many nodes as a limit allows. */
enum { CODE_MANY = 15, CODE_NODE = 16 };
#define CODE_WORD(bytes, refs)                                                                     \
  ((uint32_t)TAG_CODE << 24 | (uint32_t)((refs) < CODE_MANY ? (refs) : CODE_MANY) << 20 | (bytes))
#define CODE_BYTES(word) ((word)&0xfffffu)
#define CODE_REFS(word) ((word) >> 20 & 0xfu)

enum { BUF_TOKENS, BUF_WORDS, BUF_CODE, BUF_OPS, BUF_VALUES, BUF_TEXT, BUF_COUNT };

/* An operator or group on the stack of the expression parser. */
typedef struct OpEntry {
  uint8_t kind;
  uint8_t op; /* list expr, or list func */
  uint8_t prec;
  uint8_t close;  /* row of TOPS that closes a group */
  unsigned fix;   /* place of a jump to complete */
  unsigned start; /* start of the code of its left side */
  unsigned token; /* for messages */
  unsigned depth; /* values below it */
} OpEntry;

typedef struct ValEntry {
  unsigned start; /* start of its code */
  uint8_t is_const;
  int64_t value;
} ValEntry;

/* Where a reference and an operand of the last parsed line stood, when trace is set: for messages.
 */
#define NO_NUMBER 0xffffffffu
typedef struct Trace {
  uint32_t ref, operand;       /* numbers of those looked for */
  unsigned ref_start, ref_end; /* equal: there is none */
  unsigned start, end;         /* of the operand, if there are so many */
  unsigned n_refs, n_operands;
} Trace;

typedef struct Scan {
  Arena *arena;
  Names *names;
  const Lang *lang;
  const uint8_t *line;
  const uint8_t *stop; /* where the tokenizer ended */
  const uint8_t *wide; /* eight bytes may be read at once up to here; NULL: nowhere */
  Token *tokens;
  unsigned n_tokens, cursor;
  uint32_t *words; /* operands of the record */
  unsigned n_words;
  uint8_t *code; /* expression code of the record */
  unsigned n_code;
  OpEntry *ops;
  ValEntry *values;
  uint8_t *text;            /* decoded string */
  unsigned max[BUF_COUNT];  /* elements each buffer holds */
  uint32_t hard[BUF_COUNT]; /* elements the limits allow */
  unsigned grow;
  uint32_t steps;         /* left for this statement */
  uint32_t n_known;       /* names that there were in front of it */
  const uint32_t *limits; /* by their numbers, for messages */
  uint32_t name_bytes;    /* limit */
  uint32_t string_bytes;  /* limit, 0 for none but that of names */
  uint32_t depth_limit, node_limit, nodes;
  unsigned value_depth; /* deepest value stack of the line */
  Trace *trace;         /* or NULL */
  Fault fault;
  /* the record under construction */
  uint32_t label, kind, id, flags, preset, count, mnem;
  uint32_t n_refs; /* references of its operands */
  uint32_t use;    /* list use: STATEMENT, MEMBERS or SETTINGS */
  uint32_t kinds;  /* 1: some code makes strings or ranges */
  uint32_t parts;  /* of lists and structures in its code, and they themselves */
} Scan;

/* In the loop of an interpreter: an opcode that mostly stands behind another is entered at once;
 * label is its case. */
#define THEN(opcode, label)                                                                        \
  if (*pc == (opcode)) goto label

/* Sets the fault; returns SCAN_FAULT. */
ScanResult scan_fault(Scan *scan, uint32_t code, uint32_t start, uint32_t end);
void scan_arg(Scan *scan, uint32_t kind, uint32_t a, uint32_t b, int64_t value);
/* Adds the first word of the statement, or nothing, to the fault. */
void scan_arg_word(Scan *scan);
/* A fault by a row of DIAG at bytes start to end. */
ScanResult scan_local_fault(Scan *scan, uint32_t local, uint32_t start, uint32_t end);
/* The limit of that code was reached. */
ScanResult scan_limit(Scan *scan, uint32_t code, uint32_t start, uint32_t end);

/* The number [p, end) by the rules of a set, in their order. */
ScanResult scan_number(Scan *scan, uint32_t set, const uint8_t *p, const uint8_t *end,
                       int64_t *out);
/* The string that starts at p: its bytes as a name, and where it ends. */
ScanResult scan_string(Scan *scan, uint32_t set, const uint8_t *p, const uint8_t **end,
                       uint32_t *name);
/* Moves p over bytes that are all like the one at p - 1, or over some that are no controls, as far
 * as that can be done many at a time. */
const uint8_t *scan_run(const Scan *scan, const uint8_t *p);
const uint8_t *scan_plain(const Scan *scan, const uint8_t *p);
/* Emits tokens at tok as long as they are simple, by the operands of RUN; those it has no room for
 * or does not know are left where they stand. Returns what is behind; stop is where it ended. */
Token *scan_stretch(Scan *scan, const uint8_t *operands, const uint8_t *p, Token *tok);
/* A number token that no rule of its set reads: says why. */
ScanResult scan_bad_number(Scan *scan, const Token *token);
/* One line to tokens by the program of an entry state (list state). */
ScanResult scan_tokens(Scan *scan, uint32_t state);
/* Asks for more room for operands; the fault of a program that makes more of them than tokens are
 * good for. */
ScanResult scan_more_words(Scan *scan);
/* The next operand, and the next reference, stand from one token to another: kept when a message
 * looks for them. */
static inline void scan_note_operand(Scan *scan, uint32_t first, uint32_t last) {
  Trace *t = scan->trace;
  if (!t || t->n_operands++ != t->operand) return;
  t->start = scan->tokens[first].start;
  t->end = scan->tokens[last].end;
}
static inline void scan_note_ref(Scan *scan, uint32_t first, uint32_t last) {
  Trace *t = scan->trace;
  if (!t || t->n_refs++ != t->ref) return;
  t->ref_start = scan->tokens[first].start;
  t->ref_end = scan->tokens[last].end;
}
/* Tokens to the fields of a record; src/asm stores it. */
ScanResult scan_statement(Scan *scan);
/* The expression at the cursor: appends its operand word, and its code if it has any. */
ScanResult scan_expression(Scan *scan);

#endif
