/* core.c - the assembler core for Lua: a run is a VM with one task and the memory it lives in.
 *
 * Owns:       the VM and the segment of a run.
 * Borrows:    package bytes and source texts: kept alive by the run's user value until it is freed.
 * Invariants: FUEL and MEMORY are answered here and never reach Lua; only HOST, DONE and ERROR do.
 * Tests:      test/host/t_core.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/engine.h"
#include "host/host.h"

/* Large enough for small programs, small enough that its pages cost nothing when they stay unused.
 * */
#define FIRST_SEGMENT_BYTES ((size_t)256 * 1024)
/* An entry of that size needs more than the first segment: it gets the second one at once. */
#define LARGE_ENTRY_BYTES ((size_t)32 * 1024)
/* So much of files that are included is read before the first of them is scanned. */
#define AHEAD_BYTES ((size_t)128 * 1024)
/* Offsets in a segment are 32 bits wide. */
#define LARGEST_SEGMENT_BYTES ((size_t)0xFFFF0000u)
#define FUEL_ROUNDS 0x40000000u

static const char *const error_names[] = {
#define ERROR(id, text) #id,
#include "vm/errors.def"
#undef ERROR
};

static const char *const effect_names[] = {
#define EFFECT(id, name, text) name,
#include "asm/effects.def"
#undef EFFECT
};

/* --- blobs ------------------------------------------------------------------------------------ */

static int blob_gc(lua_State *L) {
  Blob *blob = (Blob *)luaL_checkudata(L, 1, BLOB_TYPE);
  free(blob->bytes);
  blob->bytes = NULL;
  blob->size_bytes = blob->capacity_bytes = 0;
  return 0;
}

static int blob_len(lua_State *L) {
  Blob *blob = (Blob *)luaL_checkudata(L, 1, BLOB_TYPE);
  lua_pushinteger(L, (lua_Integer)blob->size_bytes);
  return 1;
}

static int blob_text(lua_State *L) {
  Blob *blob = (Blob *)luaL_checkudata(L, 1, BLOB_TYPE);
  lua_pushlstring(L, blob->bytes != NULL ? (const char *)blob->bytes : "", blob->size_bytes);
  return 1;
}

Blob *blob_push(lua_State *L, size_t capacity_bytes) {
  static const luaL_Reg meta[] = {{"__gc", blob_gc},
                                  {"__close", blob_gc},
                                  {"__len", blob_len},
                                  {"__tostring", blob_text},
                                  {NULL, NULL}};
  Blob *blob = (Blob *)lua_newuserdatauv(L, sizeof *blob, 0);
  blob->bytes = NULL;
  blob->size_bytes = blob->capacity_bytes = 0;
  if (luaL_newmetatable(L, BLOB_TYPE)) {
    luaL_setfuncs(L, meta, 0);
  }
  lua_setmetatable(L, -2);
  blob_reserve(L, blob, capacity_bytes);
  return blob;
}

void blob_reserve(lua_State *L, Blob *blob, size_t more_bytes) {
  size_t need = blob->size_bytes + more_bytes;
  size_t capacity = blob->capacity_bytes + blob->capacity_bytes / 2;
  unsigned char *bytes;
  if (blob->bytes != NULL && need <= blob->capacity_bytes) {
    return;
  }
  if (capacity < need) {
    capacity = need;
  }
  if (need < more_bytes || capacity > SIZE_MAX - 1) {
    luaL_error(L, "not enough memory");
  }
  bytes = (unsigned char *)realloc(blob->bytes, capacity + 1);
  if (bytes == NULL) {
    luaL_error(L, "not enough memory");
  }
  blob->bytes = bytes;
  blob->capacity_bytes = capacity;
  blob->bytes[blob->size_bytes] = '\n';
}

void blob_add(lua_State *L, Blob *blob, const void *bytes, size_t size_bytes) {
  blob_reserve(L, blob, size_bytes);
  if (size_bytes > 0) {
    memcpy(blob->bytes + blob->size_bytes, bytes, size_bytes);
  }
  blob->size_bytes += size_bytes;
}

