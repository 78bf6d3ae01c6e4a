/* listing.c - the listing of a run as one text: rows, symbol table, bytes.
 *
 * A listing shows every line of the sources. The line map holds only lines that made something;
 * lines
 * between two of them are copied from the text. Activations are kept on a stack; loop bodies and
 * branches
 * lie in the text of the activation around them, so their last line is where that one goes on.
 *
 * Owns:       nothing; the text is a blob, the stack a userdata of the Lua state.
 * Tests:      test/host/t_listing.lua
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "host/host.h"

/* Columns in front of the source. */
#define HEAD_WIDTH 39

/* An activation that is open. */
typedef struct Level {
  opf_frame_kind kind;
  uint32_t source;
  uint32_t line;  /* next line to show */
  size_t at;      /* its offset in the text */
  uint32_t shift; /* what the user's line number is higher by: expansions */
  const uint8_t *text;
  size_t text_bytes;
  uint32_t loop_line; /* start of the loop body met last, so that iterations find it again */
  size_t loop_at;
  char marker[4]; /* "mac", "loo" or empty: what the rows are marked with */
  const char *name;
  uint32_t name_bytes;
  uint32_t iteration;
} Level;

/* A text that follows a line: a diagnostic, rendered by the caller. */
typedef struct Note {
  uint32_t source, line;
  const char *text; /* borrowed: from the table of notes */
  size_t text_bytes;
  int is_shown;
} Note;

/* The row that collects what one line made. */
typedef struct Row {
  int is_open;
  uint32_t line;
  opf_line_kind kind; /* BYTES, VALUE, RESERVE, or LABEL for nothing to show */
  uint32_t address;
  uint64_t size_bytes;
  uint32_t run, run_offset;
  int64_t value;
  uint32_t value_kind;
} Row;

typedef struct Listing {
  lua_State *L;
  const Run *run;
  Blob *out;
  Level *levels;
  size_t n_levels, capacity;
  int levels_place; /* stack place of the userdata that holds levels */
  Note *notes;
  size_t n_notes;
  int file_names; /* stack place of the table of names */
  uint32_t shown_file;
  uint32_t entry_file;
  unsigned tab_size;
  Row row;
} Listing;

static unsigned digits_of(uint64_t value) {
  return value <= 0xFFFF ? 4 : value <= 0xFFFFFF ? 6 : value <= 0xFFFFFFFF ? 8 : 16;
}

static unsigned value_digits(int64_t value) {
  if (value >= 0) {
    return digits_of((uint64_t)value);
  }
  return value >= -0x8000 ? 4 : value >= -0x800000 ? 6 : value >= -0x80000000LL ? 8 : 16;
}

static void add_value(lua_State *L, Blob *out, int64_t value) {
  unsigned n = value_digits(value);
  uint64_t bits = (uint64_t)value;
  if (n < 16) {
    bits &= ((uint64_t)1 << (4 * n)) - 1;
  }
  blob_add_hex(L, out, bits, n);
}

static void pad_to(lua_State *L, Blob *out, size_t from, size_t width) {
  while (out->size_bytes - from < width) {
    blob_add_byte(L, out, ' ');
  }
}

static size_t line_end(const Level *level, size_t at) {
  while (at < level->text_bytes && level->text[at] != '\n' && level->text[at] != '\r') {
    at++;
  }
  return at;
}

static size_t after_line(const Level *level, size_t end) {
  if (end < level->text_bytes && level->text[end] == '\r' && end + 1 < level->text_bytes &&
      level->text[end + 1] == '\n') {
    return end + 2;
  }
  return end + 1;
}

/* Moves to a line without showing what lies between. */
static void seek(Level *level, uint32_t line) {
  if (line < level->line) {
    level->line = 1;
    level->at = 0;
  }
  while (level->line < line && level->at < level->text_bytes) {
    level->at = after_line(level, line_end(level, level->at));
    level->line++;
  }
}

