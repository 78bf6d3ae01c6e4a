/* task.h - what the files of src/asm do for each other, file by file; the state is in state.h.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_TASK_H
#define OPF_TASK_H

#include "asm/state.h"

/* --- run.c: contracts, sources, buffers
 * --------------------------------------------------------- */
/* The task with its arena, where the host has put its segment. */
Task *task_open(const VmTask *task);
void run_open(Run *r, opf_vm *vm, VmTask *task);
/* Makes the text of a file the request of the task; line 0: it is asked for ahead of the passes. */
static inline void ask_file(Task *t, uint32_t from, uint32_t name, uint32_t line) {
  t->request = OPF_EFFECT_FILE_READ;
  t->request_name = name;
  t->request_from = from;
  t->request_line = line;
}
void run_lang(Run *r, uint32_t contract);
const uint8_t *source_text(const Run *r, uint32_t source, uint32_t *out_len);
const uint8_t *vm_source_text(const opf_vm *vm, const uint8_t *base, uint32_t source,
                              uint32_t *out_len);
/* The contract of a CPU by name: RUN_OK with *out, RUN_HOST, RUN_MEMORY; RUN_ERROR when there is
 * none. */
RunResult find_cpu(Run *r, const uint8_t *name, uint32_t len, uint32_t *out);
/* Doubles a buffer of the scan. 0: memory is short. */
int grow_buffer(Run *r, uint32_t buffer);
/* Says that the task needs this many bytes more; returns RUN_MEMORY. */
RunResult need_memory(Run *r, uint64_t bytes);
/* 1 if that many bytes are free. */
static inline int has_room(const Run *r, uint64_t bytes) {
  return bytes <= (uint64_t)(r->a->size - r->a->top);
}

typedef struct Body Body;

/* --- records.c
 * ---------------------------------------------------------------------------------- */
/* Space for a record of n words behind those of a block. 0: memory is short. */
uint32_t record_space(Run *r, Block *b, uint32_t words);
/* Stores the record under construction, which is no long one. 0: memory is short. */
uint32_t record_store(Run *r, Block *b, uint32_t line);
/* The same for any record. */
uint32_t record_store_any(Run *r, Block *b, uint32_t line);

/* --- lines.c: text to records
 * ------------------------------------------------------------------- */
/* The block of some lines, to be scanned if it is new. 0: memory is short. */
uint32_t block_get(Run *r, uint32_t source, uint32_t at, uint32_t first_line, uint32_t n_lines,
                   uint32_t contract, uint32_t body);
/* The same for text whose definitions are static, in a namespace of a module. */
uint32_t block_static(Run *r, uint32_t source, uint32_t at, uint32_t first_line, uint32_t n_lines,
                      uint32_t contract, uint32_t space, uint32_t module);
/* The block of all lines of an expansion, under the contract at hand. 0: memory is short. */
uint32_t block_of_expansion(Run *r, uint32_t expansion, uint32_t n_lines, uint32_t body);
/* From its start, or from where it had to wait. */
RunResult scan_block(Run *r, Block *block, int goes_on);
/* Scans a line again for a message: fills the trace. */
void scan_again(Run *r, const Frame *f, uint32_t contract, const uint8_t *line, Trace *trace);
uint32_t line_offset(Run *r, uint32_t source, uint32_t line);
/* Behind the end of line p. */
const uint8_t *next_line(const uint8_t *p);

/* --- symbols.c
 * ---------------------------------------------------------------------------------- */
/* The symbol a name stands for, seen from the current scope, or 0. *out_final: 1, it cannot be
 * shadowed; 2, it holds the structure that the name is a part of. */
Symbol *symbol_find(Run *r, uint32_t name, int *out_final);
/* The same wherever it may be found: symbol_find is short without. */
Symbol *symbol_search(Run *r, uint32_t name, int *out_final);
/* The symbol to be defined here, made when new. 0: memory is short. */
Symbol *symbol_here(Run *r, uint32_t name);
/* The symbol of a scope and key, made when new. 0: memory is short. */
Symbol *symbol_at(Run *r, uint32_t scope, uint32_t key, uint32_t name);
static inline uint32_t symbol_offset(const Run *r, const Symbol *symbol) {
  return (uint32_t)((const uint8_t *)symbol - r->a->base);
}
/* The n-th anonymous label, or 0; *out_missing: there is none, as far as the last pass tells. */
Symbol *symbol_anonymous(Run *r, int forward, uint32_t n, int *out_missing);
Symbol *symbol_new_anonymous(Run *r, int forward);
/* 1 if a name belongs to the label before it. */
static inline int is_local(const Run *r, uint32_t name) {
  return r->lang.local && names_get(&r->t->names, r->a, name)->first == r->lang.local;
}
void symbol_value(const Run *r, const Symbol *symbol, Value *out);
/* The value of what a name stands for, a symbol that was found by it. 0: that is a structure
 * without such a part, whose name *out has. */
