/* lexeme.c - numbers and strings of a line, and what is wrong with a line.
 *
 * Apart from the tokenizer's loop, so that its state stays in registers.
 * Borrows:    the line (it ends with a byte of class 0), the contract.
 * Invariants: a fault names columns of the line; its arguments are bounded.
 * Tests:      test/asm/lex, test/bare
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "vm/bytes.h"
#include "vm/scan.h"

ScanResult scan_fault(Scan *s, uint32_t code, uint32_t start, uint32_t end) {
  s->fault.code = code;
  s->fault.start = start;
  s->fault.end = end;
  s->fault.n_args = 0;
  return SCAN_FAULT;
}

void scan_arg(Scan *s, uint32_t kind, uint32_t a, uint32_t b, int64_t value) {
  Arg *arg;
  if (s->fault.n_args >= FAULT_ARGS) return;
  arg = &s->fault.args[s->fault.n_args++];
  arg->kind = kind;
  arg->a = a;
  arg->b = b;
  arg->value = value;
}

ScanResult scan_limit(Scan *s, uint32_t code, uint32_t start, uint32_t end) {
  scan_fault(s, code, start, end);
  scan_arg(s, ARG_LIMIT, code - OF1201, 0, s->limits[code - OF1201]);
  return SCAN_FAULT;
}

void scan_arg_word(Scan *s) {
  uint32_t i = 0;
  while (i < s->n_tokens && s->tokens[i].kind != TOKEN_NAME && s->tokens[i].kind != TOKEN_DOTNAME)
    i++;
  if (i < s->n_tokens)
    scan_arg(s, ARG_NAME, s->tokens[i].name, 0, 0);
  else
    scan_arg(s, ARG_NONE, 0, 0, 0);
}

ScanResult scan_local_fault(Scan *s, uint32_t local, uint32_t start, uint32_t end) {
  const uint8_t *row = package_row(s->lang->package, CHUNK_DIAG, local);
  uint32_t what = get_u16(row + DIAG_what);
  uint32_t len;
  scan_fault(s, get_u16(row + DIAG_code), start, end);
  switch (row[DIAG_found]) {
  case found_BYTE: scan_arg(s, ARG_BYTE, 0, 0, s->line[start]); break;
  case found_TEXT:
    if (end == start)
      scan_arg(s, ARG_NONE, 0, 0, 0);
    else
      scan_arg(s, ARG_SPAN, start, end - start, 0);
    break;
  case found_NAME: scan_arg_word(s); break;
  default: break;
  }
  package_string(s->lang->package, what, &len);
  if (len) scan_arg(s, ARG_STRING, what, s->lang->contract->package, 0);
  return SCAN_FAULT;
}

/* Reads digits [p, end). 1: a number; 0: a byte is no digit, *bad says which; -1: too large. */
static int read_digits(const ByteRow *bytes, const uint8_t *p, const uint8_t *end, uint8_t radix,
                       uint8_t joiner, int64_t *out, const uint8_t **bad) {
  uint64_t value = 0;
  int is_short = end - p <= 12; /* up to 12 digits of any radix stay below 2^63 */
  int digits = 0;
  int large = 0;
  for (; p < end; p++) {
    uint8_t digit = bytes[*p].digit;
    if (digit >= radix) {
      if (*p == joiner && joiner) continue; /* never the first byte of the lexeme */
      *bad = p;
      return 0;
    }
    digits = 1;
    if (!is_short && value > ~(uint64_t)0 / radix) large = 1;
    value = value * radix + digit;
    if (!is_short && value < digit) large = 1;
  }
  if (!digits) {
    *bad = end - 1;
    return 0;
  }
  if (radix == 10 && value > 0x7fffffffffffffffu) large = 1;
  *out = (int64_t)value;
  return large ? -1 : 1;
}

/* 1 if the mark of a number rule stands at p, compared without case. */
static inline int mark_at(const uint8_t *p, const NumRule *rule) {
  uint32_t i;
  for (i = 0; i < rule->len; i++)
    if (NAME_FOLD(p[i], 0x20) != rule->mark[i]) return 0;
  return 1;
}

