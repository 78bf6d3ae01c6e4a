/* source_fuzz.c - mutated sources through the core, in process, under the sanitizers.
 *
 *   source_fuzz FIRST COUNT [-s SOURCE | -o FILE] PACKAGE... -- CORPUS...
 *
 * Each number from FIRST on is a seed of its own: it chooses the mutant and its limits. Every
 * mutant runs twice, once in a segment that is grown by just what is asked for and moved to
 * another address, with a small quantum, and once in a roomy one. What comes out must be the same:
 * a statement that had to wait must not have changed anything. -s runs a file instead of mutants,
 * -o writes a mutant instead of running it. The quantum of the kernel becomes a variable of this
 * file, see t_fuzz.lua.
 * SPDX-License-Identifier: MIT
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "opforge.h"

enum {
  MAX_CORPUS = 4096,
  MAX_TEXT = 1 << 16,
  CAP = 64 << 20,
  MAX_ROUNDS = 4000000,
  HANG_SECONDS = 20
};

extern uint32_t fuzz_quantum;
uint32_t fuzz_quantum = 4096;

typedef struct Text {
  uint8_t *bytes; /* bytes[size] is a newline */
  size_t size;
} Text;

typedef struct Outcome {
  uint64_t image, diags, units;
  opf_summary summary;
  uint32_t n_diags, refused, moves;
  uint32_t first[4]; /* code and line of the first diagnostics */
} Outcome;

/* Text definitions of some mutants; names of one of them stand in the dictionary. */
static const char *const definitions[] = {
    "DEF=1\nTWICE=DEF DEF\nSELF=SELF+1\n\n",
    "l=2\ni=x\nDEF=(1\nTWICE=DEF,TWICE\n\n",
    "nop=lda #1\nx=x x\nfwd=\"a\"\nDEF=\n\n",
    "DEF=$g\nTWICE=.byte 1\nSELF=TWICE\nm=s\n\n",
};

static Text packages[8], corpus[MAX_CORPUS];
static size_t n_packages, n_corpus, n_includes;
static uint32_t included[64];      /* source of the VM for each corpus text that was asked for */
static volatile uint64_t *current; /* shared with the parent: the seed at hand */
static uint64_t state;
static uint64_t cap; /* bytes of a segment; for some mutants less than they need */

static uint32_t rnd(uint32_t n) { /* xorshift64*: the same on every machine */
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return n ? (uint32_t)((state * 0x2545F4914F6CDD1Du) >> 33) % n : 0;
}

static void die(const char *what) {
  fprintf(stderr, "source_fuzz: seed %llu: %s\n", (unsigned long long)*current, what);
  abort();
}

static Text load(const char *path) {
  Text t = {0, 0};
  FILE *file = fopen(path, "rb");
  long size;
  if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0) {
    fprintf(stderr, "source_fuzz: cannot read %s\n", path);
    exit(2);
  }
  rewind(file);
  t.size = (size_t)size;
  t.bytes = malloc(t.size + 1);
  if (fread(t.bytes, 1, t.size, file) != t.size) exit(2);
  fclose(file);
  t.bytes[t.size] = '\n';
  return t;
}

/* --- mutation ---------------------------------------------------------------------------------*/

static uint8_t work[MAX_TEXT + 1];
static size_t work_size;

static void splice(size_t at, size_t remove, const uint8_t *text, size_t size) {
  if (at > work_size) at = work_size;
  if (remove > work_size - at) remove = work_size - at;
  if (work_size - remove + size > MAX_TEXT) return;
  memmove(work + at + size, work + at + remove, work_size - at - remove);
  if (size) memcpy(work + at, text, size);
  work_size += size - remove;
}

static int is_word(uint8_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
         c == '.';
}

/* A random line or word of a text: start and length. */
static size_t line_of(const uint8_t *text, size_t size, size_t *len) {
  size_t at = size ? rnd((uint32_t)size) : 0, end;
  while (at > 0 && text[at - 1] != '\n') at--;
  for (end = at; end < size && text[end] != '\n'; end++) {}
  *len = end - at + (end < size);
  return at;
}

