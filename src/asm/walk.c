/* walk.c - passes: walks the tree of frames by statements until a pass changes nothing.
 *
 * A statement is a transaction: it asks for memory, a scanned block or the host's answer before
 * it changes anything, and is executed again from its start when it had to wait.
 * Owns:       frames, slots and sites.
 * Invariants: a statement that has to wait has changed nothing.
 * Tests:      test/asm/pass
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

/* Bytes a circle of constants takes: its message and its text. Walks, because symbols count them
 * in 16 bits. */
enum { CIRCLE_BYTES = 1024, MAX_PASS = 64000 };

void next_record(Frame *f, const uint8_t *record) {
  f->record += (uint32_t)get_u16(record + REC_WORDS) * 4;
  f->slot += record_slots_quick(record);
  f->labelled = 0;
}

void define_symbol(Run *r, Frame *f, Symbol *s, uint32_t kind, const Value *value) {
  Task *t = r->t;
  int fresh = s->kind == SYMBOL_NONE || (uint32_t)s->pass + 1 != t->pass;
  int moved = fresh || s->value != value->v || s->vkind != value->kind || s->open != value->open;
  if (value->kind != VALUE_INT) t->has_kinds = 1;
  if (moved && kind != SYMBOL_VAR) {
    t->changed++;
    if (fresh && t->pass > 1) t->decided++;
    moved_symbol(r, f, s, value, fresh);
  }
  if (s->pass != t->pass) t->defined++;
  if (t->symbols.count > t->limits[OPF_LIMIT_SYMBOLS]) diag_limit(r, f, OPF_LIMIT_SYMBOLS);
  s->kind = (uint8_t)kind;
  s->value = value->v;
  s->vkind = value->kind;
  s->open = value->open;
  s->base = value->base;
  s->is_address = value->is_address;
  s->pass = (uint16_t)t->pass;
  s->source = AT(r, Block, f->block)->source;
  s->line = f->line;
  s->proc = t->proc;
  if (t->is_modular) import_check(r, f, s);
}

void note_duplicate(DiagRec *d, const Symbol *s) {
  diag_arg(d, ARG_NAME, s->name, 0, 0);
  diag_note(d, s->source, s->line, 0, 0);
}

void say_duplicate(Run *r, Frame *f, const Symbol *s) {
  note_duplicate(diag_label(r, f, OF0302), s);
}

int define_label(Run *r, Frame *f, const uint8_t *record) {
  return define_label_as(r, f, record, VALUE_INT);
}

/* Warns of a label that looks like a statement: an instruction, or one of a pattern. */
static void say_word(Run *r, Frame *f, uint32_t name, int is_mnemonic) {
  DiagRec *d = diag_label(r, f, OF0314);
  diag_arg(d, ARG_NAME, name, 0, 0);
  diag_arg(d, ARG_NUMBER, 0, 0, is_mnemonic ? WHY_IS_INSTRUCTION : WHY_IS_KEYWORD);
  diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
}

int define_label_as(Run *r, Frame *f, const uint8_t *record, uint8_t vkind) {
  Task *t = r->t;
  uint32_t flags = record[REC_FLAGS];
  uint32_t name = record_label(record);
  Symbol *s;
  Value here;
  if (!(flags & FLAG_LABEL) || f->labelled) return 1;
  if (flags & FLAG_ANON)
    s = symbol_new_anonymous(r, name == 2);
  else {
    uint32_t *cache = frame_slots(f) + f->slot;
    s = *cache ? AT(r, Symbol, *cache & ~(uint32_t)1) : symbol_here(r, name);
    if (!s) return 0;
    cache = frame_slots(f) + f->slot;
    *cache = symbol_offset(r, s) | 1;
    if (f->loop_scope && f->loop_scope == t->scope) {
      if (t->emitting && (s->pass != t->pass || s->kind == SYMBOL_NONE)) {
        DiagRec *d = diag_label(r, f, OF0616);
        diag_arg(d, ARG_NAME, name, 0, 0);
      }
      if (s->pass == t->pass && s->kind != SYMBOL_NONE) {
        f->labelled = 1;
        return 1;
      }
    }
    if (s->pass == t->pass && s->kind != SYMBOL_NONE) {
      if (t->emitting) say_duplicate(r, f, s);
      f->labelled = 1;
      return 1;
    }
    if (t->emitting && !(flags & FLAG_COLON)) {
      uint32_t word = names_get(&t->names, r->a, name)->word & NAME_WORD;
      int is_mnemonic = lang_word(&r->lang, word)->mnem != 0;
      if (is_mnemonic || (t->n_keys && pattern_is_key(r, name))) say_word(r, f, name, is_mnemonic);
    }
  }
  if (!s) return 0;
  value_int(&here, t->here);
  here.kind = vkind;
  if (vkind != VALUE_SCOPE) s->more = 0; /* until a loop takes the same label */
  here.is_address = !t->type.op;
  if (t->origin && !t->type.op) value_origin(&here, t->origin);
  define_symbol(r, f, s, t->type.op ? SYMBOL_CONST : SYMBOL_LABEL, &here);
  f->labelled = 1;
  if (t->type.op) return 1;
  if (!(flags & FLAG_ANON) && !is_local(r, name)) t->range = symbol_offset(r, s);
  return 1;
}