/* The number [p, end) by the rules of a set, in their order. If none fits, the first one whose mark
 * is there tells the base. */
ScanResult scan_number(Scan *s, uint32_t set, const uint8_t *p, const uint8_t *end, int64_t *out) {
  const NumRule *rule = s->lang->numbers;
  const NumRule *behind = rule + s->lang->contract->n_numbers;
  uint8_t joiner = s->lang->contract->joiner;
  const uint8_t *bad = p;
  uint8_t bad_radix = 0;
  uint32_t len = (uint32_t)(end - p);
  uint8_t ends[numform_COUNT];
  /* Each rule is told apart by the byte at its end of the text first. */
  ends[numform_PREFIX] = NAME_FOLD(p[0], 0x20);
  ends[numform_SUFFIX] = NAME_FOLD(end[-1], 0x20);
  ends[numform_PLAIN] = 0;
  for (; rule < behind; rule++) {
    const uint8_t *from = p;
    const uint8_t *to = end;
    const uint8_t *wrong = p;
    int result;
    if (rule->key != ends[rule->form] || rule->set != set) continue;
    if (rule->form != numform_PLAIN) {
      if (rule->len >= len) continue;
      if (!mark_at(rule->form == numform_PREFIX ? p : end - rule->len, rule)) continue;
      if (rule->form == numform_PREFIX)
        from += rule->len;
      else
        to -= rule->len;
    }
    result = read_digits(s->lang->bytes, from, to, rule->radix, joiner, out, &wrong);
    if (result > 0) return SCAN_OK;
    if (result < 0) {
      scan_fault(s, OF0106, (uint32_t)(p - s->line), (uint32_t)(end - s->line));
      scan_arg(s, ARG_SPAN, (uint32_t)(p - s->line), len, 0);
      return SCAN_FAULT;
    }
    if (bad_radix) continue;
    bad = wrong;
    bad_radix = rule->radix;
  }
  scan_fault(s, OF0105, (uint32_t)(p - s->line), (uint32_t)(end - s->line));
  scan_arg(s, ARG_BYTE, 0, 0, *bad);
  scan_arg(s, ARG_NUMBER, 3, 0, bad_radix ? bad_radix : 10);
  scan_arg(s, ARG_SPAN, (uint32_t)(p - s->line), len, 0);
  return SCAN_FAULT;
}

ScanResult scan_bad_number(Scan *s, const Token *t) {
  int64_t ignored;
  return scan_number(s, t->word, s->line + t->start, s->line + t->end, &ignored);
}

/* What an escape stands for. Moves *at behind it. 0: the digits are missing. */
static int read_escape(Scan *s, uint32_t set, const uint8_t **at, uint8_t *out) {
  const Package *package = s->lang->package;
  const uint8_t *p = *at + 1;
  uint32_t i, k;
  for (i = 0; i < package->chunk[CHUNK_TESC].rows; i++) {
    const uint8_t *row = package_row(package, CHUNK_TESC, i);
    if (row[TESC_set] != set || (row[TESC_letter] && row[TESC_letter] != *p)) continue;
    if (row[TESC_form] == escform_CODE)
      *out = row[TESC_value];
    else if (row[TESC_form] == escform_SELF)
      *out = *p;
    else {
      uint8_t value = 0;
      for (k = 0; k < row[TESC_value]; k++) {
        uint8_t digit = s->lang->bytes[p[1]].digit;
        if (digit > 15) return 0;
        value = (uint8_t)((uint32_t)value << 4 | digit);
        p++;
      }
      *out = value;
    }
    *at = p + 1;
    return 1;
  }
  *out = *p;
  *at = p + 1;
  return 1;
}

/* The lead byte of an escape set, or 0. */
static uint8_t escape_lead(const Package *package, uint32_t set) {
  uint32_t i;
  for (i = 0; i < package->chunk[CHUNK_TESC].rows; i++) {
    const uint8_t *row = package_row(package, CHUNK_TESC, i);
    if (row[TESC_set] == set) return row[TESC_lead];
  }
  return 0;
}