/* The source line; tabs are expanded when asked; control bytes are not let through. */
static void add_source(Listing *list, const Level *level, size_t at, size_t end) {
  size_t column = 0;
  size_t i;
  if (list->tab_size == 0) {
    int is_plain = 1;
    for (i = at; i < end && is_plain; i++) {
      is_plain =
          is_plain && (level->text[i] >= 0x20 || level->text[i] == '\t') && level->text[i] != 0x7F;
    }
    if (is_plain) {
      blob_add(list->L, list->out, level->text + at, end - at);
      return;
    }
  }
  for (i = at; i < end; i++) {
    unsigned char byte = level->text[i];
    if (byte == '\t' && list->tab_size > 0) {
      do {
        blob_add_byte(list->L, list->out, ' ');
        column++;
      } while (column % list->tab_size != 0);
      continue;
    }
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) {
      byte = '.';
    }
    blob_add_byte(list->L, list->out, byte);
    column++;
  }
}

static void trim(Blob *out, size_t from) {
  while (out->size_bytes > from &&
         (out->bytes[out->size_bytes - 1] == ' ' || out->bytes[out->size_bytes - 1] == '\t')) {
    out->size_bytes--;
  }
}

static void add_bytes(Listing *list, const Row *row) {
  uint32_t run = row->run;
  uint32_t offset = row->run_offset;
  uint64_t left = row->size_bytes;
  int is_first = 1;
  while (left > 0) {
    const uint8_t *bytes = NULL;
    uint32_t address;
    uint32_t size_bytes = 0;
    if (opf_image_run(list->run->vm, list->run->task, run, &address, &bytes, &size_bytes) !=
        OPF_OK) {
      return;
    }
    for (; offset < size_bytes && left > 0; offset++, left--) {
      unsigned char text[3];
      text[0] = ' ';
      text[1] = (unsigned char)"0123456789ABCDEF"[bytes[offset] >> 4];
      text[2] = (unsigned char)"0123456789ABCDEF"[bytes[offset] & 15];
      blob_add(list->L, list->out, is_first ? text + 1 : text, is_first ? 2 : 3);
      is_first = 0;
    }
    run++;
    offset = 0;
  }
}

static void add_notes(Listing *list, uint32_t source, uint32_t line) {
  size_t low = 0;
  size_t high = list->n_notes;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const Note *note = &list->notes[middle];
    if (note->source < source || (note->source == source && note->line < line)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < list->n_notes && list->notes[low].source == source && list->notes[low].line == line;
       low++) {
    if (!list->notes[low].is_shown) {
      blob_add(list->L, list->out, list->notes[low].text, list->notes[low].text_bytes);
      list->notes[low].is_shown = 1;
    }
  }
}

/* Writes digits of a number at a place; returns how many. */
static size_t put_hex(char *out, uint64_t value, unsigned n) {
  unsigned i;
  for (i = n; i-- > 0; value >>= 4) {
    out[i] = "0123456789ABCDEF"[value & 15u];
  }
  return n;
}

/* The columns in front of the source of an ordinary row, as nearly every row is: no or few bytes,
 * of one run. Returns 0 when the row is not ordinary; nothing was added then. */
static int add_short_head(Listing *list, const Level *level, const Row *row) {
  char head[HEAD_WIDTH];
  uint64_t number = (uint64_t)level->line + level->shift;
  size_t at = HEAD_WIDTH - 2;
  if (number > 9999) {
    return 0;
  }
  memset(head, ' ', sizeof head);
  if (row == NULL || row->kind == OPF_LINE_LABEL) {
    memset(head, '-', 4);
  } else if (row->kind == OPF_LINE_BYTES && row->size_bytes <= 8) {
    const uint8_t *bytes = NULL;
    uint32_t address;
    uint32_t size_bytes = 0;
    uint32_t i;
    if (row->address > 0xFFFF ||
        opf_image_run(list->run->vm, list->run->task, row->run, &address, &bytes, &size_bytes) !=
            OPF_OK ||
        (uint64_t)row->run_offset + row->size_bytes > size_bytes) {
      return 0;
    }
    put_hex(head, row->address, 4);
    for (i = 0; i < (uint32_t)row->size_bytes; i++) {
      put_hex(head + 8 + 3 * i, bytes[row->run_offset + i], 2);
    }
  } else {
    return 0;
  }
  do {
    head[--at] = (char)('0' + (int)(number % 10));
    number /= 10;
  } while (number != 0);
  blob_add(list->L, list->out, head, sizeof head);
  return 1;
}