static uint32_t frame_offset(const Run *r, const Frame *f) {
  return (uint32_t)((const uint8_t *)f - r->a->base);
}

/* 1 for lines that are not among those of the frame around: those of a body are, once. */
static int has_lines(const Frame *f) {
  return f->kind != OPF_FRAME_BRANCH && f->kind != OPF_FRAME_REST &&
         !(f->kind == OPF_FRAME_LOOP && f->ordinal == 1);
}

/* At its first record, with nothing matched yet. */
void frame_start(Run *r, Frame *f) {
  Task *t = r->t;
  const Block *b = AT(r, Block, f->block);
  if (f->is_stale) {
    memset(frame_slots(f), 0, (size_t)b->n_slots * 4);
    memset(AT(r, uint8_t, f->sites), 0, b->n_sites);
    f->first_child = f->is_stale = 0;
  }
  f->child = 0;
  f->record = b->records;
  f->line = b->first_line - 1;
  f->slot = f->site = 0;
  f->contract = b->contract;
  f->taken = f->resume = f->labelled = f->loop_active = 0;
  f->excused = f->crossed_line = 0;
  f->gen_entry = t->gen;
  f->base_scope = t->scope;
  if (!f->parent) f->n_open = 0;
  if (t->is_outside) return; /* nothing of it is listed */
  if (has_lines(f)) t->lines += b->n_scanned;
  if (t->emitting) map_frame(r, OPF_LINE_ENTER, frame_offset(r, f));
}

uint32_t frame_new(Run *r, uint32_t kind, uint32_t block) {
  const Block *b = AT(r, Block, block);
  uint32_t slots_bytes = (b->n_slots * 4 + 7) & ~(uint32_t)7;
  uint32_t bytes = (uint32_t)sizeof(Frame) + slots_bytes + b->n_sites;
  uint32_t at = arena_take(r->a, bytes);
  Frame *f;
  if (!at) return 0;
  f = AT(r, Frame, at);
  memset(f, 0, bytes);
  f->kind = (uint8_t)kind;
  f->block = block;
  f->sites = at + (uint32_t)sizeof(Frame) + slots_bytes;
  return at;
}

RunResult scan_now(Run *r, uint32_t block) {
  Task *t = r->t;
  RunResult result;
  if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
  result = scan_block(r, AT(r, Block, block), t->scanning == block);
  t->scanning = result == RUN_OK ? 0 : block;
  return result;
}

/* Lines that count as made by the source: those of a file that is included once more in a pass,
 * and those that are scanned once more for another CPU. */
static uint32_t lines_again(const Task *t, const Block *b, uint32_t kind) {
  if (kind != OPF_FRAME_REST && (kind != OPF_FRAME_INCLUDE || b->pass != t->pass)) return 0;
  return b->n_scanned + 1;
}

