/* expr_test.c - self-test of the expression parser and evaluator: parses fixed expressions to code,
 * evaluates it, and prints digests of words, code, values and diagnostics.
 *
 * frozen.h holds the opened package, the contract and the tokens (freeze.c). What makes them is not
 * linked: together they would not fit into 64 KiB. The reports of faults, which the parser
 * calls and which lie with the tokenizer, are therefore here.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "bare/bare.h"
#include "bare/lines.h"
#include "vm/digest.h"
#include "vm/scan.h"
#include "vm/value.h"

#include "base_package.h"
#include "frozen.h"

enum {
  MAX_TOKENS = 32,
  MAX_WORDS = 16,
  MAX_CODE = 160,
  MAX_OPS = 24,
  MAX_VALUES = 16,
  MAX_REFS = 8
};

static const uint8_t lines[] = BARE_EXPRESSIONS;

static Token tokens[MAX_TOKENS];
static uint32_t words[MAX_WORDS];
static uint8_t code[MAX_CODE];
static OpEntry ops[MAX_OPS];
static ValEntry values[MAX_VALUES];
static Value stack[MAX_VALUES + 1];
static Value refs[MAX_REFS];
static Package package;
static Arena arena;
static Names names;
static Contract contract;
static Lang lang;
static Scan scan;
static Eval eval;

ScanResult scan_fault(Scan *s, uint32_t fault, uint32_t start, uint32_t end) {
  s->fault.code = fault;
  s->fault.start = start;
  s->fault.end = end;
  s->fault.n_args = 0;
  return SCAN_FAULT;
}

void scan_arg(Scan *s, uint32_t kind, uint32_t a, uint32_t b, int64_t value) {
  (void)s, (void)kind, (void)a, (void)b, (void)value;
}

ScanResult scan_limit(Scan *s, uint32_t limit, uint32_t start, uint32_t end) {
  return scan_fault(s, limit, start, end);
}

ScanResult scan_local_fault(Scan *s, uint32_t local, uint32_t start, uint32_t end) {
  return scan_fault(s, PKG_U16(package_row(s->lang->package, CHUNK_DIAG, local), DIAG_code), start,
                    end);
}

ScanResult scan_bad_number(Scan *s, const Token *t) {
  return scan_fault(s, OF0105, t->start, t->end);
}

/* The next tokens of frozen.h, to END. Returns what is behind them. */
static const uint8_t *thaw(const uint8_t *from) {
  Token *t = tokens;
  for (;; t++) {
    memset(t, 0, sizeof *t);
    t->kind = from[0];
    t->op = from[1];
    t->start = from[2];
    t->end = from[3];
    t->name = get_u16(from + 4);
    t->word = get_u16(from + 6);
    from += 8;
    if (t->kind == TOKEN_NUMBER) {
      t->value = (int64_t)get_u64(from);
      from += 8;
    }
    if (t->kind == TOKEN_END) break;
  }
  scan.n_tokens = (uint32_t)(t - tokens) + 1;
  return from;
}

/* The code of the operand word: what has no code of its own is written out. Returns its length. */
static uint32_t code_of_words(uint8_t *out) {
  uint32_t payload = words[0] & 0xffffffu;
  switch (words[0] >> 24) {
  case TAG_LIT:
    out[0] = EXPR_LIT32;
    put_u32(out + 1, payload & 0x800000u ? payload | 0xff000000u : payload);
    return 5;
  case TAG_SYM:
    out[0] = EXPR_SYM;
    put_u32(out + 1, payload);
    return 5;
  case TAG_SYMLO:
  case TAG_SYMHI:
    out[0] = EXPR_SYM;
    put_u32(out + 1, payload);
    out[5] = words[0] >> 24 == TAG_SYMLO ? EXPR_LO : EXPR_HI;
    return 6;
  case TAG_SYMADD:
    out[0] = EXPR_SYM;
    put_u32(out + 1, payload);
    out[5] = EXPR_LIT32;
    put_u32(out + 6, words[1]);
    out[10] = EXPR_ADD;
    return 11;
  case TAG_STR:
    out[0] = EXPR_STR;
    put_u32(out + 1, payload);
    return 5;
  default: return CODE_BYTES(payload);
  }
}