/* A row for the next line of a level; row is NULL for a line that made nothing. */
static void add_row(Listing *list, Level *level, const Row *row) {
  static const char *const value_names[] = {"", "string", "range", "list", "struct"};
  lua_State *L = list->L;
  Blob *out = list->out;
  size_t from = out->size_bytes;
  size_t end = line_end(level, level->at);
  size_t column;
  int has_address = row != NULL && (row->kind == OPF_LINE_BYTES || row->kind == OPF_LINE_RESERVE);
  blob_reserve(L, out, 64 + (end - level->at));
  if (add_short_head(list, level, row)) {
    goto source;
  }
  if (has_address) {
    blob_add_hex(L, out, row->address, digits_of(row->address));
  } else {
    blob_add_text(L, out, "----");
  }
  pad_to(L, out, from, 6);
  blob_add_text(L, out, "  ");
  column = out->size_bytes;
  if (row != NULL && row->kind == OPF_LINE_BYTES) {
    add_bytes(list, row);
  } else if (row != NULL && row->kind == OPF_LINE_RESERVE) {
    blob_add_byte(L, out, '+');
    blob_add_hex(L, out, row->size_bytes, digits_of(row->size_bytes));
  } else if (row != NULL && row->kind == OPF_LINE_VALUE) {
    blob_add_text(L, out, "EQU ");
    if (row->value_kind == 0) {
      add_value(L, out, row->value);
    } else {
      blob_add_text(L, out, value_names[row->value_kind < 5 ? row->value_kind : 0]);
    }
  }
  pad_to(L, out, column, 23);
  blob_add_text(L, out, "  ");
  blob_add_decimal(L, out, (uint64_t)level->line + level->shift, 4);
  blob_add_text(L, out, "  ");
source:
  add_source(list, level, level->at, end);
  trim(out, from);
  if (level->marker[0] == 'm') {
    blob_add_text(L, out, "  ; [macro ");
    blob_add(L, out, level->name, level->name_bytes);
    blob_add_byte(L, out, ']');
  } else if (level->marker[0] == 'l') {
    blob_add_text(L, out, "  ; [loop ");
    blob_add_decimal(L, out, level->iteration, 0);
    blob_add_byte(L, out, ']');
  }
  blob_add_byte(L, out, '\n');
  add_notes(list, level->source, level->line);
  level->at = after_line(level, end);
  level->line++;
}

static Level *top(Listing *list) { return &list->levels[list->n_levels - 1]; }

/* Rows of lines that made nothing, up to a line that is not shown. */
static void fill_to(Listing *list, Level *level, uint32_t line) {
  while (level->line < line && level->at < level->text_bytes) {
    add_row(list, level, NULL);
  }
}

static void flush(Listing *list) {
  if (list->row.is_open && list->n_levels > 0) {
    Level *level = top(list);
    seek(level, list->row.line);
    add_row(list, level, &list->row);
  }
  list->row.is_open = 0;
}

static void add_file_row(Listing *list, uint32_t source) {
  lua_State *L = list->L;
  if (source == list->shown_file) {
    return;
  }
  list->shown_file = source;
  lua_rawgeti(L, list->file_names, (lua_Integer)source);
  if (lua_isstring(L, -1)) {
    size_t from = list->out->size_bytes;
    blob_add_text(L, list->out, "----");
    pad_to(L, list->out, from, 39);
    blob_add_text(L, list->out, "; file ");
    blob_add_text(L, list->out, lua_tostring(L, -1));
    blob_add_byte(L, list->out, '\n');
  }
  lua_pop(L, 1);
}