int symbol_read(Run *r, const Symbol *symbol, uint32_t name, Value *out);
/* The part of a dotted name without a symbol that a structure type in front of it does not have;
 * 0: it is not for that. */
uint32_t symbol_lacks(Run *r, uint32_t name);
/* The bytes of the type or scope that it names, with select SIZE; else its value. */
void symbol_size(const Run *r, const Symbol *symbol, Value *out);
uint32_t scope_new(Run *r, uint32_t opener_op);
void scope_enter(Run *r, uint32_t scope);
/* Enters a scope that was entered before in this pass; anonymous labels are counted on. */
void scope_again(Run *r, uint32_t scope);
void scope_leave(Run *r);
/* Notes the place of the opener. */
void scope_at(Run *r, uint32_t scope, const Frame *f);
void scope_size(Run *r, uint32_t scope, int64_t size);
/* A name behind the path of a namespace, as a name of its own; 0: memory is short. Without
 * namespace it is the name itself; where the path would be longer than a name may be, it is the
 * path as it was. */
uint32_t space_path(Run *r, uint32_t space, uint32_t name);
/* The same, or 0 when nothing of that name was ever met. */
uint32_t space_find(Run *r, uint32_t space, uint32_t name);
/* The path around a path, or 0. */
uint32_t space_outer(Run *r, uint32_t space);
/* Lets the evaluator ask for parts of values that are scopes. */
void scopes_open(Run *r);

static inline void value_origin(Value *value, uint32_t origin) {
  value->base = (uint16_t)(origin & ORIGIN_SECTION);
  value->open = origin & ORIGIN_OPEN ? 1 : 0;
}

/* --- values.c: operands of records
 * -------------------------------------------------------------- */
typedef struct Cursor {
  const uint8_t *word; /* next operand word */
  const uint8_t *code; /* next expression code */
  uint32_t slot;       /* next slot of the frame */
  uint32_t n;          /* number of the operand */
  uint32_t end;        /* operands of the record */
  uint32_t ref;        /* number of the next reference of the statement */
} Cursor;
void cursor_open(Cursor *c, const uint8_t *record, uint32_t slot);
/* Next operand as a value. 0: it failed, and the diagnostic has been made when emitting. */
int operand_value(Run *r, Frame *f, Cursor *c, Value *out);
/* The same, where the placeholder of reserved data may stand. */
int operand_data(Run *r, Frame *f, Cursor *c, Value *out);
/* An operand that is a symbol, or a plain change of one, when its value is an integer or not known
 * yet: a word of a tag from SYM to SYMHI, and its slot. 0: the long way. */
int operand_symbol(Run *r, Frame *f, uint32_t slot, const uint8_t *word, Value *out);
/* The only operand of an instruction, when it is a literal or such a symbol. 0: the long way. */
static inline int operand_quick(Run *r, Frame *f, const uint8_t *record, Value *out);
/* The same as operand_value, and it must be an integer. */
int operand_integer(Run *r, Frame *f, Cursor *c, Value *out);
/* The values on both sides of the operand at the cursor, when it is a comparison. 0: it is none, or
 * they cannot be told. */
int operand_sides(Run *r, Frame *f, Cursor *c, Value *left, Value *right);
/* Turns the fault of the evaluator into a diagnostic at an operand. */
void eval_diag(Run *r, Frame *f, uint32_t operand);
/* References of the operand at the cursor, passed over. */
void operand_skip(Cursor *c);
/* Slots of a record, counted. */
uint32_t record_slots(const uint8_t *record);
/* References of expression code, of which word is the operand. */
uint32_t code_refs(uint32_t word, const uint8_t *code);
static inline const uint8_t *record_operands(const uint8_t *record);

/* --- diags.c
 * ------------------------------------------------------------------------------------ */
/* Adds a diagnostic at the statement at hand; span of operand n, or of reference ref when ref >=
 * 0. */
DiagRec *diag_operand(Run *r, Frame *f, uint32_t code, uint32_t operand, int32_t ref);
/* A statement whose first name is no instruction of the CPU, no macro and no directive. */
void diag_unknown(Run *r, Frame *f, uint32_t name, int dotted);
/* Drops the last diagnostic if another iteration of its loop said the same. */
void diags_settle(Run *r);
DiagRec *diag_at(Run *r, Frame *f, uint32_t code, uint32_t source, uint32_t line, uint32_t start,
                 uint32_t end);
