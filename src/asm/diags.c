/* diags.c - diagnostics of a pass: where they stand and what they say.
 *
 * Records keep no columns. A message scans its line again, under the contract of the record, and
 * takes the columns from that.
 * Owns:       the list of diagnostics, made anew by each pass.
 * Tests:      test/asm (err_ files), test/host
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"

/* Warnings are kept like errors, so there is an end to them: so many, or so many for each error
 * that is allowed when those are more. */
enum { MAX_WARNINGS = 32768, WARNINGS_PER_ERROR = 32 };

int is_warning(uint32_t code) {
  enum { SEVERITY_ERROR, SEVERITY_WARNING };
  switch (code) {
#define DIAG(name, number, severity, warning, text, cause, cure)                                   \
  case number:                                                                                     \
    return SEVERITY_##severity == SEVERITY_WARNING;
#include "vm/diag.def"
#undef DIAG
  default: return 0;
  }
}

/* Where diagnostics go that cannot be kept: beyond the limit, or without memory. */
static DiagRec *spare(Run *r) {
  Task *t = r->t;
  return PAGES_AT(&t->diags, r->a, DiagRec, 0);
}

static void raise_worst(Task *t, uint32_t code) {
  uint32_t worst = code >= OF1201 ? 5 : code >= OF1001 && code <= OF1012 ? 4 : 1;
  static const uint8_t weight[6] = {0, 1, 2, 3, 5, 4}; /* 4 wins over 5 */
  if (weight[worst] > weight[t->worst]) t->worst = worst;
}

/* 1 if two frames are the same but for the iterations of loops around them. */
static int same_but_turns(const Run *r, uint32_t a, uint32_t b) {
  while (a != b) {
    const Frame *f = AT(r, Frame, a), *g = AT(r, Frame, b);
    if (!a || !b || f->block != g->block || f->opener != g->opener || f->macro != g->macro ||
        f->kind != g->kind)
      return 0;
    a = f->parent;
    b = g->parent;
  }
  return 1;
}

static int same_message(const DiagRec *a, const DiagRec *b) {
  uint32_t i;
  if (a->code != b->code || a->line != b->line || a->source != b->source || a->start != b->start ||
      a->end != b->end || a->n_args != b->n_args)
    return 0;
  for (i = 0; i < a->n_args; i++)
    if (a->args[i].kind != b->args[i].kind || a->args[i].a != b->args[i].a ||
        a->args[i].b != b->args[i].b || a->args[i].value != b->args[i].value)
      return 0;
  return 1;
}

/* An error that an earlier iteration of the same loop gave in the same words is the same mistake:
 * the last diagnostic, which has its arguments now, goes again. */
void diags_settle(Run *r) {
  Task *t = r->t;
  uint32_t i, last = t->diags.count - 1;
  const DiagRec *d;
  if (t->diags.count < 3) return;
  d = PAGES_AT(&t->diags, r->a, DiagRec, last);
  if (d->warning) return;
  for (i = last - 1; i > 0; i--) {
    const DiagRec *before = PAGES_AT(&t->diags, r->a, DiagRec, i);
    if (same_message(before, d) && same_but_turns(r, before->frame, d->frame)) {
      t->diags.count--;
      t->n_errors--;
      return;
    }
  }
}

/* The limit of errors holds until a limit has stopped the pass: what that says comes through.
 * Element 0 is the spare one; real diagnostics count from 1. */
DiagRec *diag_at(Run *r, Frame *f, uint32_t code, uint32_t source, uint32_t line, uint32_t start,
                 uint32_t end) {
  Task *t = r->t;
  DiagRec *d;
  uint32_t warning = (uint32_t)is_warning(code);
  uint32_t at = line_offset(r, source, line), first_at = at, len;
  const uint8_t *text = source_text(r, source, &len);
  for (;;) { /* columns of lines that were joined go on */
    uint32_t next = (uint32_t)(next_line(text + at) - text);
    if (next >= len || start < next - at) break;
    start -= next - at;
    end = end > next - at ? end - (next - at) : start;
    at = next;
    line++;
  }
  diags_settle(r);
  if (!warning && t->trial != TRIAL_NONE && !t->stop) {
    t->trial = TRIAL_SPOILT; /* the emitting pass says it again */
    t->room_low = 1;
    return spare(r);
  }
  if (!warning) {
    if (t->n_errors >= t->limits[OPF_LIMIT_ERRORS] && !t->stop) {
      diag_limit(r, f, OPF_LIMIT_ERRORS);
      return spare(r);
    }
    t->n_errors++;
    raise_worst(t, code);
  } else {
    if (t->n_warnings >= MAX_WARNINGS &&
        t->n_warnings / WARNINGS_PER_ERROR >= t->limits[OPF_LIMIT_ERRORS]) {
      if (!t->stop) diag_limit(r, f, OPF_LIMIT_ERRORS);
      return spare(r);
    }
    t->n_warnings++;
  }
  if (!pages_reach(&t->diags, r->a, t->diags.count)) return spare(r);
  d = PAGES_AT(&t->diags, r->a, DiagRec, t->diags.count);
  t->diags.count++;
  memset(d, 0, sizeof *d);
  d->code = code;
  d->warning = warning;
  d->source = source;
  d->line = line;
  d->line_at = at;
  d->text_at = first_at;
  d->start = start;
  d->end = end;
  d->frame = f ? (uint32_t)((const uint8_t *)f - r->a->base) : 0;
  return d;
}