static void push_level(Listing *list, const opf_frame *frame, const Level *parent) {
  Level level;
  opf_source source;
  memset(&level, 0, sizeof level);
  memset(&source, 0, sizeof source);
  if (opf_source_get(list->run->vm, list->run->task, frame->body, &source) != OPF_OK) {
    luaL_error(list->L, "a frame without a source");
  }
  level.kind = frame->kind;
  level.source = frame->body;
  level.text = source.text;
  level.text_bytes = source.text_bytes;
  level.line = 1;
  {
    unsigned depth;
    opf_source above = source;
    for (depth = 0; above.is_expansion && depth < 5000; depth++) {
      level.shift += above.origin_line - 1;
      if (opf_source_get(list->run->vm, list->run->task, above.origin, &above) != OPF_OK) {
        break;
      }
    }
  }
  if (source.text_bytes >= 3 && memcmp(source.text, "\xEF\xBB\xBF", 3) == 0) {
    level.at = 3;
  }
  if (parent != NULL && (frame->kind == OPF_FRAME_LOOP || frame->kind == OPF_FRAME_BRANCH ||
                         frame->kind == OPF_FRAME_REST)) {
    memcpy(level.marker, parent->marker, sizeof level.marker);
    level.name = parent->name;
    level.name_bytes = parent->name_bytes;
    level.iteration = parent->iteration;
    if (parent->source == frame->body) {
      if (parent->loop_line != 0 && parent->loop_line == frame->first_line) {
        level.line = parent->loop_line;
        level.at = parent->loop_at;
      } else if (parent->line <= frame->first_line) {
        level.line = parent->line;
        level.at = parent->at;
      }
    }
    seek(&level, frame->first_line);
  } else if (frame->first_line > 1) {
    seek(&level, frame->first_line);
  }
  if (frame->kind == OPF_FRAME_MACRO) {
    memcpy(level.marker, "mac", 4);
    level.name = frame->name;
    level.name_bytes = frame->name_bytes;
  } else if (frame->kind == OPF_FRAME_LOOP) {
    memcpy(level.marker, "loo", 4);
    level.iteration = frame->iteration;
  }
  if (list->n_levels == list->capacity) {
    size_t capacity = list->capacity * 2;
    Level *levels = (Level *)lua_newuserdatauv(list->L, capacity * sizeof *levels, 0);
    memcpy(levels, list->levels, list->n_levels * sizeof *levels);
    lua_replace(list->L, list->levels_place);
    list->levels = levels;
    list->capacity = capacity;
  }
  list->levels[list->n_levels++] = level;
}

static void enter(Listing *list, uint32_t number) {
  opf_frame frame;
  Level *parent = NULL;
  flush(list);
  memset(&frame, 0, sizeof frame);
  if (opf_frame_get(list->run->vm, list->run->task, number, &frame) != OPF_OK) {
    luaL_error(list->L, "an activation without a frame");
  }
  if (list->n_levels > 0) {
    parent = top(list);
    if (parent->source == frame.source && frame.line + 1 > parent->line) {
      fill_to(list, parent, frame.line + 1);
    }
  } else {
    list->shown_file = list->entry_file = frame.body;
  }
  push_level(list, &frame, parent);
  if (frame.kind == OPF_FRAME_LOOP && list->n_levels > 1) {
    parent = &list->levels[list->n_levels - 2];
    parent->loop_line = frame.first_line;
    parent->loop_at = top(list)->at;
  }
  if (frame.kind == OPF_FRAME_INCLUDE) {
    add_file_row(list, frame.body);
  }
}

static void leave(Listing *list, uint32_t last_line) {
  Level *level;
  flush(list);
  if (list->n_levels == 0) {
    return;
  }
  level = top(list);
  if (level->kind == OPF_FRAME_LOOP || level->kind == OPF_FRAME_BRANCH ||
      level->kind == OPF_FRAME_REST) {
    if (last_line >= level->line) {
      fill_to(list, level, last_line + 1);
    }
    if (list->n_levels > 1) {
      Level *parent = &list->levels[list->n_levels - 2];
      if (parent->source == level->source && parent->line < level->line) {
        parent->line = level->line;
        parent->at = level->at;
      }
    }
  } else {
    fill_to(list, level, UINT32_MAX);
  }
  list->n_levels--;
  if (level->kind == OPF_FRAME_INCLUDE && list->n_levels > 0) {
    size_t i = list->n_levels;
    while (i > 1 && list->levels[i - 1].kind != OPF_FRAME_INCLUDE &&
           list->levels[i - 1].kind != OPF_FRAME_FILE) {
      i--;
    }
    add_file_row(list, list->levels[i - 1].source);
  }
}

