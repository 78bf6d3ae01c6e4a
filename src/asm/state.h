/* state.h - the state of one assembly: everything that lies in its segment.
 *
 * Text becomes blocks (parsed lines, immutable, shared); a frame is one activation of a block: a
 * file, an include, a call, an iteration, a taken branch. A pass walks the tree of frames from
 * the root. What a statement means now (which symbol, how wide) lies in the slots and sites of
 * its frame.
 *
 * Owned:      all offsets below, by the segment. Offset 0 is none.
 * Referenced: packages and source texts of the VM; they never move.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_STATE_H
#define OPF_STATE_H

#include "asm/pages.h"
#include "opforge.h"
#include "vm/cpustate.h"
#include "vm/scan.h"
#include "vm/value.h"

enum {
#define OPN(name, role, group, label, text) OP_##name,
#include "asm/ops.def"
#undef OPN
  OP_COUNT
};
/* What messages say, by number; the texts are the host's. */
enum {
  WHY_NONE,
#define REASON(code, name, text) WHY_##name,
#include "asm/reasons.def"
#undef REASON
  WHY_COUNT
};
enum { ROLE_PLAIN, ROLE_OPENER, ROLE_REGION, ROLE_PART, ROLE_CLOSER, ROLE_SCOPE, ROLE_LEAVE };
enum {
  GROUP_NONE,
  GROUP_BLOCK,
  GROUP_COND,
  GROUP_FOR,
  GROUP_MACRO,
  GROUP_REPT,
  GROUP_WHILE,
  GROUP_MATCH,
  GROUP_SEGMENT,
  GROUP_NAMESPACE,
  GROUP_PROC,
  GROUP_LOGICAL,
  GROUP_ENCODE,
  GROUP_STRUCT,
  GROUP_UNION,
  GROUP_ENUM,
  GROUP_SECTION,
  GROUP_MODULE,
  GROUP_META,
  GROUP_STATEMENT,
  GROUP_COUNT
};
enum { OPLABEL_HERE, OPLABEL_OWN, OPLABEL_SCOPE, OPLABEL_BEFORE, OPLABEL_NONE };

typedef struct OpInfo {
  uint8_t role, group, label;
} OpInfo;
extern const OpInfo op_info[OP_COUNT];

enum { MACRO_ARGS = 256, MAX_PACKAGES = 64, MAX_CONTRACTS = 64 };

/* A source id below this is a text of the VM, plus one; above, an offset of a Source, divided by
 * 8. */
#define SOURCE_LOCAL 0x40000000u

/* Text made by an expansion; its lines stand for lines of another source. */
typedef struct Source {
  uint32_t text, len; /* segment; text[len] is a newline */
  uint32_t origin, origin_line;
  /* text of the arguments of its first call, to find equal calls */
  uint32_t args_source, args, args_len;
  uint32_t next;  /* other expansion with the same key */
  uint32_t block; /* its lines, under one contract after the other */
} Source;

/* Parsed lines: records of `n_lines` lines of a source from `at` on, under a contract. */
typedef struct Block {
  uint32_t source, at, first_line, n_lines;
  uint32_t next;    /* same text, other contract or number of lines */
  uint32_t records; /* offset of the first record; valid once is_done */
  uint32_t n_slots, n_sites;
  uint32_t n_scanned;   /* lines up to its end; valid once is_done */
  uint32_t first_space; /* namespace at the start: name id of its path, or 0 */
  uint32_t module;      /* that its static definitions belong to */
  uint32_t n_keys;      /* keys of patterns that were known when its scan started */
  uint32_t pass;        /* in which it was entered last */
  uint8_t is_done, is_static;
  uint8_t contract; /* at the start */
  uint8_t body;     /* operation of a type whose lines these are, or 0 */
} Block;

