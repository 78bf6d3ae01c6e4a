/* ops.c - assembler operations: location and files; calls the others.
 *
 * Every operation is named by its id of ops.def only; what it is called, and how its operands are
 * written, is the package's.
 * Owns:       nothing.
 * Invariants: an operation that has to wait has changed nothing.
 * Tests:      test/asm
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

RunResult op_done(Frame *f, const uint8_t *record) {
  next_record(f, record);
  return RUN_OK;
}

/* The directive of a message that has scanned the line again, as it was written. */
static void arg_word(Run *r, DiagRec *d, const uint8_t *record) {
  uint32_t i;
  for (i = 0; i < r->scan.n_tokens; i++)
    if (r->scan.tokens[i].kind == TOKEN_DOTNAME) {
      diag_arg(d, ARG_NAME, r->scan.tokens[i].name, 0, 0);
      return;
    }
  diag_arg(d, ARG_OP, get_u16(record + REC_ID), record_preset(record), 0);
}

DiagRec *op_diag(Run *r, Frame *f, uint32_t code, const uint8_t *record) {
  DiagRec *d = diag_statement(r, f, code);
  arg_word(r, d, record);
  return d;
}

void op_empty(Run *r, Frame *f, const uint8_t *record, uint32_t operand) {
  arg_word(r, diag_operand(r, f, OF0408, operand, -1), record);
}

RunResult op_missing(Run *r, Frame *f, const uint8_t *record) {
  if (r->t->emitting) diag_arg(op_diag(r, f, OF0402, record), ARG_NONE, 0, 0, 0);
  return op_done(f, record);
}

/* An address that the CPU does not have. What goes on behind it is no other mistake. */
static void beyond(Run *r, DiagRec *d, int64_t address, int64_t goes_on) {
  diag_arg(d, ARG_NUMBER, 0, 0, address);
  diag_arg(d, ARG_NUMBER, 0, 0, (int64_t)r->lang.contract->max_address);
  diag_arg(d, ARG_CPU, r->lang.contract->cpu, r->lang.contract->package, 0);
  r->t->beyond = goes_on;
}

void check_location(Run *r, Frame *f, int64_t address) {
  if (address < 0 || address > (int64_t)r->lang.contract->max_address)
    beyond(r, diag_operand(r, f, OF0422, 0, -1), address, address);
}

void check_end(Run *r, Frame *f, int64_t start, int64_t end) {
  if (end - 1 <= (int64_t)r->lang.contract->max_address) return;
  if (start == r->t->beyond)
    r->t->beyond = end;
  else
    beyond(r, diag_statement(r, f, OF0422), end - 1, end);
}

static RunResult op_org(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  Cursor c;
  Value v;
  if (record_count(record) < 1) return op_missing(r, f, record);
  cursor_open(&c, record, f->slot);
  if (in_region(r, f, OP_LOGICAL)) {
    if (t->emitting) op_diag(r, f, OF0421, record);
    return op_done(f, record);
  }
  if (!operand_integer(r, f, &c, &v) || v.open) v.v = t->section ? t->here : 0;
  if (t->emitting) {
    map_value(r, f->line, v.v, VALUE_INT);
    check_location(r, f, v.v);
  }
  if (t->section) return data_org(r, f, record, &v);
  t->here = v.v < 0 || v.v > 0xffffffff ? 0 : v.v;
  return op_done(f, record);
}

RunResult op_file(Run *r, Frame *f, uint32_t name, uint32_t *out) {
  Task *t = r->t;
  uint32_t from = AT(r, Block, f->block)->source;
  uint32_t source;
  while (from >= SOURCE_LOCAL) from = AT(r, Source, (from - SOURCE_LOCAL) * 8)->origin;
  source = map_get(&t->includes, r->a, from, name);
  if (!source) {
    if (!map_ready(&t->includes, r->a)) return need_memory(r, STATEMENT_RESERVE);
    ask_file(t, from, name, f->line);
    return RUN_HOST;
  }
  *out = source;
  if (source >= 0x80000000u) {
    *out = 0;
    if (t->emitting) {
      DiagRec *d = diag_operand(r, f, source - 0x80000000u, 0, -1);
      diag_arg(d, ARG_NAME, name, 0, 0);
    }
  }
  return RUN_OK;
}

static RunResult include(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t source, block, len, bom;
  const uint8_t *text = record_operands(record);
  RunResult result;
  if (record_count(record) < 1 || text[3] != TAG_STR) return op_missing(r, f, record);
  result = op_file(r, f, get_u32(text) & 0xffffffu, &source);
  if (result != RUN_OK) return result;
  if (!source) return op_done(f, record);
  if (f->depth_files >= t->limits[OPF_LIMIT_INCLUDE_DEPTH]) {
    diag_limit(r, f, OPF_LIMIT_INCLUDE_DEPTH);
    return op_done(f, record);
  }
  text = source_text(r, source, &len);
  bom = len >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0;
  block = block_get(r, source, bom, 1, FILE_LINES, t->contract, t->is_outside ? OP_MODULE : 0);
  if (!block) return need_memory(r, STATEMENT_RESERVE);
  return enter_child(r, f, OPF_FRAME_INCLUDE, 0, block, 0);
}