/* Values of references: what matters is that all targets agree. */
static void make_refs(void) {
  uint32_t i;
  for (i = 0; i < MAX_REFS; i++) {
    value_int(&refs[i], (int64_t)(i * 4660u + 3u));
    refs[i].base = (uint16_t)(i == 5);
  }
}

static uint64_t digest_expression(uint64_t h) {
  uint32_t i, n;
  Value result;
  for (i = 0; i < scan.n_words; i++) h = digest_u32(h, words[i]);
  h = digest_bytes(h, code, (size_t)scan.n_code);
  n = code_of_words(code);
  eval.next_ref = 0;
  value_int(&eval.here, 0x1000);
  if (!eval_code(&eval, code, n, &result)) {
    h = digest_u32(h, eval.fault.code);
    return digest_u64(h, (uint64_t)eval.fault.a);
  }
  h = digest_u8(h, result.kind);
  h = digest_u8(h, result.open);
  h = digest_u64(h, (uint64_t)result.v);
  return digest_u64(h, (uint64_t)result.length);
}

int bare_test(void) {
  const uint8_t *line = lines, *from = frozen_tokens;
  uint64_t all = DIGEST_START;
  uint32_t n_lines = 0, n_faults = 0;

  package.bytes = base_package;
  package.size = sizeof base_package;
  memcpy(package.chunk, frozen_chunks, sizeof frozen_chunks);
  arena.base = (uint8_t *)(uintptr_t)frozen_arena; /* only read */
  arena.size = arena.top = sizeof frozen_arena;
  names = frozen_names;
  memcpy(&contract, frozen_contract, sizeof frozen_contract);
  lang.package = &package;
  lang.contract = &contract;
  lang.classes = package.bytes + contract.classes;
  lang.ops = ARENA_AT(&arena, OpRow, contract.ops);
  lang.words = ARENA_AT(&arena, Word, contract.words);
  lang.n_words = contract.n_words;
  lang.fold = contract.fold;
  memset(&scan, 0, sizeof scan);
  scan.arena = &arena;
  scan.names = &names;
  scan.lang = &lang;
  scan.tokens = tokens;
  scan.words = words;
  scan.code = code;
  scan.ops = ops;
  scan.values = values;
  scan.max[BUF_WORDS] = scan.hard[BUF_WORDS] = MAX_WORDS;
  scan.max[BUF_CODE] = scan.hard[BUF_CODE] = MAX_CODE - 16;
  scan.max[BUF_OPS] = scan.hard[BUF_OPS] = MAX_OPS;
  scan.max[BUF_VALUES] = scan.hard[BUF_VALUES] = MAX_VALUES;
  scan.depth_limit = MAX_OPS;
  scan.node_limit = 64;
  eval.arena = &arena;
  eval.names = &names;
  eval.refs = refs;
  eval.n_refs = MAX_REFS;
  eval.stack = stack;
  eval.max_stack = MAX_VALUES + 1;
  make_refs();
  while (from < frozen_tokens + sizeof frozen_tokens) {
    uint64_t h = DIGEST_START;
    from = thaw(from);
    scan.line = line;
    scan.cursor = scan.n_words = scan.n_code = scan.nodes = scan.value_depth = 0;
    scan.steps = 512;
    switch (scan_expression(&scan)) {
    case SCAN_OK: h = digest_expression(h); break;
    case SCAN_FAULT:
      h = digest_u32(h, scan.fault.code);
      h = digest_u32(h, scan.fault.start);
      h = digest_u32(h, scan.fault.end);
      n_faults++;
      break;
    default: return 4;
    }
    n_lines++;
    bare_number(n_lines);
    bare_put(' ');
    bare_digest(h);
    bare_put('\n');
    all = digest_u64(all, h);
    while (*line != '\n') line++;
    line++;
  }
  bare_text("expressions lines=");
  bare_number(n_lines);
  bare_text(" faults=");
  bare_number(n_faults);
  bare_text(" hash=");
  bare_digest(all);
  bare_put('\n');
  return 0;
}
