/* run.c - what a step needs at hand: contracts, sources, buffers, memory.
 *
 * Owns:       nothing; makes pointers into the segment that hold until the step ends.
 * Invariants: a contract is made once for each CPU of a package and never changes.
 * SPDX-License-Identifier: MIT
 */
#include "asm/task.h"

#include <string.h>

const OpInfo op_info[OP_COUNT] = {
#define OPN(name, role, group, label, text) {ROLE_##role, GROUP_##group, OPLABEL_##label},
#include "asm/ops.def"
#undef OPN
};

static const uint8_t buffer_bytes[BUF_COUNT] = {
    (uint8_t)sizeof(Token), 4, 1, (uint8_t)sizeof(OpEntry), (uint8_t)sizeof(ValEntry), 1};

RunResult need_memory(Run *r, uint64_t bytes) {
  uint64_t need = (uint64_t)r->a->size + bytes;
  uint64_t half = (uint64_t)r->a->size + r->a->size / 2;
  r->t->need = need > half ? need : half;
  r->a->wanted = 0;
  return RUN_MEMORY;
}

int grow_buffer(Run *r, uint32_t buffer) {
  Task *t = r->t;
  uint32_t max = t->max[buffer] * 2;
  uint32_t at;
  if (max > t->hard[buffer]) max = t->hard[buffer];
  at = arena_take(r->a, (max + 4) * buffer_bytes[buffer]);
  if (!at) return 0;
  t->buffers[buffer] = at;
  t->max[buffer] = max;
  r->scan.max[buffer] = max;
  r->scan.tokens = AT(r, Token, t->buffers[BUF_TOKENS]);
  r->scan.words = AT(r, uint32_t, t->buffers[BUF_WORDS]);
  r->scan.code = AT(r, uint8_t, t->buffers[BUF_CODE]);
  r->scan.ops = AT(r, OpEntry, t->buffers[BUF_OPS]);
  r->scan.values = AT(r, ValEntry, t->buffers[BUF_VALUES]);
  r->scan.text = AT(r, uint8_t, t->buffers[BUF_TEXT]);
  return 1;
}

void run_lang(Run *r, uint32_t contract) {
  const Contract *c;
  if (r->lang_contract == contract + 1) return;
  c = AT(r, Contract, r->t->contracts[contract]);
  lang_open(&r->lang, c, &r->vm->packages[c->package], r->a);
  r->lang_contract = contract + 1;
}

Task *task_open(const VmTask *task) {
  Task *t = (Task *)(void *)task->base;
  t->arena.base = task->base;
  t->arena.size = task->size > 0xfffffff0u ? 0xfffffff0u : (uint32_t)task->size;
  t->arena.wanted = 0;
  return t;
}

void run_open(Run *r, opf_vm *vm, VmTask *task) {
  Task *t = task_open(task);
  Scan *s = &r->scan;
  memset(r, 0, sizeof *r);
  r->vm = vm;
  r->t = t;
  r->a = &t->arena;
  s->arena = r->a;
  s->names = &t->names;
  s->lang = &r->lang;
  s->limits = t->limits;
  s->name_bytes = t->limits[OPF_LIMIT_NAME_BYTES];
  s->string_bytes = t->limits[OPF_LIMIT_STRING_BYTES];
  s->depth_limit = t->limits[OPF_LIMIT_EXPR_DEPTH];
  s->node_limit = t->limits[OPF_LIMIT_EXPR_NODES];
  memcpy(s->max, t->max, sizeof s->max);
  memcpy(s->hard, t->hard, sizeof s->hard);
  s->tokens = AT(r, Token, t->buffers[BUF_TOKENS]);
  s->words = AT(r, uint32_t, t->buffers[BUF_WORDS]);
  s->code = AT(r, uint8_t, t->buffers[BUF_CODE]);
  s->ops = AT(r, OpEntry, t->buffers[BUF_OPS]);
  s->values = AT(r, ValEntry, t->buffers[BUF_VALUES]);
  s->text = AT(r, uint8_t, t->buffers[BUF_TEXT]);
  r->eval.arena = r->a;
  r->eval.names = &t->names;
  scopes_open(r);
  lists_open(r);
  encoding_use(r, t->encoding);
}

