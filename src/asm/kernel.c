/* kernel.c - the VM and its tasks: create, plan, execute, commit.
 *
 * The only place that selects, steps and commits; engines call these and nothing else. An exec
 * touches its own task only; events are made by the commit, in the order of the plan.
 * Owns:       the VM, in one allocation of the host.
 * Invariants: the core calls out only to alloc and free of the host table, in create and destroy.
 * Tests:      test/vm, test/asm
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "asm/task.h"
#include "vm/validate.h"

enum { MAX_SOURCES = 65536, QUANTUM = 4096, SEGMENT_LEAST = 64 * 1024, NAME_TEXT_BYTES = 256 };

opf_code opf_create(opf_vm **out_vm, const opf_host *host, uint32_t max_tasks) {
  size_t size;
  opf_vm *vm;
  if (!out_vm) return OPF_E_ARGUMENT;
  *out_vm = 0;
  if (!host || !host->alloc || !host->free || max_tasks == 0 || max_tasks > 65535)
    return OPF_E_ARGUMENT;
  size = sizeof(opf_vm) + (size_t)max_tasks * sizeof(VmTask) +
         (size_t)MAX_SOURCES * sizeof(VmSource) + 16;
  vm = (opf_vm *)host->alloc(host->ctx, size, 16);
  if (!vm) return OPF_E_ALLOC;
  memset(vm, 0, sizeof(opf_vm) + (size_t)max_tasks * sizeof(VmTask));
  vm->host = *host;
  vm->max_tasks = max_tasks;
  vm->max_sources = MAX_SOURCES;
  vm->sources = (VmSource *)(void *)(vm->tasks + max_tasks + 1);
  *out_vm = vm;
  return OPF_OK;
}

void opf_destroy(opf_vm *vm) {
  opf_host host;
  if (!vm) return;
  host = vm->host;
  host.free(host.ctx, vm);
}

opf_code opf_package_add(opf_vm *vm, const uint8_t *bytes, size_t size, opf_fault *out_fault) {
  opf_fault fault;
  opf_code code;
  if (!vm || !bytes) return OPF_E_ARGUMENT;
  if (vm->n_packages == MAX_PACKAGES) return OPF_E_STATE;
  code = opf_package_check(bytes, size, &fault);
  if (code == OPF_OK) code = package_open(bytes, size, &vm->packages[vm->n_packages], &fault);
  if (out_fault) *out_fault = fault;
  if (code == OPF_OK) vm->n_packages++;
  return code;
}

opf_code opf_source_add(opf_vm *vm, const uint8_t *text, size_t size, uint32_t *out_source) {
  if (!vm || !text || !out_source || size > 0xfffffff0u) return OPF_E_ARGUMENT;
  if (vm->n_sources == vm->max_sources) return OPF_E_STATE;
  if (text[size] != '\n') return OPF_E_SENTINEL;
  vm->sources[vm->n_sources].text = text;
  vm->sources[vm->n_sources].len = (uint32_t)size;
  *out_source = ++vm->n_sources;
  return OPF_OK;
}

static void set_limits(Task *t, const opf_task_config *config) {
  static const uint32_t defaults[] = {
#define LIMIT(name, code, value, hard, text, flag, what) value,
#include "vm/limits.def"
#undef LIMIT
  };
  static const uint64_t most[] = {
#define LIMIT(name, code, value, hard, text, flag, what) hard,
#include "vm/limits.def"
#undef LIMIT
  };
  uint32_t i;
  for (i = 0; i < OPF_LIMIT_COUNT; i++) {
    t->limits[i] = config->limits[i] ? config->limits[i] : defaults[i];
    if (t->limits[i] > most[i]) t->limits[i] = (uint32_t)most[i];
  }
}

static int take_buffers(Task *t) {
  static const uint16_t start[BUF_COUNT] = {64, 64, 256, 32, 32, 256};
  static const uint8_t bytes[BUF_COUNT] = {sizeof(Token),    4, 1, sizeof(OpEntry),
                                           sizeof(ValEntry), 1};
  uint32_t i;
  t->hard[BUF_TOKENS] = t->limits[OPF_LIMIT_TOKENS] + 1;
  t->hard[BUF_WORDS] = (t->limits[OPF_LIMIT_TOKENS] + t->limits[OPF_LIMIT_EXPR_NODES]) * 4 + 1024;
  t->hard[BUF_CODE] = t->limits[OPF_LIMIT_EXPR_NODES] * CODE_NODE + 1024;
  t->hard[BUF_OPS] = t->limits[OPF_LIMIT_EXPR_DEPTH] + 1;
  t->hard[BUF_VALUES] = t->limits[OPF_LIMIT_EXPR_NODES] + 1;
  t->hard[BUF_TEXT] = 0x7fffffff;
  for (i = 0; i < BUF_COUNT; i++) {
    t->max[i] = start[i] < t->hard[i] ? start[i] : t->hard[i];
    t->buffers[i] = arena_take(&t->arena, (t->max[i] + 4) * bytes[i]);
    if (!t->buffers[i]) return 0;
  }
  t->reserve = STATEMENT_RESERVE;
  t->max_stack = 16;
  t->stack = arena_take(&t->arena, t->max_stack * (uint32_t)sizeof(Value));
  t->max_refs = 64;
  t->refs = arena_take(&t->arena, t->max_refs * (uint32_t)sizeof(Value));
  t->args = arena_take(&t->arena, MACRO_ARGS * (uint32_t)sizeof(MacroArg));
  t->params = arena_take(&t->arena, MACRO_ARGS * (uint32_t)sizeof(Param));
  return t->stack && t->refs && t->args && t->params;
}

/* Keeps a name that is given from outside, as a string. 0: memory is short. */
static uint32_t keep_name(Task *t, const char *text) {
  size_t n = 0; /* no name has that many bytes, and a loop with an end does not become a call */
  while (n < NAME_TEXT_BYTES && text[n]) n++;
  return names_intern(&t->names, &t->arena, (const uint8_t *)text, (uint32_t)n,
                      names_hash((const uint8_t *)text, (uint32_t)n, 0), NAME_STRING, 0);
}