RunResult enter_child(Run *r, Frame *f, uint32_t kind, uint32_t ordinal, uint32_t block,
                      uint32_t macro) {
  Task *t = r->t;
  const Block *b = AT(r, Block, block);
  uint32_t first, at, prev, again;
  Frame *c;
  if (!b->is_done) {
    RunResult result = scan_now(r, block);
    if (result != RUN_OK) return result;
    run_lang(r, t->contract); /* the lines may stand under another one */
  }
  again = lines_again(t, b, kind);
  if (t->made_lines + again > t->limits[OPF_LIMIT_EXPANSION_LINES]) {
    diag_limit(r, f, OPF_LIMIT_EXPANSION_LINES);
    return RUN_OK;
  }
  if (!has_room(r, (uint64_t)b->n_slots * 4 + b->n_sites + STATEMENT_RESERVE))
    return need_memory(r, (uint64_t)b->n_slots * 4 + b->n_sites + STATEMENT_RESERVE);
  prev = f->child;
  first = prev ? AT(r, Frame, prev)->next : f->first_child;
  for (at = first; at; at = c->next) {
    c = AT(r, Frame, at);
    if (c->opener == f->record && c->ordinal == ordinal && c->block == block && c->macro == macro &&
        c->kind == kind)
      break;
    /* They stand in the order of the records: those behind are for later, those passed are gone. */
    if (c->opener > f->record || (c->opener == f->record && c->ordinal > ordinal)) {
      first = at;
      at = 0;
      break;
    }
    if (!c->next) first = 0;
  }
  if (at) {
    if (at != first) { /* those between are gone */
      moved_gone(r, f, first, at);
      if (prev)
        AT(r, Frame, prev)->next = at;
      else
        f->first_child = at;
      t->decided++;
    }
  } else {
    at = frame_new(r, kind, block);
    if (!at) return need_memory(r, STATEMENT_RESERVE);
    c = AT(r, Frame, at);
    c->parent = frame_offset(r, f);
    c->opener = f->record;
    c->ordinal = ordinal;
    c->macro = macro;
    c->next = first;
    if (prev)
      AT(r, Frame, prev)->next = at;
    else
      f->first_child = at;
    c->open_line = f->line;
    if (t->pass > 1) {
      moved_child(r, f, c);
      t->decided++;
    }
  }
  c = AT(r, Frame, at);
  c->open_line = f->line;
  c->depth_files = (uint16_t)(f->depth_files + (kind == OPF_FRAME_INCLUDE));
  c->depth_calls = (uint16_t)(f->depth_calls + (macro != 0));
  c->depth = (uint16_t)(f->depth + 1);
  c->n_open = (uint16_t)(f->n_open + (kind == OPF_FRAME_BRANCH || kind == OPF_FRAME_LOOP));
  c->loop_scope = kind == OPF_FRAME_LOOP ? t->scope : kind == OPF_FRAME_MACRO ? 0 : f->loop_scope;
  f->child = at;
  f->resume = 1;
  t->made_lines += again;
  AT(r, Block, block)->pass = t->pass;
  t->frame = at;
  frame_start(r, c);
  return RUN_OK;
}

/* A scope was left open, or the lines of a construct end elsewhere than they began. */
static void close_scopes(Run *r, Frame *f) {
  Task *t = r->t;
  while (t->scope != f->base_scope && t->scope != t->module_scope && t->scope != f->scope) {
    Scope *s = AT(r, Scope, t->scope);
    if (t->emitting) unclosed(r, f, s->line, s->opener_op, 0);
    scope_unclosed(r, f, s);
    scope_leave(r);
  }
  if (f->scope && t->scope == f->scope) scope_leave(r);
}

/* Ends the frame at hand; the parent goes on. RUN_DONE: it was the root. */
static RunResult leave_frame(Run *r) {
  Task *t = r->t;
  Frame *f = AT(r, Frame, t->frame);
  uint32_t rest = f->child ? AT(r, Frame, f->child)->next : f->first_child;
  close_scopes(r, f);
  if (f->region) region_leave(r, f);
  if (f->parent) AT(r, Frame, f->parent)->excused |= f->excused;
  if (rest) { /* children of the last pass that were not met again */
    if (f->child)
      AT(r, Frame, f->child)->next = 0;
    else
      f->first_child = 0;
    moved_gone(r, f, rest, 0);
    t->decided++;
  }
  if (t->gen == f->gen_entry) f->gen = t->gen;
  if (t->emitting && !t->is_outside) map_frame(r, OPF_LINE_LEAVE, t->frame);
  if (!f->parent) return RUN_DONE;
  t->frame = f->parent;
  return RUN_OK;
}