/* At the first word of the statement at hand, or its label. */
DiagRec *diag_statement(Run *r, Frame *f, uint32_t code);
DiagRec *diag_label(Run *r, Frame *f, uint32_t code);
/* At a name in the line at hand; at the statement when it does not stand there. */
DiagRec *diag_name(Run *r, Frame *f, uint32_t code, uint32_t name);
/* The same at a place that the pass has left. */
DiagRec *diag_place(Run *r, const Place *place, uint32_t code);
void diag_arg(DiagRec *d, uint32_t kind, uint32_t a, uint32_t b, int64_t value);
/* An operand of the statement at hand, as it is written. */
void diag_arg_operand(Run *r, Frame *f, DiagRec *d, uint32_t operand);
/* What the assignment at hand is written with; the message has scanned its line again. */
void diag_arg_sign(Run *r, DiagRec *d, const uint8_t *record);
void diag_limit(Run *r, Frame *f, uint32_t limit);
void diag_note(DiagRec *d, uint32_t source, uint32_t line, uint32_t start, uint32_t end);
int is_warning(uint32_t code);

/* --- image.c
 * ------------------------------------------------------------------------------------ */
void image_reset(Run *r);
/* The first pass will not be the only one: something may be different in a second one. */
void trial_end(Run *r);
/* 1 if an open value is an error here. */
static inline int open_is_wrong(Run *r) {
  trial_end(r);
  return r->t->emitting != 0;
}
/* After a stretch that must not emit; a trial may have ended in it. */
static inline void emit_again(Task *t, uint32_t emitting) {
  t->emitting = emitting && (t->pass > 1 || t->trial != TRIAL_NONE);
}
/* Emits bytes at the current address and moves it. Room was made before. */
void image_put(Run *r, const uint8_t *bytes, uint32_t n);
/* 1 if the next n bytes go to r->out; image_took says how many were put there. */
static inline int image_space(const Run *r, uint32_t n) {
  return n <= r->out_left && r->out_here == r->t->here;
}
static inline void image_took(Run *r, uint32_t n) {
  r->out += n;
  r->out_left -= n;
  r->out_here += n;
  r->out_run->len += n;
  r->t->data.count += n;
  r->t->image_bytes += n;
  r->t->here += n;
}
void image_fill(Run *r, const uint8_t *pattern, uint32_t n_pattern, uint64_t n);
uint64_t image_cost(uint64_t n);
/* The address that the next bytes are loaded at is no longer behind the last ones. */
void image_moved(Run *r);
/* Line map entries of the statement at hand. */
void map_frame(Run *r, uint32_t kind, uint32_t frame);
void map_long(Run *r, uint32_t line, uint32_t address, uint64_t n, uint32_t kind);
/* Bytes up to 14 keep their number in the kind's word; the address stands behind. */
static inline void map_bytes(Run *r, uint32_t line, uint32_t address, uint64_t n, uint32_t kind) {
  if (r->map_left < 2 || n > 14 || line >= 0xffffffu) {
    map_long(r, line, address, n, kind);
    return;
  }
  r->map_out[0] = kind << 28 | (uint32_t)n << 24 | line;
  r->map_out[1] = address;
  r->map_out += 2;
  r->map_left -= 2;
  r->t->map.count += 2;
}
void map_value(Run *r, uint32_t line, int64_t value, uint32_t vkind);

/* Bytes of [from, from + n) that were written before; asked in front of image_put. */
uint32_t image_twice(Run *r, uint32_t from, uint32_t n, uint32_t *out_first);
/* Warns when the n bytes to be emitted lie where others do. 0: here nothing may be emitted, which
 * was said. */
int look_emit(Run *r, Frame *f, uint32_t n);
static inline int check_emit(Run *r, Frame *f, uint32_t n) {
  Task *t = r->t;
  /* The common case: the last run goes on, and what lies ahead is known to be alike. */
  int64_t load = t->here + t->delta;
  if ((uint64_t)load + n <= t->span_end && t->run_open && t->span_here == load &&
      (!t->span_twice || t->twice_diag)) {
    t->span_here += n;
    if (t->span_twice) PAGES_AT(&t->diags, r->a, DiagRec, t->twice_diag)->args[0].value += n;
    return 1;
  }
  return look_emit(r, f, n);
}

/* --- ops.c
 * -------------------------------------------------------------------------------------- */
RunResult op_execute(Run *r, Frame *f, const uint8_t *record);
/* Ends an operation: goes on behind its record. */
RunResult op_done(Frame *f, const uint8_t *record);
/* A diagnostic at the first word whose first argument is the operation, as it was written. */
DiagRec *op_diag(Run *r, Frame *f, uint32_t code, const uint8_t *record);
/* An operand is missing: says so, and ends the operation. */
RunResult op_missing(Run *r, Frame *f, const uint8_t *record);
/* Says that an operand is an empty string. */
void op_empty(Run *r, Frame *f, const uint8_t *record, uint32_t operand);
/* The condition at the cursor: 1 true, 0 false or open, -1 wrong (reported). */
int op_condition(Run *r, Frame *f, Cursor *c, const uint8_t *record);
/* The source that a file named by the statement is read as: RUN_OK with *out, 0 when there is none
 * and that was said; RUN_HOST, RUN_MEMORY. */
