/* parse.c - the statement parser: runs PRVM programs over the tokens of a line.
 *
 * Fills the fields of the record under construction; src/asm stores the record. A failed
 * alternative goes back to its checkpoint; when none is left, the failure that got furthest is
 * the diagnostic.
 * Owns:       nothing.
 * Invariants: the cursor never passes END; checkpoints are bounded by the contract.
 * Tests:      test/asm, test/custom
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "vm/bytes.h"
#include "vm/scan.h"

enum { TRY_MAX = 16 };

typedef struct Checkpoint {
  uint32_t resume; /* offset in the program */
  uint32_t cursor, n_words, n_code, n_refs, count, flags, id;
  uint32_t operands; /* of the trace */
} Checkpoint;

typedef struct Line {
  Scan *s;
  const uint8_t *program;
  Checkpoint tries[TRY_MAX];
  uint32_t n_tries;
  Fault furthest;
  uint32_t far; /* token the furthest failure got to */
  uint32_t shape;
  int is_directive;
} Line;

static ScanResult add_word(Scan *s, uint32_t tag, uint32_t payload) {
  if (s->n_words + 4 > s->max[BUF_WORDS]) return scan_more_words(s);
  s->words[s->n_words++] = tag << 24 | (payload & 0xffffffu);
  s->count++;
  return SCAN_OK;
}

/* The register of a class that the token names, or 0. */
static const Reg *find_reg(const Scan *s, uint32_t rclass) {
  const Token *t = &s->tokens[s->cursor];
  uint32_t i;
  if (t->kind != TOKEN_NAME) return 0;
  for (i = lang_word(s->lang, t->word)->reg; i; i = s->lang->regs[i - 1].next)
    if (s->lang->regs[i - 1].rclass == rclass) return &s->lang->regs[i - 1];
  return 0;
}

/* 1 if a name is the word `which` of list word. */
static int is_word(const Lang *lang, const Word *word, uint32_t which) {
  const uint8_t *row;
  if (!word->other) return 0;
  row = package_row(lang->package, CHUNK_DIRS, word->other - 1u);
  return row[DIRS_kind] == dirkind_WORD && get_u16(row + DIRS_id) == which;
}

/* The text from the current token to the last one, as a SPAN operand. */
static ScanResult add_rest(Scan *s) {
  uint32_t start = s->tokens[s->cursor].start;
  uint32_t end = s->tokens[s->n_tokens - 1].start;
  uint32_t last = s->n_tokens - 1;
  ScanResult result;
  if (last > s->cursor) end = s->tokens[last - 1].end;
  result = add_word(s, TAG_SPAN, start);
  if (result != SCAN_OK) return result;
  s->words[s->n_words++] = end - start;
  scan_note_operand(s, s->cursor, last > s->cursor ? last - 1 : s->cursor);
  s->cursor = last;
  return SCAN_OK;
}

/* The option that the current token is the key of; what stands behind it is consumed, too. */
static ScanResult add_key(Scan *s) {
  ScanResult result = add_word(s, TAG_KEY, lang_word(s->lang, s->tokens[s->cursor].word)->key);
  scan_note_operand(s, s->cursor, s->cursor);
  s->cursor += 2;
  return result;
}

/* The word that the first part of a name is, with the joiner behind it; 0: it has one part, or that
 * is none. *behind is where the rest starts. */
static const Word *find_prefix(const Scan *s, uint32_t name, uint32_t *behind) {
  const Name *n = names_get(s->names, s->arena, name);
  const uint8_t *text = s->arena->base + n->text;
  uint8_t fold = s->lang->fold;
  uint32_t i = 0, part;
  if (!(n->marks & s->lang->join_mark)) return 0;
  while (i < n->len && text[i] != s->lang->contract->traits[trait_NAMEJOIN][1]) i++;
  if (i + 1 >= n->len) return 0;
  *behind = ++i;
  part = names_find(s->names, s->arena, text, i, names_hash(text, i, fold), 0, fold);
  if (!part) return 0;
  return lang_word(s->lang, names_get(s->names, s->arena, part)->word & NAME_WORD);
}

