/* bitflip.c - changes bits or bytes of a package, and assembles a source with every mutant that
 * the validator accepts. What must come out is a result or a diagnostic, within budgets; built with
 * sanitizers, any slip of the interpreters ends the run.
 *
 * Usage: bitflip PACKAGE SOURCE bits FIRST STEP    flips bits FIRST, FIRST + STEP, ...
 *        bitflip PACKAGE SOURCE bytes SEED COUNT   changes one to three bytes, COUNT times
 * The checksum is made right each time. Prints how many mutants were refused and how many ran;
 * status 1 if one did not end or an invariant broke.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "opforge.h"
#include "vm/bytes.h"

enum { MAX_EVENTS = 4000, FUEL = 256, FIRST_SEGMENT = 256 * 1024 };
static const size_t max_segment = (size_t)8 << 20;

typedef struct Counts {
  unsigned long refused, ran, with_errors, stuck, failed, broken;
} Counts;

static void *host_alloc(void *ctx, size_t size, size_t align) {
  (void)ctx, (void)align;
  return malloc(size);
}

static void host_free(void *ctx, void *memory) {
  (void)ctx;
  free(memory);
}

static uint64_t host_clock(void *ctx) {
  (void)ctx;
  return 0;
}

static void host_put(void *ctx, const char *text, size_t size) { (void)ctx, (void)text,
                                                                 (void)size; }

static void host_panic(void *ctx, const char *why) {
  (void)ctx;
  fprintf(stderr, "panic: %s\n", why);
  abort();
}

static uint8_t *slurp(const char *path, size_t *out_size) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = malloc(1 << 20);
  if (!file || !bytes) {
    fprintf(stderr, "cannot read %s\n", path);
    exit(2);
  }
  *out_size = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  return bytes;
}

/* Touches every byte, so that a pointer into nothing is noticed. */
static unsigned touch(const void *bytes, size_t size) {
  const uint8_t *p = bytes;
  unsigned sum = 0;
  while (size-- > 0) sum += *p++;
  return sum;
}

/* Reads all results as a host would. */
static unsigned read_results(opf_vm *vm, uint32_t task, int is_verbose) {
  opf_summary summary;
  opf_diag diag;
  opf_symbol symbol;
  opf_source source;
  opf_frame frame;
  opf_line line;
  opf_line_cursor lines = {0, 0, 0, 0};
  const uint8_t *bytes;
  uint32_t i, j, address, size, cursor = 0;
  unsigned sum = 0;
  if (opf_result_summary(vm, task, &summary) != OPF_OK) return 0;
  for (i = 0; i < opf_diag_count(vm, task); i++) {
    if (opf_diag_get(vm, task, i, &diag) != OPF_OK) continue;
    if (is_verbose)
      fprintf(stderr, "%lu: OF%04lu\n", (unsigned long)diag.line, (unsigned long)diag.code);
    for (j = 0; j < diag.n_args && j < 4; j++)
      if (diag.args[j].text) sum += touch(diag.args[j].text, diag.args[j].text_bytes);
    if (opf_source_get(vm, task, diag.source, &source) == OPF_OK)
      sum += touch(source.text, source.text_bytes);
    if (diag.frame && opf_frame_get(vm, task, diag.frame, &frame) == OPF_OK && frame.name)
      sum += touch(frame.name, frame.name_bytes);
  }
  while (opf_symbol_next(vm, task, &cursor, &symbol)) {
    sum += touch(symbol.name, symbol.name_bytes);
    if (symbol.text) sum += touch(symbol.text, symbol.text_bytes);
  }
  for (i = 0; i < opf_image_runs(vm, task); i++)
    if (opf_image_run(vm, task, i, &address, &bytes, &size) == OPF_OK) sum += touch(bytes, size);
  for (i = 0; i < 100000 && opf_line_next(vm, task, &lines, &line); i++) sum += line.address;
  return sum;
}

/* Runs the task to its end. 0: it did not end within the budget; 1: results; 2: it ended without;
 * 3: an invariant broke. */
static int run_task(opf_vm *vm, uint32_t task, uint8_t **segment, size_t *segment_size) {
  opf_event event;
  unsigned i;
  for (i = 0; i < MAX_EVENTS; i++) {
    if (opf_step(vm, FUEL, &event) != OPF_OK) return 2;
    switch (event.kind) {
    case OPF_EVENT_FUEL: break;
    case OPF_EVENT_MEMORY: {
      size_t size = event.need_bytes > *segment_size ? (size_t)event.need_bytes : *segment_size * 2;
      uint8_t *grown;
      if (event.need_bytes > max_segment) {
        if (opf_segment_refuse(vm, event.task) != OPF_OK) return 2;
        break;
      }
      grown = realloc(*segment, size);
      if (!grown) exit(2);
      *segment = grown;
      *segment_size = size;
      if (opf_segment_set(vm, event.task, grown, size) != OPF_OK) return 2;
      break;
    }
    case OPF_EVENT_HOST:
      if (opf_answer_fail(vm, event.task, 601) != OPF_OK) return 2;
      break;
    case OPF_EVENT_DONE: return 1;
    default: return event.kind == OPF_EVENT_ERROR && event.code != OPF_E_INTERNAL ? 2 : 3;
    }
  }
  (void)task;
  return 0;
}