RunResult op_file(Run *r, Frame *f, uint32_t name, uint32_t *out);

/* Says that an address of operand 0 is beyond those of the CPU. */
void check_location(Run *r, Frame *f, int64_t address);
/* The same for what a statement has put from start up to end. */
void check_end(Run *r, Frame *f, int64_t start, int64_t end);

/* --- control.c
 * ---------------------------------------------------------------------------------- */
RunResult conditional(Run *r, Frame *f, const uint8_t *record, uint32_t op);
RunResult match(Run *r, Frame *f, const uint8_t *record, uint32_t op);
/* The Flow of a frame, made when it has none. NULL: memory is short. */
Flow *flow_of(Run *r, Frame *f);
/* Moves a cursor to the BODY operand. */
void cursor_to_body(Cursor *c, const uint8_t *record);
/* Enters the BODY at the cursor as a child; RUN_OK with t->stop set: a limit was reached. */
/* 1 if one construct more may be open in the frame; else said. */
int may_open(Run *r, Frame *f);
RunResult enter_body(Run *r, Frame *f, const Cursor *c, uint32_t kind, uint32_t ordinal);

/* --- closers.c
 * ---------------------------------------------------------------------------------- */
/* 1 if what is wrong with a closer of the group that closes nothing was said before: for one. */
int is_excused(Frame *f, uint32_t group);
/* What an expansion leaves open is said at the call; NULL outside of one. */
DiagRec *unclosed_in_call(Run *r, const Frame *f);
/* What is open, where it was opened, and what would close it. */
/* A construct was left open; in a file that is said at the closer of something else that ends it,
 * else at its opener. Its own closer, behind the lines of the frame, is no further mistake. */
void unclosed(Run *r, Frame *f, uint32_t line, uint32_t op, uint32_t closer);
void unclosed_args(DiagRec *d, uint32_t op, uint32_t line);
/* The file ends here; the innermost construct that is open is said. */
void unclosed_at_end(Run *r);

/* --- faults.c
 * ---------------------------------------------------------------------------------- */
/* An ERR record: says its fault, and defines what it names so that nothing more is said of it. */
RunResult stored_fault(Run *r, Frame *f, const uint8_t *record);

/* --- loops.c
 * ------------------------------------------------------------------------------------ */
RunResult loop(Run *r, Frame *f, const uint8_t *record);
/* The record at hand again, after an iteration of its loop. */
RunResult loop_next(Run *r, Frame *f, const uint8_t *record);

/* --- compound.c
 * ------------------------------------------------------------------------------------ */
/* Lets the evaluator make lists and structures. */
void lists_open(Run *r);
/* Makes room for the lists of a statement; for `parts` of them when one is scanned. 0: memory is
 * short. */
int lists_ready(Run *r);
int lists_reach(Run *r, uint32_t parts);

/* --- types.c
 * ------------------------------------------------------------------------------------ */
int type_is(uint32_t op);
/* Whether a statement may stand among the lines of a type. */
ScanResult type_check(Scan *s, uint32_t body);
RunResult type_open(Run *r, Frame *f, const uint8_t *record);
/* Puts back what held outside. */
void type_leave(Run *r, const Frame *f);
/* A line of a union starts. */
void type_line(Run *r);
RunResult type_member(Run *r, Frame *f, const uint8_t *record);

/* --- regions.c
 * ---------------------------------------------------------------------------------- */
RunResult block_open(Run *r, Frame *f, const uint8_t *record);
RunResult namespace_open(Run *r, Frame *f, const uint8_t *record);
RunResult scope_close(Run *r, Frame *f, const uint8_t *record);
RunResult proc_open(Run *r, Frame *f, const uint8_t *record);
RunResult logical_open(Run *r, Frame *f, const uint8_t *record);
/* 1 if a region of this operation encloses the frame. */
int in_region(const Run *r, const Frame *f, uint32_t op);
/* Puts back what a region changed; its frame ends. */
/* The closer of a scope that is being left is missing: from the next pass on it opens nothing. */
void scope_unclosed(Run *r, Frame *f, Scope *s);
/* The label of an opener that opens nothing stands for the scope around it: names behind it are
 * found by it. */
void scope_missing(Run *r, Frame *f, const uint8_t *record);
void region_leave(Run *r, const Frame *f);

/* --- procs.c
 * ---------------------------------------------------------------------------------- */
