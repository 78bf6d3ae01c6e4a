/* token.c - the tokenizer: runs a TKVM program over one line.
 *
 * Borrows:    the line (it ends with a byte of class 0, so spans need no bounds), the contract.
 * Invariants: the program was validated: no set holds class 0, loops burn steps.
 * Tests:      test/asm/lex, test/bare
 * SPDX-License-Identifier: MIT
 */
#include "vm/bytes.h"
#include "vm/scan.h"

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
  if (tok == full) goto too_many

ScanResult scan_tokens(Scan *s, uint32_t state) {
  const Lang *lang = s->lang;
  const ByteRow *bytes = lang->bytes;
  const uint8_t *code = lang->package->bytes + lang->contract->tkvm[state];
  const uint8_t *pc = code;
  const uint8_t *line = s->line;
  const uint8_t *p = line;
  const uint8_t *mark = line;
  uint8_t expects = 0;
  uint32_t taken = 0; /* tokens of the last RUN */
  uint32_t steps = s->steps;
  ScanResult result;
  Token *tok = s->tokens;
  const Token *full = tok + s->max[BUF_TOKENS];
  s->n_tokens = 0;
  for (;;) {
    switch (*pc) {
    case TKVM_MARK:
      mark = p;
      pc += 1;
      continue;
    case TKVM_ADV:
      if (bytes[*p].class_of) p++;
      pc += 1;
      THEN(TKVM_NUMBER, number);
      continue;
    case TKVM_SKIP: {
      uint32_t bit = (uint32_t)1 << pc[1];
      if (lang->text_sets & bit) p = scan_plain(s, p);
      while (bytes[*p].member & bit) p++;
      pc += 2;
      THEN(TKVM_IFIN, ifin);
      continue;
    }
    case TKVM_SKIPSW:
    skipsw:
      if (bytes[*p].member >> pc[1] & 1) {
        p++;
        if (bytes[*p].member >> pc[1] & 1) {
          p = scan_run(s, p);
          while (bytes[*p].member >> pc[1] & 1) p++;
        }
      }
      mark = p;
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 3 + 2 * bytes[*p].class_of);
      continue;
    case TKVM_SWITCH:
    choose:
      mark = p;
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 2 + 2 * bytes[*p].class_of);
      THEN(TKVM_RUN, run);
      continue;
    case TKVM_IFIN:
    ifin:
      pc = LANG_IN(lang, pc[1], *p) ? code + get_u16(pc + 2) : pc + 4;
      continue;
    case TKVM_IFNEXT:
      pc = bytes[*p].class_of && LANG_IN(lang, pc[1], p[1]) ? code + get_u16(pc + 2) : pc + 4;
      continue;
    case TKVM_IFEXP:
      pc = expects || is_first_word(s, (uint32_t)(tok - s->tokens)) ? code + get_u16(pc + 1)
                                                                    : pc + 3;
      continue;
    case TKVM_SETEXP:
      expects = pc[1];
      pc += 2;
      continue;
    case TKVM_JUMP:
      if (!--steps) goto burnt;
      pc = code + get_u16(pc + 1);
      continue;
    case TKVM_WORD: {
      const Name *name;
      const uint8_t *from = p;
      uint32_t hash = NAME_HASH_START;
      uint32_t limit = s->name_bytes;
      NEED_TOKEN;
      for (;;) {
        uint32_t in, folded;
        if (pc[2] == lang->ident) /* the usual set has a column of its own */
          for (; (folded = bytes[*p].folded) != 0; p++) hash = NAME_HASH_STEP(hash, folded);
        in = bytes[*p].member;
        if (in >> pc[2] & 1) {
          hash = NAME_HASH_STEP(hash, NAME_FOLD(*p, lang->fold));
          p++;
          continue;
        }
        if (!(in >> pc[3] & 1) || !LANG_IN(lang, pc[4], p[1])) break;
        hash = NAME_HASH_STEP(hash, *p);
        p++;
        limit = s->name_bytes * 4;
      }
      if ((uint32_t)(p - from) > limit) {
        result = scan_limit(s, OF1210, (uint32_t)(from - line), (uint32_t)(p - line));
        goto done;
      }
#if UINTPTR_MAX > 0xffff
      if (p > from && p <= s->wide)
        name = names_quick(s->names, s->arena, from, (uint32_t)(p - from), hash, lang->fold);
      else
#endif
        name = names_enter(s->names, s->arena, from, (uint32_t)(p - from), hash, lang->fold);
      if (!name) return SCAN_MEMORY;
      tok->name = name->id;
      tok->word = name->word & NAME_WORD;
      tok->kind = pc[1];
      tok->op = 0;
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      tok++;
      pc += 5;
      THEN(TKVM_SWITCH, choose);
      THEN(TKVM_RUN, run);
      THEN(TKVM_SKIPSW, skipsw);
      continue;
    }
    case TKVM_NUMBER:
    number : {
      uint32_t bit = (uint32_t)1 << pc[2];
      uint32_t digit;
      uint32_t value = 0;
      int is_plain = p == mark && pc[1] + 1u == lang->plain && (lang->digit_sets & bit);
      NEED_TOKEN;
      if (is_plain) /* decimal digits count while they are passed over */
        while ((digit = (uint32_t)*p - '0') < 10) {
          value = value * 10 + digit;
          p++;
        }
      tok->op = 0;
      tok->value = value;
      if (!is_plain || (bytes[*p].member & bit) || p - mark > 9 || p == mark) {
        while (bytes[*p].member & bit) p++;
        if (p == mark) {
          result = scan_fault(s, OF1008, (uint32_t)(p - line), (uint32_t)(p - line));
          goto done;
        }
        /* One that is wrong may be part of raw text, where it means nothing. */
        tok->op = scan_number(s, pc[1], mark, p, &tok->value) != SCAN_OK;
      }
      tok->kind = TOKEN_NUMBER;
      tok->word = pc[1];
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      tok++;
      pc += 3;
      THEN(TKVM_SKIPSW, skipsw);
      continue;
    }
    case TKVM_STRING: {
      const uint8_t *behind; /* not p itself, whose address would keep it out of a register */
      NEED_TOKEN;
      mark = p;
      result = scan_string(s, pc[1], p, &behind, &tok->name);
      if (result != SCAN_OK) goto done;
      p = behind;
      tok->kind = TOKEN_STRING;
      tok->op = 0;
      tok->word = 0;
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      expects = 0;
      tok++;
      pc += 2;
      continue;
    }
    case TKVM_OPER: {
      uint32_t i = lang->first[pc[2] * 256u + *p];
      const OpRow *op = i ? lang_longest(lang->ops + (i - 1), p) : NULL;
      if (!op) {
        pc = code + get_u16(pc + 3);
        continue;
      }
      NEED_TOKEN;
      tok->kind = pc[1];
      tok->op = op->row;
      tok->word = 0;
      tok->start = (uint32_t)(p - line);
      p += op->len;
      tok->end = (uint32_t)(p - line);
      expects = op->expects;
      tok++;
      pc += 5;
      THEN(TKVM_RUN, run);
      THEN(TKVM_SKIPSW, skipsw);
      continue;
    }
    case TKVM_RUN:
    run : {
      Token *behind = scan_stretch(s, pc + 1, p, tok);
      taken = (uint32_t)(behind - tok);
      p = s->stop;
      pc += 5;
      if (taken) {
        if (taken >= steps) {
          mark = p = line + tok[steps - 1].start;
          goto burnt;
        }
        steps -= taken;
        tok = behind;
        expects = tok[-1].kind == TOKEN_OP && lang->ops[tok[-1].op].expects;
      }
      THEN(TKVM_IFRUN, ifrun);
      THEN(TKVM_SKIPSW, skipsw);
      continue;
    }
    case TKVM_IFRUN:
    ifrun:
      pc = taken ? code + get_u16(pc + 1) : pc + 3;
      THEN(TKVM_SKIPSW, skipsw);
      continue;
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
          result = scan_limit(s, OF1210, (uint32_t)(mark - line), (uint32_t)(p - line));
          goto done;
        }
        const Name *name = names_enter(s->names, s->arena, mark, len,
                                       names_hash(mark, len, lang->fold), lang->fold);
        if (!name) return SCAN_MEMORY;
        tok->name = name->id;
        tok->word = name->word & NAME_WORD;
        expects = 0;
      }
      tok->start = (uint32_t)(mark - line);
      tok->end = (uint32_t)(p - line);
      tok++;
      pc += 2;
      continue;
    case TKVM_RETYPE:
      if (tok > s->tokens && (tok[-1].kind == TOKEN_NAME || tok[-1].kind == TOKEN_DOTNAME ||
                              tok[-1].kind == TOKEN_LABEL))
        tok[-1].kind = pc[1];
      pc += 2;
      continue;
    case TKVM_DROP:
      if (tok > s->tokens) mark = line + (--tok)->start;
      pc += 1;
      continue;
    case TKVM_FAIL:
      s->n_tokens = (uint32_t)(tok - s->tokens); /* a message may quote the first name */
      result = scan_local_fault(s, pc[1], (uint32_t)(p - line), (uint32_t)(p - line) + 1);
      goto done;
    case TKVM_FAILM:
      if (mark == p && tok > s->tokens) mark = line + tok[-1].start;
      s->n_tokens = (uint32_t)(tok - s->tokens);
      result = scan_local_fault(s, pc[1], (uint32_t)(mark - line), (uint32_t)(p - line));
      goto done;
    case TKVM_END:
    case TKVM_TAIL:
      /* the validator admits no other */
    default:
      if (tok == s->tokens ||
          tok[-1].kind != TOKEN_END) { /* else EMIT has set it where the statement ends */
        NEED_TOKEN;
        tok->kind = TOKEN_END;
        tok->op = 0;
        tok->word = 0;
        tok->start = tok->end = (uint32_t)(p - line);
        tok++;
      }
      if (*pc == TKVM_TAIL) {
        uint32_t bit = (uint32_t)1 << pc[1];
        if (lang->text_sets & bit) p = scan_plain(s, p);
        while (bytes[*p].member & bit) p++;
        if (bytes[*p].class_of) {
          pc = code + get_u16(pc + 2);
          continue;
        }
      }
      s->n_tokens = (uint32_t)(tok - s->tokens);
      s->stop = p;
      s->steps = steps;
      return SCAN_OK;
    }
  }
too_many:
  if (s->max[BUF_TOKENS] < s->hard[BUF_TOKENS]) {
    s->grow = BUF_TOKENS;
    return SCAN_GROW;
  }
  result = scan_limit(s, OF1209, (uint32_t)(mark - line), (uint32_t)(p - line));
  goto done;
burnt:
  result = scan_limit(s, OF1223, (uint32_t)(mark - line), (uint32_t)(p - line));
done:
  s->n_tokens = (uint32_t)(tok - s->tokens);
  s->stop = p;
  return result;
}