static size_t word_of(const uint8_t *text, size_t size, size_t *len) {
  size_t at = size ? rnd((uint32_t)size) : 0, end;
  *len = 0;
  if (at >= size) return at;
  *len = 1;
  if (!is_word(text[at])) return at;
  while (at > 0 && is_word(text[at - 1])) at--;
  for (end = at; end < size && is_word(text[end]); end++) {}
  *len = end - at;
  return at;
}

static void insert(const char *text) {
  size_t len, at = line_of(work, work_size, &len);
  splice(at, 0, (const uint8_t *)text, strlen(text));
}

static const char *const numbers[] = {"0",
                                      "-1",
                                      "255",
                                      "256",
                                      "65535",
                                      "65536",
                                      "$7fffffff",
                                      "$ffffffff",
                                      "2147483648",
                                      "-2147483648",
                                      "$7fffffffffffffff",
                                      "$ffffffffffffffff",
                                      "9223372036854775807",
                                      "16777216",
                                      "-16777216",
                                      "8388608",
                                      "1.5",
                                      "''"};
static const char *const openers[] = {".if 1\n",
                                      ".if 0\n",
                                      ".else\n",
                                      ".elseif 1\n",
                                      ".endif\n",
                                      ".for i in 0..3\n",
                                      ".for 3\n",
                                      ".endfor\n",
                                      ".block\n",
                                      ".endblock\n",
                                      "m .macro a, b=2\n",
                                      ".endmacro\n",
                                      " m 1, 2\n",
                                      ".statement st byte:a\n",
                                      ".statement st[{.char:s}] char:r word:a \",\" str:b\n",
                                      ".statement m \"-\" long:a\n",
                                      ".statement lda [{\"#\" byte:a}]\n",
                                      ".endstatement\n",
                                      " st 1\n",
                                      "l st -1\n",
                                      " st.q r3, \"a\"\n",
                                      " m-1\n",
                                      " m\n",
                                      "x .block\n",
                                      ".break\n",
                                      ".continue\n",
                                      "l .set l+1\n",
                                      "c = d\n",
                                      "d = c\n",
                                      "- nop\n",
                                      "+ nop\n",
                                      " bne -\n",
                                      " beq +\n",
                                      " jmp ++\n",
                                      ".org $fffe\n",
                                      ".include \"a.inc\"\n",
                                      ".end\n",
                                      ".error \"x\"\n",
                                      ".assert 0\n",
                                      "\\1 .byte \\@\n",
                                      " lda fwd\n",
                                      "fwd = *+2\n",
                                      "s = \"text\"\n",
                                      ".byte s, s[0], s[1..2]\n",
                                      "r = 0..5\n",
                                      ".word r\n",
                                      ".cpu \"6502\"\n",
                                      ".cpu \"none\"\n",
                                      "_l nop\n",
                                      " jmp _l\n",
                                      ".fill 3, \"ab\"\n",
                                      ".align 256, 0\n",
                                      ".res 70000\n",
                                      "x.y = 1\n",
                                      ".byte x.y, m.a\n",
                                      ".global x\n",
                                      ".text \"a\\x00b\"\n",
                                      ".while l < 9\n",
                                      ".while fwd > *\n",
                                      ".bwhile l < 5\n",
                                      "x .bwhile l < 3\n",
                                      ".endwhile\n",
                                      ".rept 4\n",
                                      ".endrept\n",
                                      ".bfor i in 0..3\n",
                                      "x .bfor 3\n",
                                      "s .struct\n",
                                      "u .union\n",
                                      ".endstruct\n",
                                      ".endunion\n",
                                      "e .enum\n",
                                      ".endenum\n",
                                      "a .word ?\n",
                                      " lda s.a\n",
                                      " s 1\n",
                                      " .byte s, u, e.b\n",
                                      ".section s\n",
                                      ".section r, kind=bss, align=4\n",
                                      ".section t, kind=zp, region=x\n",
                                      ".endsection\n",
                                      ".region x, 0, $ff\n",
                                      ".region r, fwd, $ffff, align=l\n",
                                      ".place s in r\n",
                                      ".place t in x, align=3\n",
                                      ".pack in x : s, t, r\n",
                                      ".output \"o\", format=bin, sections=s,t, loadaddr=l\n",
                                      ".exportsections dir=\"d\", format=bin, include=bss\n",
                                      ".encode n\n",
                                      ".endencode\n",
                                      ".cdef \"a\", \"z\", 65\n",
                                      ".tdef \"ab\", 1\n",
                                      ".edef \"abc\", 1, 2\n",
                                      ".enc n\n",
                                      ".enc screen\n",
                                      ".bfor \"abc\"\n",
                                      ".byte x[1].l, x[0]\n",
                                      ".match l\n",
                                      ".match \"ab\"\n",
                                      ".case 1, 2\n",
                                      ".case \"ab\"\n",
                                      ".default\n",
                                      ".endmatch\n",
                                      ".ifdef DEF\n",
                                      ".ifndef TWICE\n",
                                      ".elseif DEF\n",
                                      " .byte DEF, TWICE, SELF\n",
                                      "DEF :?= 3\n",
                                      "s .segment a\n",
                                      ".endsegment\n",
                                      " .s 1\n",
                                      " .s fwd\n",
                                      "n .namespace\n",
                                      ".namespace n\n",
                                      ".namespace n.n\n",
                                      ".endnamespace\n",
                                      "p .proc\n",
                                      "q .proc\n",
                                      ".endproc\n",
                                      " jsr p\n",
                                      " jsr q\n",
                                      " .word p.q, q.l\n",
                                      ".logical $300\n",
                                      ".logical fwd\n",
                                      ".endlogical\n",
                                      ".module m\n",
                                      ".module n\n",
                                      ".endmodule\n",
                                      ".use m\n",
                                      ".use m (l, x as y)\n",
                                      ".use n (*) with (x = l, z = 2)\n",
                                      ".use a.b as q with (k = 1)\n",
                                      ".use n (\n l,\n x as z)\n",
                                      ".use m (\n",
                                      ".use m map { s -> t, t -> s }\n",
                                      ".section s, logical\n",
                                      ".pub\n",
                                      ".priv\n",
                                      " .byte m.l, q.x, n.n.l\n",
                                      " .m.s 1\n",
                                      ".null \"abc\", 1\n",
                                      ".null 0\n",
                                      ".ptext \"abc\", l\n",
                                      ".addr fwd, *\n",
                                      ".rta fwd\n",
                                      ".emit 3, 1, 0..4\n",
                                      ".emit word, fwd\n",
                                      ".emit 8, $ffffffffffff\n",
                                      ".res word, 3\n",
                                      ".fill word, 3, 7\n",
                                      ".fill fwd - *, 1\n",
                                      ".byte ?\n",
                                      ".word ?, ?\n",
                                      ".ds fwd & 15\n",
                                      ".incbin \"a.bin\"\n",
                                      ".incbin \"a.bin\", 1, 2\n",
                                      ".incbin \"a.bin\", fwd\n",
                                      ".warn \"x\", l\n",
                                      ".cerror l > 3, \"x\"\n",
                                      ".cwarn fwd, l\n",
                                      "s ..= \"x\"\n",
                                      "s ..= s\n",
                                      "l += 1\n",
                                      "l x= 3\n",
                                      "v := v + 1\n",
                                      "v :?= 1\n",
                                      "m: .macro\n",
                                      " .m\n",
                                      " .m fwd, \"x\"\n",
                                      ".const 1\n",
                                      ".set 1\n"};

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof((list)[0])))