static inline Proc *proc_at(const Run *r, uint32_t i) {
  return PAGES_AT(&r->t->procs, r->a, Proc, i);
}
/* The procedure of a scope, made when it has none. 0: memory is short. */
uint32_t proc_of(Run *r, uint32_t scope);
/* 1 if the lines of a procedure are left out in this pass. */
static inline int proc_is_out(const Run *r, uint32_t proc) {
  const Proc *p = proc_at(r, proc);
  return !p->used && p->since + 1 < r->t->pass;
}
/* 1 if a procedure was met in that pass or later, or stands in one that is left out and was met in
 * the last pass that had the lines of that. */
int proc_is_there(const Task *t, const Proc *p, uint32_t pass);
/* 1 if the procedure that a symbol stands in is left out, and defined it when it was not. */
int proc_defines(const Run *r, const Symbol *s);
/* Something at hand refers to a procedure: a name, or the list of a use. */
void proc_refer(Run *r, uint32_t proc);
void proc_list(Run *r, uint32_t proc);
/* After a pass: which procedures are used. */
void procs_close(Run *r);
/* Makes room for the references of a statement. 0: memory is short. */
int procs_ready(Run *r);

/* --- sections.c
 * --------------------------------------------------------------------------------- */
RunResult section_open(Run *r, Frame *f, const uint8_t *record);
/* The section around goes on; the frame that ends had the lines of one. */
void section_leave(Run *r, const Frame *f);
/* What addresses are relative to from here on. */
void address_origin(Run *r, const Frame *f);
RunResult region_define(Run *r, Frame *f, const uint8_t *record);
/* Keeps what is to be placed. */
RunResult section_place(Run *r, Frame *f, const uint8_t *record, uint32_t op);
/* As a pass starts. */
void sections_reset(Run *r);
/* After a pass: places the sections. */
void sections_close(Run *r);
/* Bytes that messages of sections_close may take. */
uint64_t sections_cost(const Run *r);
Section *section_at(const Run *r, uint32_t i);
/* The bytes that a section had in the last pass, with select SIZE, if there is one of that name. */
void section_size(const Run *r, uint32_t name, Value *out);
/* Names the section at hand in a message. */
void diag_arg_section(Run *r, DiagRec *d);

/* --- options.c
 * ---------------------------------------------------------------------------------- */
typedef struct Option {
  uint32_t key;     /* list option; option_COUNT for a word alone */
  uint32_t operand; /* number of the value */
  uint32_t name;    /* the value, if it is one name */
  uint32_t choice;  /* that name as list choice, plus one; or 0 */
  Cursor at;        /* the value */
} Option;
/* The next option at the cursor that is one of `allowed` (bits by list option) and was not seen
 * before; others are said. 0: there is none left. */
int option_next(Run *r, Frame *f, Cursor *c, const uint8_t *record, uint32_t allowed,
                uint32_t *seen, Option *out);
/* `allowed` are those that the directive has. */
void option_wrong(Run *r, Frame *f, const uint8_t *record, uint32_t operand, uint32_t why,
                  uint32_t allowed);
void option_refuse(Run *r, Frame *f, const Option *option, uint32_t wants);
/* The value as a number in a range. 0: it is none, which was said, or it is open. */
int option_number(Run *r, Frame *f, Option *option, int64_t low, int64_t high, uint32_t wants,
                  int64_t *out);
/* The value as one of the choices from first to last. 0: it is none, which was said. */
int option_choice(Run *r, Frame *f, const Option *option, uint32_t first, uint32_t last,
                  uint32_t wants, uint32_t *out);
/* The way a choice is written, as an argument of a message. */
void diag_arg_choice(const Run *r, DiagRec *d, uint32_t choice);
/* The same for the key of an option. */
void diag_arg_key(const Run *r, DiagRec *d, uint32_t key);

/* --- requests.c
 * --------------------------------------------------------------------------------- */
/* A statement that asks for a file: kept for the host. */
RunResult request_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op);
/* Columns of an operand of the statement at hand. */
void operand_span(Run *r, Frame *f, uint32_t operand, uint32_t *start, uint32_t *end);
/* 1 at module scope of the root module; else that is said of the statement at hand. */
int request_stands(Run *r, Frame *f, const uint8_t *record);

/* --- meta.c
 * ------------------------------------------------------------------------------------- */
/* Whether a line may stand in a block of metadata, as far as a look at it tells. */
ScanResult meta_check(Scan *s);
RunResult meta_open(Run *r, Frame *f, const uint8_t *record);
RunResult meta_close(Run *r, Frame *f, const uint8_t *record);
/* A setting with the whole path to it, or a line of a block. */
RunResult meta_setting(Run *r, Frame *f, const uint8_t *record);

/* --- defines.c
 * ---------------------------------------------------------------------------------- */