/* The rest of a name as a NAME operand, which stands where the token does. */
static ScanResult add_name_behind(Scan *s, uint32_t name, uint32_t behind) {
  const Name *n = names_get(s->names, s->arena, name);
  const uint8_t *text = s->arena->base + n->text + behind;
  uint32_t len = n->len - behind;
  uint32_t id = names_intern(s->names, s->arena, text, len, names_hash(text, len, s->lang->fold), 0,
                             s->lang->fold);
  ScanResult result = id ? add_word(s, TAG_NAME, id) : SCAN_MEMORY;
  if (result == SCAN_OK) scan_note_operand(s, s->cursor, s->cursor);
  return result;
}

/* Keeps the failure if it got furthest, and goes back. 1: go on at *pc; 0: the line has failed. */
static int backtrack(Line *l, const uint8_t **pc) {
  Scan *s = l->s;
  Checkpoint *c;
  /* Of two at one place the later counts, unless the first knows a CPU that has the form. */
  if (s->cursor > l->far || l->furthest.code == 0 ||
      (s->cursor == l->far && l->furthest.code != OF0507)) {
    l->far = s->cursor;
    l->furthest = s->fault;
  }
  if (l->n_tries == 0) {
    s->fault = l->furthest;
    return 0;
  }
  c = &l->tries[--l->n_tries];
  s->cursor = c->cursor;
  s->n_words = c->n_words;
  s->n_code = c->n_code;
  s->n_refs = c->n_refs;
  s->count = c->count;
  s->flags = c->flags;
  s->id = c->id;
  if (s->trace) s->trace->n_operands = c->operands;
  *pc = l->program + c->resume;
  return 1;
}

static ScanResult fail_here(Scan *s, uint32_t code) {
  const Token *t = &s->tokens[s->cursor];
  scan_fault(s, code, t->start, t->end);
  if (t->end > t->start)
    scan_arg(s, ARG_SPAN, t->start, t->end - t->start, 0);
  else
    scan_arg(s, ARG_NONE, 0, 0, 0);
  return SCAN_FAULT;
}

/* Something stands behind the operands of a statement. A directive does not take what is behind a
 * separator, or anything where it takes no operand. */
static ScanResult fail_behind(const Line *l) {
  Scan *s = l->s;
  const Token *t = &s->tokens[s->cursor], *end = &s->tokens[s->n_tokens - 1];
  int is_separated = t->kind == TOKEN_OP && s->lang->ops[t->op].role == role_COMMA;
  if (is_separated) t++;
  if (!l->is_directive || t == end || (s->count && !is_separated)) return fail_here(s, OF0202);
  scan_fault(s, OF0403, t->start, end[-1].end);
  scan_arg_word(s);
  scan_arg(s, ARG_SPAN, t->start, end[-1].end - t->start, 0);
  return SCAN_FAULT;
}

/* Makes the last bracket that nothing closes the fault. 0: there is none. */
static int open_bracket_fault(Scan *s) {
  uint32_t i = s->n_tokens, depth = 0;
  while (i-- > 0) {
    const Token *t = &s->tokens[i];
    uint8_t role = t->kind == TOKEN_OP ? s->lang->ops[t->op].role : role_NONE;
    if (role == role_CLOSE)
      depth++;
    else if (role == role_OPEN && depth-- == 0) {
      scan_fault(s, OF0203, t->start, t->end);
      scan_arg(s, ARG_SPAN, t->start, t->end - t->start, 0);
      return 1;
    }
  }
  return 0;
}

/* The token of a word that asks for a form behind an operand, or 0. */
static uint32_t asked_form(const Scan *s) {
  uint32_t i;
  for (i = s->n_tokens - 1; i > 1; i--) {
    const Token *t = &s->tokens[i];
    if (t->kind == TOKEN_NAME && lang_word(s->lang, t->word)->reg &&
        lang_suffix(s->lang, t->word) && t[-1].kind == TOKEN_OP &&
        s->lang->ops[t[-1].op].role == role_COMMA)
      return i;
  }
  return 0;
}