static int make_task(Task *t) {
  Scope *root;
  Arena *a = &t->arena;
  if (!names_init(&t->names, a, 11) || !take_buffers(t)) return 0;
  if (!map_init(&t->blocks, a, 32) || !map_init(&t->includes, a, 16) ||
      !map_init(&t->loads, a, 8) || !map_init(&t->macros, a, 32) || !map_init(&t->patterns, a, 8) ||
      !map_init(&t->expansions, a, 32) || !map_init(&t->scoped, a, 64) ||
      !map_init(&t->defines, a, 8) || !map_init(&t->proc_edges, a, 8) ||
      !map_init(&t->encodings, a, 8) || !map_init(&t->lists, a, 8) || !map_init(&t->fields, a, 8) ||
      !map_init(&t->layout, a, 8) || !map_init(&t->module_names, a, 8) ||
      !map_init(&t->use_lines, a, 8) || !map_init(&t->binds, a, 8) || !map_init(&t->joined, a, 8) ||
      !map_init(&t->vain, a, 8))
    return 0;
  pages_init(&t->symbols, sizeof(Symbol), 6);
  pages_init(&t->pending, sizeof(Pending), 5);
  pages_init(&t->diags, sizeof(DiagRec), 4);
  pages_init(&t->runs, sizeof(ImageRun), 7);
  pages_init(&t->data, 1, 14);
  pages_init(&t->map, 4, 11);
  pages_init(&t->marks, sizeof(LineMark), 5);
  pages_init(&t->spans, sizeof(Span), 5);
  pages_init(&t->procs, sizeof(Proc), 5);
  pages_init(&t->proc_list, sizeof(ProcEdge), 5);
  pages_init(&t->sections, sizeof(Section), 4);
  pages_init(&t->regions, sizeof(Region), 4);
  pages_init(&t->placements, sizeof(Placement), 4);
  pages_init(&t->requests, sizeof(Request), 4);
  pages_init(&t->request_options, sizeof(RequestOption), 5);
  pages_init(&t->modules, sizeof(Module), 2);
  pages_init(&t->uses, sizeof(Use), 4);
  if (!pages_reach(&t->diags, a, 0) || !pages_reach(&t->pending, a, 0) ||
      !pages_reach(&t->spans, a, 0) || !pages_reach(&t->procs, a, 0) ||
      !pages_reach(&t->sections, a, 0) || !pages_reach(&t->regions, a, 0) ||
      !pages_reach(&t->modules, a, 0) || !pages_reach(&t->uses, a, 0))
    return 0;
  memset(PAGES_AT(&t->sections, a, Section, 0), 0, sizeof(Section));
  t->sections.count = t->regions.count = 1;
  t->diags.count = 1;
  t->pending.count = 1;
  t->procs.count = 1;
  t->modules.count = t->uses.count = 1;
  memset(PAGES_AT(&t->modules, a, Module, 0), 0, sizeof(Module));
  memset(PAGES_AT(&t->uses, a, Use, 0), 0, sizeof(Use));
  memset(PAGES_AT(&t->procs, a, Proc, 0), 0, sizeof(Proc));
  t->root_scope = arena_take(a, sizeof(Scope));
  if (!t->root_scope) return 0;
  root = ARENA_AT(a, Scope, t->root_scope);
  memset(root, 0, sizeof *root);
  root->opener_op = OP_COUNT;
  t->scope = t->range = t->root_scope;
  return 1;
}

