/* joined.c - statements that go on on the next lines.
 *
 * While a bracket that a use has opened is not closed, the next line belongs to it. The lines are
 * kept as one, with blanks in place of comments and ends of lines, so that a column of it is the
 * offset from the start of the first line.
 * Owns:       the texts of joined lines.
 * Tests:      test/asm/module
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/bodies.h"
#include "asm/macro.h"

/* The first bracket that the tokens of the line leave open: its number plus one, or 0. */
static uint32_t open_bracket(const Scan *s) {
  uint32_t i, depth = 0, first = 0;
  for (i = 0; i < s->n_tokens; i++) {
    uint32_t role;
    if (s->tokens[i].kind != TOKEN_OP) continue;
    role = s->lang->ops[s->tokens[i].op].role;
    if (role == role_OPEN && depth++ == 0) first = i + 1;
    if (role == role_CLOSE && depth) depth--;
  }
  return depth ? first : 0;
}

/* End of the statement part of the line at `at`: its comment or its end. */
static uint32_t part_end(Run *r, const uint8_t *text, uint32_t at, uint32_t *depth) {
  uint32_t end = (uint32_t)(next_line(text + at) - text);
  const uint8_t comment = trait(r, trait_COMMENT, 0);
  while (at < end && !is_end(text[at]) && (!comment || text[at] != comment)) {
    if (is_quote(r, text[at])) {
      at = skip_string(r, text, at, end);
      continue;
    }
    if (bracket_of(r, text[at]))
      ++*depth;
    else if (is_closing(r, text[at]) && *depth)
      --*depth;
    at++;
  }
  return at < end ? at : end;
}

/* The line stays alone: says that its bracket is not closed. Its tokens are no longer there. */
static RunResult leave_open(Scan *s, uint32_t start, uint32_t end) {
  scan_fault(s, OF0203, start, end);
  scan_arg(s, ARG_SPAN, start, end - start, 0);
  s->kind = KIND_OP;
  s->id = OP_USE;
  s->n_tokens = 0;
  return RUN_OK;
}

RunResult lines_join(Run *r, const Block *b, uint32_t at, uint32_t *out_lines, uint32_t *out_next) {
  Task *t = r->t;
  Scan *s = &r->scan;
  uint32_t len, end = at, next = at, lines, depth = 0, made, op, start, stop;
  uint32_t most = b->first_line + b->n_lines - t->reading.line;
  const uint8_t *text = source_text(r, b->source, &len);
  uint8_t *to;
  *out_lines = 0;
  made = s->kind == KIND_OP && s->id == OP_USE ? open_bracket(s) : 0;
  if (!made) return RUN_OK;
  start = s->tokens[made - 1].start;
  stop = s->tokens[made - 1].end;
  for (lines = 0; (lines == 0 || depth > 0) && lines < most && next < len; lines++) {
    if (next - at > t->limits[OPF_LIMIT_LINE_BYTES]) return leave_open(s, start, stop);
    if (lines > 0) { /* a directive starts something new */
      RunResult result = head_op(r, text + next, &op);
      if (result != RUN_OK) return result;
      if (op < OP_COUNT) return leave_open(s, start, stop);
    }
    end = part_end(r, text, next, &depth);
    next = (uint32_t)(next_line(text + next) - text);
  }
  if (depth > 0 || lines < 2) return leave_open(s, start, stop);
  if (!has_room(r, (uint64_t)(end - at) + STATEMENT_RESERVE) || !map_ready(&t->joined, r->a))
    return need_memory(r, (uint64_t)(end - at) + STATEMENT_RESERVE);
  made = map_get(&t->joined, r->a, b->source, at + 1);
  if (!made) {
    made = arena_take(r->a, end - at + 1);
    to = AT(r, uint8_t, made);
    memset(to, ' ', end - at);
    to[end - at] = '\n';
    for (next = at; next < end;) {
      stop = part_end(r, text, next, &depth);
      memcpy(to + (next - at), text + next, stop - next);
      next = (uint32_t)(next_line(text + next) - text);
    }
    map_set(&t->joined, r->a, b->source, at + 1, made);
  }
  *out_lines = lines;
  *out_next = next;
  return RUN_OK;
}

const uint8_t *line_joined(const Run *r, uint32_t source, uint32_t at) {
  uint32_t made = r->t->joined.count ? map_get(&r->t->joined, r->a, source, at + 1) : 0;
  return made ? AT(r, uint8_t, made) : 0;
}