/* Behind the bytes from p on that stand for themselves in every string. */
static const uint8_t *plain_part(const uint8_t *p, uint8_t close, uint8_t lead) {
  while (*p >= 0x20 && *p != 0x7f && *p != close && *p != lead) p++;
  return p;
}

/* The string that starts at p: interns its bytes and returns the byte behind it in *end. */
ScanResult scan_string(Scan *s, uint32_t set, const uint8_t *p, const uint8_t **end,
                       uint32_t *name) {
  const Package *package = s->lang->package;
  const uint8_t *classes = s->lang->classes;
  const uint8_t *start = p;
  const uint8_t *bytes;
  uint32_t n = 0;
  uint32_t i;
  uint32_t at = (uint32_t)(p - s->line);
  uint8_t close = *p;
  uint8_t lead = 0;
  uint32_t escapes = 255;
  int plain = 1;
  for (i = 0; i < package->chunk[CHUNK_TQUO].rows; i++) {
    const uint8_t *row = package_row(package, CHUNK_TQUO, i);
    if (row[TQUO_set] != set || row[TQUO_open] != *p) continue;
    close = row[TQUO_close];
    escapes = row[TQUO_escapes];
    lead = escapes == 255 ? 0 : escape_lead(package, escapes);
    break;
  }
  p = plain_part(start + 1, close, lead);
  n = (uint32_t)(p - start) - 1u;
  if (*p != close || n >= NAME_MAX_LEN || (s->string_bytes && n > s->string_bytes)) {
    n = 0; /* byte by byte */
    p = start + 1;
  }
  while (*p != close) {
    uint8_t c = *p;
    if (classes[c] == 0) {
      scan_fault(s, OF0103, at, (uint32_t)(p - s->line));
      scan_arg(s, ARG_BYTE, 0, 0, close);
      return SCAN_FAULT;
    }
    if ((c < 0x20 && c != '\t' && c != '\f') || c == 0x7f) {
      scan_fault(s, OF0102, (uint32_t)(p - s->line), (uint32_t)(p - s->line) + 1);
      scan_arg(s, ARG_NUMBER, 0, 0, c);
      return SCAN_FAULT;
    }
    if (n >= NAME_MAX_LEN || (s->string_bytes && n >= s->string_bytes))
      return scan_limit(s, OF1211, at, (uint32_t)(p - s->line));
    if (n >= s->max[BUF_TEXT]) {
      s->grow = BUF_TEXT;
      return SCAN_GROW;
    }
    if (c == lead && lead && classes[p[1]] != 0) {
      const uint8_t *escape = p;
      plain = 0;
      if (!read_escape(s, escapes, &p, &s->text[n++]))
        return scan_fault(s, OF0104, (uint32_t)(escape - s->line),
                          (uint32_t)(escape - s->line) + 2);
    } else {
      s->text[n++] = c;
      p++;
    }
  }
  bytes = plain ? start + 1 : s->text;
  *end = p + 1;
  *name = names_intern(s->names, s->arena, bytes, n, names_hash(bytes, n, 0), NAME_STRING, 0);
  return *name ? SCAN_OK : SCAN_MEMORY;
}

/* Where eight bytes can be looked at together. A small machine has no use for it. */
#if UINTPTR_MAX > 0xffff
#define EACH_BYTE 0x0101010101010101u

const uint8_t *scan_run(const Scan *s, const uint8_t *p) {
  const uint8_t *wide = s->wide;
  uint64_t run = EACH_BYTE * p[-1];
  while (p <= wide && get_u64(p) == run) p += 8;
  if (p > wide) return p;
  if (get_u32(p) == (uint32_t)run) p += 4; /* fewer than eight are left */
  if (get_u16(p) == (uint16_t)run) p += 2;
  return p + (*p == (uint8_t)run);
}

