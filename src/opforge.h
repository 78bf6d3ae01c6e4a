/* opforge.h - the assembler core for C.
 *
 * The core never calls out while stepping; put, panic and monotonic_ns of the host table are for
 * the
 * targets that print and for parity, and not used yet. It is re-entrant, has no globals and no
 * I/O: a step returns an event, the host acts on it and steps again.
 * Threads: one owner per VM at a time. Every call in a wrong state returns OPF_E_STATE and
 *          changes nothing.
 * Addresses and lengths are bytes, lines and columns count from 1, column ends are exclusive.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPFORGE_H
#define OPFORGE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum opf_code {
#define ERROR(name, text) OPF_E_##name,
#include "vm/errors.def"
#undef ERROR
  OPF_E_COUNT
} opf_code;
#define OPF_OK OPF_E_OK

typedef enum opf_event_kind {
#define EVENT(name, text) OPF_EVENT_##name,
#include "vm/events.def"
#undef EVENT
  OPF_EVENT_COUNT
} opf_event_kind;

typedef enum opf_effect {
#define EFFECT(name, lua, text) OPF_EFFECT_##name,
#include "asm/effects.def"
#undef EFFECT
  OPF_EFFECT_COUNT
} opf_effect;

typedef enum opf_limit {
#define LIMIT(name, code, value, hard, text, flag, what) OPF_LIMIT_##name,
#include "vm/limits.def"
#undef LIMIT
  OPF_LIMIT_COUNT
} opf_limit;

/* Services of the host. alloc and free are called by opf_create and opf_destroy only. */
typedef struct opf_host {
  void *ctx;
  void *(*alloc)(void *ctx, size_t size_bytes, size_t align);
  void (*free)(void *ctx, void *memory);
  uint64_t (*monotonic_ns)(void *ctx);
  void (*put)(void *ctx, const char *text, size_t size_bytes);
  void (*panic)(void *ctx, const char *why);
  uint32_t parity;
  uint32_t debug;
} opf_host;

typedef struct opf_vm opf_vm;

/* What is wrong with a package: error, chunk tag as four characters, offset in the file. */
typedef struct opf_fault {
  opf_code code;
  char chunk[5];
  uint32_t offset;
} opf_fault;

/* Each line of the source `defines` is NAME=TEXT: the text takes the place of the name. */
typedef struct opf_task_config {
  uint32_t source;                  /* entry source, from opf_source_add */
  uint32_t defines;                 /* source of text definitions, or 0 for none */
  const char *cpu;                  /* CPU at the start, or NULL; borrowed for the call */
  const char *module;               /* name of the entry as a module, or NULL; borrowed */
  uint32_t limits[OPF_LIMIT_COUNT]; /* 0: the default; else up to the hard maximum */
} opf_task_config;

typedef struct opf_request {
  opf_effect kind;
  const char *name; /* not terminated; valid until the next call on this VM */
  uint32_t name_bytes;
  uint32_t from; /* source that asks */
  uint32_t line; /* where */
} opf_request;

typedef struct opf_event {
  opf_event_kind kind;
  uint32_t task;
  opf_code code;       /* ERROR */
  uint64_t need_bytes; /* MEMORY: least size of the whole segment */
  opf_request request; /* HOST */
} opf_event;

/* Creates a VM for up to max_tasks tasks. Fails with ALLOC or ARGUMENT; *out_vm is NULL then. */
opf_code opf_create(opf_vm **out_vm, const opf_host *host, uint32_t max_tasks);
void opf_destroy(opf_vm *vm);

/* Validates a package and uses it in place: bytes stay readable and unchanged until opf_destroy.
 * Fails with the code of out_fault; the package is not added then. */
opf_code opf_package_add(opf_vm *vm, const uint8_t *bytes, size_t size_bytes, opf_fault *out_fault);
/* The validator alone. */
opf_code opf_package_check(const uint8_t *bytes, size_t size_bytes, opf_fault *out_fault);
uint64_t opf_package_hash(const uint8_t *bytes, size_t size_bytes);