static void mutate(void) {
  const Text *other = &corpus[rnd((uint32_t)n_corpus)];
  size_t len, at, len2, at2;
  static uint8_t copy[MAX_TEXT];
  uint8_t byte;
  switch (rnd(18)) {
  case 0: /* a byte */
    if (work_size) work[rnd((uint32_t)work_size)] ^= (uint8_t)(1u << rnd(8));
    break;
  case 1:
    byte = rnd(3) ? (uint8_t)(32 + rnd(95)) : (uint8_t)rnd(256);
    splice(rnd((uint32_t)work_size + 1), rnd(2), &byte, 1);
    break;
  case 2: splice(rnd((uint32_t)work_size + 1), 1 + rnd(4), 0, 0); break;
  case 3: /* a line out, twice, moved */
  case 4:
    at = line_of(work, work_size, &len);
    memcpy(copy, work + at, len);
    if (rnd(3)) splice(at, len, 0, 0);
    at = line_of(work, work_size, &len2);
    if (rnd(3)) splice(at, 0, copy, len);
    break;
  case 5: /* a line of another text */
  case 6:
  case 7:
    at = line_of(other->bytes, other->size, &len);
    at2 = line_of(work, work_size, &len2);
    if (len < MAX_TEXT / 4) splice(at2, rnd(4) ? 0 : len2, other->bytes + at, len);
    break;
  case 8: /* a stretch of another text */
    at = line_of(other->bytes, other->size, &len);
    len = other->size - at;
    if (len > 400) len = 1 + rnd(400);
    at2 = line_of(work, work_size, &len2);
    splice(at2, 0, other->bytes + at, len);
    break;
  case 9: work_size = rnd((uint32_t)work_size + 1); break;
  case 10: /* words: two swapped, one from elsewhere */
  case 11:
    at = word_of(work, work_size, &len);
    if (len > MAX_TEXT / 4) break;
    if (rnd(2)) {
      memcpy(copy, work + at, len);
      at2 = word_of(work, work_size, &len2);
      splice(at2, len2, copy, len);
    } else {
      at2 = word_of(other->bytes, other->size, &len2);
      if (len2 < 1000) splice(at, len, other->bytes + at2, len2);
    }
    break;
  case 12: { /* a number */
    const char *number = numbers[rnd(COUNT(numbers))];
    at = word_of(work, work_size, &len);
    splice(at, len, (const uint8_t *)number, strlen(number));
    break;
  }
  case 13: /* repeated text */
    at = rnd((uint32_t)work_size + 1);
    len = work_size - at;
    if (len > 60) len = 1 + rnd(60);
    memcpy(copy, work + at, len);
    for (len2 = 1 + rnd(40); len2; len2--) splice(at, 0, copy, len);
    break;
  case 14: { /* nesting on a line */
    static const char *const sets[] = {"(",  ")",  "-", "~",  "[",  "]", "<",
                                       "1?", ":2", "+", "\"", "\\", "{", "}"};
    const char *text = sets[rnd(COUNT(sets))];
    at = rnd((uint32_t)work_size + 1);
    for (len = 1 + rnd(300); len; len--) splice(at, 0, (const uint8_t *)text, strlen(text));
    break;
  }
  default: insert(openers[rnd(COUNT(openers))]); break;
  }
}