opf_code opf_task_new(opf_vm *vm, const opf_task_config *config, void *segment, size_t size,
                      uint32_t *out_task) {
  Task *t;
  VmTask *task;
  if (!vm || !config || !segment || !out_task) return OPF_E_ARGUMENT;
  if (vm->n_tasks == vm->max_tasks || vm->n_packages == 0) return OPF_E_STATE;
  if (config->source == 0 || config->source > vm->n_sources) return OPF_E_ARGUMENT;
  if (config->defines > vm->n_sources) return OPF_E_ARGUMENT;
  if (size < SEGMENT_LEAST || size < sizeof(Task) + 1024) return OPF_E_MEMORY;
  t = (Task *)segment;
  memset(t, 0, sizeof *t);
  t->arena.base = (uint8_t *)segment;
  t->arena.size = size > 0xfffffff0u ? 0xfffffff0u : (uint32_t)size;
  t->arena.top = ((uint32_t)sizeof(Task) + 15u) & ~(uint32_t)15;
  set_limits(t, config);
  if (!make_task(t)) return OPF_E_MEMORY;
  t->root_source = config->source;
  t->defines_from = config->defines;
  t->state = TASK_START;
  if (config->cpu) { /* kept as the first string, to be looked up when the task starts */
    t->request_name = keep_name(t, config->cpu);
    if (!t->request_name) return OPF_E_MEMORY;
  }
  if (config->module) {
    t->entry_text = keep_name(t, config->module);
    if (!t->entry_text) return OPF_E_MEMORY;
  }
  task = &vm->tasks[vm->n_tasks];
  task->base = (uint8_t *)segment;
  task->size = size;
  *out_task = vm->n_tasks++;
  return OPF_OK;
}

static Task *task_of(const opf_vm *vm, uint32_t task) {
  return vm && task < vm->n_tasks ? (Task *)(void *)vm->tasks[task].base : 0;
}

opf_code opf_segment_get(opf_vm *vm, uint32_t task, void **out_segment, size_t *out_size) {
  if (!task_of(vm, task) || !out_segment || !out_size) return OPF_E_ARGUMENT;
  *out_segment = vm->tasks[task].base;
  *out_size = vm->tasks[task].size;
  return OPF_OK;
}

opf_code opf_segment_set(opf_vm *vm, uint32_t task, void *segment, size_t size) {
  if (!task_of(vm, task) || !segment || size < vm->tasks[task].size) return OPF_E_ARGUMENT;
  vm->tasks[task].base = (uint8_t *)segment;
  vm->tasks[task].size = size;
  if (task_of(vm, task)->state == TASK_MEMORY)
    task_of(vm, task)->state = task_of(vm, task)->n_contracts ? TASK_RUN : TASK_START;
  return OPF_OK;
}

opf_code opf_segment_refuse(opf_vm *vm, uint32_t task) {
  Task *t = task_of(vm, task);
  Run r;
  if (!t) return OPF_E_ARGUMENT;
  if (t->state != TASK_MEMORY) return OPF_E_STATE;
  run_open(&r, vm, &vm->tasks[task]);
  if (t->n_contracts) {
    run_lang(&r, t->contract);
    diag_limit(&r, 0, OPF_LIMIT_IMAGE_BYTES);
  }
  if (t->pass && !t->emitting) image_reset(&r); /* as at the end of a pass that stops */
  t->worst = 5;
  if (!t->n_errors) t->n_errors = 1;
  t->state = TASK_DONE;
  return OPF_OK;
}