static RunResult set_cpu(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  if (record_count(record) == 2 && record_contract(record) < t->n_contracts) {
    int is_other = t->contract != record_contract(record);
    t->cpu_unknown = 0;
    t->contract = f->contract = record_contract(record);
    run_lang(r, t->contract);
    if (is_other) assume_reset(r);
  }
  return op_done(f, record);
}

static int is_loop(const OpInfo *info) {
  return info->group == GROUP_FOR || info->group == GROUP_REPT || info->group == GROUP_WHILE;
}

RunResult op_execute(Run *r, Frame *f, const uint8_t *record) {
  Task *t = r->t;
  uint32_t op = get_u16(record + REC_ID);
  const OpInfo *info = &op_info[op];
  if (t->type.op == OP_UNION) type_line(r);
  if (record[REC_FLAGS] & FLAG_LABEL) {
    if (info->label == OPLABEL_NONE) {
      if (t->emitting) {
        DiagRec *d = diag_label(r, f, is_loop(info) ? OF0617 : OF0403);
        arg_word(r, d, record);
        diag_arg(d, ARG_NUMBER, 0, 0, WHY_IS_LABEL);
      }
    } else if (info->label != OPLABEL_OWN && info->label != OPLABEL_SCOPE &&
               info->role != ROLE_LEAVE && !define_label(r, f, record))
      return need_memory(r, STATEMENT_RESERVE);
  }
  switch (op) {
  case OP_EMPTY: return op_done(f, record);
  case OP_DATA:
  case OP_TEXT:
  case OP_FILL:
  case OP_ALIGN:
  case OP_DS:
  case OP_TEXTZ:
  case OP_TEXTP:
  case OP_ADDR:
  case OP_EMIT:
  case OP_RES:
  case OP_INCBIN: return data_execute(r, f, record, op);
  case OP_ENCODING:
  case OP_ENCODE:
  case OP_CODES:
  case OP_TEXTCODES:
  case OP_PATTERN: return encoding_execute(r, f, record, op);
  case OP_ORG: return op_org(r, f, record);
  case OP_CPU: return set_cpu(r, f, record);
  case OP_ASSUME: return assume_execute(r, f, record);
  case OP_END: leave_file(r); return RUN_OK;
  case OP_INCLUDE: return include(r, f, record);
  case OP_MODULE:
  case OP_VISIBLE: return module_execute(r, f, record, op);
  case OP_USE: return use_execute(r, f, record);
  case OP_CONST: return assign_execute(r, f, record, assign_CONST);
  case OP_VAR: return assign_execute(r, f, record, assign_VAR);
  case OP_BLOCK: return block_open(r, f, record);
  case OP_NAMESPACE: return namespace_open(r, f, record);
  case OP_ENDBLOCK:
  case OP_ENDNAMESPACE: return scope_close(r, f, record);
  case OP_PROC: return proc_open(r, f, record);
  case OP_STRUCT:
  case OP_UNION:
  case OP_ENUM: return type_open(r, f, record);
  case OP_MEMBER: return type_member(r, f, record);
  case OP_LOGICAL: return logical_open(r, f, record);
  case OP_SECTION: return section_open(r, f, record);
  case OP_LAYOUT: return region_define(r, f, record);
  case OP_PLACE:
  case OP_PACK: return section_place(r, f, record, op);
  case OP_OUTPUT:
  case OP_MAPFILE:
  case OP_EXPORT: return request_execute(r, f, record, op);
  case OP_META: return meta_open(r, f, record);
  case OP_ENDMETA: return meta_close(r, f, record);
  case OP_SETTING: return meta_setting(r, f, record);
  case OP_IF:
  case OP_IFDEF:
  case OP_IFNDEF:
  case OP_ELSEIF:
  case OP_ELSE:
  case OP_ENDIF: return conditional(r, f, record, op);
  case OP_MATCH:
  case OP_CASE:
  case OP_DEFAULT:
  case OP_ENDMATCH: return match(r, f, record, op);
  case OP_FOR:
  case OP_REPT:
  case OP_WHILE:
  case OP_BFOR:
  case OP_BWHILE: return loop(r, f, record);
  case OP_MACRO:
  case OP_SEGMENT: return macro_execute(r, f, record);
  case OP_STATEMENT: return pattern_execute(r, f, record);
  case OP_ASSERT:
  case OP_ERROR:
  case OP_WARN:
  case OP_CERROR:
  case OP_CWARN: return check_execute(r, f, record, op);
  default: return op_done(f, record); /* closers: the scan has matched them with their openers */
  }
}