/* Where the scan of a block is: there is one at a time. */
typedef struct Reading {
  uint32_t pos, line, record_line, scan_contract;
  uint32_t next_mark;    /* line that gets the next LineMark */
  uint32_t closer_group; /* the next line closes an opener of this group */
  uint32_t crossed_line; /* closer of something else that was said to end an opener */
  uint32_t chain_op; /* opener whose parts follow each other in this block, its preset and line */
  uint32_t chain_preset, chain_line;
  uint32_t names_asked; /* conditional on text definitions: 1 no branch taken yet, 2 taken */
  uint32_t space;       /* namespace at hand: name id of its path, or 0 */
  uint32_t n_spaces;    /* namespaces opened here and not closed */
  uint32_t use;         /* of the programs that read its lines: list use */
  uint32_t matched;     /* line that has its MATCH record */
} Reading;

#define FILE_LINES 0xfffffff0u /* lines of a block that ends with its file */

/* What a reference looks at comes first, so that it mostly lies in one line of a cache. */
typedef struct Symbol {
  int64_t value;
  uint16_t pass; /* in which it was defined last */
  uint16_t base;
  uint8_t kind;  /* SYMBOL_ */
  uint8_t vkind; /* VALUE_ */
  uint8_t open;  /* 1 open, 2 open and already reported */
  uint8_t is_address;
  uint32_t proc;         /* procedure it stands in, or 0 */
  uint32_t name;         /* 0 for anonymous labels */
  uint32_t source, line; /* definition, as evaluated */
  uint32_t scope;        /* Scope, or Symbol of a label for local names */
  uint32_t own_scope;    /* scope that its block, call or loop opened */
  uint32_t more;         /* ranges: offset of {step, length}; labelled loops: Items */
  uint32_t pending;      /* constant that is open: its Pending, this pass; and SYMBOL_PUBLIC */
} Symbol;
#define SYMBOL_PUBLIC 0x80000000u
enum { SYMBOL_NONE, SYMBOL_LABEL, SYMBOL_CONST, SYMBOL_VAR, SYMBOL_SPACE };

/* Scopes of the iterations of a labelled loop. */
typedef struct Items {
  uint32_t list, max; /* u32 offsets of Scopes */
  uint32_t count;     /* made in this pass so far */
  uint32_t last;      /* when the loop ended last */
} Items;

typedef struct Scope {
  uint32_t parent;                 /* 0 for the outermost */
  uint32_t parent_range;           /* where local names of the parent belong */
  uint32_t symbol;                 /* that names it, or 0 */
  uint32_t source, line;           /* opener; of a module: 0, its number */
  uint32_t back, forw;             /* anonymous labels so far */
  uint32_t total_back, total_forw; /* of the last complete pass */
  uint32_t space;                  /* namespaces around: name id of the path, or 0 */
  uint32_t proc;                   /* procedure it is the scope of, or 0 */
  uint8_t opener_op;               /* list op, or OP_MACRO for a call */
  uint8_t was_public;              /* visibility at the opener */
  uint16_t pass;                   /* the last complete one */
} Scope;

/* Lies behind each Scope that is not of a call. */
typedef struct Extent {
  int64_t start, size; /* address at the opener; bytes up to the closer */
  uint32_t is_sized;
  uint32_t type;   /* TypeBody of a structure or union it is the scope of */
  uint32_t base;   /* section of the opener */
  uint32_t record; /* the opener, where a line of its frame closes it, or 0 */
} Extent;

static inline Extent *scope_extent(Scope *s) { return (Extent *)(void *)(s + 1); }

/* A type whose lines are being evaluated. */
typedef struct Type {
  uint32_t op;       /* 0: none */
  int64_t base, end; /* offsets; of an enumeration the next value and the step */
} Type;

typedef struct TypeBody {
  Type outer;   /* what held outside */
  int64_t here; /* address outside */
  uint32_t scope, symbol;
  Items members; /* of an enumeration: their number; else its Fields */
} TypeBody;

/* A procedure, or a block that is a unit of its module: it is assembled when something that is
 * assembled refers to it. */