void diag_arg(DiagRec *d, uint32_t kind, uint32_t a, uint32_t b, int64_t value) {
  Arg *arg;
  if (d->n_args >= FAULT_ARGS) return;
  arg = &d->args[d->n_args++];
  arg->kind = kind;
  arg->a = a;
  arg->b = b;
  arg->value = value;
}

void diag_note(DiagRec *d, uint32_t source, uint32_t line, uint32_t start, uint32_t end) {
  d->note_source = source;
  d->note_line = line;
  d->note_start = start;
  d->note_end = end;
}

static uint32_t frame_source(Run *r, const Frame *f) { return AT(r, Block, f->block)->source; }

/* Scans the line at hand again, and looks for an operand and a reference of it by their numbers.
 * Afterwards the tokens of the scan are those of the line. */
static void line_again(Run *r, Frame *f, uint32_t operand, uint32_t ref, Trace *trace) {
  uint32_t len;
  const uint8_t *text = source_text(r, frame_source(r, f), &len);
  const uint8_t *line = text + line_offset(r, frame_source(r, f), f->line);
  trace->operand = operand;
  trace->ref = ref;
  scan_again(r, f, f->contract, line, trace);
  run_lang(r, r->t->contract);
}

DiagRec *diag_operand(Run *r, Frame *f, uint32_t code, uint32_t operand, int32_t ref) {
  Trace trace;
  uint32_t start = 0, end = 0;
  line_again(r, f, operand, ref < 0 ? NO_NUMBER : (uint32_t)ref, &trace);
  if (ref >= 0 && trace.ref_end > trace.ref_start) {
    start = trace.ref_start;
    end = trace.ref_end;
  } else if (operand < trace.n_operands) {
    start = trace.start;
    end = trace.end;
  } else if (r->scan.n_tokens) {
    start = r->scan.tokens[0].start;
    end = r->scan.tokens[r->scan.n_tokens - 1].end;
  }
  return diag_at(r, f, code, frame_source(r, f), f->line, start, end);
}

DiagRec *diag_place(Run *r, const Place *place, uint32_t code) {
  Frame *f = AT(r, Frame, place->frame);
  uint32_t line = f->line, contract = f->contract;
  DiagRec *d;
  f->line = place->line;
  f->contract = place->contract;
  d = diag_operand(r, f, code, place->operand, -1);
  f->line = line;
  f->contract = contract;
  return d;
}

void diag_arg_operand(Run *r, Frame *f, DiagRec *d, uint32_t operand) {
  Trace trace;
  line_again(r, f, operand, NO_NUMBER, &trace);
  if (operand < trace.n_operands)
    diag_arg(d, ARG_SPAN, trace.start, trace.end - trace.start, 0);
  else
    diag_arg(d, ARG_NONE, 0, 0, 0);
}

void diag_arg_sign(Run *r, DiagRec *d, const uint8_t *record) {
  const Scan *s = &r->scan;
  uint32_t i;
  if (record[REC_KIND] == KIND_OP) {
    diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
    return;
  }
  for (i = 0; i < s->n_tokens; i++)
    if (s->tokens[i].kind == TOKEN_ASSIGN) {
      diag_arg(d, ARG_SPAN, s->tokens[i].start, s->tokens[i].end - s->tokens[i].start, 0);
      return;
    }
  diag_arg(d, ARG_NONE, 0, 0, 0);
}

/* An instruction that other CPUs of the family have. 0: there is none. */
static int diag_relatives(Run *r, Frame *f, uint32_t name) {
  const Name *text = names_get(&r->t->names, r->a, name);
  uint32_t mnem = lang_mnemonic(&r->lang, r->a->base + text->text, text->len);
  uint32_t cpus[FAULT_ARGS - 1], n_cpus, n, end, i;
  DiagRec *d;
  if (mnem == 0xffffffffu) return 0;
  n_cpus = lang_relatives(&r->lang, mnem, -1, cpus, FAULT_ARGS - 1);
  if (n_cpus == 0) return 0;
  d = diag_operand(r, f, OF0507, 0, -1);
  n = r->scan.n_tokens; /* of the line, scanned again; the last one is its end */
  end = n > 1 && r->scan.tokens[n - 2].end > d->end ? r->scan.tokens[n - 2].end : d->end;
  diag_arg(d, ARG_SPAN, d->start, end - d->start, 0);
  for (i = 0; i < n_cpus; i++) diag_arg(d, ARG_CPU, cpus[i], r->lang.contract->package, 0);
  return 1;
}

