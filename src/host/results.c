/* results.c - what a finished run holds, as Lua tables: for reports and scripts, not for bulk
 * output.
 *
 * Owns:       nothing; every table is a copy.
 * Tests:      test/host/t_core.lua, test/host/t_diag.lua
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "host/host.h"

static void set_number(lua_State *L, const char *key, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, key);
}

static void set_bytes(lua_State *L, const char *key, const char *text, size_t size_bytes) {
  lua_pushlstring(L, text != NULL ? text : "", text != NULL ? size_bytes : 0);
  lua_setfield(L, -2, key);
}

static void set_name(lua_State *L, const char *key, const char *const names[], size_t n, size_t i) {
  lua_pushstring(L, i < n ? names[i] : "none");
  lua_setfield(L, -2, key);
}

/* run:summary() -> table */
static int results_summary(lua_State *L) {
  Run *run = run_check_done(L, 1);
  opf_summary summary;
  memset(&summary, 0, sizeof summary);
  if (opf_result_summary(run->vm, run->task, &summary) != OPF_OK) {
    return luaL_error(L, "no summary");
  }
  lua_createtable(L, 0, 10);
  set_number(L, "errors", (lua_Integer)summary.errors);
  set_number(L, "warnings", (lua_Integer)summary.warnings);
  set_number(L, "passes", (lua_Integer)summary.passes);
  set_number(L, "width_rounds", (lua_Integer)summary.width_rounds);
  set_number(L, "symbols", (lua_Integer)summary.symbols);
  set_number(L, "lines", (lua_Integer)summary.lines);
  set_number(L, "image_bytes", (lua_Integer)summary.image_bytes);
  set_number(L, "segment_bytes", (lua_Integer)summary.segment_bytes);
  set_number(L, "worst", (lua_Integer)summary.worst);
  set_bytes(L, "cpu", summary.cpu, summary.cpu_bytes);
  return 1;
}

static void push_arg(lua_State *L, const Run *run, const opf_arg *arg) {
  static const char *const kinds[] = {"none", "number", "text", "op", "byte", "limit", "shapes"};
  lua_createtable(L, 0, 3);
  set_name(L, "kind", kinds, sizeof kinds / sizeof kinds[0], (size_t)arg->kind);
  set_number(L, "value", (lua_Integer)arg->value);
  if (arg->kind == OPF_ARG_OP) {
    const char *name = NULL;
    uint32_t bytes =
        opf_op_name(run->vm, run->task, (uint32_t)arg->value, arg->text_bytes, &name); /* preset */
    set_bytes(L, "text", name, bytes);
  } else if (arg->kind == OPF_ARG_LIMIT) {
    set_number(L, "limit", (lua_Integer)arg->text_bytes);
  } else if (arg->text != NULL) {
    set_bytes(L, "text", arg->text, arg->text_bytes);
  }
}

/* run:diag_count() -> n */
static int results_diag_count(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_pushinteger(L, (lua_Integer)opf_diag_count(run->vm, run->task));
  return 1;
}