typedef struct Proc {
  uint32_t used;
  uint32_t since; /* pass in which it was met first; it is assembled in that and the next one */
  uint32_t pass;  /* in which it was met last */
  uint32_t scope; /* Scope of its lines */
  uint32_t outer; /* procedure around it, or 0 */
  uint32_t first_edge, last_edge; /* ProcEdges from it: numbers plus one */
  uint32_t by;                    /* number plus one of the ProcEdge that makes it used */
  uint32_t next;                  /* list of those whose references have to be followed */
} Proc;

typedef struct ProcEdge {
  uint32_t from, to;     /* procedures; 0: what stands outside all */
  uint32_t next;         /* from the same one, plus one */
  uint32_t why;          /* opf_unit_why */
  uint32_t source, line; /* of the reference */
  uint32_t pass;         /* in which it was seen to be there */
} ProcEdge;

enum { ORIGIN_SECTION = 0xffff, ORIGIN_OPEN = 0x10000 }; /* the address is not known in this pass */

/* A place in the source of which something is said when a pass has ended. */
typedef struct Place {
  uint32_t frame, line, contract, operand;
} Place;

/* A section, or as number 0 the absolute program. Attributes are those of its first opening in a
 * pass. */
typedef struct Section {
  int64_t here; /* where it goes on */
  int64_t base; /* found when the last pass had ended; else 0 */
  int64_t size; /* of the last pass */
  int64_t next_base;
  uint32_t in, next_in; /* Region it lies in, or 0 */
  uint32_t name;
  uint32_t pass;         /* in which it was opened last */
  uint32_t declared;     /* in which it was opened otherwise than as a logical one of a module */
  uint32_t is_open;      /* not opened in the pass before: its addresses are not known */
  uint32_t kind, memory; /* list choice */
  uint32_t is_logical;
  uint32_t align;
  uint32_t region;     /* name of the one it is bound to, or 0 */
  uint32_t is_refused; /* it was placed in vain, and that was said */
  uint32_t no_target;  /* pass in which that was said of its lines, as those of a logical one */
  Place place, bound;  /* first opening; where it was bound */
} Section;

/* What held outside of the lines of a section. */
typedef struct SectionSaved {
  int64_t here;     /* of the section, at its opener */
  uint32_t outer;   /* Section */
  uint32_t defined; /* symbols, at its opener */
  uint32_t wants;   /* name of the logical section whose target is missing, or 0 */
  uint32_t unused;
} SectionSaved;

/* A range of addresses that sections are placed in. */
typedef struct Region {
  int64_t first, last, cursor, used;
  uint32_t name;
  uint32_t pass;
  uint32_t align;
  uint32_t is_void; /* its range is wrong or not known */
} Region;

/* A section to be placed when the pass has ended. */
typedef struct Placement {
  uint32_t section, region; /* names */
  uint32_t align;
  Place place; /* operand of the section */
  uint32_t region_operand;
} Placement;

/* A file that the source asks for. */
typedef struct Request {
  uint32_t op;
  uint32_t name;       /* string, or 0 */
  uint32_t key;        /* SETTING: list option */
  uint32_t level, cpu; /* SETTING: Meta */
  uint32_t source, line, start, end;
  uint32_t first, n; /* RequestOption */
} Request;

enum { OPTION_NUMBER, OPTION_NAME, OPTION_STRING, OPTION_CHOICE };
typedef struct RequestOption {
  int64_t value; /* NUMBER; CHOICE: list choice; else a name id */
  uint32_t key;  /* list option */
  uint32_t kind; /* OPTION_ */
  uint32_t start, end;
} RequestOption;

/* Where a setting of metadata belongs. */
enum { META_PROGRAM, META_OUTPUT, META_CPU };
typedef struct Meta {
  uint32_t level;                                    /* META_ */
  uint32_t cpu;                                      /* META_CPU: its contract, plus one; else 0 */
  uint32_t opener[META_CPU + 1], line[META_CPU + 1]; /* lines that led to levels: name, number */
} Meta;

/* A module: the lines between its opener and closer, or a file without any. A file with modules in
 * it has one too, for the lines outside of them. */