/* The operands do not fit any form of the mnemonic. shape: what they are as a whole, or -1. */
static ScanResult fail_shape(Line *l, int32_t shape) {
  Scan *s = l->s;
  const Token *last = &s->tokens[s->n_tokens - 1];
  uint32_t cpus[FAULT_ARGS - 1], n_cpus;
  uint32_t i = 0;
  uint32_t start, end, asked;
  if (s->kind != KIND_INSTR) return fail_here(s, OF0202); /* there is no mnemonic to name */
  if (open_bracket_fault(s)) return SCAN_FAULT;
  while (i < s->n_tokens - 1 && s->tokens[i].kind != TOKEN_NAME) i++;
  start = i + 1 < s->n_tokens - 1 ? s->tokens[i + 1].start : s->tokens[i].start;
  end = last > s->tokens ? last[-1].end : last->end;
  if (end < start) end = start;
  n_cpus = shape < 0 ? 0 : lang_relatives(s->lang, s->mnem, shape, cpus, FAULT_ARGS - 1);
  if (n_cpus > 0) {
    scan_fault(s, OF0507, start, end);
    scan_arg(s, ARG_SPAN, s->tokens[i].start, end - s->tokens[i].start, 0);
    for (i = 0; i < n_cpus; i++) scan_arg(s, ARG_CPU, cpus[i], s->lang->contract->package, 0);
    return SCAN_FAULT;
  }
  asked = asked_form(s);
  if (asked) {
    start = s->tokens[asked - 1].start;
    end = s->tokens[asked].end;
    scan_fault(s, OF0511, start, end);
    scan_arg(s, ARG_MNEM, s->mnem, s->lang->contract->package, 0);
    scan_arg(s, ARG_SPAN, start, end - start, 0);
    return SCAN_FAULT;
  }
  scan_fault(s, OF0502, start, end);
  scan_arg(s, ARG_MNEM, s->mnem, s->lang->contract->package, 0);
  if (i + 1 < s->n_tokens - 1)
    scan_arg(s, ARG_SPAN, start, end - start, 0);
  else
    scan_arg(s, ARG_NONE, 0, 0, 0);
  scan_arg(s, ARG_SHAPES, s->mnem, s->lang->contract->package, 0);
  scan_arg(s, ARG_CPU, s->lang->contract->cpu, s->lang->contract->package, 0);
  return SCAN_FAULT;
}

/* What the assembler takes for granted of a record, whatever program made it: an instruction was
 * selected, a call has its name and its text. */
static int is_whole(const Scan *s) {
  if (s->kind == KIND_INSTR) return 0;
  return s->kind != KIND_CALL || (s->count == 2 && s->n_words == 3 &&
                                  s->words[0] >> 24 == TAG_NAME && s->words[1] >> 24 == TAG_SPAN);
}

