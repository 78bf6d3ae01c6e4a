/* token.c - the tokenizer: runs a TKVM program over one line.
 *
 * Borrows:    the line (it ends with a byte of class 0, so spans need no bounds), the contract.
 * Invariants: the program was validated: no set holds class 0, loops burn steps.
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

ScanResult scan_limit(Scan *s, uint32_t code, uint32_t value, uint32_t start, uint32_t end) {
  scan_fault(s, code, start, end);
  scan_arg(s, ARG_LIMIT, code - OF1201, 0, value);
  return SCAN_FAULT;
}

ScanResult scan_local_fault(Scan *s, uint32_t local, uint32_t start, uint32_t end) {
  const uint8_t *row = package_row(s->lang->package, CHUNK_DIAG, local);
  uint32_t what = get_u16(row + DIAG_what);
  uint32_t len, i;
  scan_fault(s, get_u16(row + DIAG_code), start, end);
  switch (row[DIAG_found]) {
  case found_BYTE: scan_arg(s, ARG_BYTE, 0, 0, s->line[start]); break;
  case found_TEXT:
    if (end == start)
      scan_arg(s, ARG_NONE, 0, 0, 0);
    else
      scan_arg(s, ARG_SPAN, start, end - start, 0);
    break;
  case found_NAME:
    for (i = 0; i < s->n_tokens; i++)
      if (s->tokens[i].kind == TOKEN_NAME || s->tokens[i].kind == TOKEN_DOTNAME) {
        scan_arg(s, ARG_NAME, s->tokens[i].name, 0, 0);
        break;
      }
    if (i == s->n_tokens) scan_arg(s, ARG_NONE, 0, 0, 0);
    break;
  default: break;
  }
  package_string(s->lang->package, what, &len);
  if (len) scan_arg(s, ARG_STRING, what, s->lang->contract->package, 0);
  return SCAN_FAULT;
}

/* Value of a digit in any radix, or 255. */
static uint8_t digit_of(uint8_t c) {
  if ((uint8_t)(c - '0') < 10) return (uint8_t)(c - '0');
  c |= 0x20;
  if ((uint8_t)(c - 'a') < 26) return (uint8_t)(c - 'a' + 10);
  return 255;
}