static void make_mutant(uint64_t seed) {
  const Text *from;
  uint32_t n;
  size_t at;
  state = (seed + 1) * 0x9E3779B97F4A7C15u;
  rnd(2);
  from = &corpus[rnd((uint32_t)n_corpus)];
  work_size = from->size < MAX_TEXT ? from->size : MAX_TEXT;
  at = 0;
  if (work_size > 3000) { /* a part of a long text is enough, and faster */
    at = rnd((uint32_t)(work_size - 3000));
    work_size = 3000;
  }
  memcpy(work, from->bytes + at, work_size);
  for (n = 1 + rnd(rnd(4) ? 4 : 24); n; n--) mutate();
}

static void choose_limits(uint32_t *limits) {
  static const struct {
    uint8_t limit;
    uint32_t low, high;
  } small[] = {{OPF_LIMIT_INCLUDE_DEPTH, 1, 8},      {OPF_LIMIT_MACRO_DEPTH, 1, 40},
               {OPF_LIMIT_BLOCK_DEPTH, 1, 40},       {OPF_LIMIT_LOOP_ITERATIONS, 1, 300},
               {OPF_LIMIT_EXPANSION_LINES, 4, 3000}, {OPF_LIMIT_PASSES, 1, 10},
               {OPF_LIMIT_LINE_BYTES, 8, 2000},      {OPF_LIMIT_TOKENS, 2, 200},
               {OPF_LIMIT_NAME_BYTES, 2, 40},        {OPF_LIMIT_STRING_BYTES, 1, 200},
               {OPF_LIMIT_EXPR_DEPTH, 1, 60},        {OPF_LIMIT_EXPR_NODES, 1, 100},
               {OPF_LIMIT_LIST_ITEMS, 1, 300},       {OPF_LIMIT_SYMBOLS, 1, 100},
               {OPF_LIMIT_IMAGE_BYTES, 1, 70000},    {OPF_LIMIT_MACRO_PARAMS, 1, 12},
               {OPF_LIMIT_BODY_LINES, 1, 200},       {OPF_LIMIT_CANDIDATES, 1, 8},
               {OPF_LIMIT_VM_STEPS, 10, 3000},       {OPF_LIMIT_ERRORS, 1, 50},
               {OPF_LIMIT_WIDTH_ROUNDS, 1, 20},      {OPF_LIMIT_DEFINE_DEPTH, 1, 8}};
  uint32_t i;
  memset(limits, 0, sizeof(uint32_t) * OPF_LIMIT_COUNT);
  limits[OPF_LIMIT_EXPANSION_LINES] = 5000;
  limits[OPF_LIMIT_LOOP_ITERATIONS] = 1000;
  limits[OPF_LIMIT_IMAGE_BYTES] = 300000;
  limits[OPF_LIMIT_LIST_ITEMS] = 5000;
  limits[OPF_LIMIT_ERRORS] = 60;
  for (i = 0; i < COUNT(small); i++)
    if (rnd(6) == 0) limits[small[i].limit] = small[i].low + rnd(small[i].high - small[i].low + 1);
}