/* Adds a source text; text[size_bytes] must be a newline (SENTINEL). Borrowed until opf_destroy. */
opf_code opf_source_add(opf_vm *vm, const uint8_t *text, size_t size_bytes, uint32_t *out_source);

/* Starts a task in a segment of at least 64 KiB that the host owns. Fails with ARGUMENT, MEMORY. */
opf_code opf_task_new(opf_vm *vm, const opf_task_config *config, void *segment, size_t size_bytes,
                      uint32_t *out_task);
/* The segment of a task, to grow it on MEMORY: copy or reallocate, then hand it back. */
opf_code opf_segment_get(opf_vm *vm, uint32_t task, void **out_segment, size_t *out_size_bytes);
opf_code opf_segment_set(opf_vm *vm, uint32_t task, void *segment, size_t size_bytes);
/* The host cannot give the memory: the task ends with the diagnostic of the limit image-bytes. */
opf_code opf_segment_refuse(opf_vm *vm, uint32_t task);

/* The kernel: select up to n ready tasks, run one quantum of one pick, commit in plan order. */
opf_code opf_plan(opf_vm *vm, uint32_t n, uint32_t *out_picks);
opf_code opf_exec(opf_vm *vm, uint32_t pick);
opf_code opf_commit(opf_vm *vm, opf_event *out_event);
/* plan, exec of every pick, commit. n = 0 is WIDTH. */
opf_code opf_round(opf_vm *vm, uint32_t n, opf_event *out_event);
/* Rounds of one pick until the fuel is used or an event stands. */
opf_code opf_step(opf_vm *vm, uint32_t fuel, opf_event *out_event);

/* Answers the request of a task. FILE_READ: a source. PACKAGE_LOAD: packages were added (or not).
 * MODULE_FIND: the source of a file that has the module. A failure gives the request's diagnostic
 * (OF number) at its place. */
opf_code opf_answer_source(opf_vm *vm, uint32_t task, uint32_t source);
opf_code opf_answer_done(opf_vm *vm, uint32_t task);
opf_code opf_answer_fail(opf_vm *vm, uint32_t task, uint32_t diagnostic);
/* After an answer: the request that the task will make next, when it is known already, so that many
 * files are asked for without a step for each. It is to be answered like that of an event. Fails
 * with STATE when there is none: a step goes on. Requests come in the same order without it. */
opf_code opf_request_next(opf_vm *vm, uint32_t task, opf_request *out_request);

/* --- results; valid once DONE was returned, until opf_destroy
 * ----------------------------------- */

typedef struct opf_summary {
  uint32_t errors, warnings, passes, width_rounds;
  uint32_t symbols, lines; /* lines evaluated in the last pass */
  uint64_t image_bytes, segment_bytes;
  uint32_t worst;  /* severest area: 0 none, 1 source, 4 package, 5 limit */
  const char *cpu; /* that holds where the root module ends; NULL when nothing was begun */
  uint32_t cpu_bytes;
} opf_summary;
opf_code opf_result_summary(const opf_vm *vm, uint32_t task, opf_summary *out);

/* An argument of a message: NUMBER value; TEXT bytes; OP id of list op (value) with preset; CODE
 * char. */
typedef enum opf_arg_kind {
  OPF_ARG_NONE,
  OPF_ARG_NUMBER,
  OPF_ARG_TEXT,
  OPF_ARG_OP,
  OPF_ARG_BYTE,
  OPF_ARG_LIMIT,
  OPF_ARG_SHAPES
} opf_arg_kind;
typedef struct opf_arg {
  opf_arg_kind kind;
  int64_t value;
  const char *text;
  uint32_t text_bytes;
} opf_arg;