void blob_add_text(lua_State *L, Blob *blob, const char *text) {
  blob_add(L, blob, text, strlen(text));
}

void blob_add_byte(lua_State *L, Blob *blob, unsigned char byte) {
  if (blob->size_bytes == blob->capacity_bytes) {
    blob_reserve(L, blob, 1);
  }
  blob->bytes[blob->size_bytes++] = byte;
}

void blob_add_hex(lua_State *L, Blob *blob, uint64_t value, unsigned n_digits) {
  unsigned n = 1;
  while (n < 16 && value >> (4 * n) != 0) {
    n++;
  }
  if (n < n_digits) {
    n = n_digits < 16 ? n_digits : 16;
  }
  while (n-- > 0) {
    blob_add_byte(L, blob, (unsigned char)"0123456789ABCDEF"[(value >> (4 * n)) & 15u]);
  }
}

void blob_add_decimal(lua_State *L, Blob *blob, uint64_t value, unsigned width) {
  char digits[24];
  unsigned n = 0;
  do {
    digits[n++] = (char)('0' + (int)(value % 10));
    value /= 10;
  } while (value != 0);
  for (; width > n; width--) {
    blob_add_byte(L, blob, ' ');
  }
  while (n-- > 0) {
    blob_add_byte(L, blob, (unsigned char)digits[n]);
  }
}

unsigned address_digits(uint32_t address) {
  return address <= 0xFFFF ? 4 : address <= 0xFFFFFF ? 6 : 8;
}

unsigned value_digits(int64_t value) {
  if (value >= 0) {
    return value <= 0xFFFF ? 4 : value <= 0xFFFFFF ? 6 : value <= 0xFFFFFFFF ? 8 : 16;
  }
  return value >= -0x8000 ? 4 : value >= -0x800000 ? 6 : value >= -0x80000000LL ? 8 : 16;
}

const unsigned char *blob_check(lua_State *L, int arg, size_t *out_size_bytes) {
  Blob *blob = (Blob *)luaL_testudata(L, arg, BLOB_TYPE);
  if (blob != NULL) {
    luaL_argcheck(L, blob->bytes != NULL, arg, "blob was closed");
    *out_size_bytes = blob->size_bytes;
    return blob->bytes;
  }
  return (const unsigned char *)luaL_checklstring(L, arg, out_size_bytes);
}

/* --- runs ------------------------------------------------------------------------------------- */

static void *host_alloc(void *ctx, size_t size_bytes, size_t align) {
  (void)ctx;
  if (align <= sizeof(max_align_t)) {
    return malloc(size_bytes);
  }
  return aligned_alloc(align, (size_bytes + align - 1) / align * align);
}

static void host_free(void *ctx, void *memory) {
  (void)ctx;
  free(memory);
}

static uint64_t host_monotonic_ns(void *ctx) {
  struct timespec now;
  (void)ctx;
  if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
    return 0;
  }
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static void host_put(void *ctx, const char *text, size_t size_bytes) {
  (void)ctx;
  (void)fwrite(text, 1, size_bytes, stderr);
}

static void host_panic(void *ctx, const char *why) {
  (void)ctx;
  fprintf(stderr, "error[OF1199]: internal error %s\n", why);
}

static const opf_host the_host = {NULL,     host_alloc, host_free, host_monotonic_ns,
                                  host_put, host_panic, 0,         0};

static void run_release(Run *run) {
  if (run->vm != NULL) {
    opf_destroy(run->vm);
    run->vm = NULL;
  }
  segment_free(run->segment, run->segment_bytes);
  run->segment = NULL;
  run->segment_bytes = 0;
  run->has_task = run->is_done = 0;
  run->line_source = 0;
}

static int run_gc(lua_State *L) {
  run_release((Run *)luaL_checkudata(L, 1, RUN_TYPE));
  return 0;
}