static const char *some_definitions(void) {
  return rnd(4) ? 0 : definitions[rnd(COUNT(definitions))];
}

/* --- running ----------------------------------------------------------------------------------*/

static void *take(void *ctx, size_t size, size_t align) {
  static void *kept;
  (void)ctx;
  (void)align;
  if (!kept) kept = malloc(size);
  return kept;
}

static void give(void *ctx, void *memory) {
  (void)ctx;
  (void)memory;
}

/* One for all mutants: fresh pages would cost more than the assembling. */
static uint8_t *roomy;
enum { ROOMY_BYTES = 8 << 20, ROOMY_CLEAN = 256 << 10 };

/* To another address: what still points at the old one is caught. */
static void move(opf_vm *vm, uint32_t task, size_t size, Outcome *out) {
  void *old, *segment;
  size_t old_size;
  if (opf_segment_get(vm, task, &old, &old_size) != OPF_OK) die("segment_get");
  if (size < old_size) size = old_size;
  segment = malloc(size);
  memcpy(segment, old, old_size);
  memset((uint8_t *)segment + old_size, 0xA5, size - old_size);
  memset(old, 0xDD, old == roomy ? ROOMY_CLEAN : old_size);
  if (old != roomy) free(old);
  if (opf_segment_set(vm, task, segment, size) != OPF_OK) die("segment_set");
  out->moves++;
}

/* Files are told apart by their names alone, so that both runs see the same. */
static void answer(opf_vm *vm, const opf_event *e, uint32_t entry) {
  uint32_t i, h = 7, source;
  opf_code code;
  for (i = 0; i < e->request.name_bytes; i++) h = h * 31 + (uint8_t)e->request.name[i];
  if (e->request.kind == OPF_EFFECT_PACKAGE_LOAD)
    code = opf_answer_done(vm, e->task);
  else if (h % 5 == 0)
    code = opf_answer_fail(vm, e->task, 1001);
  else if (h % 5 == 1)
    code = opf_answer_source(vm, e->task, entry);
  else {
    Text *text = &corpus[h % n_corpus];
    if (n_includes == 64)
      code = opf_answer_fail(vm, e->task, 1001);
    else {
      if (opf_source_add(vm, text->bytes, text->size, &source) != OPF_OK) die("source_add");
      n_includes++;
      code = opf_answer_source(vm, e->task, source);
    }
  }
  if (code == OPF_E_MEMORY) code = opf_answer_fail(vm, e->task, 1001);
  if (code != OPF_OK) die("answer");
}

/* What a listing asks of the conditionals of an activation. */
static void read_conds(opf_vm *vm, uint32_t task, uint32_t number, const opf_frame *frame) {
  opf_cond_cursor cursor;
  opf_cond cond;
  opf_source source;
  uint32_t before = 0, at;
  if (opf_source_get(vm, task, frame->body, &source) != OPF_OK) die("source of a frame");
  memset(&cursor, 0, sizeof cursor);
  while (opf_cond_next(vm, task, number, &cursor, &cond)) {
    if (cond.line < before || cond.line < frame->first_line) die("conditionals in another order");
    before = cond.line;
    at = (uint32_t)(before * 7919u % (source.text_bytes + 1));
    while (at && at < source.text_bytes && source.text[at - 1] != '\n') at++;
    if (opf_cond_look(vm, task, &cursor, frame->body, at) > OPF_COND_CLOSER) die("cond_look");
  }
}