/* Selects the contract a task starts with. */
static RunResult start_task(Run *r) {
  Task *t = r->t;
  uint32_t id = t->request_name;
  RunResult result;
  if (!has_room(r, STATEMENT_RESERVE)) return need_memory(r, STATEMENT_RESERVE);
  if (id) {
    const Name *name = names_get(&t->names, r->a, id);
    result = find_cpu(r, r->a->base + name->text, name->len, &t->start_contract);
    t->request_name = id;
  } else {
    const Package *p = &r->vm->packages[0];
    uint32_t len;
    const uint8_t *name =
        package_string(p, get_u16(package_row(p, CHUNK_CPUS, 0) + CPUS_name), &len);
    result = find_cpu(r, name, len, &t->start_contract);
  }
  if (result != RUN_OK) return result;
  t->request_name = 0;
  t->contract = t->start_contract;
  t->state = TASK_RUN;
  return RUN_OK;
}

opf_code opf_plan(opf_vm *vm, uint32_t n, uint32_t *out_picks) {
  uint32_t i;
  if (!vm) return OPF_E_ARGUMENT;
  if (n == 0) return OPF_E_WIDTH;
  if (vm->n_picks) return OPF_E_STATE;
  for (i = 0; i < vm->n_tasks && vm->n_picks < n; i++) {
    uint32_t task = (vm->next_task + i) % vm->n_tasks;
    uint32_t state = task_of(vm, task)->state;
    if (state != TASK_START && state != TASK_RUN) continue;
    vm->tasks[task].picked = ++vm->n_picks;
  }
  if (vm->n_tasks) vm->next_task = (vm->next_task + 1) % vm->n_tasks;
  if (out_picks) *out_picks = vm->n_picks;
  return OPF_OK;
}

static VmTask *picked(opf_vm *vm, uint32_t pick, uint32_t *out_task) {
  uint32_t i;
  for (i = 0; i < vm->n_tasks; i++)
    if (vm->tasks[i].picked == pick + 1) {
      *out_task = i;
      return &vm->tasks[i];
    }
  return 0;
}

opf_code opf_exec(opf_vm *vm, uint32_t pick) {
  uint32_t i;
  VmTask *task;
  Run r;
  RunResult result = RUN_OK;
  if (!vm || pick >= vm->n_picks) return OPF_E_ARGUMENT;
  task = picked(vm, pick, &i);
  if (!task) return OPF_E_ARGUMENT;
  run_open(&r, vm, task);
  r.quantum = QUANTUM;
  if (r.t->state == TASK_START) result = start_task(&r);
  if (result == RUN_OK) result = run_task(&r);
  task->result = (uint32_t)result;
  return OPF_OK;
}

static void fill_request(const Task *t, opf_request *out) {
  const Name *name = names_get(&t->names, &t->arena, t->request_name);
  out->kind = (opf_effect)t->request;
  out->name = (const char *)t->arena.base + name->text;
  out->name_bytes = name->len;
  out->from = t->request_from;
  out->line = t->request_line;
}

/* The event of a task that stopped. */
static void make_event(opf_vm *vm, uint32_t i, opf_event *e) {
  Task *t = task_of(vm, i);
  memset(e, 0, sizeof *e);
  e->task = i;
  switch ((RunResult)vm->tasks[i].result) {
  case RUN_MEMORY:
    e->kind = OPF_EVENT_MEMORY;
    e->need_bytes = t->need;
    t->state = TASK_MEMORY;
    break;
  case RUN_HOST:
    e->kind = OPF_EVENT_HOST;
    fill_request(t, &e->request);
    t->state = TASK_HOST;
    break;
  case RUN_ERROR:
    e->kind = OPF_EVENT_ERROR;
    e->code = OPF_E_CONTRACT;
    t->state = TASK_DONE;
    break;
  default: break;
  }
}