/* Reads digits [p, end). 1: a number; 0: a byte is no digit, *bad says which; -1: too large. */
static int read_digits(const uint8_t *p, const uint8_t *end, uint8_t radix, uint8_t joiner,
                       int64_t *out, const uint8_t **bad) {
  uint64_t value = 0;
  uint64_t most = ~(uint64_t)0;
  int digits = 0;
  int large = 0;
  if (end - p > 12) most /= radix; /* up to 12 digits of any radix stay below 2^63 */
  for (; p < end; p++) {
    uint8_t digit;
    if (*p == joiner && joiner) continue; /* never the first byte of the lexeme */
    digit = digit_of(*p);
    if (digit >= radix) {
      *bad = p;
      return 0;
    }
    digits = 1;
    if (value > most) large = 1;
    value = value * radix + digit;
    if (value < digit) large = 1;
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

/* The number [p, end) by the rules of a set, in their order. */
static ScanResult read_number(Scan *s, uint32_t set, const uint8_t *p, const uint8_t *end,
                              int64_t *out) {
  const NumRule *rule = s->lang->numbers;
  const NumRule *behind = rule + s->lang->contract->n_numbers;
  uint8_t joiner = s->lang->contract->joiner;
  const uint8_t *bad = p;
  uint8_t bad_radix = 10;
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
    result = read_digits(from, to, rule->radix, joiner, out, &wrong);
    if (result > 0) return SCAN_OK;
    if (result < 0) {
      scan_fault(s, OF0106, (uint32_t)(p - s->line), (uint32_t)(end - s->line));
      scan_arg(s, ARG_SPAN, (uint32_t)(p - s->line), len, 0);
      return SCAN_FAULT;
    }
    bad = wrong;
    bad_radix = rule->radix;
  }
  scan_fault(s, OF0105, (uint32_t)(p - s->line), (uint32_t)(end - s->line));
  scan_arg(s, ARG_BYTE, 0, 0, *bad);
  scan_arg(s, ARG_NUMBER, 3, 0, bad_radix);
  scan_arg(s, ARG_SPAN, (uint32_t)(p - s->line), len, 0);
  return SCAN_FAULT;
}

ScanResult scan_bad_number(Scan *s, const Token *t) {
  int64_t ignored;
  return read_number(s, t->word, s->line + t->start, s->line + t->end, &ignored);
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
        uint8_t digit = digit_of(p[1]);
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

/* The string that starts at p: interns its bytes and returns the byte behind it in *end. */
static ScanResult read_string(Scan *s, uint32_t set, const uint8_t *p, const uint8_t **end,
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
  for (p++; *p != close;) {
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
      return scan_limit(s, OF1211, s->string_bytes ? s->string_bytes : NAME_MAX_LEN, at,
                        (uint32_t)(p - s->line));
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

/* Length of the longest operator of a set at p; its row in *row. 0: none. */
static uint32_t match_operator(const Lang *lang, uint32_t set, const uint8_t *p, uint8_t *row) {
  uint32_t i = lang->first[set * 256 + *p];
  const OpRow *op;
  if (!i) return 0;
  for (op = lang->ops + (i - 1);; op++) {
    uint32_t k;
    for (k = 1; k < op->len && p[k] == op->text[k]; k++) {}
    if (k == op->len) {
      *row = (uint8_t)(op - lang->ops);
      return k;
    }
    if (!op->more) return 0;
  }
}

/* 1 if the last token is the first word of the statement: an operand is expected behind it. */
static int is_first_word(const Scan *s, uint32_t n) {
  const Token *t = s->tokens;
  if (n == 2 && (t->kind == TOKEN_LABEL || t->kind == TOKEN_ANON)) {
    t++;
    n--;
  }
  return n == 1 && (t->kind == TOKEN_NAME || t->kind == TOKEN_DOTNAME);
}

/* The slot of the token to be emitted. */
#define NEED_TOKEN                                                                                 \
  if (n >= max) goto full;                                                                         \
  tok = s->tokens + n

ScanResult scan_tokens(Scan *s, uint32_t state) {
  const Lang *lang = s->lang;
  const uint8_t *classes = lang->classes;
  const uint32_t *member = lang->member;
  const uint8_t *folded = lang->folded;
  uint32_t max = s->max[BUF_TOKENS];
  const uint8_t *code = lang->package->bytes + lang->contract->tkvm[state];
  const uint8_t *pc = code;
  const uint8_t *line = s->line;
  const uint8_t *p = line;
  const uint8_t *mark = line;
  uint8_t fold = lang->fold;
  uint8_t expects = 0;
  uint32_t n = 0;
  uint32_t steps = s->steps;
  ScanResult result;
  Token *tok;
  s->n_tokens = 0;
  for (;;) {
    switch (*pc & 31) { /* all 32 values have a case: no range check */
    case TKVM_MARK:
      mark = p;
      pc += 1;
      break;
    case TKVM_ADV:
      if (classes[*p]) p++;
      pc += 1;
      break;
    case TKVM_SKIP: {
      uint32_t bit = (uint32_t)1 << pc[1];
      while (member[*p] & bit) p++;
      pc += 2;
      break;
    }
    case TKVM_SKIPSW: {
      uint32_t bit = (uint32_t)1 << pc[1];
      while (member[*p] & bit) p++;
      mark = p;
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 3 + 2 * classes[*p]);
      break;
    }
    case TKVM_SWITCH:
      mark = p;
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 2 + 2 * classes[*p]);
      break;
    case TKVM_IFIN: pc = LANG_IN(lang, pc[1], *p) ? code + get_u16(pc + 2) : pc + 4; break;
    case TKVM_IFNEXT:
      pc = classes[*p] && LANG_IN(lang, pc[1], p[1]) ? code + get_u16(pc + 2) : pc + 4;
      break;
    case TKVM_IFEXP: pc = expects || is_first_word(s, n) ? code + get_u16(pc + 1) : pc + 3; break;
    case TKVM_SETEXP:
      expects = pc[1];
      pc += 2;
      break;
    case TKVM_JUMP:
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 1);
      break;
    case TKVM_WORD: {
      uint32_t bit = (uint32_t)1 << pc[2];
      const uint8_t *from = p;
      uint32_t hash = NAME_HASH_START;
      uint32_t limit = s->name_bytes;
      const NameSlot *slot;
      NEED_TOKEN;
      for (;;) {
        while (member[*p] & bit) {
          hash = NAME_HASH_STEP(hash, folded[*p]);
          p++;
        }
        if (!LANG_IN(lang, pc[3], *p) || !LANG_IN(lang, pc[4], p[1])) break;
        hash = NAME_HASH_STEP(hash, *p);
        p++;
        limit = s->name_bytes * 4;
      }
      if ((uint32_t)(p - from) > limit) {
        result = scan_limit(s, OF1210, limit, (uint32_t)(from - line), (uint32_t)(p - line));
        goto done;
      }
      slot =
          names_look(s->names, s->arena, from, (uint32_t)(p - from), names_spread(hash), 0, fold);
      if (slot) {
        tok->name = slot->entry & 0xffffffu;
        tok->word = ARENA_AT(s->arena, Name, slot->at)->word & NAME_WORD;
      } else {
        tok->name = names_intern(s->names, s->arena, from, (uint32_t)(p - from), hash, 0, fold);
        if (!tok->name) return SCAN_MEMORY;
        tok->word = names_get(s->names, s->arena, tok->name)->word & NAME_WORD;
      }
      tok->kind = pc[1];
      tok->op = 0;
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      n++;
      pc += 5;
      break;
    }
    case TKVM_NUMBER: {
      uint32_t bit = (uint32_t)1 << pc[2];
      NEED_TOKEN;
      while (member[*p] & bit) p++;
      s->n_tokens = n;
      if (p == mark) {
        result = scan_fault(s, OF1008, (uint32_t)(p - line), (uint32_t)(p - line));
        goto done;
      }
      result = read_number(s, pc[1], mark, p, &tok->value);
      tok->kind = TOKEN_NUMBER;
      tok->op = result != SCAN_OK; /* it may be part of raw text, where it means nothing */
      tok->word = pc[1];
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      n++;
      pc += 3;
      break;
    }
    case TKVM_STRING:
      NEED_TOKEN;
      mark = p;
      s->n_tokens = n;
      result = read_string(s, pc[1], p, &p, &tok->name);
      if (result != SCAN_OK) goto done;
      tok->kind = TOKEN_STRING;
      tok->op = 0;
      tok->word = 0;
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      n++;
      pc += 2;
      break;
    case TKVM_OPER: {
      uint8_t row;
      uint32_t len = match_operator(lang, pc[2], p, &row);
      if (!len) {
        pc = code + get_u16(pc + 3);
        break;
      }
      NEED_TOKEN;
      tok->kind = pc[1];
      tok->op = row;
      tok->word = 0;
      tok->start = (uint32_t)(p - line);
      p += len;
      tok->end = (uint32_t)(p - line);
      expects = lang->ops[row].expects;
      n++;
      pc += 5;
      break;
    }
    case TKVM_EMIT:
      NEED_TOKEN;
      tok->kind = pc[1];
      tok->op = 0;
      tok->word = 0;
      tok->name = 0;
      if (pc[1] != TOKEN_END) { /* a name, as by WORD */
        uint32_t len = (uint32_t)(p - mark);
        uint32_t limit = s->name_bytes * 4;
        if (len > limit) {
          result = scan_limit(s, OF1210, limit, (uint32_t)(mark - line), (uint32_t)(p - line));
          goto done;
        }
        tok->name =
            names_intern(s->names, s->arena, mark, len, names_hash(mark, len, fold), 0, fold);
        if (!tok->name) return SCAN_MEMORY;
        tok->word = names_get(s->names, s->arena, tok->name)->word & NAME_WORD;
        expects = 0;
      }
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      n++;
      pc += 2;
      break;
    case TKVM_RETYPE:
      if (n && (s->tokens[n - 1].kind == TOKEN_NAME || s->tokens[n - 1].kind == TOKEN_DOTNAME ||
                s->tokens[n - 1].kind == TOKEN_LABEL))
        s->tokens[n - 1].kind = pc[1];
      pc += 2;
      break;
    case TKVM_DROP:
      if (n) mark = line + s->tokens[--n].start;
      pc += 1;
      break;
    case TKVM_FAIL:
      s->n_tokens = n;
      result = scan_local_fault(s, pc[1], (uint32_t)(p - line), (uint32_t)(p - line) + 1);
      goto done;
    case TKVM_FAILM:
      if (mark == p && n) mark = line + s->tokens[n - 1].start;
      s->n_tokens = n;
      result = scan_local_fault(s, pc[1], (uint32_t)(mark - line), (uint32_t)(p - line));
      goto done;
    case 20:
    case 21:
    case 22:
    case 23:
    case 24:
    case 25: /* free numbers */
    case 26:
    case 27:
    case 28:
    case 29:
    case 30:
    case 31:
    case TKVM_END: /* the validator admits no other */
    default:
      if (n == 0 ||
          s->tokens[n - 1].kind != TOKEN_END) { /* else EMIT has set it where the statement ends */
        NEED_TOKEN;
        tok->kind = TOKEN_END;
        tok->op = 0;
        tok->word = 0;
        tok->start = tok->end = (uint32_t)(p - line);
        n++;
      }
      s->n_tokens = n;
      s->stop = p;
      s->steps = steps;
      return SCAN_OK;
    }
  }
full:
  if (n < s->hard[BUF_TOKENS]) {
    s->grow = BUF_TOKENS;
    return SCAN_GROW;
  }
  result =
      scan_limit(s, OF1209, s->hard[BUF_TOKENS], (uint32_t)(mark - line), (uint32_t)(p - line));
  goto done;
burnt:
  result = scan_limit(s, OF1223, s->steps, (uint32_t)(mark - line), (uint32_t)(p - line));
done:
  s->stop = p;
  return result;
}