/* Units, and what keeps them. */
static uint64_t read_units(opf_vm *vm, uint32_t task) {
  uint64_t sum = 0;
  uint32_t cursor = 0;
  opf_unit unit;
  while (opf_unit_next(vm, task, &cursor, &unit)) {
    sum = sum * 31 + unit.number + unit.line + unit.is_kept + unit.why + unit.by + unit.by_line;
    if (unit.name_bytes) sum += (uint8_t)unit.name[unit.name_bytes - 1];
    if (unit.is_kept && unit.by == unit.number) die("a unit that keeps itself");
  }
  return sum;
}

/* Everything the results hold is read once. */
static void read_results(opf_vm *vm, uint32_t task, Outcome *out) {
  uint32_t i, k, n, sum = 0, cursor = 0, entered = 0;
  uint64_t image = 0, mapped = 0;
  opf_line_cursor lines = {0, 0, 0, 0};
  opf_line line;
  opf_symbol symbol;
  opf_moved moved;
  if (opf_result_summary(vm, task, &out->summary) != OPF_OK) die("summary");
  for (i = 0; i < opf_moved_count(vm, task); i++) {
    if (opf_moved_get(vm, task, i, &moved) != OPF_OK) die("moved_get");
    for (n = 0; n < moved.name_bytes; n++) sum += (uint8_t)moved.name[n];
    for (n = 0; n < moved.from.text_bytes; n++) sum += (uint8_t)moved.from.text[n];
    for (n = 0; n < moved.to.text_bytes; n++) sum += (uint8_t)moved.to.text[n];
  }
  out->n_diags = opf_diag_count(vm, task);
  for (i = 0; i < out->n_diags; i++) {
    opf_diag d;
    opf_source source;
    opf_frame frame;
    uint32_t f, depth = 0;
    if (opf_diag_get(vm, task, i, &d) != OPF_OK) die("diag_get");
    if (i < 2) out->first[2 * i] = d.code, out->first[2 * i + 1] = d.line;
    if (d.code < 100 || d.code > 9999) die("a diagnostic without a code");
    if (d.col == 0 || d.col_end < d.col) die("columns of a diagnostic");
    if (d.source && opf_source_get(vm, task, d.source, &source) != OPF_OK) die("source_get");
    if (d.source && d.line) {
      uint32_t at = 1;
      size_t p;
      for (p = 0; p < source.text_bytes; p++)
        at += source.text[p] == '\n' || source.text[p] == '\r';
      if (d.line > at + 1) die("line of a diagnostic behind its text");
    }
    for (k = 0; k < d.n_args; k++)
      for (n = 0; d.args[k].kind == OPF_ARG_TEXT && n < d.args[k].text_bytes; n++)
        sum += (uint8_t)d.args[k].text[n];
    for (f = d.frame; f; f = frame.parent) {
      if (opf_frame_get(vm, task, f, &frame) != OPF_OK) die("frame_get");
      if (++depth > 100000) die("frames without end");
    }
  }
  while (opf_symbol_next(vm, task, &cursor, &symbol)) {
    uint32_t scope = symbol.scope, parent, bytes, depth = 0;
    const char *name;
    for (n = 0; n < symbol.name_bytes; n++) sum += (uint8_t)symbol.name[n];
    for (n = 0; symbol.text && n < symbol.text_bytes; n++) sum += (uint8_t)symbol.text[n];
    for (; scope; scope = parent) {
      if (opf_scope_get(vm, task, scope, &parent, &name, &bytes) != OPF_OK) die("scope_get");
      for (n = 0; n < bytes; n++) sum += (uint8_t)name[n];
      if (++depth > 100000) die("scopes without end");
    }
  }
  for (i = 0; i < opf_image_runs(vm, task); i++) {
    const uint8_t *bytes;
    if (opf_image_run(vm, task, i, &k, &bytes, &n) != OPF_OK) die("image_run");
    image += n;
    for (k = 0; k < n; k++) sum += bytes[k];
  }
  if (image != out->summary.image_bytes) die("bytes of the runs and of the summary differ");
  while (opf_line_next(vm, task, &lines, &line)) {
    if (line.kind == OPF_LINE_BYTES || line.kind == OPF_LINE_ZEROS) mapped += line.size_bytes;
    if (line.kind == OPF_LINE_ENTER || line.kind == OPF_LINE_LEAVE) {
      opf_frame frame;
      if (opf_frame_get(vm, task, line.frame, &frame) != OPF_OK) die("frame of a line");
      if (line.kind == OPF_LINE_ENTER && ++entered < 200) read_conds(vm, task, line.frame, &frame);
    }
  }
  if (mapped != image) die("bytes of the line map and of the runs differ");
  out->image = opf_digest(vm, task, 2);
  out->diags = opf_digest(vm, task, 3);
  out->units = read_units(vm, task);
  *current += sum & 0; /* the reading must not be thrown away */
}