static void add_item(Listing *list, const opf_line *line) {
  Row *row = &list->row;
  if (list->n_levels == 0) {
    return;
  }
  if (row->is_open && row->line == line->line) {
    if (row->kind == OPF_LINE_BYTES && line->kind == OPF_LINE_BYTES) {
      row->size_bytes += line->size_bytes;
      return;
    }
    if (line->kind == OPF_LINE_LABEL || row->kind == OPF_LINE_BYTES ||
        row->kind == OPF_LINE_RESERVE) {
      return; /* one row shows one thing; bytes come before anything else */
    }
  } else {
    flush(list);
    fill_to(list, top(list), line->line);
  }
  row->is_open = 1;
  row->line = line->line;
  row->kind = line->kind;
  row->address = line->address;
  row->size_bytes = line->size_bytes;
  row->run = line->run;
  row->run_offset = line->run_offset;
  row->value = line->value;
  row->value_kind = line->value_kind;
}

/* --- tables behind the rows ------------------------------------------------------------------- */

static void add_image_rows(Listing *list) {
  lua_State *L = list->L;
  size_t n;
  size_t i;
  unsigned in_row = 0;
  uint64_t expected = 0;
  const Piece *pieces = image_pieces(L, list->run, &n);
  if (n == 0) {
    blob_add_text(L, list->out, "(none)\n");
  }
  for (i = 0; i < n; i++) {
    uint32_t k;
    for (k = 0; k < pieces[i].size_bytes; k++) {
      uint32_t address = pieces[i].address + k;
      if (in_row == 16 || (in_row > 0 && address != expected)) {
        blob_add_byte(L, list->out, '\n');
        in_row = 0;
      }
      if (in_row == 0) {
        size_t from = list->out->size_bytes;
        blob_add_hex(L, list->out, address, digits_of(address));
        pad_to(L, list->out, from, 6);
        blob_add_byte(L, list->out, ' ');
      }
      {
        char text[3];
        text[0] = ' ';
        put_hex(text + 1, pieces[i].bytes[k], 2);
        blob_add(L, list->out, text, 3);
      }
      in_row++;
      expected = (uint64_t)address + 1;
    }
  }
  if (in_row > 0) {
    blob_add_byte(L, list->out, '\n');
  }
  lua_pop(L, 1);
}