typedef struct opf_diag {
  uint32_t code;    /* OF number */
  uint32_t warning; /* 1 for a warning */
  uint32_t source, line, col, col_end;
  uint32_t line_offset; /* where the line starts in its source, in bytes */
  uint32_t frame;       /* activation, for opf_frame; 0 none */
  uint32_t n_args;
  opf_arg args[5];
  uint32_t note_source, note_line, note_col, note_col_end; /* a second place, or note_line 0 */
} opf_diag;
uint32_t opf_diag_count(const opf_vm *vm, uint32_t task);
opf_code opf_diag_get(const opf_vm *vm, uint32_t task, uint32_t i, opf_diag *out);

/* What the last pass found otherwise than the one before, 20 at most: with the diagnostic of the
 * limit passes. SYMBOL: its values; LINES: a branch, call or file, there (1) or not (0); LOOP: its
 * iterations; SIZE: bytes of a scope; SECTION: bytes of a section; PLACE: its address, NONE when it
 * has none. A value of kind NONE is not known. */
typedef enum opf_moved_kind {
  OPF_MOVED_SYMBOL,
  OPF_MOVED_LINES,
  OPF_MOVED_LOOP,
  OPF_MOVED_SIZE,
  OPF_MOVED_SECTION,
  OPF_MOVED_PLACE
} opf_moved_kind;
typedef struct opf_moved {
  opf_moved_kind kind;
  uint32_t source, line;
  const char *name; /* name_bytes of it; 0 none */
  uint32_t name_bytes;
  opf_arg from, to; /* NUMBER, TEXT or NONE */
} opf_moved;
uint32_t opf_moved_count(const opf_vm *vm, uint32_t task);
opf_code opf_moved_get(const opf_vm *vm, uint32_t task, uint32_t i, opf_moved *out);

/* An activation: file, include, call, iteration, branch. parent 0 ends the chain. */
typedef enum opf_frame_kind {
  OPF_FRAME_FILE,
  OPF_FRAME_INCLUDE,
  OPF_FRAME_MACRO,
  OPF_FRAME_LOOP,
  OPF_FRAME_BRANCH,
  OPF_FRAME_REST,
  OPF_FRAME_SEGMENT,
  OPF_FRAME_MODULE,   /* source, line: where it was used first; name: the module that used it */
  OPF_FRAME_STATEMENT /* that a pattern matched; name: its key */
} opf_frame_kind;
typedef struct opf_frame {
  opf_frame_kind kind;
  uint32_t parent;
  uint32_t source, line; /* where it was opened, in the parent */
  uint32_t body;         /* source of its lines */
  uint32_t first_line;   /* line of its first line in body */
  uint32_t last_line;    /* of its lines, with the closer of a module; 0: of the whole text */
  uint32_t iteration;    /* loops, from 1 */
  const char *name;      /* of the macro, or the directive of the loop without its dot */
  uint32_t name_bytes;
  const char *section; /* of the section whose lines these are; else the one around holds */
  uint32_t section_bytes;
} opf_frame;
opf_code opf_frame_get(const opf_vm *vm, uint32_t task, uint32_t frame, opf_frame *out);

/* A source. Expansions name the place their lines were written at: line n stands at origin_line +
 * n - 1. */
typedef struct opf_source {
  const uint8_t *text;
  size_t text_bytes;
  uint32_t is_expansion;
  uint32_t origin, origin_line;
} opf_source;
opf_code opf_source_get(const opf_vm *vm, uint32_t task, uint32_t source, opf_source *out);

typedef enum opf_symbol_kind { OPF_SYMBOL_LABEL, OPF_SYMBOL_CONST, OPF_SYMBOL_VAR } opf_symbol_kind;
typedef struct opf_symbol {
  opf_symbol_kind kind;
  uint32_t value_kind; /* list vkind: 0 integer, 1 string, 2 range */
  int64_t value;
  const char *text; /* string value */
  uint32_t text_bytes;
  const char *name; /* as written where it was defined */
  uint32_t name_bytes;
  uint32_t scope; /* 0: outermost; else opf_scope */
  uint32_t is_address;
  uint32_t
      section; /* number of the section that it is relative to; 0 none; 65535 not expressible */
  uint32_t is_public;
  uint32_t source, line;
} opf_symbol;
/* Walks the symbols in order of creation; *cursor starts at 0. Returns 0 at the end. */
int opf_symbol_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_symbol *out);
/* Name and parent of a scope; name_bytes 0 for a nameless one. */
opf_code opf_scope_get(const opf_vm *vm, uint32_t task, uint32_t scope, uint32_t *out_parent,
                       const char **out_name, uint32_t *out_name_bytes);

