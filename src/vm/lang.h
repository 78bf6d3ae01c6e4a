/* lang.h - a contract: the programs and tables that hold for one CPU and dialect, resolved once.
 *
 * Resolution is dialect, then CPU, then family, for every chunk. A Contract lies in the segment
 * of its task and holds offsets only; a Lang is the same with pointers, made when a step starts
 * or the contract changes.
 * SPDX-License-Identifier: MIT
 */
#ifndef OPF_LANG_H
#define OPF_LANG_H

#include "vm/lists.h"
#include "vm/names.h"
#include "vm/package.h"

enum { LANG_SETS = 32, LANG_OPSETS = 4, LANG_OP_BYTES = 8, LANG_TRAIT_BYTES = 12 };

/* An operator of TOPS, ready for matching. */
typedef struct OpRow {
  uint8_t len;
  uint8_t expects;
  uint8_t role;
  uint8_t assign;
  uint8_t more; /* 1 if the row behind is of the same set and starts with the same byte */
  uint8_t prefix, pprec, infix, iprec, right, anon; /* its row of XOPS; opcodes of list expr */
  uint8_t row;                                      /* its number */
  uint8_t alone; /* of the first row of a byte: that of this byte alone, plus one, or 0 */
  uint8_t unused;
  uint16_t seconds; /* of the first row of a byte: bit c % 16 for each byte c that may follow */
  uint8_t text[LANG_OP_BYTES];
} OpRow;

/* What is known of a byte. */
typedef struct ByteRow {
  uint32_t member;  /* bit n: it is in set n; no set holds the bytes that end a line */
  uint8_t class_of; /* 0: it ends a line */
  uint8_t folded;   /* as names compare it, if it is in the set of simple names, else 0 */
  uint8_t special;  /* 1: it means something in macro text */
  uint8_t digit;    /* as a digit of any radix, 255: it is none */
} ByteRow;

/* A number rule of TNUM, ready for matching. Marks are folded to lower case. */
typedef struct NumRule {
  uint8_t key; /* first byte of a prefix, last of a suffix, 0 without a mark */
  uint8_t set, form, radix, len;
  uint8_t mark[LANG_OP_BYTES];
} NumRule;

/* What a name means; each is a row number plus one, 0 for nothing. */
typedef struct Word {
  uint16_t mnem;
  uint16_t reg;    /* of Contract.regs */
  uint16_t dir;    /* of DIRS, kind OP */
  uint16_t other;  /* of DIRS, kinds FUNCTION, UNIT and WORD */
  uint8_t key;     /* list option */
  uint8_t choice;  /* list choice */
  uint8_t capture; /* list capture */
  uint8_t unused;
} Word;

typedef struct Reg {
  uint16_t rclass;
  uint16_t code;
  uint16_t next; /* further row of the same name, plus one */
} Reg;

/* A candidate list: all encodings of a mnemonic with one operand shape, shortest first. */
typedef struct Sel {
  uint16_t mnem;
  uint16_t first; /* row of TABL */
  uint8_t shape;
  uint8_t count;
  uint8_t wide;     /* bytes of the last candidate */
  uint8_t is_modal; /* 1 if the state of the CPU matters */
} Sel;