void leave_file(Run *r) {
  Task *t = r->t;
  if (t->emitting) unclosed_at_end(r);
  for (;;) {
    Frame *f = AT(r, Frame, t->frame);
    const Block *b = AT(r, Block, f->block);
    uint32_t at = b->records;
    /* The frame ends at the STOP of its block, as if the lines between were not there. */
    for (;;) {
      const uint8_t *p = AT(r, uint8_t, at);
      if (p[REC_KIND] == KIND_STOP) break;
      at = p[REC_KIND] == KIND_LINK ? get_u32(p + REC_HEAD)
                                    : at + (uint32_t)get_u16(p + REC_WORDS) * 4;
    }
    f->record = at;
    f->resume = f->loop_active = 0;
    if (!f->parent || f->kind == OPF_FRAME_INCLUDE) return;
    if (leave_frame(r) == RUN_DONE) return;
  }
}

/* 1 if the record at hand begins what has to be scanned again: a construct of this frame that is
 * open goes on to its closer. */
static int wants_rest(const Frame *f, const uint8_t *record) {
  uint32_t kind = record[REC_KIND];
  if (f->taken || kind == KIND_STOP || kind == KIND_LINK || kind == KIND_LINES) return 0;
  if (record[REC_DLINE] == 0) return 0; /* of the line that was met before */
  return kind != KIND_OP || op_info[get_u16(record + REC_ID)].role != ROLE_CLOSER;
}

/* Another CPU holds than the lines behind were parsed for: they are scanned again as a child. */
static RunResult enter_rest(Run *r, Frame *f) {
  Task *t = r->t;
  const Block *b = AT(r, Block, f->block);
  const uint8_t *p = AT(r, uint8_t, f->record);
  uint32_t line = f->line + p[REC_DLINE];
  uint32_t block;
  RunResult result;
  if (f->depth >= t->limits[OPF_LIMIT_BLOCK_DEPTH] + t->limits[OPF_LIMIT_MACRO_DEPTH] * 2) {
    diag_limit(r, f, OPF_LIMIT_BLOCK_DEPTH); /* each switch scans all that is behind it */
    return RUN_OK;
  }
  block = block_get(r, b->source, line_offset(r, b->source, line), line,
                    b->first_line + b->n_lines - line, t->contract, b->body);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  result = enter_child(r, f, OPF_FRAME_REST, 0, block, 0);
  if (result != RUN_OK) return result;
  /* Scopes that are open here are closed there. */
  AT(r, Frame, t->frame)->base_scope = f->scope ? f->scope : f->base_scope;
  while (p[REC_KIND] != KIND_STOP) { /* and this frame has nothing left but its end */
    f->record += (uint32_t)get_u16(p + REC_WORDS) * 4;
    p = AT(r, uint8_t, f->record);
    while (p[REC_KIND] == KIND_LINK) {
      f->record = get_u32(p + REC_HEAD);
      p = AT(r, uint8_t, f->record);
    }
  }
  f->resume = 0;
  return RUN_OK;
}