/* What keeps a unit. NAME: a reference to it or to a symbol in it; LIST: a use that names it;
 * AROUND: the unit `by`, which stands in it. */
typedef enum opf_unit_why { OPF_UNIT_NAME, OPF_UNIT_LIST, OPF_UNIT_AROUND } opf_unit_why;
/* A procedure, or a block that is assembled only when it is used. */
typedef struct opf_unit {
  uint32_t number; /* from 1 */
  uint32_t is_proc, is_kept;
  const char *name; /* as written where it was defined */
  uint32_t name_bytes;
  uint32_t scope; /* that it stands in: 0 outermost; else opf_scope */
  uint32_t source, line;
  /* of one that is kept: the first reference that does it, and the unit that it stands in, or 0 */
  opf_unit_why why;
  uint32_t by;
  uint32_t by_source, by_line;
} opf_unit;
/* Walks the units in order of evaluation; *cursor starts at 0. Returns 0 at the end. */
int opf_unit_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_unit *out);

/* Runs of the image in order of emission; later runs win where they overlap. */
uint32_t opf_image_runs(const opf_vm *vm, uint32_t task);
opf_code opf_image_run(const opf_vm *vm, uint32_t task, uint32_t i, uint32_t *out_address,
                       const uint8_t **out_bytes, uint32_t *out_size_bytes);

/* The section of a run, 0 for the absolute program. Runs of a section without a place are no part
 * of the image. */
opf_code opf_image_run_section(const opf_vm *vm, uint32_t task, uint32_t i, uint32_t *out_section,
                               uint32_t *out_is_placed);

typedef enum opf_section_kind {
  OPF_SECTION_CODE,
  OPF_SECTION_DATA,
  OPF_SECTION_BSS,
  OPF_SECTION_ZP
} opf_section_kind;
typedef struct opf_section {
  uint32_t number; /* from 1 */
  opf_section_kind kind;
  uint32_t memory; /* 0 any, 1 chip, 2 fast, 3 slow */
  uint32_t align, is_logical;
  const char *name;
  uint32_t name_bytes;
  uint32_t region; /* number of the region that it is placed in; 0: not placed */
  uint64_t base, size_bytes;
} opf_section;
/* Walks the sections in order of creation; *cursor starts at 0. Returns 0 at the end. */
int opf_section_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_section *out);

typedef struct opf_region {
  uint32_t number; /* from 1 */
  uint32_t align;
  const char *name;
  uint32_t name_bytes;
  uint64_t first, last, used_bytes;
} opf_region;
int opf_region_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_region *out);
typedef enum opf_known { OPF_KNOWN_MACRO, OPF_KNOWN_PATTERN, OPF_KNOWN_ENCODING } opf_known;
/* Walks names that the source has given to definitions other than symbols, in no order, some more
 * than once; *cursor starts at 0. Returns 0 at the end. */
int opf_known_next(const opf_vm *vm, uint32_t task, opf_known kind, uint32_t *cursor,
                   const char **out_name, uint32_t *out_name_bytes);

/* Files that the source asks for, and its metadata, in its order, with their options in the order
 * they were given. PROGRAM and SETTING are metadata: of the program and of its outputs. */
typedef enum opf_output_kind {
  OPF_OUTPUT_FILE,
  OPF_OUTPUT_MAP,
  OPF_OUTPUT_EXPORT,
  OPF_OUTPUT_PROGRAM,
  OPF_OUTPUT_SETTING
} opf_output_kind;
typedef struct opf_output {
  opf_output_kind kind;
  const char *name; /* FILE, MAP; of metadata its value */
  const char *cpu;  /* SETTING: that it is for, or NULL */
  uint32_t name_bytes, cpu_bytes;
  uint32_t key; /* PROGRAM, SETTING: list option */
  uint32_t source, line, col, col_end;
  uint32_t n_options;
} opf_output;
int opf_output_next(const opf_vm *vm, uint32_t task, uint32_t *cursor, opf_output *out);