typedef struct Module {
  uint32_t name;                      /* as it was written where it was met first, or 0 */
  uint32_t file;                      /* Module of the file it stands in */
  uint32_t source, at, line, n_lines; /* its lines */
  uint32_t opener;                    /* line of the opener, or 0 */
  uint32_t behind;                    /* line behind the module before it in its file */
  uint32_t block, frame, scope;
  uint32_t contract;                  /* at its start */
  uint32_t first_inside, last_inside; /* of a file: modules in it */
  uint32_t next_inside;
  uint32_t via;                 /* Use that needed it first, or 0 */
  uint32_t first_use, last_use; /* Use */
  uint32_t first_star;          /* Use of all names */
  uint32_t first_param;         /* Param of the module: offset */
  uint32_t has_names;           /* names are bound directly */
  uint32_t state;               /* MODULE_ */
  uint32_t up, walk;            /* while modules are put in order */
} Module;
enum { MODULE_SEEN, MODULE_NEEDED, MODULE_BUSY, MODULE_ORDERED };

typedef struct Use {
  uint32_t module, target; /* who uses, what; 0: there is none */
  uint32_t name;
  uint32_t record; /* offset */
  uint32_t source, line;
  uint32_t next;              /* of the same module */
  uint32_t next_star;         /* the same, of those for all names */
  uint32_t same;              /* on the same line, in another module */
  uint32_t error, chain;      /* OF code, and names of modules as a string */
  uint32_t clash, clash_line; /* name that was bound before, and where */
} Use;

/* What a name in front of others, or a name imported, stands for. */
typedef struct Bind {
  uint32_t target, name, use;
} Bind;

/* A logical section of a module, or where one goes. */
typedef struct Logical {
  uint32_t target, use; /* name of the section, and the use that says so; 0: the one of that name */
  uint32_t pass;        /* in which it was opened last */
  uint32_t told, told_pass; /* use that named it last */
} Logical;

/* A constant of a module that its users set. */
typedef struct ModuleParam {
  uint32_t name, symbol, next;
  uint32_t use;  /* Use that set it first in this pass */
  uint32_t pass; /* in which it was set */
  Value value;
} ModuleParam;

/* A loop or a choice under way: most frames never have one, and none has two at a time. */
typedef struct Flow {
  int64_t i, n;       /* iterations done, and in all */
  int64_t from, step; /* values of the variable; the subject of a choice */
  uint32_t kind;      /* of the loop; kind of the subject */
  uint32_t name;      /* variable, or 0 */
  uint32_t text;      /* string or list that is run over */
  uint32_t is_open;   /* the subject is not known */
} Flow;

typedef struct Frame {
  uint32_t parent, next, first_child;
  uint32_t child;   /* next child to be matched in this pass */
  uint32_t opener;  /* record in the parent */
  uint32_t ordinal; /* iteration */
  uint32_t block;
  uint32_t sites; /* segment; the slots lie behind the frame */
  uint32_t gen;   /* generation of scopes for which all slots hold */
  uint32_t gen_entry;
  uint32_t macro;
  uint32_t scope;      /* scope it opened, or 0 */
  uint32_t base_scope; /* scope at entry; must be current again at the end */
  uint32_t open_line;  /* line of the opener in the parent */
  uint16_t depth_files, depth_calls, depth;
  uint16_t n_open; /* constructs open here: those around the frame, and scopes of its own */
  /* walking */
  uint32_t record, line, slot, site;
  uint32_t contract;     /* under which the records at hand were parsed */
  uint32_t flow;         /* Flow of the loop or choice at hand, or 0 */
  uint32_t loop_scope;   /* scope around the innermost unscoped loop, or 0 */
  uint32_t saved;        /* of a region: what held outside, or 0 */
  uint32_t excused;      /* groups, as bits, of which a closer without opener was said already */
  uint32_t crossed_line; /* closer that was said to end something else */
  uint8_t kind;          /* opf_frame_kind */
  uint8_t region;        /* operation whose lines these are, when it is a region */
  uint8_t taken;         /* 0 no conditional, 1 open and not taken, 2 taken, 3 else seen, 4 both */
  uint8_t taken_names;   /* the conditional asks for text definitions */
  uint8_t resume;        /* a child of the record at hand has ended */
  uint8_t labelled;      /* the label of the record at hand is defined: it may be executed again */
  uint8_t loop_active;
  uint8_t is_logical; /* of a section: opened as a logical one of a module */
  uint8_t is_stale;   /* a record opens nothing any more: what names stand for is to be dropped */
} Frame;