ScanResult scan_statement(Scan *s) {
  const Lang *lang = s->lang;
  const uint8_t *package = lang->package->bytes;
  Line line;
  Line *l = &line;
  const uint8_t *pc;
  const Token *t;
  const Word *word;
  const Reg *reg;
  ScanResult result;
  uint32_t last_code = 0;
  l->s = s;
  l->program = package + lang->contract->statement;
  if (s->use != use_STATEMENT) {
    uint32_t at = s->use == use_MEMBERS ? lang->contract->members : lang->contract->settings;
    if (!at) return scan_fault(s, OF1007, s->tokens->start, s->tokens->end);
    l->program = package + at;
  }
  l->n_tries = 0;
  l->far = 0;
  l->furthest.code = 0;
  l->shape = 0;
  l->is_directive = 0;
  s->cursor = 0;
  s->n_words = s->n_code = s->count = s->flags = s->label = s->id = s->preset = s->nodes = 0;
  s->mnem = s->kinds = s->n_refs = 0;
  s->value_depth = s->parts = 0;
  s->kind = KIND_OP;
  pc = l->program;
  t = s->tokens;
  result = SCAN_OK;
  for (;;) { /* `continue` where nothing can have failed and t is the token at the cursor */
    switch (*pc) {
    case PRVM_SWITCH:
    choose:
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      pc = l->program + get_u16(pc + 2 + 2 * t->kind);
      continue;
    case PRVM_IFKIND: pc = t->kind == pc[1] ? l->program + get_u16(pc + 2) : pc + 4; continue;
    case PRVM_IFOP:
      pc = t->kind == TOKEN_OP && t->op == pc[1] ? l->program + get_u16(pc + 2) : pc + 4;
      continue;
    case PRVM_IFREG: /* a name that is no word is no register */
      pc = t->word && find_reg(s, pc[1]) ? l->program + get_u16(pc + 2) : pc + 4;
      continue;
    case PRVM_IFDIR:
      pc = t->word && lang_word(lang, t->word)->dir ? l->program + get_u16(pc + 1) : pc + 3;
      continue;
    case PRVM_IFTOUCH:
      pc = s->cursor > 0 && t[-1].end == t->start ? l->program + get_u16(pc + 1) : pc + 3;
      continue;
    case PRVM_NEXT:
      if (t->kind != TOKEN_END) {
        s->cursor++;
        t++;
      }
      pc += 1;
      continue;
    case PRVM_TAKE:
      if (t->kind == TOKEN_OP && t->op == pc[1]) {
        s->cursor++;
        t++;
        pc += 2;
        continue;
      }
      result = s->kind == KIND_INSTR ? fail_shape(l, -1) : fail_here(s, OF0202);
      break;
    case PRVM_JUMP:
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      pc = l->program + get_u16(pc + 1);
      continue;
    case PRVM_TRY: {
      Checkpoint *c;
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      if (l->n_tries >= TRY_MAX || l->n_tries >= lang->contract->try_max)
        return scan_fault(s, OF1009, t->start, t->end);
      c = &l->tries[l->n_tries++];
      c->resume = get_u16(pc + 1);
      c->cursor = s->cursor;
      c->n_words = s->n_words;
      c->n_code = s->n_code;
      c->n_refs = s->n_refs;
      c->count = s->count;
      c->flags = s->flags;
      c->id = s->id;
      c->operands = s->trace ? s->trace->n_operands : 0;
      pc += 3;
      continue;
    }
    case PRVM_COMMIT:
      if (l->n_tries) l->n_tries--;
      pc += 1;
      continue;
    case PRVM_LABEL:
      if (t->kind == TOKEN_LABEL || t->kind == TOKEN_NAME) {
        if (s->flags & FLAG_LABEL) return fail_here(s, OF0108);
        s->label = t->name;
        s->flags |= FLAG_LABEL;
        if (t->start > 0 || (lang->contract->traits[trait_LABELMARK][0] &&
                             s->line[t->end] == lang->contract->traits[trait_LABELMARK][1]))
          s->flags |= FLAG_COLON;
      } else if (t->kind == TOKEN_ANON) {
        s->label = lang->ops[t->op].anon == anon_FORW ? 2 : 1;
        s->flags |= FLAG_LABEL | FLAG_ANON;
      } else
        return scan_fault(s, OF1008, t->start, t->end);
      s->cursor++;
      pc += 1;
      break;
    case PRVM_ASSIGN:
      if (t->kind != TOKEN_ASSIGN) return scan_fault(s, OF1008, t->start, t->end);
      s->kind = KIND_ASSIGN;
      s->id = lang->ops[t->op].assign;
      s->cursor++;
      pc += 1;
      break;
    case PRVM_DIRECTIVE:
    case PRVM_PREFIX: {
      const uint8_t *row;
      uint32_t args, behind = 0;
      word = t->kind == TOKEN_NAME || t->kind == TOKEN_DOTNAME ? lang_word(lang, t->word) : 0;
      if (word && *pc == PRVM_PREFIX) word = find_prefix(s, t->name, &behind);
      if (!word || !word->dir) {
        pc = l->program + get_u16(pc + 1);
        break;
      }
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      row = package_row(lang->package, CHUNK_DIRS, word->dir - 1u);
      if (behind) {
        result = add_name_behind(s, t->name, behind);
        if (result != SCAN_OK) return result;
      }
      s->kind = KIND_OP;
      s->id = get_u16(row + DIRS_id);
      s->preset = row[DIRS_preset];
      l->is_directive = 1;
      args = get_u16(row + DIRS_args);
      s->cursor++;
      l->n_tries = 0;
      if (args == PACKAGE_NONE) {
        if (s->tokens[s->cursor].kind != TOKEN_END) return fail_behind(l);
        return SCAN_OK;
      }
      pc = l->program = package + lang->package->chunk[CHUNK_PRVM].data_at +
                        get_u16(package_row(lang->package, CHUNK_PRVM, args) + PRVM_code);
      break;
    }
    case PRVM_MNEMONIC:
      word = t->kind == TOKEN_NAME ? lang_word(lang, t->word) : 0;
      if (word && word->mnem) {
        s->kind = KIND_INSTR;
        s->mnem = word->mnem - 1u;
        s->cursor++;
        t++;
        pc += 3;
        THEN(PRVM_OPERANDS, operands);
      } else
        pc = l->program + get_u16(pc + 1);
      continue;
    case PRVM_OPERANDS:
    operands:
      if (!lang->contract->operands) {
        scan_fault(s, OF1007, t->start, t->end);
        return SCAN_FAULT;
      }
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      l->n_tries = 0;
      pc = l->program = package + lang->contract->operands;
      THEN(PRVM_SWITCH, choose);
      continue;
    case PRVM_CALL:
      if (t->kind != TOKEN_NAME && t->kind != TOKEN_DOTNAME)
        return scan_fault(s, OF1008, t->start, t->end);
      s->kind = KIND_CALL;
      if (t->kind == TOKEN_DOTNAME) s->flags |= FLAG_DOTTED;
      result = add_word(s, TAG_NAME, t->name);
      scan_note_operand(s, s->cursor, s->cursor);
      s->cursor++;
      pc += 1;
      break;
    case PRVM_OPERATION:
      s->kind = KIND_OP;
      s->id = pc[1];
      s->preset = 0;
      pc += 2;
      break;
    case PRVM_RAW:
      result = add_rest(s);
      pc += 1;
      break;
    case PRVM_EXPR:
      last_code = s->n_code;
      result = scan_expression(s);
      if (result == SCAN_OK)
        s->count++;
      else
        s->n_code = last_code;
      pc += 1;
      break;
    case PRVM_REG:
      reg = find_reg(s, pc[1]);
      if (!reg) {
        result = s->kind == KIND_INSTR ? fail_shape(l, -1) : fail_here(s, OF0202);
        break;
      }
      result = add_word(s, TAG_LIT, reg->code);
      scan_note_operand(s, s->cursor, s->cursor);
      s->cursor++;
      pc += 2;
      break;
    case PRVM_MASK:
      result = add_word(s, TAG_LIT, 0);
      scan_note_operand(s, s->cursor, s->cursor);
      s->id = 0;
      pc += 1;
      break;
    case PRVM_REGBIT:
    case PRVM_REGRANGE: {
      uint32_t from, to;
      reg = find_reg(s, pc[1]);
      if (!reg || s->n_words == 0 || reg->code > 22 || s->words[s->n_words - 1] >> 24 != TAG_LIT) {
        result = fail_shape(l, -1);
        break;
      }
      from = to = reg->code;
      if (*pc == PRVM_REGRANGE) {
        from = s->id;
        if (from > to) {
          result = fail_shape(l, -1);
          break;
        }
      }
      s->id = to; /* the register added last; SELECT sets the id */
      for (; from <= to; from++) s->words[s->n_words - 1] |= (uint32_t)1 << from;
      s->cursor++;
      pc += 2;
      break;
    }
    case PRVM_UNIT:
      word = t->kind == TOKEN_NAME && t[1].kind != TOKEN_END ? lang_word(lang, t->word) : 0;
      if (word && word->other &&
          package_row(lang->package, CHUNK_DIRS, word->other - 1u)[DIRS_kind] == dirkind_UNIT &&
          t[1].kind == TOKEN_OP && lang->ops[t[1].op].role == role_COMMA) {
        result =
            add_word(s, TAG_UNIT,
                     get_u16(package_row(lang->package, CHUNK_DIRS, word->other - 1u) + DIRS_id));
        scan_note_operand(s, s->cursor, s->cursor);
        s->cursor++;
        pc += 3;
      } else
        pc = l->program + get_u16(pc + 1);
      break;
    case PRVM_WORD:
      word = t->kind == TOKEN_NAME ? lang_word(lang, t->word) : 0;
      pc = word && is_word(lang, word, pc[1]) ? l->program + get_u16(pc + 2) : pc + 4;
      continue;
    case PRVM_STRING:
    case PRVM_NAME:
      if (t->kind != (*pc == PRVM_STRING ? TOKEN_STRING : TOKEN_NAME))
        return scan_local_fault(s, pc[1], t->start, t->end);
      result = add_word(s, *pc == PRVM_STRING ? TAG_STR : TAG_NAME, t->name);
      scan_note_operand(s, s->cursor, s->cursor);
      s->cursor++;
      pc += 2;
      break;
    case PRVM_KEY:
      if (t->kind == TOKEN_NAME && t[1].kind == TOKEN_OP && t[1].op == pc[1]) {
        result = add_key(s);
        pc += 4;
        break;
      }
      pc = l->program + get_u16(pc + 2);
      continue;
    case PRVM_LITERAL:
      result = add_word(s, TAG_LIT, (uint32_t)(int32_t)get_i16(pc + 1));
      scan_note_operand(s, s->cursor, s->cursor);
      pc += 3;
      break;
    case PRVM_STATE:
      result = add_word(s, TAG_LIT, pc[1]);
      scan_note_operand(s, s->cursor, s->cursor);
      pc += 2;
      break;
    case PRVM_SHAPE:
      l->shape = pc[1];
      pc += 2;
      THEN(PRVM_SELECT, select);
      continue;
    case PRVM_SELECT:
    select : {
      int32_t sel = -1;
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      if (t->kind == TOKEN_END && s->kind == KIND_INSTR) sel = lang_select(lang, s->mnem, l->shape);
      if (sel >= 0) {
        s->id = (uint32_t)sel;
        return SCAN_OK;
      }
      result = fail_shape(l, t->kind == TOKEN_END ? (int32_t)l->shape : -1);
      break;
    }
    case PRVM_ENDS:
      if (s->cursor + pc[1] + 1 == s->n_tokens && s->kind == KIND_INSTR) {
        int32_t sel = lang_select(lang, s->mnem, pc[2]);
        if (sel >= 0) {
          s->id = (uint32_t)sel;
          return SCAN_OK;
        }
      }
      pc += 3;
      continue;
    case PRVM_DONE:
      if (t->kind == TOKEN_END)
        return is_whole(s) ? SCAN_OK : scan_fault(s, OF1008, t->start, t->end);
      result = fail_behind(l);
      break;
    case PRVM_FAIL:
      if (!--s->steps) return scan_limit(s, OF1223, t->start, t->end);
      result = scan_local_fault(s, pc[1], t->start, t->end);
      if (s->fault.code == OF0203) open_bracket_fault(s);
      break;
    case PRVM_REFUSE:
      for (t = s->tokens; t->kind != TOKEN_NAME && t->kind != TOKEN_DOTNAME; t++)
        if (t->kind == TOKEN_END) break;
      return scan_local_fault(s, pc[1], t->start, t->end);
    case PRVM_RAISE:
    default: return scan_local_fault(s, pc[1], t->start, t->end);
    }
    if (result != SCAN_OK) {
      if (result != SCAN_FAULT) return result;
      if (s->fault.code >= OF1201) return result; /* a limit is never a failed match */
      if (!backtrack(l, &pc)) return SCAN_FAULT;
      result = SCAN_OK;
    }
    t = &s->tokens[s->cursor];
    continue;
  }
}