/* Reads the text definitions that the task was started with. */
RunResult defines_read(Run *r);
/* The definition of a name, or 0. */
uint32_t define_find(const Run *r, uint32_t name);
/* What a name stands for that is read as text: its definition without blanks around it, again if
 * that is a name that has one. 1 if there is any. */
int define_text(Run *r, const uint8_t **text, uint32_t *len);
/* Replaces names in the tokens of the line at hand. names_asked: a conditional on definitions is
 * open, so the name behind its part stays. */
ScanResult defines_replace(Run *r, uint32_t names_asked, int *out_replaced);

/* --- data.c
 * ------------------------------------------------------------------------------------- */
/* An operation that emits or reserves bytes. */
RunResult data_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op);
/* Moves on to an address inside of a section. */
RunResult data_org(Run *r, Frame *f, const uint8_t *record, const Value *to);

/* --- check.c
 * ------------------------------------------------------------------------------------ */
/* An assertion or a message of the source. */
RunResult check_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op);

/* --- encoding.c
 * --------------------------------------------------------------------------------- */
RunResult encoding_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op);
/* Strings are translated by an Encoding from here on, or by none. */
void encoding_use(Run *r, uint32_t encoding);
/* The name of the one that holds, or 0. */
uint32_t encoding_name(const Run *r);
/* As a pass starts. */
void encoding_reset(Run *r);
/* The innermost definition ends; its opener is the record at hand of a frame. */
void encoding_leave(Run *r, Frame *opener);

/* --- assign.c
 * ----------------------------------------------------------------------------------- */
RunResult assign_execute(Run *r, Frame *f, const uint8_t *record, uint32_t assign);
/* 1 if the name was changed here or in a scope around, and there was nothing: that was said. */
int changed_in_vain(const Run *r, uint32_t name);
/* Sets a variable of the current scope. 0: memory is short. The name must not be a constant. */
int set_variable(Run *r, Frame *f, uint32_t name, const Value *value);
/* Closes constants that were open when they were evaluated, in order of dependency. */
void constants_close(Run *r);

/* --- moved.c
 * --------------------------------------------------------------------------------------- */
/* Notes that a symbol gets another value than it had; is_new: it had none. */
void moved_symbol(Run *r, const Frame *f, const Symbol *s, const Value *value, int is_new);
/* Notes a child that the pass before did not have. */
void moved_child(Run *r, const Frame *f, const Frame *child);
/* Notes the children from `first` up to `end` as gone. */
void moved_gone(Run *r, const Frame *f, uint32_t first, uint32_t end);
/* Notes that a section gets another size or place than it had, if so. */
void moved_section(Run *r, const Section *s, int64_t size);
/* Notes that a scope gets another size. */
void moved_size(Run *r, Scope *s, int64_t size);

/* --- walk.c
 * ------------------------------------------------------------------------------------- */
RunResult run_task(Run *r);
/* Defines the label of a record at the current address, if it has one. */
int define_label(Run *r, Frame *f, const uint8_t *record);
/* Says that the label at hand is the second one of its name. */
void say_duplicate(Run *r, Frame *f, const Symbol *s);
/* The same for a message at another place. */
void note_duplicate(DiagRec *d, const Symbol *s);
int define_label_as(Run *r, Frame *f, const uint8_t *record, uint8_t vkind);
/* Enters the child of the record at hand, made when new. Room was made before. */
RunResult enter_child(Run *r, Frame *f, uint32_t kind, uint32_t ordinal, uint32_t block,
                      uint32_t macro);
/* Goes on behind a record. */
void next_record(Frame *f, const uint8_t *record);
/* Ends frames up to the innermost file. */
void leave_file(Run *r);
/* A symbol is defined now: counts it and notes whether anything changed. */
void define_symbol(Run *r, Frame *f, Symbol *s, uint32_t kind, const Value *value);
/* A frame without parent. 0: memory is short. */
uint32_t frame_new(Run *r, uint32_t kind, uint32_t block);
/* Starts a frame over. */
void frame_start(Run *r, Frame *f);
/* Scans a block as far as that goes. RUN_OK: it is done; another contract may be at hand then. */
RunResult scan_now(Run *r, uint32_t block);

/* --- instr.c
 * ------------------------------------------------------------------------------------ */
/* The instruction at hand and those that follow it at once. */
RunResult instructions(Run *r, Frame *f, const uint8_t *record);
/* 1 if a record has a site: the form of the instruction is chosen in passes. */
static inline int has_site(const uint8_t *record) {
  return record[REC_KIND] == KIND_INSTR && !(record[REC_FLAGS] & FLAG_FIXED);
}

/* --- assume.c
 * ----------------------------------------------------------------------------------- */
/* The state of the CPU is what it is at the start. */
void assume_reset(Run *r);
RunResult assume_execute(Run *r, Frame *f, const uint8_t *record);