static inline uint32_t *frame_slots(Frame *f) { return (uint32_t *)(void *)(f + 1); }

typedef struct Macro {
  uint32_t name;
  uint32_t module;
  uint32_t key;          /* under which a static definition is known: the name, or its path */
  uint32_t expansion;    /* Source of the first call, or 0 */
  uint32_t source, line; /* definition */
  uint32_t body, n_lines, body_line; /* text in source */
  uint32_t params;                   /* Param */
  uint32_t pieces, n_pieces;         /* Piece */
  uint32_t pass; /* in which it was defined; 0xffffffff for a static definition */
  uint32_t met;  /* pass in which its line was evaluated last */
  uint8_t is_public;
  uint8_t uses_args; /* 0: every expansion is the same text */
  uint8_t op;        /* of the definition: MACRO, or one whose symbols belong to the caller */
  uint8_t n_params;
  uint16_t error, why; /* what is wrong with the definition; reason of an OF0611 */
  uint32_t error_at, error_len;
  uint32_t atoms, n_atoms, n_literals; /* of a pattern: Atom */
  uint32_t next;                       /* pattern with the same key */
} Macro;

/* In place of a module: names that statements of patterns start with, wherever they are seen. */
enum { PATTERN_ANYWHERE = 0 };

/* What one part of a signature accepts. */
typedef struct Atom {
  uint32_t text;    /* string, or 0 for a capture */
  uint16_t type;    /* of a capture: list capture */
  uint16_t touches; /* no white space in front of it */
} Atom;

typedef struct Param {
  uint32_t name;    /* name id */
  uint32_t at, len; /* default, in the source of the definition; at 0: it has none */
} Param;

/* An argument of a call, in the text of the call: without the blanks around it, and with them. */
typedef struct MacroArg {
  uint32_t at, len, raw_at, raw_len;
} MacroArg;

/* Of a reference, what holds PIECE_REFERENCE, the kind, and in the low bits the number from 0. */
enum { PIECE_TEXT, PIECE_PARAM, PIECE_NUMBER, PIECE_RAW, PIECE_ALL };
#define PIECE_REFERENCE 0x80000000u
typedef struct Piece {
  uint32_t at;   /* in the source of the definition */
  uint32_t what; /* of a text its length */
} Piece;

/* In front of the first module of a file, or behind one; whether a statement there was said. */
enum { OUTSIDE_FRONT, OUTSIDE_FRONT_SAID, OUTSIDE_BEHIND, OUTSIDE_BEHIND_SAID };

/* A character encoding. The set comes first. */
typedef struct Encoding {
  Charset set;
  uint32_t name;
  uint32_t pass;                     /* in which it was defined; 0x7fffffff for one of a package */
  uint32_t is_plain;                 /* every byte stands for itself, and there are no patterns */
  uint32_t pool, n_nodes, max_nodes; /* CharNode: the patterns */
  uint32_t module, source, line;     /* of the definition */
  /* while it is defined */
  uint32_t former; /* that held before, or 0 */
  uint32_t outer;  /* definition around it, or 0 */
  uint32_t first;  /* definition of the name by another module in this pass, or 0 */
} Encoding;

typedef struct Pending {
  uint32_t symbol, frame, record, slot, contract, scope, range, line;
  uint32_t state; /* 0 waiting, 1 in progress, 2 done */
  uint32_t unused;
  uint32_t origin; /* of the address */
  uint32_t encoding;
  uint32_t module;
  int64_t here;
} Pending;