Run *run_check(lua_State *L, int arg) {
  Run *run = (Run *)luaL_checkudata(L, arg, RUN_TYPE);
  luaL_argcheck(L, run->vm != NULL, arg, "run was closed");
  return run;
}

Run *run_check_done(lua_State *L, int arg) {
  Run *run = run_check(L, arg);
  luaL_argcheck(L, run->is_done, arg, "run has no results yet");
  return run;
}

/* Keeps the value at a stack place alive as long as the run at place 1. */
static void anchor(lua_State *L, int arg) {
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, arg);
  lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
  lua_pop(L, 1);
}

static const char *code_name(opf_code code) {
  size_t i = (size_t)code;
  return i < sizeof error_names / sizeof error_names[0] ? error_names[i] : "INTERNAL";
}

static int push_fault(lua_State *L, const opf_fault *fault) {
  lua_pushnil(L);
  lua_pushstring(L, code_name(fault->code));
  lua_pushlstring(L, fault->chunk, strnlen(fault->chunk, 4));
  lua_pushinteger(L, (lua_Integer)fault->offset);
  return 4;
}

static int push_result(lua_State *L, opf_code code) {
  if (code == OPF_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, code_name(code));
  return 2;
}

/* core.new([cap_bytes]) -> run */
static int core_new(lua_State *L) {
  lua_Integer cap = luaL_optinteger(L, 1, (lua_Integer)LARGEST_SEGMENT_BYTES);
  Run *run;
  luaL_argcheck(L, cap >= 65536, 1, "at least 65536");
  run = (Run *)lua_newuserdatauv(L, sizeof *run, 1);
  memset(run, 0, sizeof *run);
  run->cap_bytes = (size_t)cap < LARGEST_SEGMENT_BYTES ? (size_t)cap : LARGEST_SEGMENT_BYTES;
  luaL_setmetatable(L, RUN_TYPE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  if (opf_create(&run->vm, &the_host, 1) != OPF_OK) {
    return luaL_error(L, "not enough memory");
  }
  return 1;
}

/* run:package(bytes) or run:package(nil, embedded name) -> true, or nil, error name, chunk, offset
 * */
static int run_package(lua_State *L) {
  Run *run = run_check(L, 1);
  const unsigned char *bytes;
  size_t size_bytes;
  opf_fault fault;
  memset(&fault, 0, sizeof fault);
  if (lua_isnoneornil(L, 2)) {
    bytes = embed_find(luaL_checkstring(L, 3), &size_bytes);
    luaL_argcheck(L, bytes != NULL, 3, "no such embedded file");
  } else {
    bytes = blob_check(L, 2, &size_bytes);
    anchor(L, 2);
  }
  fault.code = opf_package_add(run->vm, bytes, size_bytes, &fault);
  if (fault.code != OPF_OK) {
    return push_fault(L, &fault);
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* core.check_package(bytes) -> true, or nil, error name, chunk, offset */
static int core_check_package(lua_State *L) {
  size_t size_bytes;
  const unsigned char *bytes = blob_check(L, 1, &size_bytes);
  opf_fault fault;
  memset(&fault, 0, sizeof fault);
  fault.code = opf_package_check(bytes, size_bytes, &fault);
  if (fault.code != OPF_OK) {
    return push_fault(L, &fault);
  }
  lua_pushboolean(L, 1);
  return 1;
}

/* core.package_hash(bytes) -> 16 hex digits */
static int core_package_hash(lua_State *L) {
  size_t size_bytes;
  const unsigned char *bytes = blob_check(L, 1, &size_bytes);
  char text[17];
  snprintf(text, sizeof text, "%016llx", (unsigned long long)opf_package_hash(bytes, size_bytes));
  lua_pushstring(L, text);
  return 1;
}

/* core.blob(string) -> blob */
static int core_blob(lua_State *L) {
  size_t size_bytes;
  const char *text = luaL_checklstring(L, 1, &size_bytes);
  Blob *blob = blob_push(L, size_bytes);
  memcpy(blob->bytes, text, size_bytes);
  blob->bytes[size_bytes] = '\n';
  blob->size_bytes = size_bytes;
  return 1;
}

/* core.sha256(bytes) -> 64 hex digits */
static int core_sha256(lua_State *L) {
  size_t size_bytes;
  const unsigned char *bytes = blob_check(L, 1, &size_bytes);
  char hex[65];
  sha256_hex(bytes, size_bytes, hex);
  lua_pushstring(L, hex);
  return 1;
}

/* Adds the blob at place 2 of the stack as a source of the run at place 1. */
static opf_code add_source(lua_State *L, Run *run, uint32_t *out_source) {
  Blob *blob = (Blob *)luaL_checkudata(L, 2, BLOB_TYPE);
  luaL_argcheck(L, blob->bytes != NULL, 2, "blob was closed");
  anchor(L, 2);
  return opf_source_add(run->vm, blob->bytes, blob->size_bytes, out_source);
}

/* The number of a source, or nil, error name. */
static int push_source(lua_State *L, opf_code code, uint32_t source) {
  if (code != OPF_OK) {
    return push_result(L, code);
  }
  lua_pushinteger(L, (lua_Integer)source);
  return 1;
}

/* run:source(blob), or the entry of a Sources -> number of the source, or nil, error name */
static int run_source(lua_State *L) {
  Run *run = run_check(L, 1);
  uint32_t source = 0;
  opf_code code;
  if (luaL_testudata(L, 2, SOURCES_TYPE) != NULL) {
    anchor(L, 2);
    code = sources_entry(L, 2, run->vm, &source, &run->entry_bytes);
  } else {
    code = add_source(L, run, &source);
    run->entry_bytes = ((Blob *)lua_touserdata(L, 2))->size_bytes;
  }
  return push_source(L, code, source);
}

static const uint32_t usual_limits[OPF_LIMIT_COUNT] = {
#define LIMIT(name, code, value, hard, text, flag, what) value,
#include "vm/limits.def"
#undef LIMIT
};

/* run:start(source, cpu or nil, { [limit index] = value }[, source of definitions[, name as a
 * module]]) -> true, or nil, error name */
static int run_start(lua_State *L) {
  Run *run = run_check(L, 1);
  opf_task_config config;
  size_t size_bytes = FIRST_SEGMENT_BYTES;
  opf_code code;
  memset(&config, 0, sizeof config);
  luaL_argcheck(L, !run->has_task, 1, "run was started before");
  config.source = (uint32_t)luaL_checkinteger(L, 2);
  config.cpu = luaL_optstring(L, 3, NULL);
  if (!lua_isnoneornil(L, 5)) {
    config.defines = (uint32_t)luaL_checkinteger(L, 5);
  }
  config.module = luaL_optstring(L, 6, NULL);
  if (lua_istable(L, 4)) {
    int i;
    for (i = 0; i < OPF_LIMIT_COUNT; i++) {
      lua_Integer value;
      lua_rawgeti(L, 4, i);
      value = luaL_optinteger(L, -1, 0);
      luaL_argcheck(L, value >= 0 && value <= 0x100000000, 4, "limit out of range");
      /* A segment is smaller than 4 GiB: a count of that many is never reached. */
      config.limits[i] = value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
      lua_pop(L, 1);
    }
  }
  if (run->entry_bytes >= LARGE_ENTRY_BYTES && run->cap_bytes >= 2 * SEGMENT_HUGE_BYTES) {
    size_bytes = 2 * SEGMENT_HUGE_BYTES;
  }
  run->line_bytes = config.limits[OPF_LIMIT_LINE_BYTES];
  if (run->line_bytes == 0) run->line_bytes = usual_limits[OPF_LIMIT_LINE_BYTES];
  for (;;) {
    void *segment = segment_resize(run->segment, run->segment_bytes, size_bytes);
    if (segment == NULL) {
      return push_result(L, OPF_E_ALLOC);
    }
    run->segment = segment;
    run->segment_bytes = size_bytes;
    code = opf_task_new(run->vm, &config, segment, size_bytes, &run->task);
    if (code != OPF_E_MEMORY || size_bytes >= run->cap_bytes / 2) {
      break;
    }
    size_bytes *= 2;
  }
  run->has_task = code == OPF_OK;
  return push_result(L, code);
}

/* Gives the task a larger segment: need_bytes and room for what follows; where that is not to be
 * had, what there is, and the task asks again when it needs more. Returns 0 when there is nothing;
 * the old one stays. */
static int grow(Run *run, uint64_t need_bytes) {
  size_t size = run->segment_bytes;
  size_t wanted = size * 2;
  void *segment;
  if (need_bytes > run->cap_bytes) {
    return 0;
  }
  if (wanted < 2 * SEGMENT_HUGE_BYTES) {
    wanted = 2 * SEGMENT_HUGE_BYTES;
  }
  if (wanted < (size_t)need_bytes) {
    wanted = (size_t)need_bytes;
  }
  for (;;) {
    wanted = (wanted + 4095u) & ~(size_t)4095u;
    if (wanted > run->cap_bytes) {
      wanted = run->cap_bytes;
    }
    segment = segment_resize(run->segment, size, wanted);
    if (segment != NULL || wanted - size < size / 8) {
      break;
    }
    wanted = size + (wanted - size) / 2;
  }
  if (segment == NULL) {
    return 0;
  }
  run->segment = segment;
  run->segment_bytes = wanted;
  return opf_segment_set(run->vm, run->task, segment, wanted) == OPF_OK;
}

static opf_code advance(Run *run, int width, opf_event *out_event) {
  if (width > 0) {
    return engine_coop(run->vm, (uint32_t)width, FUEL_ROUNDS, out_event);
  }
  return opf_step(run->vm, FUEL_ROUNDS, out_event);
}

/* Answers a request for a file, and those that are known to follow it: reading many small files in
 * a row costs less than with a step between each and the next. Large ones are read where they are
 * scanned, while they are at hand. */
static opf_code answer_files(lua_State *L, int sources, const Run *run, opf_request *request) {
  size_t bytes = 0;
  opf_code code;
  do {
    code = sources_answer(L, sources, run->vm, run->task, request->name, request->name_bytes,
                          request->from, &bytes);
  } while (code == OPF_OK && bytes < AHEAD_BYTES &&
           opf_request_next(run->vm, run->task, request) == OPF_OK);
  return code;
}

/* run:step([width[, sources]]) -> "done" | "wait" | "host", kind, name, source, line | "error",
 * error name. With a width, rounds of the cooperative engine; without, opf_step. With the sources
 * whose entry the run was given, files are read without asking. */
static int run_step(lua_State *L) {
  Run *run = run_check(L, 1);
  int width = (int)luaL_optinteger(L, 2, 0);
  int has_sources = !lua_isnoneornil(L, 3);
  opf_event event;
  luaL_argcheck(L, run->has_task, 1, "run was not started");
  if (has_sources) {
    (void)luaL_checkudata(L, 3, SOURCES_TYPE);
  }
  for (;;) {
    opf_code code;
    memset(&event, 0, sizeof event);
    code = advance(run, width, &event);
    if (code != OPF_OK) {
      event.kind = OPF_EVENT_ERROR;
      event.code = code;
    }
    switch (event.kind) {
    case OPF_EVENT_FUEL: break;
    case OPF_EVENT_MEMORY:
      if (!grow(run, event.need_bytes) && opf_segment_refuse(run->vm, run->task) != OPF_OK) {
        lua_pushliteral(L, "error");
        lua_pushliteral(L, "MEMORY");
        return 2;
      }
      break;
    case OPF_EVENT_HOST:
      if (event.request.kind == OPF_EFFECT_FILE_READ && has_sources) {
        code = answer_files(L, 3, run, &event.request);
        if (code != OPF_OK) {
          lua_pushliteral(L, "error");
          lua_pushstring(L, code_name(code));
          return 2;
        }
        break;
      }
      lua_pushliteral(L, "host");
      lua_pushstring(L, effect_names[event.request.kind]);
      lua_pushlstring(L, event.request.name != NULL ? event.request.name : "",
                      event.request.name_bytes);
      lua_pushinteger(L, (lua_Integer)event.request.from);
      lua_pushinteger(L, (lua_Integer)event.request.line);
      return 5;
    case OPF_EVENT_WAIT: lua_pushliteral(L, "wait"); return 1;
    case OPF_EVENT_DONE:
      run->is_done = 1;
      lua_pushliteral(L, "done");
      return 1;
    default:
      lua_pushliteral(L, "error");
      lua_pushstring(L, code_name(event.code));
      return 2;
    }
  }
}

/* run:answer_source(source or blob) -> number of the source, or nil, error name */
static int run_answer_source(lua_State *L) {
  Run *run = run_check(L, 1);
  uint32_t source = 0;
  opf_code code = OPF_OK;
  if (lua_isinteger(L, 2)) {
    source = (uint32_t)lua_tointeger(L, 2);
  } else {
    code = add_source(L, run, &source);
  }
  if (code == OPF_OK) {
    code = opf_answer_source(run->vm, run->task, source);
  }
  return push_source(L, code, source);
}

/* run:answer_file(sources, name, source that asks) -> true, or nil, error name */
static int run_answer_file(lua_State *L) {
  Run *run = run_check(L, 1);
  size_t n, bytes = 0;
  const char *name = luaL_checklstring(L, 3, &n);
  uint32_t from = (uint32_t)luaL_checkinteger(L, 4);
  return push_result(L, sources_answer(L, 2, run->vm, run->task, name, n, from, &bytes));
}

/* run:answer_module(sources, path[, name]) -> true, or nil, error name. With the name that was
 * asked for, the path is the choice of a script: it may lie anywhere, and that it cannot be read
 * is answered too. */
static int run_answer_module(lua_State *L) {
  Run *run = run_check(L, 1);
  size_t n, name_bytes = 0;
  const char *path = luaL_checklstring(L, 3, &n);
  const char *name = luaL_optlstring(L, 4, NULL, &name_bytes);
  return push_result(L, sources_answer_at(L, 2, run->vm, run->task, path, n, name, name_bytes));
}

static int run_answer_done(lua_State *L) {
  Run *run = run_check(L, 1);
  return push_result(L, opf_answer_done(run->vm, run->task));
}

static int run_answer_fail(lua_State *L) {
  Run *run = run_check(L, 1);
  return push_result(L, opf_answer_fail(run->vm, run->task, (uint32_t)luaL_checkinteger(L, 2)));
}

int luaopen_opforge_core(lua_State *L) {
  static const luaL_Reg functions[] = {{"new", core_new},
                                       {"check_package", core_check_package},
                                       {"package_hash", core_package_hash},
                                       {"blob", core_blob},
                                       {"sha256", core_sha256},
                                       {NULL, NULL}};
  static const luaL_Reg methods[] = {{"package", run_package},
                                     {"source", run_source},
                                     {"start", run_start},
                                     {"step", run_step},
                                     {"answer_source", run_answer_source},
                                     {"answer_file", run_answer_file},
                                     {"answer_module", run_answer_module},
                                     {"answer_done", run_answer_done},
                                     {"answer_fail", run_answer_fail},
                                     {"close", run_gc},
                                     {"__gc", run_gc},
                                     {"__close", run_gc},
                                     {NULL, NULL}};
  if (luaL_newmetatable(L, RUN_TYPE)) {
    luaL_setfuncs(L, methods, 0);
    luaL_setfuncs(L, results_methods, 0);
    luaL_setfuncs(L, image_methods, 0);
    luaL_setfuncs(L, listing_methods, 0);
    luaL_setfuncs(L, symbols_methods, 0);
    lua_pushvalue(L, -1);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  return 1;
}