const uint8_t *vm_source_text(const opf_vm *vm, const uint8_t *base, uint32_t source,
                              uint32_t *out_len) {
  if (source >= SOURCE_LOCAL) {
    const Source *local = (const Source *)(const void *)(base + (source - SOURCE_LOCAL) * 8);
    *out_len = local->len;
    return base + local->text;
  }
  *out_len = vm->sources[source - 1].len;
  return vm->sources[source - 1].text;
}

const uint8_t *source_text(const Run *r, uint32_t source, uint32_t *out_len) {
  return vm_source_text(r->vm, r->a->base, source, out_len);
}

static int same_name(const Package *p, uint32_t str, const uint8_t *name, uint32_t len) {
  uint32_t n, i;
  const uint8_t *text = package_string(p, str, &n);
  if (n != len) return 0;
  for (i = 0; i < n; i++)
    if (NAME_FOLD(text[i], 0x20) != NAME_FOLD(name[i], 0x20)) return 0;
  return 1;
}

/* Row of CPUS of a package, or -1. */
static int32_t cpu_row(const Package *p, const uint8_t *name, uint32_t len) {
  uint32_t i;
  for (i = 0; i < p->chunk[CHUNK_CPUS].rows; i++)
    if (same_name(p, get_u16(package_row(p, CHUNK_CPUS, i) + CPUS_name), name, len))
      return (int32_t)i;
  for (i = 0; i < p->chunk[CHUNK_ALIA].rows; i++) {
    const uint8_t *row = package_row(p, CHUNK_ALIA, i);
    if (same_name(p, get_u16(row + ALIA_name), name, len)) return get_u16(row + ALIA_cpu);
  }
  return -1;
}

static RunResult open_contract(Run *r, uint32_t package, uint32_t cpu, uint32_t *out) {
  Task *t = r->t;
  uint32_t i, at;
  Contract *c;
  for (i = 0; i < t->n_contracts; i++) {
    c = AT(r, Contract, t->contracts[i]);
    if (c->package == package && c->cpu == cpu) {
      *out = i;
      return RUN_OK;
    }
  }
  if (t->n_contracts == MAX_CONTRACTS) return RUN_ERROR;
  at = arena_take(r->a, sizeof(Contract));
  if (!at) return need_memory(r, sizeof(Contract) + STATEMENT_RESERVE);
  c = AT(r, Contract, at);
  if (!contract_make(r->a, &t->names, &r->vm->packages[package], package, cpu, &t->words, c))
    return need_memory(r, (uint64_t)r->a->wanted + STATEMENT_RESERVE);
  t->contracts[t->n_contracts] = at;
  *out = t->n_contracts++;
  return RUN_OK;
}

RunResult find_cpu(Run *r, const uint8_t *name, uint32_t len, uint32_t *out) {
  Task *t = r->t;
  uint32_t i, id;
  /* Packages added later come first: an explicit one replaces those before it. */
  for (i = r->vm->n_packages; i > 0; i--) {
    int32_t row = cpu_row(&r->vm->packages[i - 1], name, len);
    if (row >= 0) return open_contract(r, i - 1, (uint32_t)row, out);
  }
  if (!map_ready(&t->loads, r->a)) return need_memory(r, STATEMENT_RESERVE);
  id = names_intern(&t->names, r->a, name, len, names_hash(name, len, 0), NAME_STRING, 0);
  if (!id) return need_memory(r, STATEMENT_RESERVE);
  if (map_get(&t->loads, r->a, 0, id)) return RUN_ERROR;
  t->request = OPF_EFFECT_PACKAGE_LOAD;
  t->request_name = id;
  return RUN_HOST;
}