typedef struct DiagRec {
  uint32_t code, source, line, frame;
  uint32_t start, end; /* bytes from the start of the line */
  uint32_t line_at;    /* offset of the line in its source */
  uint32_t text_at;    /* offset that spans among the arguments are relative to */
  uint32_t warning;
  uint32_t note_source, note_line, note_start, note_end;
  uint32_t n_args;
  Arg args[FAULT_ARGS];
} DiagRec;

/* A symbol or a decision that came out otherwise than in the pass before. */
enum { MAX_MOVED = 20, MOVED_OPEN = 255 };
typedef struct Moved {
  int64_t from, to;
  uint32_t kind; /* opf_moved_kind */
  uint32_t name; /* of the symbol or section, or 0 */
  uint32_t source, line;
  uint32_t frame;             /* in which a decision was made */
  uint8_t from_kind, to_kind; /* VALUE_, or MOVED_OPEN: not known, or not there */
} Moved;

/* Text whose definitions are known from the start: a file that is included, or a body. */
typedef struct Collect {
  uint32_t source, contract, space, module;
  uint32_t name;              /* of the file, or 0 for a body */
  uint32_t at, line, n_lines; /* of the body */
} Collect;

/* A text definition: the tokens that take the place of its name, under one contract. */
typedef struct Define {
  uint32_t tokens, n_tokens;
  uint32_t text;  /* as a line, in the segment */
  uint32_t fault; /* OF code: the text cannot be read */
} Define;

typedef struct LineMark {
  uint32_t source, line, at;
} LineMark;

typedef struct ImageRun {
  uint32_t address, data, len; /* data: offset in the segment */
  uint32_t section;            /* 0: the absolute program */
  uint32_t is_loose;           /* the section has no place: not part of the image */
} ImageRun;

/* Addresses written before, joined and in order: a skip list, so that many runs cost little each.
 * */
enum { SPAN_LEVELS = 8 };
typedef struct Span {
  uint32_t first, last;
  uint32_t next[SPAN_LEVELS]; /* numbers of Spans; 0 ends a level */
} Span;

typedef enum TaskState {
  TASK_FREE,
  TASK_START,
  TASK_RUN,
  TASK_HOST,
  TASK_MEMORY,
  TASK_DONE
} TaskState;

/* Whether the first pass may be the only one. */
enum {
  TRIAL_NONE,  /* no, or another pass */
  TRIAL_ON,    /* so far it may */
  TRIAL_SPOILT /* no: there was an error; it ends with the statement */
};