/* Statements until the quantum is used, the pass ends, or one has to wait. */
static RunResult walk(Run *r) {
  Task *t = r->t;
  for (;;) {
    Frame *f = AT(r, Frame, t->frame);
    const uint8_t *record = AT(r, uint8_t, f->record);
    RunResult result;
    uint32_t dline;
    if (r->quantum == 0) return RUN_FUEL;
    r->quantum--;
    if (!has_room(r, t->reserve)) return need_memory(r, t->reserve);
    if (t->stop) return RUN_DONE;
    if (t->room_low) { /* or something else that seldom has to be done between statements */
      if (t->trial == TRIAL_SPOILT) trial_end(r);
      if (!procs_ready(r) || !lists_ready(r))
        return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
    }
    if (f->resume) {
      if (f->loop_active) {
        result = loop_next(r, f, record);
        if (result != RUN_OK) return result;
        continue;
      }
      f->resume = 0;
      if (record[REC_KIND] == KIND_MATCH)
        next_statement(r, f, record);
      else
        next_record(f, record);
      continue;
    }
    if (t->contract != f->contract && wants_rest(f, record)) {
      result = enter_rest(r, f);
      if (result != RUN_OK) return result;
      continue;
    }
    if (record[REC_KIND] == KIND_INSTR) {
      result = instructions(r, f, record);
      if (result != RUN_OK) return result;
      continue;
    }
    dline = record[REC_DLINE];
    f->line += dline;
    t->at = t->here;
    switch (record[REC_KIND]) {
    case KIND_OP: result = op_execute(r, f, record); break;
    case KIND_ASSIGN: result = assign_execute(r, f, record, get_u16(record + REC_ID)); break;
    case KIND_CALL: result = macro_call(r, f, record); break;
    case KIND_MATCH: result = pattern_call(r, f, record); break;
    case KIND_ERR: result = stored_fault(r, f, record); break;
    case KIND_LINK:
      f->record = get_u32(record + REC_HEAD);
      result = RUN_OK;
      break;
    case KIND_LINES:
      f->line += get_u32(record + REC_HEAD);
      f->record += (uint32_t)get_u16(record + REC_WORDS) * 4;
      result = RUN_OK;
      break;
    default: /* KIND_STOP */
      if (!f->parent &&
          t->emitting) { /* what the constants that wait will say at the end of the pass */
        uint32_t n = t->pending.count < t->limits[OPF_LIMIT_ERRORS] ? t->pending.count
                                                                    : t->limits[OPF_LIMIT_ERRORS];
        uint64_t bytes = (uint64_t)n * CIRCLE_BYTES + sections_cost(r) + t->reserve;
        if (!has_room(r, bytes)) return need_memory(r, bytes);
      }
      result = leave_frame(r);
      if (result == RUN_DONE) return result;
      break;
    }
    if (result != RUN_OK) {
      f->line -= dline;
      return result;
    }
  }
}

/* The first pass is the only one of a program without forward references: it emits as long as
 * nothing it met can be different in a second one. */
void trial_end(Run *r) {
  Task *t = r->t;
  if (t->trial == TRIAL_NONE) return;
  t->trial = TRIAL_NONE;
  t->emitting = 0;
  t->n_warnings = 0;
  t->diags.count = 1;
  image_reset(r);
}

/* Prepares the next pass; emitting when the last one says that it may be the last. */
static void begin_pass(Run *r, uint32_t emitting) {
  Task *t = r->t;
  t->pass++;
  t->emitting = emitting;
  t->trial = emitting && t->pass == 1 ? TRIAL_ON : TRIAL_NONE;
  t->pass_keys = t->n_keys;
  t->here = 0;
  t->defined_before = t->defined;
  t->changed = t->grown = t->decided = t->sized = t->defined = t->open_sites = 0;
  t->made_lines = t->lines = 0;
  t->n_moved = 0;
  t->n_errors = t->n_warnings = t->worst = 0;
  t->beyond = -1;
  t->diags.count = 1;
  t->pending.count = 1;
  t->delta = 0;
  t->proc = t->type.op = 0;
  image_reset(r);
  sections_reset(r);
  module_enter(r, 0);
}

