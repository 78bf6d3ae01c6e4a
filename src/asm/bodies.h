/* bodies.h - lines kept as text, as the scanner of lines needs them.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_BODIES_H
#define OPF_BODIES_H

#include "asm/task.h"

struct Body {
  uint32_t at, line, n_lines; /* the lines kept */
  uint32_t next, next_line;   /* the part or closer behind them */
  uint32_t nested_line;       /* of the first opener of the same group, or definition, inside */
  uint32_t crossed_line;      /* closer of another construct that stands in the way; 0: none */
  int closed;
  int deep; /* more openers in each other than may be open at a time */
};

/* The operation that the first word of the line at text names, or OP_COUNT. */
RunResult head_op(Run *r, const uint8_t *text, uint32_t *op);
/* Finds the end of the body that starts at offset `at`. */
RunResult find_body(Run *r, const Block *b, uint32_t group, uint32_t at, uint32_t line, Body *body);
/* Where the lines of an opener that nothing closes are likely to end, when that can be told. */
RunResult assume_end(Run *r, const Block *b, uint32_t opener, Body *body, int *out_assumed);
int has_parts(uint32_t group);
int is_definition(uint32_t group);
int has_body(const OpInfo *info);
/* What a line of static text adds to what is known before the first pass. */
RunResult collect_static(Run *r, Block *b, uint32_t at, uint32_t line, uint32_t op,
                         const Body *body);
/* The first line of a body with more than a comment on it: its number, or 0. */
RunResult first_statement(Run *r, const Block *b, const Body *body, uint32_t *out_line);

/* --- joined.c
 * ------------------------------------------------------------------------------------- */
/* Joins the line at `at`, which was just found wrong, with those behind it: how many they are, 0 if
 * it does not go on (the fault says why), and what lies behind them. */
RunResult lines_join(Run *r, const Block *b, uint32_t at, uint32_t *out_lines, uint32_t *out_next);
/* The line at `at` with those behind it that were joined, or NULL. */
const uint8_t *line_joined(const Run *r, uint32_t source, uint32_t at);

#endif