static void run(uint8_t *text, size_t size, const char *cpu, const uint32_t *limits,
                const char *defines, int tight, Outcome *out) {
  opf_host host;
  opf_vm *vm;
  opf_task_config config;
  opf_event e;
  uint32_t i, task = 0, rounds = 0;
  size_t segment_size = tight ? 65536 : ROOMY_BYTES;
  void *segment;
  opf_code code;
  memset(&host, 0, sizeof host);
  memset(out, 0, sizeof *out);
  memset(&config, 0, sizeof config);
  host.alloc = take;
  host.free = give;
  n_includes = 0;
  if (opf_create(&vm, &host, 1) != OPF_OK) die("create");
  for (i = 0; i < n_packages; i++) {
    opf_fault fault;
    if (opf_package_add(vm, packages[i].bytes, packages[i].size, &fault) != OPF_OK)
      die("package_add");
  }
  if (opf_source_add(vm, text, size, &config.source) != OPF_OK) die("source_add");
  if (defines &&
      opf_source_add(vm, (const uint8_t *)defines, strlen(defines) - 1, &config.defines) != OPF_OK)
    die("source_add");
  config.cpu = cpu;
  memcpy(config.limits, limits, sizeof config.limits);
  fuzz_quantum = tight ? 1 + (uint32_t)(*current % 37) : 4096;
  for (;;) {
    if (!roomy) roomy = malloc(ROOMY_BYTES);
    segment = tight ? malloc(segment_size) : roomy;
    memset(segment, 0xA5, tight ? segment_size : ROOMY_CLEAN);
    code = opf_task_new(vm, &config, segment, segment_size, &task);
    if (code == OPF_OK) break;
    if (code != OPF_E_MEMORY || !tight) die("task_new");
    free(segment);
    segment_size *= 2;
  }
  for (;;) {
    if (opf_step(vm, tight ? 1 : 1000, &e) != OPF_OK) die("step");
    if (++rounds > MAX_ROUNDS) die("does not end");
    if (e.kind == OPF_EVENT_DONE) break;
    switch (e.kind) {
    case OPF_EVENT_FUEL:
      if (tight && rounds % 16 == 0 && rounds < 1000) move(vm, task, 0, out);
      break;
    case OPF_EVENT_MEMORY: {
      void *old;
      size_t old_size;
      opf_segment_get(vm, task, &old, &old_size);
      if (e.need_bytes <= old_size) die("asks for memory it has");
      if (e.need_bytes > cap) {
        out->refused = 1;
        if (opf_segment_refuse(vm, task) != OPF_OK) die("refuse");
      } else
        move(vm, task, tight ? (size_t)e.need_bytes : (size_t)e.need_bytes * 2, out);
      break;
    }
    case OPF_EVENT_HOST: /* one after the other, or with those that are known to follow */
      do answer(vm, &e, config.source);
      while (!tight && opf_request_next(vm, e.task, &e.request) == OPF_OK);
      break;
    default: die("an event that should not be");
    }
  }
  read_results(vm, task, out);
  opf_segment_get(vm, task, &segment, &segment_size);
  if (segment != roomy) free(segment);
  opf_destroy(vm);
}