/* --- modules.c
 * ------------------------------------------------------------------------------------ */
static inline Module *module_at(const Run *r, uint32_t i) {
  return PAGES_AT(&r->t->modules, r->a, Module, i);
}
static inline Use *use_at(const Run *r, uint32_t i) { return PAGES_AT(&r->t->uses, r->a, Use, i); }
/* First keys of t->module_names beside the numbers of files; ASKED: what the host answered. */
enum { SPACE_FILE = 0x40000001, SPACE_FOUND, SPACE_ASKED };
/* The module that a whole file is. 0: memory is short. */
uint32_t module_of_file(Run *r, uint32_t source);
/* What a line of static text tells of modules. */
RunResult module_collect(Run *r, Block *b, uint32_t record, uint32_t line, const Body *body);
RunResult use_collect(Run *r, const Block *b, uint32_t record, uint32_t line);
/* Finds what is used, as far as that is known. RUN_OK with *out_more: texts are to be collected. */
RunResult modules_resolve(Run *r, uint32_t *out_more);
/* All is known: puts the modules in order and makes their frames. */
RunResult modules_make(Run *r);
/* Keys of patterns came up: the modules are to be made anew. */
void modules_renew(Run *r);
/* Goes on with the module of that place in the order. */
void module_enter(Run *r, uint32_t place);
/* The module at hand has ended: goes on with the next one. 0: it was the last one. */
int module_next(Run *r);
/* The state of a module for what is computed later. */
void module_at_hand(Run *r, uint32_t module);
/* Whether a statement may stand outside of modules. */
ScanResult module_check(Scan *s);
/* 1 if a statement outside of modules is to be said: the first one of a stretch behind a module; in
 * front of the first module, the first one of the file. */
int outside_is_news(Run *r);
/* 1 if a name is defined outside of the modules of the file at hand, which was said. */
int outside_defines(Run *r, uint32_t name);
RunResult module_execute(Run *r, Frame *f, const uint8_t *record, uint32_t op);

/* --- imports.c
 * ------------------------------------------------------------------------------------ */
/* Binds the names of a use. 0: memory is short. */
int use_bind(Run *r, uint32_t use);
RunResult use_execute(Run *r, Frame *f, const uint8_t *record);
/* A logical section of the module at hand is opened: the name of the section that it goes to. 0:
 * memory is short. */
uint32_t logical_target(Run *r, uint32_t name);
/* Why a name that stands for nothing here is not seen. */
typedef struct Hidden {
  uint32_t code; /* OF0313, OF0315 or 0 */
  uint32_t module, other;
} Hidden;
/* The symbol of an imported name, simple or made of parts, and where the parts that lead to it end.
 * *out_bound: the name is no other's. */
Symbol *import_symbol(Run *r, uint32_t name, uint32_t *end, int *out_bound, Hidden *out_hidden);
/* Names the modules of a hidden name in a message. */
void diag_arg_modules(Run *r, DiagRec *d, const Hidden *hidden);
/* The macro of an imported name, or 0; *out_hidden: one that is not seen. */
uint32_t import_macro(Run *r, uint32_t name, uint32_t *out_hidden);
/* The n-th module whose patterns are seen here under a key, and the key there; 0: no more. */
uint32_t import_pattern(Run *r, uint32_t key, uint32_t n, uint32_t *out_key, int *out_named);
/* The n-th module that is used here, or 0. */
uint32_t import_used(const Run *r, uint32_t n);
/* Watches the names that uses give to keys. 0: memory is short. */
int import_keys(Run *r);
/* 1 for a name that a use should have given: that it is not there was said at the use. */
int import_is_told(Run *r, uint32_t name);
/* A symbol was defined: whether others see it, and whether it is imported too. */
void import_check(Run *r, Frame *f, Symbol *s);
/* The symbol of a name, simple or made of parts, from byte `at` of it on, in a scope; 0: there is
 * none. *end is behind the parts that lead to it: others are those of its value. */
Symbol *symbol_inside(Run *r, uint32_t scope, uint32_t name, uint32_t at, uint32_t *end);
/* The same from a symbol on, whose name ends at *end. */
Symbol *symbol_follow(Run *r, Symbol *s, uint32_t name, uint32_t *end);
/* The part of a name from `at` to `end` as a name of its own, or 0 if that was never met. */
uint32_t name_part(Run *r, const Name *n, uint32_t at, uint32_t end);

/* --- macro.c, call.c
 * ------------------------------------------------------------------------------------ */
/* Keeps a static definition, when its line is scanned. */
RunResult macro_collect(Run *r, const Block *block, const uint8_t *record, uint32_t line);
/* The definition met by a pass. */
RunResult macro_execute(Run *r, Frame *f, const uint8_t *record);
RunResult macro_call(Run *r, Frame *f, const uint8_t *record);
/* Goes on behind all records of a line: a match is passed over with what it is otherwise. */
void next_statement(Run *r, Frame *f, const uint8_t *record);