/* run:diag(i), i from 1 -> table or nil */
static int results_diag(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  opf_diag diag;
  uint32_t k;
  memset(&diag, 0, sizeof diag);
  if (i < 1 || i > (lua_Integer)opf_diag_count(run->vm, run->task) ||
      opf_diag_get(run->vm, run->task, (uint32_t)(i - 1), &diag) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  run->line_source = diag.source; /* its line will be asked for */
  run->line_number = (lua_Integer)diag.line;
  run->line_at = diag.line_offset;
  lua_createtable(L, 0, 12);
  set_number(L, "code", (lua_Integer)diag.code);
  lua_pushboolean(L, diag.warning != 0);
  lua_setfield(L, -2, "warning");
  set_number(L, "source", (lua_Integer)diag.source);
  set_number(L, "line", (lua_Integer)diag.line);
  set_number(L, "col", (lua_Integer)diag.col);
  set_number(L, "col_end", (lua_Integer)diag.col_end);
  set_number(L, "frame", (lua_Integer)diag.frame);
  if (diag.note_line != 0) {
    set_number(L, "note_source", (lua_Integer)diag.note_source);
    set_number(L, "note_line", (lua_Integer)diag.note_line);
    set_number(L, "note_col", (lua_Integer)diag.note_col);
    set_number(L, "note_col_end", (lua_Integer)diag.note_col_end);
  }
  lua_createtable(L, 4, 0);
  for (k = 0; k < diag.n_args && k < 5; k++) {
    push_arg(L, run, &diag.args[k]);
    lua_rawseti(L, -2, (lua_Integer)k + 1);
  }
  lua_setfield(L, -2, "args");
  return 1;
}

/* run:moved(i), i from 1 -> table or nil */
static int results_moved(lua_State *L) {
  static const char *const kinds[] = {"symbol", "lines", "loop", "size", "section", "place"};
  Run *run = run_check_done(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  opf_moved moved;
  memset(&moved, 0, sizeof moved);
  if (i < 1 || i > (lua_Integer)opf_moved_count(run->vm, run->task) ||
      opf_moved_get(run->vm, run->task, (uint32_t)(i - 1), &moved) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  lua_createtable(L, 0, 6);
  set_name(L, "kind", kinds, sizeof kinds / sizeof kinds[0], (size_t)moved.kind);
  set_number(L, "source", (lua_Integer)moved.source);
  set_number(L, "line", (lua_Integer)moved.line);
  set_bytes(L, "name", moved.name, moved.name_bytes);
  push_arg(L, run, &moved.from);
  lua_setfield(L, -2, "from");
  push_arg(L, run, &moved.to);
  lua_setfield(L, -2, "to");
  return 1;
}

/* run:frame(i) -> table or nil */
static int results_frame(lua_State *L) {
  static const char *const kinds[] = {"file", "include", "macro",  "loop",     "branch",
                                      "rest", "segment", "module", "statement"};
  Run *run = run_check_done(L, 1);
  opf_frame frame;
  memset(&frame, 0, sizeof frame);
  if (opf_frame_get(run->vm, run->task, (uint32_t)luaL_checkinteger(L, 2), &frame) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  lua_createtable(L, 0, 8);
  set_name(L, "kind", kinds, sizeof kinds / sizeof kinds[0], (size_t)frame.kind);
  set_number(L, "parent", (lua_Integer)frame.parent);
  set_number(L, "source", (lua_Integer)frame.source);
  set_number(L, "line", (lua_Integer)frame.line);
  set_number(L, "body", (lua_Integer)frame.body);
  set_number(L, "first_line", (lua_Integer)frame.first_line);
  set_number(L, "iteration", (lua_Integer)frame.iteration);
  set_bytes(L, "name", frame.name, frame.name_bytes);
  return 1;
}

/* run:source_info(i) -> size, is expansion, origin, origin line; or nil */
static int results_source_info(lua_State *L) {
  Run *run = run_check(L, 1);
  opf_source source;
  memset(&source, 0, sizeof source);
  if (opf_source_get(run->vm, run->task, (uint32_t)luaL_checkinteger(L, 2), &source) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)source.text_bytes);
  lua_pushboolean(L, source.is_expansion != 0);
  lua_pushinteger(L, (lua_Integer)source.origin);
  lua_pushinteger(L, (lua_Integer)source.origin_line);
  return 4;
}

/* Where the line that starts at `at` ends: at LF, CR, or the end of the text. */
static size_t line_end(const opf_source *source, size_t at) {
  const uint8_t *text = source->text + at;
  size_t left = source->text_bytes - at;
  const uint8_t *end = (const uint8_t *)memchr(text, '\n', left);
  const uint8_t *cr = (const uint8_t *)memchr(text, '\r', end ? (size_t)(end - text) : left);
  if (cr) end = cr;
  return end ? (size_t)(end - source->text) : source->text_bytes;
}

/* run:source_line(i, line) -> text without its end, or nil. LF, CR LF and a lone CR end a line. Of
 * a line beyond the limit line-bytes only so many bytes: nobody reads more. */
static int results_source_line(lua_State *L) {
  Run *run = run_check(L, 1);
  lua_Integer wanted = luaL_checkinteger(L, 3);
  lua_Integer line = 1;
  size_t at = 0;
  uint32_t index = (uint32_t)luaL_checkinteger(L, 2);
  opf_source source;
  memset(&source, 0, sizeof source);
  if (opf_source_get(run->vm, run->task, index, &source) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  if (run->is_done && run->line_source == index && run->line_number <= wanted) {
    line = run->line_number;
    at = run->line_at;
  }
  while (at < source.text_bytes || line == wanted) {
    size_t end = line_end(&source, at);
    if (line == wanted) {
      run->line_source = index;
      run->line_number = line;
      run->line_at = at;
      if (end - at > run->line_bytes) end = at + run->line_bytes;
      lua_pushlstring(L, (const char *)source.text + at, end - at);
      return 1;
    }
    at = end + 1;
    if (end + 1 < source.text_bytes && source.text[end] == '\r' && source.text[end + 1] == '\n') {
      at++;
    }
    line++;
  }
  lua_pushnil(L);
  return 1;
}

/* run:scope(i) -> parent, name; or nil */
static int results_scope(lua_State *L) {
  Run *run = run_check_done(L, 1);
  uint32_t parent = 0;
  uint32_t bytes = 0;
  const char *name = NULL;
  if (opf_scope_get(run->vm, run->task, (uint32_t)luaL_checkinteger(L, 2), &parent, &name,
                    &bytes) != OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)parent);
  lua_pushlstring(L, name != NULL ? name : "", name != NULL ? bytes : 0);
  return 2;
}

/* run:symbol(cursor) -> next cursor, table; or nil at the end. Start with 0. Integers and strings
 * are values there; a range, list or structure is none, which value_kind tells. */
static int results_symbol(lua_State *L) {
  static const char *const kinds[] = {"label", "const", "var"};
  Run *run = run_check_done(L, 1);
  uint32_t cursor = (uint32_t)luaL_checkinteger(L, 2);
  opf_symbol symbol;
  memset(&symbol, 0, sizeof symbol);
  if (!opf_symbol_next(run->vm, run->task, &cursor, &symbol)) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)cursor);
  lua_createtable(L, 0, 10);
  set_name(L, "kind", kinds, sizeof kinds / sizeof kinds[0], (size_t)symbol.kind);
  set_number(L, "value_kind", (lua_Integer)symbol.value_kind);
  if (symbol.value_kind == 1) {
    set_bytes(L, "value", symbol.text, symbol.text_bytes);
  } else if (symbol.value_kind == 0) {
    set_number(L, "value", (lua_Integer)symbol.value);
  }
  set_bytes(L, "name", symbol.name, symbol.name_bytes);
  set_number(L, "scope", (lua_Integer)symbol.scope);
  lua_pushboolean(L, symbol.is_address != 0);
  lua_setfield(L, -2, "is_address");
  if (symbol.section != 0) {
    set_number(L, "section", (lua_Integer)symbol.section);
  }
  lua_pushstring(L, symbol.is_public ? "public" : "private");
  lua_setfield(L, -2, "visibility");
  set_number(L, "source", (lua_Integer)symbol.source);
  set_number(L, "line", (lua_Integer)symbol.line);
  return 2;
}

/* run:image_runs() -> n; run:image_run(i), i from 1 -> address, bytes */
static int results_image_runs(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_pushinteger(L, (lua_Integer)opf_image_runs(run->vm, run->task));
  return 1;
}

static int results_image_run(lua_State *L) {
  Run *run = run_check_done(L, 1);
  lua_Integer i = luaL_checkinteger(L, 2);
  uint32_t address = 0;
  uint32_t size_bytes = 0;
  const uint8_t *bytes = NULL;
  if (i < 1 || i > (lua_Integer)opf_image_runs(run->vm, run->task) ||
      opf_image_run(run->vm, run->task, (uint32_t)(i - 1), &address, &bytes, &size_bytes) !=
          OPF_OK) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, (lua_Integer)address);
  lua_pushlstring(L, bytes != NULL ? (const char *)bytes : "", bytes != NULL ? size_bytes : 0);
  return 2;
}