static void assemble(const uint8_t *package, size_t size, const uint8_t *text, size_t text_size,
                     unsigned long number, Counts *counts) {
  static const opf_host host = {NULL, host_alloc, host_free, host_clock, host_put, host_panic, 0,
                                0};
  opf_task_config config;
  opf_fault fault;
  opf_summary summary;
  opf_vm *vm = NULL;
  uint8_t *segment = malloc(FIRST_SEGMENT);
  size_t segment_size = FIRST_SEGMENT;
  uint32_t source = 0, task = 0;
  int result = 2;

  if (!segment || opf_create(&vm, &host, 1) != OPF_OK) exit(2);
  memset(&config, 0, sizeof config);
  config.cpu = "6502";
  config.limits[OPF_LIMIT_VM_STEPS] = 2000;
  config.limits[OPF_LIMIT_IMAGE_BYTES] = 1 << 20;
  config.limits[OPF_LIMIT_LOOP_ITERATIONS] = 64;
  config.limits[OPF_LIMIT_EXPANSION_LINES] = 1000;
  if (opf_package_add(vm, package, size, &fault) == OPF_OK &&
      opf_source_add(vm, text, text_size, &source) == OPF_OK) {
    config.source = source;
    if (opf_task_new(vm, &config, segment, segment_size, &task) == OPF_OK)
      result = run_task(vm, task, &segment, &segment_size);
  }
  counts->ran++;
  if (result == 0) {
    counts->stuck++;
    printf("mutant %lu: not done after %d events\n", number, MAX_EVENTS);
  } else if (result == 2) {
    counts->failed++;
  } else if (result == 3) {
    counts->broken++;
    printf("mutant %lu: an invariant broke\n", number);
  } else {
    read_results(vm, task, getenv("BITFLIP_VERBOSE") != NULL);
    if (opf_result_summary(vm, task,
                           &summary) == OPF_OK && summary.errors > 0) counts->with_errors++;
  }
  opf_destroy(vm);
  free(segment);
}

static uint64_t next_random(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state >> 8;
}

/* One to three bytes behind the header: any value, one more, one less, or that of another place. */
static void change_bytes(uint8_t *mutant, size_t size, uint64_t *state) {
  unsigned n = 1 + (unsigned)(next_random(state) % 3);
  for (; n > 0; n--) {
    uint8_t *at = mutant + 24 + next_random(state) % (size - 24);
    switch (next_random(state) % 4) {
    case 0: *at = (uint8_t)next_random(state); break;
    case 1: *at = (uint8_t)(*at + 1); break;
    case 2: *at = (uint8_t)(*at - 1); break;
    default: *at = mutant[24 + next_random(state) % (size - 24)]; break;
    }
  }
}

int main(int argc, char **argv) {
  Counts counts = {0, 0, 0, 0, 0, 0};
  size_t size, text_size;
  unsigned long i, step, last;
  uint64_t state;
  uint8_t *good, *text, *mutant, *source;
  opf_fault fault;
  int is_bits;

  if (argc != 6) return 2;
  good = slurp(argv[1], &size);
  text = slurp(argv[2], &text_size);
  source = malloc(text_size + 1); /* of exactly its size, with the sentinel */
  mutant = malloc(size);
  if (!source || !mutant) return 2;
  memcpy(source, text, text_size);
  source[text_size] = '\n';
  is_bits = strcmp(argv[3], "bits") == 0;
  i = is_bits ? strtoul(argv[4], NULL, 10) : 0;
  step = is_bits ? strtoul(argv[5], NULL, 10) : 1;
  last = is_bits ? (unsigned long)size * 8 : strtoul(argv[5], NULL, 10);
  state = (strtoul(argv[4], NULL, 10) + 1u) * (uint64_t)0x9e3779b97f4a7c15u;
  assemble(good, size, source, text_size, 0, &counts);
  if (counts.failed || counts.stuck || counts.broken) {
    printf("the package itself does not run\n");
    return 2;
  }
  memset(&counts, 0, sizeof counts);
  for (; i < last; i += step) {
    memcpy(mutant, good, size);
    if (is_bits) mutant[i / 8] = (uint8_t)(mutant[i / 8] ^ 1u << i % 8);
    else change_bytes(mutant, size, &state);
    if (!is_bits || i / 8 < 16 || i / 8 >= 24) put_u64(mutant + 16, opf_package_hash(mutant, size));
    if (getenv("BITFLIP_VERBOSE")) fprintf(stderr, "mutant %lu\n", i);
    if (opf_package_check(mutant, size, &fault) != OPF_OK) counts.refused++;
    else assemble(mutant, size, source, text_size, i, &counts);
  }
  printf("mutants %lu refused %lu ran %lu errors %lu failed %lu stuck %lu broken %lu\n",
         counts.refused + counts.ran, counts.refused, counts.ran, counts.with_errors, counts.failed,
         counts.stuck, counts.broken);
  free(good);
  free(text);
  free(source);
  free(mutant);
  return counts.stuck || counts.broken ? 1 : 0;
}