typedef struct Contract {
  uint32_t package;              /* of the VM */
  uint32_t cpu, dialect, family; /* rows */
  uint32_t classes;              /* offset in the package */
  uint32_t tkvm[state_COUNT];    /* offsets of programs in the package, 0 for none */
  uint32_t statement, operands, members, settings, expr;
  uint32_t ops, n_ops;         /* segment: OpRow */
  uint32_t first;              /* segment: uint8_t [LANG_OPSETS][256], row plus one */
  uint32_t bytes;              /* segment: ByteRow [256] */
  uint32_t text_sets;          /* bit n: set n holds all bytes but those below $20 and $7F */
  uint32_t digit_sets;         /* bit n: set n holds 0 to 9 */
  uint32_t lead_sets;          /* bit n: set n holds all digits below lead_radix */
  uint32_t numbers, n_numbers; /* segment: NumRule */
  uint32_t words, n_words;     /* segment: Word, by word number */
  uint32_t regs;               /* segment: Reg */
  uint32_t sels, n_sels;       /* segment: Sel */
  uint32_t table, mask;        /* segment: u16 per slot, Sel plus one */
  uint32_t n_mnems;
  uint32_t max_address;
  uint16_t join_mark; /* Name.marks of names with the joiner, or 0 */
  uint8_t fold;       /* 0x20 when letter case does not count */
  uint8_t joiner;
  uint8_t plain; /* rule set, plus one, that reads up to 9 digits 0 to 9 as a decimal number */
  uint8_t word, big_endian, address_bits, try_max;
  uint8_t lead_set, lead, lead_radix; /* rule set, plus one, whose first rule is that of numbers
                                         behind a byte, which, and what its digits count */
  uint8_t local;                      /* first byte of a local name, or 0 */
  uint8_t ident;                      /* set of the bytes of a simple name */
  uint8_t quotes;                     /* quote set of strings in macro text */
  uint8_t traits[trait_COUNT][LANG_TRAIT_BYTES]; /* length, then bytes */
} Contract;

typedef struct Lang {
  const Package *package;
  const Contract *contract;
  const uint8_t *classes;
  const ByteRow *bytes;
  const NumRule *numbers;
  const OpRow *ops;
  const uint8_t *first;
  const Word *words;
  const Reg *regs;
  const Sel *sels;
  const uint16_t *table;
  uint32_t n_words;
  uint32_t text_sets, digit_sets, lead_sets;
  uint16_t join_mark;
  uint8_t local, fold, ident, plain;
  uint8_t lead_set, lead, lead_radix;
} Lang;

/* 1 if a byte is in set i. */
#define LANG_IN(lang, i, byte) ((lang)->bytes[byte].member >> (i)&1)

/* Resolves a contract. *words counts the words of all contracts of the task so far and is raised.
 * Returns 0 when memory is short: nothing but interned names has changed then. */
int contract_make(Arena *arena, Names *names, const Package *package, uint32_t package_index,
                  uint32_t cpu, uint32_t *words, Contract *out);

void lang_open(Lang *lang, const Contract *contract, const Package *package, const Arena *arena);

/* The longest operator at p of those from op on that start with the same byte, or NULL. */
static inline const OpRow *lang_longest(const OpRow *op, const uint8_t *p) {
  for (;; op++) {
    uint32_t k = 1;
    if (op->len == 1) return op;
    while (p[k] == op->text[k] && ++k < op->len) {}
    if (k == op->len) return op;
    if (!op->more) return NULL;
  }
}

/* The candidate list of a mnemonic and shape: its number, or -1. */
int32_t lang_select(const Lang *lang, uint32_t mnem, uint32_t shape);

/* Other CPUs of the family that have a mnemonic (row of MNEM) with a shape, or with any shape for
 * -1: the first ones, as rows of CPUS. Returns how many, at most `most`. */
uint32_t lang_relatives(const Lang *lang, uint32_t mnem, int32_t shape, uint32_t *cpus,
                        uint32_t most);

/* The row of MNEM with a name, whether the CPU has it or not; 0xffffffff: none. */
uint32_t lang_mnemonic(const Lang *lang, const uint8_t *name, uint32_t len);

/* 1 if the rows of an owner hold for the contract. */
int lang_owns(const Lang *lang, const uint8_t *owner);

/* The row of ENCO of a name, as the contract sees it, or -1. */
int32_t lang_encoding(const Lang *lang, const uint8_t *name, uint32_t len);

/* The word of a meaning; row 0 is the empty one. */
static inline const Word *lang_word(const Lang *lang, uint32_t number) {
  return lang->words + (number < lang->n_words ? number : 0);
}

/* 1 if a word asks for a form of an instruction. */
static inline int lang_suffix(const Lang *lang, uint32_t number) {
  const Word *word = lang_word(lang, number);
  return word->other &&
         package_row(lang->package, CHUNK_DIRS, word->other - 1u)[DIRS_kind] == dirkind_SUFFIX;
}

#endif