typedef struct Task {
  Arena arena; /* first: base and size are set when a step starts */
  uint32_t state;
  uint32_t limits[OPF_LIMIT_COUNT];
  Names names;
  uint32_t words;
  uint32_t contracts[MAX_CONTRACTS]; /* Contract */
  uint32_t n_contracts;
  uint32_t start_contract;
  uint32_t buffers[BUF_COUNT], max[BUF_COUNT], hard[BUF_COUNT];
  uint32_t stack, max_stack; /* Value, for the evaluator */
  uint32_t refs, max_refs;   /* Value, references of one statement */
  uint32_t parts, max_parts; /* Part, of the lists of one statement */
  uint32_t reserve;          /* bytes that must be free before a statement starts */
  Map lists;                 /* (hash, values plus one) -> List */
  Map fields;                /* (scope of a type, name) -> number of a Field, plus one */
  uint32_t params;           /* Param, MACRO_ARGS of them: the list of the definition being read */
  uint32_t args;             /* MacroArg, MACRO_ARGS of them: the arguments of a call */
  /* text */
  uint32_t root_source;
  Map blocks;                     /* (source, at + 1) -> Block */
  Map includes;                   /* (source, name) -> source, or 0x80000000 + OF code */
  Map loads;                      /* (0, name) -> 1 once a package was asked for */
  Map defines;                    /* (contract + 1, name) -> Define */
  Map macros;                     /* (space, name with its namespaces) -> Macro */
  Map patterns;                   /* (module, key with its namespaces) -> Macro, (0, key) -> 1 */
  uint32_t n_keys;                /* names that statements of patterns may start with */
  uint32_t key_first[8];          /* bit c: one of them starts with byte c, folded */
  uint32_t key_least, key_most;   /* their lengths */
  uint32_t patterns_vary;         /* some pattern is not static */
  uint32_t pass_keys;             /* n_keys as the pass started */
  Map encodings;                  /* (whose, name) -> Encoding; see encoding.c */
  Map expansions;                 /* (Macro, hash) -> Source */
  uint32_t record_at, record_end; /* free part of the newest extent of records */
  uint64_t looked;   /* lines passed over that will be looked at again, as bodies in bodies */
  uint32_t scanning; /* Block whose scan has to go on, or 0 */
  Reading reading;
  uint32_t collect, n_collect, max_collect; /* Collect: texts whose definitions are static */
  uint32_t collected, asked;                /* of them; those in front of asked need no file */
  uint32_t last_block;                      /* of the last scan */
  /* modules */
  Pages modules;    /* Module; element 0 is none, 1 the entry */
  Pages uses;       /* Use; element 0 is none */
  Map module_names; /* (Module of a file, name) -> Module in it; see modules.c for others */
  Map use_lines;    /* (source, line) -> Use */
  Map binds;        /* (Module and kind of name, name) -> Bind */
  Map joined;       /* (source, at + 1) -> lines that were joined, as one */
  uint32_t entry_text, entry_name;   /* of the entry as a module, or 0: a string, the name */
  uint32_t n_resolved;               /* uses whose module was looked for */
  uint32_t root_module;              /* or 0 before it is known */
  uint32_t order, n_order, at_order; /* Modules in order of evaluation; the one at hand */
  uint32_t module, module_scope;     /* at hand */
  uint32_t simple_scope;             /* the outermost one while no name is imported, or 0 */
  uint32_t imports;                  /* the module at hand uses others */
  uint32_t import_names;             /* and sees names of them as its own */
  uint32_t is_outside;               /* the lines at hand belong to no module */
  uint32_t outside;                  /* OUTSIDE_: what was said of such lines of the file at hand */
  uint32_t is_modular;               /* there is more than one module, or something is public */
  uint32_t is_public;                /* visibility of definitions */
  /* symbols */
  Pages symbols;
  Map scoped; /* (scope or label, name) -> Symbol */
  uint32_t root_scope, scope, range;
  Map vain;           /* (scope or label, name) -> pass in which it was changed but not there */
  uint32_t has_kinds; /* 1 once a symbol held something else than an integer */
  uint32_t gen;       /* raised when a symbol appears in an inner scope */
  /* walking */
  uint32_t root, frame; /* Frame; frame is the one at hand */
  uint32_t contract;
  CpuState cpu;
  int64_t here;
  int64_t delta; /* load address minus run address */
  int64_t at;    /* here at the start of the statement: what expressions see */
  uint32_t pass; /* walks so far, from 1 */
  uint32_t emitting;
  uint32_t trial;          /* TRIAL_ */
  uint32_t rounds, passes; /* width-rounds of this pass; passes */
  uint32_t all_rounds;
  uint32_t changed, grown, decided, sized, defined, defined_before, open_sites;
  uint32_t made_lines, lines;
  uint32_t encoding;    /* Encoding that holds, or 0: bytes as they are */
  uint32_t defining;    /* innermost Encoding that is being defined, or 0 */
  uint32_t cpu_unknown; /* a .cpu of this pass named none that is there */
  uint32_t n_moved;
  Moved moved[MAX_MOVED];
  uint32_t stop; /* 1: the pass ends early (errors, a limit) */
  Pages pending;
  Type type;           /* at hand */
  uint32_t proc;       /* procedure at hand, or 0 */
  uint32_t proc_news;  /* a reference to a procedure that is not used was found */
  uint32_t proc_until; /* pass up to which all references are looked at */
  uint32_t proc_room;  /* references that there is room for */
  uint32_t room_low;   /* room for references or lists is to be made before the next statement */
  uint32_t proc_lost;  /* a reference had no room in this pass */
  Pages procs;         /* Proc; element 0 is none */
  Pages proc_list;     /* ProcEdge */
  Map proc_edges;      /* (from, to) -> 1 */
  /* sections */
  uint32_t section;        /* at hand, or 0 */
  uint32_t origin;         /* what the address is relative to: a section, with ORIGIN_OPEN; or 0 */
  uint32_t reserves;       /* nothing may be emitted in the section at hand */
  uint32_t is_loose;       /* it has no place */
  uint32_t exports;        /* sections are exported: 1 those with bytes, 2 all */
  Pages sections;          /* Section; element 0 is the absolute program */
  Pages regions;           /* Region; element 0 is none */
  Pages placements;        /* Placement, of this pass */
  Map layout;              /* (1 section, 2 region; name) -> its number */
  Pages requests;          /* Request, of this pass */
  Pages request_options;   /* RequestOption */
  Meta meta;               /* in a block of metadata: what its lines are about */
  uint32_t looks_at_words; /* there are text definitions, or keys of patterns */
  uint32_t defines_from;   /* source of the text definitions, or 0 */
  uint32_t n_defines;
  /* results */
  Pages diags, runs, data, map;
  uint32_t run_open;               /* the last run may be continued */
  uint64_t span_end;               /* up to here the addresses are all new, or all written before */
  uint32_t span_twice, twice_diag; /* which of both; diagnostic that counts them */
  int64_t span_here;               /* address behind the bytes looked at last */
  Pages spans; /* Span: what the runs before the last one cover; element 0 is the head */
  uint32_t n_errors, n_warnings, worst;
  int64_t beyond; /* address behind the end of the CPU's where the last OF0422 goes on, or -1 */
  uint64_t image_bytes;
  /* waiting */
  uint64_t need;
  uint32_t request, request_name, request_from, request_line;
  Pages marks; /* LineMark: where every 1,024th scanned line starts */
  /* line index of the last look-up, for messages */
  uint32_t find_source, find_line, find_at;
} Task;