/* After a pass: is it settled? RUN_DONE when nothing is left to do. */
static RunResult end_pass(Run *r) {
  Task *t = r->t;
  uint32_t settled, only_widths;
  diags_settle(r);
  if (t->stop) {
    if (!t->emitting) image_reset(r); /* a trial may have ended within a statement */
    return RUN_DONE;
  }
  constants_close(r);
  procs_close(r);
  sections_close(r);
  diags_settle(r);
  if (t->trial == TRIAL_ON && t->pass_keys == t->n_keys) return RUN_DONE;
  trial_end(r);
  if ((t->pass > 1 && t->defined != t->defined_before) || t->pass_keys != t->n_keys) t->decided++;
  settled = !t->changed && !t->grown && !t->decided && !t->sized;
  if (settled) {
    if (t->emitting) return RUN_DONE;
    begin_pass(r, 1);
    return RUN_OK;
  }
  only_widths = t->pass > 1 && t->grown && !t->decided && !t->sized;
  if (only_widths) {
    t->all_rounds++;
    if (++t->rounds > t->limits[OPF_LIMIT_WIDTH_ROUNDS] || t->pass >= MAX_PASS) {
      diag_limit(r, 0, OPF_LIMIT_WIDTH_ROUNDS);
      return RUN_DONE;
    }
  } else {
    t->rounds = 0;
    if (++t->passes > t->limits[OPF_LIMIT_PASSES]) {
      diag_limit(r, 0, OPF_LIMIT_PASSES);
      return RUN_DONE;
    }
  }
  if (t->pass_keys != t->n_keys) { /* the lines have to be looked at for them */
    modules_renew(r);
    return RUN_OK;
  }
  /* Emitting costs more than measuring: it waits until the widths are likely to stand. */
  begin_pass(r, (t->open_sites == 0 || t->pass >= 2) && t->proc_until <= t->pass);
  return RUN_OK;
}

/* Reads what is static: files that are included, and modules that are used. */
static RunResult prepare(Run *r) {
  Task *t = r->t;
  uint32_t len, more;
  const uint8_t *text;
  RunResult result;
  if (t->modules.count == 1) {
    run_lang(r, t->start_contract);
    result = defines_read(r);
    if (result != RUN_OK) return result;
    if (t->entry_text && !t->entry_name) {
      const Name *name = names_get(&t->names, r->a, t->entry_text);
      const uint8_t *at = r->a->base + name->text;
      t->entry_name = names_intern(&t->names, r->a, at, name->len,
                                   names_hash(at, name->len, r->lang.fold), 0, r->lang.fold);
      if (!t->entry_name) return need_memory(r, STATEMENT_RESERVE);
    }
    if (!module_of_file(r, t->root_source)) return need_memory(r, STATEMENT_RESERVE);
    return scan_now(r, module_at(r, 1)->block);
  }
  while (t->collected < t->n_collect) {
    Collect item;
    uint32_t block;
    memcpy(&item, AT(r, Collect, t->collect) + t->collected, sizeof item);
    if (item.name) {
      uint32_t source = map_get(&t->includes, r->a, item.source, item.name);
      if (!source) {
        uint32_t n = t->n_collect - t->collected; /* at most: one growth for all of them */
        if (!map_reserve(&t->includes, r->a, n) || !map_reserve(&t->blocks, r->a, n))
          return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
        ask_file(t, item.source, item.name, 0);
        return RUN_HOST;
      }
      if (source >= 0x80000000u) {
        t->collected++;
        continue;
      }
      text = source_text(r, source, &len);
      item.source = source;
      item.at = len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0;
      item.line = 1;
      item.n_lines = FILE_LINES;
    }
    block = block_static(r, item.source, item.at, item.line, item.n_lines, item.contract,
                         item.space, item.module);
    if (!block) return need_memory(r, STATEMENT_RESERVE);
    t->collected++;
    if (!AT(r, Block, block)->is_done) return scan_now(r, block);
  }
  run_lang(r, t->contract);
  result = modules_resolve(r, &more);
  if (result == RUN_OK && !more) result = modules_make(r);
  if (result == RUN_OK && t->root) begin_pass(r, t->pass == 0 && !t->is_modular);
  return result;
}

RunResult run_task(Run *r) {
  Task *t = r->t;
  RunResult result;
  for (;;) {
    if (t->scanning) {
      result = scan_now(r, t->scanning);
      if (result != RUN_OK) return result;
    }
    if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
    if (!t->root)
      result = prepare(r);
    else {
      run_lang(r, t->contract);
      result = walk(r);
      if (result == RUN_DONE && module_next(r))
        result = RUN_OK;
      else if (result == RUN_DONE) {
        result = end_pass(r);
        if (result == RUN_DONE) return RUN_DONE;
      }
    }
    if (result != RUN_OK) return result;
    if (r->quantum == 0) return RUN_FUEL;
  }
}