/* Takes notes from the table at a stack place; the userdata that holds them stays on the stack. */
static void load_notes(Listing *list, int place) {
  lua_State *L = list->L;
  size_t i;
  list->n_notes = (size_t)lua_rawlen(L, place);
  list->notes = (Note *)lua_newuserdatauv(L, (list->n_notes + 1) * sizeof *list->notes, 0);
  for (i = 0; i < list->n_notes; i++) {
    Note *note = &list->notes[i];
    lua_rawgeti(L, place, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_getfield(L, -1, "source");
    note->source = (uint32_t)luaL_checkinteger(L, -1);
    lua_getfield(L, -2, "line");
    note->line = (uint32_t)luaL_checkinteger(L, -1);
    lua_getfield(L, -3, "text");
    note->text = luaL_checklstring(L, -1, &note->text_bytes);
    note->is_shown = 0;
    lua_pop(L, 4);
  }
}

/* run:listing{ names = { [source] = name }, notes = { {source, line, text} sorted }, symbols =
 * text,
 *              errors =, warnings =, tab_size = } -> blob */
static int listing_make(lua_State *L) {
  Listing list;
  opf_line_cursor cursor;
  opf_line line;
  opf_summary summary;
  uint64_t n_bytes = 0;
  lua_Integer tab_size;
  memset(&list, 0, sizeof list);
  memset(&cursor, 0, sizeof cursor);
  memset(&summary, 0, sizeof summary);
  list.L = L;
  list.run = run_check_done(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  lua_getfield(L, 2, "names");
  luaL_checktype(L, 3, LUA_TTABLE);
  list.file_names = 3;
  lua_getfield(L, 2, "notes");
  luaL_checktype(L, 4, LUA_TTABLE);
  load_notes(&list, 4);
  lua_getfield(L, 2, "tab_size");
  tab_size = luaL_optinteger(L, -1, 0);
  luaL_argcheck(L, tab_size >= 0 && tab_size <= 64, 2, "tab_size out of range");
  list.tab_size = (unsigned)tab_size;
  list.out = blob_push(L, 65536);
  list.capacity = 64;
  list.levels = (Level *)lua_newuserdatauv(L, list.capacity * sizeof *list.levels, 0);
  list.levels_place = lua_gettop(L);
  blob_add_text(L, list.out,
                "opforge Assembler v1.0\n"
                "ADDR    BYTES                    LINE  SOURCE\n"
                "------  -----------------------  ----  ------\n");
  while (opf_line_next(list.run->vm, list.run->task, &cursor, &line) && line.kind != OPF_LINE_END) {
    switch (line.kind) {
    case OPF_LINE_ENTER: enter(&list, line.frame); break;
    case OPF_LINE_LEAVE: leave(&list, line.line); break;
    default: add_item(&list, &line); break;
    }
  }
  while (list.n_levels > 0) {
    leave(&list, 0);
  }
  if (opf_result_summary(list.run->vm, list.run->task, &summary) == OPF_OK) {
    n_bytes = summary.image_bytes;
  }
  blob_add_text(L, list.out, "\nLines: ");
  blob_add_decimal(L, list.out, summary.lines, 0);
  blob_add_text(L, list.out, "  Errors: ");
  lua_getfield(L, 2, "errors");
  blob_add_decimal(L, list.out, (uint64_t)luaL_optinteger(L, -1, (lua_Integer)summary.errors), 0);
  blob_add_text(L, list.out, "  Warnings: ");
  lua_getfield(L, 2, "warnings");
  blob_add_decimal(L, list.out, (uint64_t)luaL_optinteger(L, -1, (lua_Integer)summary.warnings), 0);
  lua_pop(L, 2);
  blob_add_text(L, list.out, "\n\nSYMBOL TABLE\nNAME             VALUE     VIS  KIND\n");
  lua_getfield(L, 2, "symbols");
  {
    size_t size_bytes;
    const unsigned char *text = blob_check(L, -1, &size_bytes);
    blob_add(L, list.out, text, size_bytes);
    if (size_bytes == 0) {
      blob_add_text(L, list.out, "(none)\n");
    }
  }
  lua_pop(L, 1);
  blob_add_text(L, list.out, "\nTotal memory is ");
  blob_add_decimal(L, list.out, n_bytes, 0);
  blob_add_text(L, list.out, " bytes\n\nGENERATED OUTPUT\n");
  add_image_rows(&list);
  lua_settop(L, list.levels_place - 1);
  return 1;
}

/* --- symbols in bulk -------------------------------------------------------------------------- */

typedef struct SymbolRow {
  const char *full; /* borrowed: from names */
  size_t full_bytes;
  int64_t value;
  opf_symbol_kind kind;
  int is_address;
} SymbolRow;

/* Appends the dotted path of a scope; 0 when a part of it has no name that a source can spell. */
static int add_scope(lua_State *L, const Run *run, Blob *names, uint32_t scope) {
  uint32_t chain[256];
  unsigned n = 0;
  while (scope != 0) {
    uint32_t parent = 0;
    uint32_t bytes = 0;
    const char *name = NULL;
    if (n == 256 || opf_scope_get(run->vm, run->task, scope, &parent, &name, &bytes) != OPF_OK ||
        bytes == 0) {
      return 0;
    }
    chain[n++] = scope;
    scope = parent;
  }
  while (n > 0) {
    uint32_t parent;
    uint32_t bytes = 0;
    const char *name = NULL;
    if (opf_scope_get(run->vm, run->task, chain[--n], &parent, &name, &bytes) != OPF_OK) {
      return 0;
    }
    blob_add(L, names, name, bytes);
    blob_add_byte(L, names, '.');
  }
  return 1;
}

static int fold(unsigned char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }

static int by_name(const void *a, const void *b) {
  const SymbolRow *x = (const SymbolRow *)a;
  const SymbolRow *y = (const SymbolRow *)b;
  size_t n = x->full_bytes < y->full_bytes ? x->full_bytes : y->full_bytes;
  size_t i;
  for (i = 0; i < n; i++) {
    int c = fold((unsigned char)x->full[i]);
    int d = fold((unsigned char)y->full[i]);
    if (c != d) {
      return c - d;
    }
  }
  return (x->full_bytes > y->full_bytes) - (x->full_bytes < y->full_bytes);
}

/* run:symbol_rows("plain" | "vice" | "listing") -> blob: one row per symbol that a source can name,
 * sorted by name without case. Values that are not integers are left out. */
static int listing_symbols(lua_State *L) {
  static const char *const styles[] = {"plain", "vice", "listing", NULL};
  Run *run = run_check_done(L, 1);
  int style = luaL_checkoption(L, 2, "plain", styles);
  uint32_t cursor = 0;
  opf_symbol symbol;
  size_t n = 0;
  size_t capacity = 256;
  size_t i;
  Blob *names = blob_push(L, 4096);
  int place;
  SymbolRow *rows;
  Blob *out;
  rows = (SymbolRow *)lua_newuserdatauv(L, capacity * sizeof *rows, 0);
  place = lua_gettop(L);
  memset(&symbol, 0, sizeof symbol);
  while (opf_symbol_next(run->vm, run->task, &cursor, &symbol)) {
    size_t start = names->size_bytes;
    if (symbol.value_kind != 0 || (style == 1 && !symbol.is_address) ||
        !add_scope(L, run, names, symbol.scope)) {
      names->size_bytes = start;
      continue;
    }
    blob_add(L, names, symbol.name, symbol.name_bytes);
    if (n == capacity) {
      SymbolRow *more = (SymbolRow *)lua_newuserdatauv(L, capacity * 2 * sizeof *rows, 0);
      memcpy(more, rows, n * sizeof *rows);
      lua_replace(L, place);
      rows = more;
      capacity *= 2;
    }
    rows[n].full = NULL;
    rows[n].full_bytes = names->size_bytes - start;
    rows[n].value = symbol.value;
    rows[n].kind = symbol.kind;
    rows[n].is_address = symbol.is_address != 0;
    n++;
  }
  {
    /* Only now: the names moved while they were collected. */
    size_t at = 0;
    for (i = 0; i < n; i++) {
      rows[i].full = (const char *)names->bytes + at;
      at += rows[i].full_bytes;
    }
  }
  qsort(rows, n, sizeof *rows, by_name);
  out = blob_push(L, n * 32 + 16);
  for (i = 0; i < n; i++) {
    const SymbolRow *row = &rows[i];
    size_t from = out->size_bytes;
    if (style == 0) {
      blob_add(L, out, row->full, row->full_bytes);
      blob_add_text(L, out, " = $");
      add_value(L, out, row->value);
    } else if (style == 1) {
      blob_add_text(L, out, "al C:");
      add_value(L, out, row->value);
      blob_add_text(L, out, " .");
      blob_add(L, out, row->full, row->full_bytes);
    } else {
      blob_add(L, out, row->full, row->full_bytes);
      pad_to(L, out, from, 15);
      blob_add_text(L, out, "  ");
      from = out->size_bytes;
      add_value(L, out, row->value);
      pad_to(L, out, from, 8);
      blob_add_text(L, out, row->kind == OPF_SYMBOL_LABEL ? "  prv  lbl" : "  prv  var");
    }
    blob_add_byte(L, out, '\n');
  }
  return 1;
}

const luaL_Reg listing_methods[] = {
    {"listing", listing_make}, {"symbol_rows", listing_symbols}, {NULL, NULL}};