/* --- patterns.c
 * ----------------------------------------------------------------------------------- */
/* The same for definitions of patterns. */
RunResult pattern_collect(Run *r, const Block *b, const uint8_t *record, uint32_t line);
RunResult pattern_execute(Run *r, Frame *f, const uint8_t *record);
/* 1 if the tokens of the scan start like a statement of a pattern, wherever that is seen. */
int pattern_starts(Run *r, uint32_t body);
/* A MATCH record: expands the pattern that is meant, or goes on with the record behind. */
RunResult pattern_call(Run *r, Frame *f, const uint8_t *record);
/* Lines that start with a name are looked at, too. 0: memory is short. */
int pattern_watch(Run *r, uint32_t name);
/* 1 if a module has a pattern of a key, wherever it is seen; 2 if a public one. */
int pattern_known(const Run *r, uint32_t module, uint32_t key);
/* 1 if a name is a key that is seen here. */
int pattern_is_key(Run *r, uint32_t name);
/* The pattern that an unknown statement would be of, if that were seen here; *out stays if there is
 * none. */
RunResult pattern_hidden(Run *r, const Frame *f, const uint8_t *record, uint32_t *out);

/* Behind the head, the word of an operation and the label. */
static inline const uint8_t *record_behind(const uint8_t *record) {
  const uint8_t *p = record + REC_HEAD;
  if (record[REC_KIND] == KIND_OP) p += 4;
  if (record[REC_FLAGS] & FLAG_LABEL) p += 4;
  return p;
}

/* The operands of a long record, and how many there are. */
const uint8_t *record_far(const uint8_t *record);
uint32_t record_far_count(const uint8_t *record);
/* The same of any record. Whoever reads REC_COUNT itself knows what REC_LONG stands for. */
static inline const uint8_t *record_operands(const uint8_t *record) {
  return record[REC_COUNT] == REC_LONG ? record_far(record) : record_behind(record);
}
static inline uint32_t record_count(const uint8_t *record) {
  uint32_t n = record[REC_COUNT];
  return n == REC_LONG ? record_far_count(record) : n;
}
static inline int record_is_bare(const uint8_t *record) { return record[REC_COUNT] == 0; }
static inline const uint8_t *record_parts(const uint8_t *record, uint32_t *out_n) {
  *out_n = record[REC_COUNT];
  if (*out_n != REC_LONG) return record_behind(record);
  *out_n = record_far_count(record);
  return record_far(record);
}

/* Bytes of an operand's words. */
static inline uint32_t operand_bytes(const uint8_t *word) {
  uint32_t tag = word[3];
  return tag <= TAG_SYM ? 4 : tag == TAG_SYMADD || tag == TAG_SPAN ? 8 : tag == TAG_BODY ? 16 : 4;
}

/* The contract of a record of OP_CPU with two operands. */
static inline uint32_t record_contract(const uint8_t *record) {
  const uint8_t *p = record_operands(record);
  return get_u32(p + operand_bytes(p)) & 0xffffffu;
}

static inline int operand_quick(Run *r, Frame *f, const uint8_t *record, Value *out) {
  uint32_t label = record[REC_FLAGS] & FLAG_LABEL ? 1 : 0;
  const uint8_t *p = record + REC_HEAD + 4 * label;
  if (p[3] == TAG_LIT) {
    value_int(out, (int32_t)(get_u32(p) << 8) >> 8);
    return 1;
  }
  return p[3] <= TAG_SYMHI && operand_symbol(r, f, f->slot + label, p, out);
}

/* Slots of a record: an operation knows them, most others have one operand or none. */
static inline uint32_t record_slots_quick(const uint8_t *record) {
  uint32_t label = record[REC_FLAGS] & FLAG_LABEL ? 1 : 0;
  const uint8_t *p = record + REC_HEAD + 4 * label;
  switch (record[REC_KIND]) {
  case KIND_OP: return get_u32(record + REC_HEAD) >> 8;
  case KIND_CALL: return label;
  case KIND_INSTR:
  case KIND_ASSIGN:
    if (record[REC_COUNT] == 0) return label;
    if (record[REC_COUNT] == 1 && p[3] != TAG_CODE)
      return label + (p[3] >= TAG_SYM && p[3] <= TAG_SYMHI);
    break;
  default: break;
  }
  return record_slots(record);
}

static inline uint32_t record_preset(const uint8_t *record) { return record[REC_HEAD]; }

static inline uint32_t record_label(const uint8_t *record) {
  return get_u32(record + REC_HEAD + (record[REC_KIND] == KIND_OP ? 4 : 0));
}

#endif