/* run:sections() -> list of tables, in order of creation */
static int results_sections(lua_State *L) {
  static const char *const kinds[] = {"code", "data", "bss", "zp"};
  static const char *const memories[] = {"any", "chip", "fast", "slow"};
  Run *run = run_check_done(L, 1);
  uint32_t cursor = 0;
  lua_Integer n = 0;
  opf_section section;
  lua_newtable(L);
  while (opf_section_next(run->vm, run->task, &cursor, &section)) {
    lua_createtable(L, 0, 9);
    set_number(L, "number", (lua_Integer)section.number);
    set_bytes(L, "name", section.name, section.name_bytes);
    set_name(L, "kind", kinds, 4, (size_t)section.kind);
    set_name(L, "memory", memories, 4, (size_t)section.memory);
    set_number(L, "align", (lua_Integer)section.align);
    set_number(L, "size", (lua_Integer)section.size_bytes);
    if (section.region != 0) {
      set_number(L, "region_number", (lua_Integer)section.region);
      set_number(L, "base", (lua_Integer)section.base);
    }
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* run:regions() -> list of tables, in order of creation */
static int results_regions(lua_State *L) {
  Run *run = run_check_done(L, 1);
  uint32_t cursor = 0;
  lua_Integer n = 0;
  opf_region region;
  lua_newtable(L);
  while (opf_region_next(run->vm, run->task, &cursor, &region)) {
    lua_createtable(L, 0, 7);
    set_number(L, "number", (lua_Integer)region.number);
    set_bytes(L, "name", region.name, region.name_bytes);
    set_number(L, "first", (lua_Integer)region.first);
    set_number(L, "last", (lua_Integer)region.last);
    set_number(L, "used", (lua_Integer)region.used_bytes);
    set_number(L, "free", (lua_Integer)(region.last + 1 - region.first - region.used_bytes));
    set_number(L, "align", (lua_Integer)region.align);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* run:known(kind) -> names of definitions that are no symbols: macro, pattern or encoding; in no
 * order */
static int results_known(lua_State *L) {
  static const char *const kinds[] = {"macro", "pattern", "encoding", NULL};
  Run *run = run_check_done(L, 1);
  opf_known kind = (opf_known)luaL_checkoption(L, 2, NULL, kinds);
  const char *name;
  uint32_t cursor = 0, size_bytes;
  lua_Integer n = 0;
  lua_newtable(L);
  while (opf_known_next(run->vm, run->task, kind, &cursor, &name, &size_bytes)) {
    lua_pushlstring(L, name, size_bytes);
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* run:units() -> list of tables, in order of evaluation; `why` and `by_` fields of those that are
 * kept */
static int results_units(lua_State *L) {
  static const char *const reasons[] = {"name", "list", "around"};
  Run *run = run_check_done(L, 1);
  uint32_t cursor = 0;
  lua_Integer n = 0;
  opf_unit unit;
  lua_newtable(L);
  while (opf_unit_next(run->vm, run->task, &cursor, &unit)) {
    lua_createtable(L, 0, 12);
    set_number(L, "number", (lua_Integer)unit.number);
    lua_pushstring(L, unit.is_proc ? "proc" : "block");
    lua_setfield(L, -2, "kind");
    set_bytes(L, "name", unit.name, unit.name_bytes);
    set_number(L, "scope", (lua_Integer)unit.scope);
    set_number(L, "source", (lua_Integer)unit.source);
    set_number(L, "line", (lua_Integer)unit.line);
    if (unit.is_kept) {
      set_name(L, "why", reasons, sizeof reasons / sizeof reasons[0], (size_t)unit.why);
      set_number(L, "by_number", (lua_Integer)unit.by);
      set_number(L, "by_source", (lua_Integer)unit.by_source);
      set_number(L, "by_line", (lua_Integer)unit.by_line);
    }
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* An item of a list of src/vm/lists.def, by its name there. */
static void set_item(lua_State *L, const char *key, const char *list, int64_t value) {
  static const struct {
    const char *list;
    const char *name;
  } items[] = {
#define LIST(list)
#define ITEM(list, name, text) {#list, #name},
#define LIST_END(list)
#include "vm/lists.def"
#undef LIST
#undef ITEM
#undef LIST_END
  };
  size_t i = 0;
  while (i < sizeof items / sizeof items[0] && strcmp(items[i].list, list) != 0) {
    i++;
  }
  i += (size_t)value;
  lua_pushstring(L, i < sizeof items / sizeof items[0] ? items[i].name : "");
  lua_setfield(L, -2, key);
}

/* run:outputs() -> list of { kind, name, source, line, col, col_end, options = list of { key,
 * value, col, col_end } }, of metadata with key and cpu; keys and choices by their names in
 * src/vm/lists.def */
static int results_outputs(lua_State *L) {
  static const char *const kinds[] = {"file", "map", "export", "program", "setting"};
  Run *run = run_check_done(L, 1);
  uint32_t cursor = 0;
  lua_Integer n = 0;
  opf_output output;
  lua_newtable(L);
  while (opf_output_next(run->vm, run->task, &cursor, &output)) {
    uint32_t i;
    lua_createtable(L, 0, 7);
    set_name(L, "kind", kinds, sizeof kinds / sizeof kinds[0], (size_t)output.kind);
    set_bytes(L, "name", output.name, output.name_bytes);
    if (output.kind == OPF_OUTPUT_PROGRAM || output.kind == OPF_OUTPUT_SETTING) {
      set_item(L, "key", "option", output.key);
      set_bytes(L, "cpu", output.cpu, output.cpu_bytes);
    }
    set_number(L, "source", (lua_Integer)output.source);
    set_number(L, "line", (lua_Integer)output.line);
    set_number(L, "col", (lua_Integer)output.col);
    set_number(L, "col_end", (lua_Integer)output.col_end);
    lua_createtable(L, (int)output.n_options, 0);
    for (i = 0; i < output.n_options; i++) {
      opf_option option;
      if (opf_output_option(run->vm, run->task, cursor, i, &option) != OPF_OK) {
        return luaL_error(L, "an output without its option");
      }
      lua_createtable(L, 0, 4);
      set_item(L, "key", "option", option.key);
      if (option.kind == OPF_OPTION_NUMBER) {
        set_number(L, "value", (lua_Integer)option.value);
      } else if (option.kind == OPF_OPTION_CHOICE) {
        set_item(L, "value", "choice", option.value);
      } else {
        set_bytes(L, "value", option.text, option.text_bytes);
      }
      set_number(L, "col", (lua_Integer)option.col);
      set_number(L, "col_end", (lua_Integer)option.col_end);
      lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "options");
    lua_rawseti(L, -2, ++n);
  }
  return 1;
}

/* run:digest(kind) -> 16 hex digits */
static int results_digest(lua_State *L) {
  Run *run = run_check_done(L, 1);
  static const char *const kinds[] = {"tokens", "records", "image", "diagnostics", NULL};
  uint64_t value = opf_digest(run->vm, run->task, (uint32_t)luaL_checkoption(L, 2, NULL, kinds));
  {
    char text[17];
    int i;
    for (i = 15; i >= 0; i--) {
      text[i] = "0123456789abcdef"[value & 15u];
      value >>= 4;
    }
    text[16] = '\0';
    lua_pushstring(L, text);
  }
  return 1;
}

/* run:op_name(id, preset) -> text */
static int results_op_name(lua_State *L) {
  Run *run = run_check(L, 1);
  const char *name = NULL;
  uint32_t bytes = opf_op_name(run->vm, run->task, (uint32_t)luaL_checkinteger(L, 2),
                               (uint32_t)luaL_optinteger(L, 3, 0), &name);
  lua_pushlstring(L, name != NULL ? name : "", name != NULL ? bytes : 0);
  return 1;
}

const luaL_Reg results_methods[] = {{"summary", results_summary},
                                    {"diag_count", results_diag_count},
                                    {"diag", results_diag},
                                    {"moved", results_moved},
                                    {"frame", results_frame},
                                    {"source_info", results_source_info},
                                    {"source_line", results_source_line},
                                    {"scope", results_scope},
                                    {"symbol", results_symbol},
                                    {"image_runs", results_image_runs},
                                    {"image_run", results_image_run},
                                    {"sections", results_sections},
                                    {"regions", results_regions},
                                    {"known", results_known},
                                    {"units", results_units},
                                    {"outputs", results_outputs},
                                    {"digest", results_digest},
                                    {"op_name", results_op_name},
                                    {NULL, NULL}};