/* NUMBER value; TEXT a name or string; CHOICE value of list choice. */
typedef enum opf_option_kind {
  OPF_OPTION_NUMBER,
  OPF_OPTION_TEXT,
  OPF_OPTION_CHOICE
} opf_option_kind;
typedef struct opf_option {
  uint32_t key; /* list option */
  opf_option_kind kind;
  int64_t value;
  const char *text;
  uint32_t text_bytes;
  uint32_t col, col_end;
} opf_option;
/* Option i, from 0, of the output that opf_output_next gave for a cursor. */
opf_code opf_output_option(const opf_vm *vm, uint32_t task, uint32_t cursor, uint32_t i,
                           opf_option *out);

/* The line map: what each evaluated line made, in order. ENTER and LEAVE bracket an activation. */
typedef enum opf_line_kind {
  OPF_LINE_END,
  OPF_LINE_ENTER,
  OPF_LINE_LEAVE,
  OPF_LINE_BYTES,
  OPF_LINE_VALUE,
  OPF_LINE_RESERVE,
  OPF_LINE_LABEL,
  OPF_LINE_ZEROS /* reserved in a section with bytes: they are 0 */
} opf_line_kind;
typedef struct opf_line {
  opf_line_kind kind;
  uint32_t frame; /* ENTER, LEAVE */
  uint32_t line;  /* in the source of the activation */
  uint32_t address;
  uint64_t size_bytes;      /* BYTES, RESERVE, ZEROS */
  uint32_t run, run_offset; /* BYTES, ZEROS: where the image holds the first byte */
  int64_t value;            /* VALUE */
  uint32_t value_kind;
} opf_line;
typedef struct opf_line_cursor {
  uint32_t page, at, run, run_offset;
} opf_line_cursor;
int opf_line_next(const opf_vm *vm, uint32_t task, opf_line_cursor *cursor, opf_line *out);

/* What a line does to a conditional or choice. */
typedef enum opf_cond_kind {
  OPF_COND_NONE,
  OPF_COND_OPENER,
  OPF_COND_PART,
  OPF_COND_CLOSER
} opf_cond_kind;
typedef struct opf_cond {
  opf_cond_kind kind;
  uint32_t line;
  uint32_t is_taken; /* OPENER, PART: the lines behind it were evaluated */
} opf_cond;
typedef struct opf_cond_cursor {
  uint32_t record, line, slot, child, contract, left_out;
} opf_cond_cursor;
/* Walks the lines of an activation that do something to one, of those that were evaluated; *cursor
 * starts at all zeros. Returns 0 at the end. */
int opf_cond_next(const opf_vm *vm, uint32_t task, uint32_t frame, opf_cond_cursor *cursor,
                  opf_cond *out);
/* The same of a line that was passed over by the one at the cursor; `at` is its offset in the text
 * of the source. */
opf_cond_kind opf_cond_look(opf_vm *vm, uint32_t task, const opf_cond_cursor *cursor,
                            uint32_t source, uint32_t at);

/* FNV-1a 64 digests of the last pass: kind 0 tokens, 1 records, 2 image, 3 diagnostics. The first
 * two
 * are of the lines evaluated, frame by frame, and cost a scan. */
uint64_t opf_digest(opf_vm *vm, uint32_t task, uint32_t kind);

/* Spelling of an operation, or of a builtin behind the operations, in the contract that was active
 * last: name without its dot, or 0 bytes. */
uint32_t opf_op_name(const opf_vm *vm, uint32_t task, uint32_t op, uint32_t preset,
                     const char **out_name);

#ifdef __cplusplus
}
#endif
#endif