opf_code opf_commit(opf_vm *vm, opf_event *out_event) {
  uint32_t pick, i, left = 0;
  int stands = 0;
  if (!vm || !out_event) return OPF_E_ARGUMENT;
  memset(out_event, 0, sizeof *out_event);
  out_event->kind = OPF_EVENT_FUEL;
  for (pick = 0; pick < vm->n_picks; pick++) {
    VmTask *task = picked(vm, pick, &i);
    if (!task) continue;
    if (task->result == RUN_DONE) task_of(vm, i)->state = TASK_DONE;
  }
  for (pick = 0; pick < vm->n_picks; pick++) {
    VmTask *task = picked(vm, pick, &i);
    if (!task) continue;
    task->picked = 0;
    if (stands || task->result == RUN_DONE || task->result == RUN_OK || task->result == RUN_FUEL)
      continue;
    make_event(vm, i, out_event);
    stands = 1;
  }
  vm->n_picks = 0;
  if (stands) return OPF_OK;
  for (i = 0; i < vm->n_tasks; i++) {
    uint32_t state = task_of(vm, i)->state;
    if (state == TASK_START || state == TASK_RUN) return OPF_OK;
    if (state != TASK_DONE) left++;
  }
  out_event->kind = left ? OPF_EVENT_WAIT : OPF_EVENT_DONE;
  return OPF_OK;
}

opf_code opf_round(opf_vm *vm, uint32_t n, opf_event *out_event) {
  uint32_t picks = 0, i;
  opf_code code = opf_plan(vm, n, &picks);
  if (code != OPF_OK) return code;
  for (i = 0; i < picks; i++) {
    code = opf_exec(vm, i);
    if (code != OPF_OK) return code;
  }
  return opf_commit(vm, out_event);
}

opf_code opf_step(opf_vm *vm, uint32_t fuel, opf_event *out_event) {
  opf_code code;
  if (!vm || !out_event || fuel == 0) return OPF_E_ARGUMENT;
  do code = opf_round(vm, 1, out_event);
  while (code == OPF_OK && out_event->kind == OPF_EVENT_FUEL && --fuel);
  return code;
}

/* The request is settled; the statement is executed again. */
static opf_code answer(opf_vm *vm, uint32_t task, uint32_t effect, uint32_t value) {
  Task *t = task_of(vm, task);
  Map *map;
  uint32_t key = 0;
  if (!t) return OPF_E_ARGUMENT;
  if (t->state != TASK_HOST || (effect != OPF_EFFECT_COUNT && t->request != effect))
    return OPF_E_STATE;
  (void)task_open(&vm->tasks[task]);
  if (t->request == OPF_EFFECT_FILE_READ) {
    map = &t->includes;
    key = t->request_from;
  } else if (t->request == OPF_EFFECT_MODULE_FIND) {
    map = &t->module_names;
    key = SPACE_ASKED;
  } else {
    map = &t->loads;
    value = 1;
  }
  if (!map_ready(map, &t->arena)) return OPF_E_MEMORY;
  map_set(map, &t->arena, key, t->request_name, value);
  t->state = t->n_contracts ? TASK_RUN : TASK_START;
  return OPF_OK;
}

opf_code opf_answer_source(opf_vm *vm, uint32_t task, uint32_t source) {
  const Task *t = vm ? task_of(vm, task) : 0;
  if (!t || source == 0 || source > vm->n_sources) return OPF_E_ARGUMENT;
  return answer(
      vm, task,
      t->request == OPF_EFFECT_MODULE_FIND ? OPF_EFFECT_MODULE_FIND : OPF_EFFECT_FILE_READ, source);
}

opf_code opf_answer_done(opf_vm *vm, uint32_t task) {
  return answer(vm, task, OPF_EFFECT_PACKAGE_LOAD, 1);
}

opf_code opf_answer_fail(opf_vm *vm, uint32_t task, uint32_t diagnostic) {
  if (diagnostic == 0 || diagnostic > 9999) return OPF_E_ARGUMENT;
  return answer(vm, task, OPF_EFFECT_COUNT, 0x80000000u + diagnostic);
}

opf_code opf_request_next(opf_vm *vm, uint32_t task, opf_request *out_request) {
  Task *t = task_of(vm, task);
  const Collect *item;
  if (!t || !out_request) return OPF_E_ARGUMENT;
  if (t->state != TASK_RUN || t->root) return OPF_E_STATE;
  (void)task_open(&vm->tasks[task]);
  for (; t->asked < t->n_collect; t->asked++) {
    item = ARENA_AT(&t->arena, Collect, t->collect) + t->asked;
    if (!item->name || map_get(&t->includes, &t->arena, item->source, item->name)) continue;
    if (!map_ready(&t->includes, &t->arena)) return OPF_E_STATE; /* the step asks for memory */
    ask_file(t, item->source, item->name, 0);
    fill_request(t, out_request);
    t->state = TASK_HOST;
    return OPF_OK;
  }
  return OPF_E_STATE;
}