static void both(const uint32_t *limits, const char *cpu, const char *defines) {
  Outcome a, b;
  /* An exact copy: reading behind the sentinel is caught. */
  uint8_t *text = malloc(work_size + 1);
  memcpy(text, work, work_size);
  text[work_size] = '\n';
  run(text, work_size, cpu, limits, defines, 1, &a);
  run(text, work_size, cpu, limits, defines, 0, &b);
  free(text);
  if (a.refused || b.refused) return;
  if (a.image != b.image || a.diags != b.diags || a.units != b.units || a.n_diags != b.n_diags ||
      a.summary.errors != b.summary.errors || a.summary.passes != b.summary.passes ||
      a.summary.symbols != b.summary.symbols) {
    fprintf(stderr,
            "tight: %u diagnostics (%u:%u %u:%u), %u passes, %llu bytes, %u symbols, %u moves\n"
            "roomy: %u diagnostics (%u:%u %u:%u), %u passes, %llu bytes, %u symbols\n",
            a.n_diags, a.first[0], a.first[1], a.first[2], a.first[3], a.summary.passes,
            (unsigned long long)a.summary.image_bytes, a.summary.symbols, a.moves, b.n_diags,
            b.first[0], b.first[1], b.first[2], b.first[3], b.summary.passes,
            (unsigned long long)b.summary.image_bytes, b.summary.symbols);
    die("outcomes differ");
  }
}

static void hang(int signal_number) {
  static const char text[] = "source_fuzz: a mutant takes too long\n";
  (void)signal_number;
  if (write(2, text, sizeof text - 1) < 0) _exit(3);
  abort();
}

static void mutants(uint64_t from, uint64_t end) {
  uint32_t limits[OPF_LIMIT_COUNT];
  for (; from < end; from++) {
    *current = from;
    alarm(HANG_SECONDS);
    make_mutant(from);
    choose_limits(limits);
    cap = rnd(32) ? CAP : 100000 + rnd(600000);
    both(limits, rnd(8) ? "6502" : 0, some_definitions());
  }
}

int main(int argc, char **argv) {
  uint64_t first, count, from;
  uint32_t failures = 0;
  const char *source = 0, *mutant = 0;
  int i = 3;
  if (argc < 5) return 2;
  first = strtoull(argv[1], 0, 0);
  count = strtoull(argv[2], 0, 0);
  if (strcmp(argv[i], "-s") == 0)
    source = argv[i + 1], i += 2;
  else if (strcmp(argv[i], "-o") == 0)
    mutant = argv[i + 1], i += 2;
  for (; i < argc && strcmp(argv[i], "--") != 0; i++)
    if (n_packages < 8) packages[n_packages++] = load(argv[i]);
  for (i++; i < argc && n_corpus < MAX_CORPUS; i++) corpus[n_corpus++] = load(argv[i]);
  if (!n_corpus) return 2;
  current = mmap(0, sizeof *current, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (current == MAP_FAILED) return 2;
  *current = first;
  cap = CAP;
  signal(SIGALRM, hang);
  if (mutant) {
    FILE *file = fopen(mutant, "wb");
    uint32_t limits[OPF_LIMIT_COUNT];
    make_mutant(first);
    choose_limits(limits);
    if (!file || fwrite(work, 1, work_size, file) != work_size || fclose(file)) return 2;
    for (i = 0; i < OPF_LIMIT_COUNT; i++)
      if (limits[i]) printf("limit %d: %u\n", i, limits[i]);
    return 0;
  }
  if (source) {
    Text text = load(source);
    uint32_t limits[OPF_LIMIT_COUNT];
    make_mutant(first);
    choose_limits(limits);
    work_size = text.size < MAX_TEXT ? text.size : MAX_TEXT;
    memcpy(work, text.bytes, work_size);
    both(limits, "6502", 0);
    return 0;
  }
  /* A child dies of what it finds; the next one goes on behind. */
  for (from = first; from < first + count && failures < 20; from = *current + 1) {
    int status = 0;
    pid_t child;
    fflush(0);
    child = fork();
    if (child == 0) {
      mutants(from, first + count);
      *current = first + count - 1;
      _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0) return 2;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) break;
    failures++;
    printf("failed seed %llu\n", (unsigned long long)*current);
  }
  printf("%llu mutants, %u failures\n", (unsigned long long)(failures < 20 ? count : from - first),
         failures);
  return failures ? 1 : 0;
}