typedef struct VmSource {
  const uint8_t *text; /* borrowed: until opf_destroy */
  uint32_t len;
} VmSource;

typedef struct VmTask {
  uint8_t *base; /* owned by the host */
  size_t size;
  uint32_t picked;
  uint32_t result; /* RunResult of the last exec */
} VmTask;

struct opf_vm {
  opf_host host;
  Package packages[MAX_PACKAGES];
  uint32_t n_packages;
  VmSource *sources; /* grown by the host table only in opf_source_add */
  uint32_t n_sources, max_sources;
  uint32_t n_tasks, max_tasks;
  uint32_t n_picks, next_task;
  VmTask tasks[1]; /* max_tasks of them */
};

/* Why walking or scanning stopped. */
typedef enum RunResult { RUN_OK, RUN_FUEL, RUN_MEMORY, RUN_HOST, RUN_DONE, RUN_ERROR } RunResult;

/* Pointers for one step; nothing of it outlives the step. */
typedef struct Run {
  opf_vm *vm;
  Task *t;
  Arena *a;
  Lang lang;
  uint32_t lang_contract; /* what lang was opened for, plus one */
  Scan scan;
  Eval eval;
  uint32_t quantum; /* statements left */
  uint8_t *out;     /* where the next byte of the image goes, while out_left lasts */
  uint32_t out_left;
  int64_t out_here; /* address that goes with it */
  ImageRun *out_run;
  uint32_t *map_out; /* where the next word of the line map goes, while map_left lasts */
  uint32_t map_left;
} Run;

/* Bytes that must be free before an ordinary statement starts: it takes less than this. */
#define STATEMENT_RESERVE ((uint32_t)96 * 1024)

#define AT(r, type, offset) ARENA_AT((r)->a, type, offset)

static inline int is_public(const Symbol *s) { return (s->pending & SYMBOL_PUBLIC) != 0; }
/* The Pending of a constant, or 0. */
static inline uint32_t pending_of(const Symbol *s) { return s->pending & ~SYMBOL_PUBLIC; }
static inline void set_pending(Symbol *s, uint32_t i) {
  s->pending = (s->pending & SYMBOL_PUBLIC) | i;
}

#endif