const uint8_t *scan_plain(const Scan *s, const uint8_t *p) {
  const uint8_t *wide = s->wide;
  for (; p <= wide; p += 8) {
    uint64_t x = get_u64(p);
    uint64_t del = x ^ EACH_BYTE * 0x7f;
    if ((((x - EACH_BYTE * 0x20) & ~x) | ((del - EACH_BYTE) & ~del)) & EACH_BYTE * 0x80) break;
  }
  return p;
}

/* 1 if whatever stands in front of a byte ends there. */
static inline int is_behind(const ByteRow *row, uint32_t between) {
  return !row->class_of || (row->member & between);
}

Token *scan_stretch(Scan *s, const uint8_t *operands, const uint8_t *p, Token *tok) {
  const Lang *lang = s->lang;
  const ByteRow *bytes = lang->bytes;
  const OpRow *ops = lang->ops;
  const uint8_t *first = lang->first + operands[3] * 256u;
  const uint8_t *line = s->line;
  const Token *full = s->tokens + s->max[BUF_TOKENS];
  uint32_t between = (uint32_t)1 << operands[0], starts = (uint32_t)1 << operands[1];
  uint32_t set = operands[2] + 1u;
  for (; tok < full; tok++) {
    const ByteRow *row = bytes + *p;
    const uint8_t *from;
    while (row->member & between) {
      uint32_t i = first[*p];
      if (!i) {
        p++;
        if (*p == p[-1]) p = scan_run(s, p);
      } else {
        const OpRow *op = ops + (i - 1);
        tok->start = (unsigned)(p - line);
        if (op->alone && !(op->seconds >> (p[1] & 15) & 1)) {
          i = op->alone;
          p++;
        } else {
          op = lang_longest(op, p);
          if (!op) goto stop;
          i = op->row + 1u;
          p += op->len;
        }
        tok->kind = TOKEN_OP;
        tok->op = (uint8_t)(i - 1);
        tok->word = 0;
        tok->end = (unsigned)(p - line);
        if (++tok == full) goto stop;
      }
      row = bytes + *p;
    }
    from = p;
    if (row->member & starts) {
      const Name *name;
      uint32_t hash = NAME_HASH_START, folded, len;
      for (; (folded = bytes[*p].folded) != 0; p++) hash = NAME_HASH_STEP(hash, folded);
      len = (uint32_t)(p - from);
      if (!is_behind(bytes + *p, between) || len == 0 || len > s->name_bytes) goto back;
      name = p <= s->wide ? names_quick(s->names, s->arena, from, len, hash, lang->fold)
                          : names_enter(s->names, s->arena, from, len, hash, lang->fold);
      if (!name) goto back;
      tok->kind = TOKEN_NAME;
      tok->word = name->word & NAME_WORD;
      tok->name = name->id;
    } else {
      uint64_t value = 0;
      uint32_t radix = 10, digit;
      if (*p == lang->lead && set == lang->lead_set) {
        radix = lang->lead_radix;
        p++;
      } else if (row->digit >= 10 || set != lang->plain)
        break;
      for (; (digit = bytes[*p].digit) < radix; p++) value = value * radix + digit;
      /* 12 digits of any radix stay below 2^63. */
      if (!is_behind(bytes + *p, between) || p - from > 12 || p[-1] == lang->lead) goto back;
      tok->kind = TOKEN_NUMBER;
      tok->word = operands[2];
      tok->value = (int64_t)value;
    }
    tok->op = 0;
    tok->start = (unsigned)(from - line);
    tok->end = (unsigned)(p - line);
    continue;
  back:
    p = from;
    break;
  }
stop:
  s->stop = p;
  return tok;
}
#else
const uint8_t *scan_run(const Scan *s, const uint8_t *p) {
  (void)s;
  return p;
}

const uint8_t *scan_plain(const Scan *s, const uint8_t *p) {
  (void)s;
  return p;
}

Token *scan_stretch(Scan *s, const uint8_t *operands, const uint8_t *p, Token *tok) {
  (void)operands;
  s->stop = p;
  return tok;
}
#endif