/* The word that a part of a name is, by its number, or 0: none is called so. */
static uint32_t part_word(Run *r, const uint8_t *text, uint32_t len) {
  Names *names = &r->t->names;
  uint32_t id =
      names_find(names, r->a, text, len, names_hash(text, len, r->lang.fold), 0, r->lang.fold);
  return id ? names_get(names, r->a, id)->word & NAME_WORD : 0;
}

/* An instruction whose name ends with a word that asks for a form it does not have. 0: it is none.
 */
static int diag_no_form(Run *r, Frame *f, uint32_t name) {
  const Name *text = names_get(&r->t->names, r->a, name);
  const uint8_t *p = r->a->base + text->text;
  const Word *mnemonic;
  uint32_t len = text->len;
  DiagRec *d;
  while (len > 0 && p[len - 1] != r->lang.contract->traits[trait_NAMEJOIN][1]) len--;
  if (len < 2 || len == text->len) return 0;
  mnemonic = lang_word(&r->lang, part_word(r, p, len - 1));
  if (!mnemonic->mnem || !lang_suffix(&r->lang, part_word(r, p + len, text->len - len))) return 0;
  d = diag_operand(r, f, OF0511, 0, -1);
  diag_arg(d, ARG_MNEM, mnemonic->mnem - 1u, r->lang.contract->package, 0);
  diag_arg(d, ARG_SPAN, d->start + len - 1, text->len - len + 1, 0);
  return 1;
}

void diag_unknown(Run *r, Frame *f, uint32_t name, int dotted) {
  const Contract *c = r->lang.contract;
  DiagRec *d;
  if (!dotted && (diag_relatives(r, f, name) || diag_no_form(r, f, name))) return;
  d = diag_operand(r, f, dotted ? OF0401 : c->n_mnems ? OF0501 : OF0514, 0, -1);
  if (!dotted && !c->n_mnems) r->t->cpu_unknown = 1; /* said once */
  diag_arg(d, ARG_NAME, name, 0, 0);
  if (!dotted) diag_arg(d, ARG_CPU, c->cpu, c->package, 0);
}

DiagRec *diag_statement(Run *r, Frame *f, uint32_t code) {
  Trace trace;
  const Scan *s = &r->scan;
  uint32_t i = 0;
  line_again(r, f, NO_NUMBER, NO_NUMBER, &trace);
  while (i + 1 < s->n_tokens &&
         (s->tokens[i].kind == TOKEN_LABEL || s->tokens[i].kind == TOKEN_ANON))
    i++;
  if (s->n_tokens == 0) return diag_at(r, f, code, frame_source(r, f), f->line, 0, 0);
  return diag_at(r, f, code, frame_source(r, f), f->line, s->tokens[i].start, s->tokens[i].end);
}

DiagRec *diag_label(Run *r, Frame *f, uint32_t code) {
  Trace trace;
  const Scan *s = &r->scan;
  line_again(r, f, NO_NUMBER, NO_NUMBER, &trace);
  if (s->n_tokens == 0) return diag_at(r, f, code, frame_source(r, f), f->line, 0, 0);
  return diag_at(r, f, code, frame_source(r, f), f->line, s->tokens[0].start, s->tokens[0].end);
}

DiagRec *diag_name(Run *r, Frame *f, uint32_t code, uint32_t name) {
  Trace trace;
  const Scan *s = &r->scan;
  uint32_t i;
  line_again(r, f, NO_NUMBER, NO_NUMBER, &trace);
  for (i = 0; i < s->n_tokens; i++)
    if ((s->tokens[i].kind == TOKEN_LABEL || s->tokens[i].kind == TOKEN_NAME) &&
        s->tokens[i].name == name)
      return diag_at(r, f, code, frame_source(r, f), f->line, s->tokens[i].start, s->tokens[i].end);
  return diag_statement(r, f, code);
}

void diag_limit(Run *r, Frame *f, uint32_t limit) {
  Task *t = r->t;
  uint32_t i;
  DiagRec *d;
  for (i = 1; i < t->diags.count; i++) /* one message for each limit */
    if (PAGES_AT(&t->diags, r->a, DiagRec, i)->code == OF1201 + limit) return;
  t->stop = 1;
  d = f ? diag_statement(r, f, OF1201 + limit)
        : diag_at(r, 0, OF1201 + limit, t->root_source, 1, 0, 0);
  diag_arg(d, ARG_LIMIT, limit, 0, t->limits[limit]);
}
